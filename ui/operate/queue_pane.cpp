// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/queue_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/queue_model.h"
#include "ui/models/slot_words.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableView>
#include <algorithm>

namespace vortex::ui {

QueuePane::QueuePane(const Desk& desk, QWidget* parent) : Pane(QStringLiteral("queue"), tr("Queue"), parent), m_desk(desk) {
  Bridge& bridge = m_desk.bridge;
  m_model = new QueueModel(
      *bridge.live().channel, bridge.live().settings.airAfter, [&bridge](Time time) { return bridge.live().clockText(time); },
      this);
  m_table = makeTable(m_model, tr("Queue"), this);
  m_table->horizontalHeader()->setSectionResizeMode(QueueModel::From, QHeaderView::Stretch);
  setWidths(*m_table, {76, 150, 100, 90});
  m_table->setDragDropMode(QAbstractItemView::InternalMove);
  m_table->setDragDropOverwriteMode(false);
  m_table->setDropIndicatorShown(true);
  m_table->installEventFilter(this);
  setWidget(m_table);
  connect(m_model, &QueueModel::moveAsked, this,
          [&bridge](quint64 key, int to) { bridge.moveWaiting(key, static_cast<std::size_t>(to)); });

  auto* add = new QPushButton(this);
  Actions::bind(add, m_desk.actions.find(QStringLiteral("file.open")), tr("Add…"));
  m_hold = new QPushButton(tr("Hold"), this);
  const QFontMetrics metrics = m_hold->fontMetrics();
  m_hold->setMinimumWidth(std::max(metrics.horizontalAdvance(tr("Hold")), metrics.horizontalAdvance(tr("Release"))) + 22);
  m_hold->setToolTip(tr("It keeps its place and is passed over, until it is released  (H)"));
  connect(m_hold, &QPushButton::clicked, this, &QueuePane::toggleHeld);
  m_air = new QPushButton(tr("Put on air"), this);
  m_air->setMinimumWidth(std::max(metrics.horizontalAdvance(tr("Put on air")), metrics.horizontalAdvance(tr("Off air"))) + 22);
  m_air->setToolTip(tr("Gives the rerun an air time of the channel, or makes it in a gap between air slots  (O)"));
  connect(m_air, &QPushButton::clicked, this, &QueuePane::toggleOffAir);
  m_remove = new QPushButton(tr("Take out"), this);
  m_remove->setToolTip(tr("Takes the recipe out of the queue; its file stays  (Del)"));
  connect(m_remove, &QPushButton::clicked, this, &QueuePane::takeOut);
  for (QPushButton* button : {add, m_hold, m_air, m_remove})
    addTool(button);
  refresh();
}

void QueuePane::refresh() {
  m_model->refresh();
  const Channel& channel = *m_desk.bridge.live().channel;
  const int waiting = m_model->rowCount();
  QString note = waiting == 0     ? tr("empty: recipes that you open wait here")
                 : channel.held() ? tr("%n waiting, intake paused", nullptr, waiting)
                                  : tr("%n waiting", nullptr, waiting);
  if (m_model->hasOffAir())
    note += tr("; a rerun starts in a gap of %1").arg(secondsText(m_desk.bridge.rerunTakes(), 0));
  setNote(note);
  const QModelIndex current = m_table->currentIndex();
  for (QPushButton* button : {m_hold, m_remove})
    button->setEnabled(current.isValid());
  const bool held = current.isValid() && current.data(QueueModel::HeldRole).toBool();
  const QString text = held ? tr("Release") : tr("Hold");
  if (m_hold->text() != text)
    m_hold->setText(text);
  m_air->setEnabled(current.isValid() && current.data(QueueModel::MayBeOffAirRole).toBool());
  const QString air = !m_air->isEnabled() || current.data(QueueModel::OffAirRole).toBool() ? tr("Put on air") : tr("Off air");
  if (m_air->text() != air)
    m_air->setText(air);
}

bool QueuePane::isOurs(int key, Qt::KeyboardModifiers modifiers) const {
  if (modifiers == Qt::AltModifier)
    return key == Qt::Key_Up || key == Qt::Key_Down;
  return modifiers == Qt::NoModifier && (key == Qt::Key_Delete || key == Qt::Key_H || key == Qt::Key_O);
}

// Delete here takes out what waits; elsewhere in the window it cancels a slot.
bool QueuePane::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
    const auto* press = static_cast<QKeyEvent*>(event);
    if (isOurs(press->key(), press->modifiers())) {
      if (event->type() == QEvent::KeyPress)
        act(press->key(), press->modifiers());
      event->accept();
      return true;
    }
  }
  return Pane::eventFilter(watched, event);
}

void QueuePane::act(int key, Qt::KeyboardModifiers modifiers) {
  if (modifiers == Qt::AltModifier)
    moveBy(key == Qt::Key_Up ? -1 : 1);
  else if (key == Qt::Key_Delete)
    takeOut();
  else if (key == Qt::Key_O)
    toggleOffAir();
  else
    toggleHeld();
}

void QueuePane::moveBy(int places) {
  const QModelIndex current = m_table->currentIndex();
  const int to = current.row() + places;
  if (!current.isValid() || to < 0 || to >= m_model->rowCount())
    return;
  m_desk.bridge.moveWaiting(m_model->keyAt(current.row()), static_cast<std::size_t>(to));
  refresh();
}

void QueuePane::toggleHeld() {
  const QModelIndex current = m_table->currentIndex();
  if (!current.isValid())
    return;
  m_desk.bridge.holdWaiting(m_model->keyAt(current.row()), !current.data(QueueModel::HeldRole).toBool());
  refresh();
}

// Only what was recorded once may be made off the air: a recipe that nobody saw yet is for the channel.
void QueuePane::toggleOffAir() {
  const QModelIndex current = m_table->currentIndex();
  if (!current.isValid() || !current.data(QueueModel::MayBeOffAirRole).toBool())
    return;
  m_desk.bridge.setWaitingOffAir(m_model->keyAt(current.row()), !current.data(QueueModel::OffAirRole).toBool());
  refresh();
}

void QueuePane::takeOut() {
  const int row = m_table->currentIndex().row();
  if (row < 0)
    return;
  m_desk.bridge.removeWaiting(m_model->keyAt(row));
  refresh();
  if (const int rows = m_model->rowCount(); rows > 0)
    m_table->setCurrentIndex(m_model->index(std::min(row, rows - 1), 0));
}

}  // namespace vortex::ui
