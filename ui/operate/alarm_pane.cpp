// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/alarm_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/alarm_order.h"
#include "ui/models/alarm_table_model.h"
#include "ui/models/alarm_words.h"
#include "ui/models/selection.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/alarm_delegate.h"
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kGlyphAndGaps = 38;

int widestState(QFont font) {
  font.setWeight(QFont::DemiBold);
  AlarmLine open, shelved;
  open.alarm.state = AlarmState::Unacknowledged;
  shelved.alarm.state = AlarmState::Shelved;
  shelved.alarm.shelvedUntil = Time{} + seconds(8 * 3600);
  const QFontMetrics metrics(font);
  return std::max(metrics.horizontalAdvance(stateText(open, {})), metrics.horizontalAdvance(stateText(shelved, {})));
}

}  // namespace

AlarmPane::AlarmPane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("alarms"), tr("Alarms"), parent), m_desk(desk) {
  m_model = new AlarmTableModel(
      desk.bridge.session(), [&bridge = desk.bridge](Time time) { return bridge.clockText(time); }, this);
  auto* body = new QWidget(this);
  m_table = makeTable(m_model, tr("Alarms"), body);
  m_table->setItemDelegate(new AlarmDelegate(AlarmTableModel::PriorityRole, AlarmTableModel::StateRole, m_table));
  setWidths(*m_table, {widestState(m_table->font()) + kGlyphAndGaps, 76});
  m_table->horizontalHeader()->setStretchLastSection(true);
  auto* layout = new QVBoxLayout(body);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  // The chosen alarm's sentences, else the worst one's, in full, since the column cuts them short: two lines, there or not, so that
  // nothing moves.
  m_says = new QLabel(body);
  m_says->setObjectName(QStringLiteral("caption"));
  m_says->setTextFormat(Qt::PlainText);
  m_says->setWordWrap(true);
  m_says->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  m_says->setContentsMargins(8, 3, 8, 3);
  m_says->setFixedHeight(2 * m_says->fontMetrics().lineSpacing() + 6);
  layout->addWidget(m_table, 1);
  layout->addWidget(m_says);
  setWidget(body);
  const auto action = [&](const char* id) { return m_desk.actions.find(QString::fromLatin1(id)); };
  auto* acknowledge = new QPushButton(this);
  Actions::bind(acknowledge, action("alarms.acknowledge"), tr("Acknowledge"));
  auto* shelve = new QPushButton(tr("Shelve…"), this);
  shelve->setAccessibleName(tr("Shelve"));
  auto* spans = new QMenu(shelve);
  for (const char* id : {"alarms.shelve1", "alarms.shelve2", "alarms.shelve3", "alarms.unshelve"})
    spans->addAction(action(id));
  shelve->setMenu(spans);
  addTool(acknowledge);
  addTool(shelve);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid() && !m_refreshing)
      m_desk.selection.selectAlarm(current.data(AlarmTableModel::KeyRole).toString().toStdString());
  });
  connect(m_table, &QTableView::activated, action("alarms.show"), &QAction::trigger);
  connect(&m_desk.selection, &Selection::alarmChanged, this, &AlarmPane::showSelection);
}

void AlarmPane::refresh() {
  const Session& session = m_desk.bridge.session();
  const auto minute = m_desk.bridge.now().time_since_epoch() / seconds(60);
  if (m_shown == session.mark() && m_minute == minute)
    return;
  m_shown = session.mark();
  m_minute = minute;
  m_refreshing = true;
  m_model->refresh(m_desk.bridge.now());
  m_refreshing = false;
  showSelection();
  int open = 0;
  for (const auto& [key, line] : session.alarms())
    open += line.alarm.state == AlarmState::Unacknowledged ? 1 : 0;
  const QString actor = worstActor(session);
  const QString standing =
      session.alarms().empty() ? tr("none") : tr("%1 unacknowledged of %2").arg(open).arg(session.alarms().size());
  setNote(actor.isEmpty() ? standing : tr("%1; most often: %2").arg(standing, actor));
}

void AlarmPane::showSelection() {
  const int row = m_model->rowOf(m_desk.selection.alarm());
  if (row >= 0 && m_table->currentIndex().row() != row)
    m_table->setCurrentIndex(m_model->index(row, 0));
  const AlarmLine* chosen = m_model->alarmAt(std::max(m_table->currentIndex().row(), 0));  // else the worst
  const QString says =
      chosen != nullptr ? alarmSentences(chosen->alarm) : tr("No alarm stands. What needs you comes here, the worst first.");
  if (m_says->text() != says)
    m_says->setText(says);
}

}  // namespace vortex::ui
