// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/memory_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/operate/memory_view.h"

namespace vortex::ui {

MemoryPane::MemoryPane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("memory"), tr("VRAM"), parent) {
  if (desk.bridge.settings().device.name == "cpu" && !desk.bridge.simulated())
    setWindowTitle(tr("Memory, CPU meter"));
  m_memory = new MemoryView(desk);
  setWidget(m_memory);
}

void MemoryPane::refresh() {
  m_memory->refresh();
  setNote(m_memory->summary());
}

}  // namespace vortex::ui
