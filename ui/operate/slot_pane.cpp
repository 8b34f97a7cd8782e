// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/slot_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/selection.h"
#include "ui/models/slot_table_model.h"
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QTableView>
#include <array>

namespace vortex::ui {

SlotPane::SlotPane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("slots"), tr("Slots"), parent), m_desk(desk) {
  m_model = new SlotTableModel(
      desk.bridge.session(), [&bridge = desk.bridge](Time time) { return bridge.clockText(time); }, this);
  m_table = makeTable(m_model, tr("Slots"), this);
  m_table->horizontalHeader()->setSectionResizeMode(SlotTableModel::State, QHeaderView::Stretch);
  constexpr std::array kWidths{60, 76, 170, 160, 60, 104, 84};
  for (int column = 0; column < SlotTableModel::kColumns; ++column)
    m_table->setColumnWidth(column, kWidths[static_cast<std::size_t>(column)]);
  setWidget(m_table);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid())
      m_desk.selection.select(m_model->slotAt(current.row()));
  });
  connect(&m_desk.selection, &Selection::changed, this, &SlotPane::showSelection);
}

void SlotPane::refresh() {
  const Session& session = m_desk.bridge.session();
  if (m_shown == session.told())  // time alone changes nothing in it
    return;
  m_shown = session.told();
  m_model->refresh();
  setNote(session.allSlots().empty() ? tr("none yet") : tr("%1 in this session").arg(session.allSlots().size()));
}

void SlotPane::showSelection() {
  const auto& slot = m_desk.selection.slot();
  const int row = slot ? m_model->rowOf(*slot) : -1;
  if (row >= 0)
    m_table->setCurrentIndex(m_model->index(row, 0));
}

}  // namespace vortex::ui
