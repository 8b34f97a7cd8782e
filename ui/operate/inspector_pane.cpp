// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/inspector_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/selection.h"
#include "ui/operate/inspector.h"

namespace vortex::ui {

InspectorPane::InspectorPane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("inspector"), tr("Inspector"), parent) {
  m_inspector = new Inspector(desk.bridge);
  setWidget(m_inspector);
  connect(&desk.selection, &Selection::changed, this,
          [this, &selection = desk.selection] { m_inspector->select(selection.slot()); });
}

void InspectorPane::refresh() {
  m_inspector->refresh();
  setNote(m_inspector->note());
}

}  // namespace vortex::ui
