// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/alarm_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/alarm_table_model.h"
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QTableView>

namespace vortex::ui {

AlarmPane::AlarmPane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("alarms"), tr("Alarms"), parent), m_desk(desk) {
  m_model = new AlarmTableModel(
      desk.bridge.session(), [&bridge = desk.bridge](Time time) { return bridge.clockText(time); }, this);
  m_table = makeTable(m_model, tr("Alarms"), this);
  m_table->setColumnWidth(AlarmTableModel::State, 110);
  m_table->setColumnWidth(AlarmTableModel::Since, 76);
  m_table->horizontalHeader()->setStretchLastSection(true);
  setWidget(m_table);
}

void AlarmPane::refresh() {
  const Session& session = m_desk.bridge.session();
  if (m_shown == session.told())
    return;
  m_shown = session.told();
  m_model->refresh();
  int open = 0;
  for (const auto& [key, line] : session.alarms())
    open += line.alarm.state == AlarmState::Unacknowledged ? 1 : 0;
  setNote(session.alarms().empty() ? tr("none") : tr("%1 unacknowledged of %2").arg(open).arg(session.alarms().size()));
}

}  // namespace vortex::ui
