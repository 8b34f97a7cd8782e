// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/memory_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/text_table_model.h"
#include "ui/operate/memory_view.h"
#include "ui/widgets/table.h"

#include <QKeyEvent>
#include <QStackedWidget>
#include <QTableView>

namespace vortex::ui {

MemoryPane::MemoryPane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("memory"), tr("VRAM"), parent) {
  if (desk.bridge.settings().device.name == "cpu" && !desk.bridge.simulated()) {
    setWindowTitle(tr("Memory, CPU meter"));
    m_prefix = tr("host memory metered as VRAM   ");
  }
  std::vector<TextTableModel::Column> columns;
  for (const QString& title : MemoryView::columns())
    columns.push_back({title, !columns.empty()});
  m_rows = new TextTableModel(std::move(columns), this);
  m_memory = new MemoryView(desk);
  m_stack = new QStackedWidget(this);
  m_stack->addWidget(m_memory);
  m_stack->addWidget(makeTable(m_rows, tr("Device memory over the visible time"), m_stack));
  setWidget(m_stack);
}

void MemoryPane::refresh() {
  m_memory->refresh();
  setNote(m_prefix + m_memory->summary());
}

Exportables MemoryPane::exportables() {
  return {.picture = widget(), .rows = [this] {
            m_rows->setRows(m_memory->rows());
            return csvOf(*qobject_cast<QTableView*>(m_stack->widget(1)));
          }};
}

void MemoryPane::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_T || event->modifiers() != Qt::NoModifier)
    return Pane::keyPressEvent(event);
  m_stack->setCurrentIndex(1 - m_stack->currentIndex());
  m_stack->currentWidget()->setFocus();
  // As it stands: a table that moves under the reader cannot be read.
  m_rows->setRows(m_memory->rows());
}

}  // namespace vortex::ui
