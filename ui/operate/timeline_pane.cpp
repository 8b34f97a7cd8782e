// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/timeline_pane.h"

#include "ui/bridge/bridge.h"
#include "ui/models/slot_words.h"
#include "ui/models/time_axis.h"
#include "ui/operate/first_run.h"
#include "ui/operate/timeline_view.h"
#include "ui/widgets/actions.h"

#include <QPushButton>
#include <QStackedWidget>

namespace vortex::ui {

TimelinePane::TimelinePane(const Desk& desk, const QString& sample, QWidget* parent)
    : Pane(QStringLiteral("timeline"), tr("Stage timeline"), parent), m_desk(desk) {
  m_timeline = new TimelineView(desk);
  m_stack = new QStackedWidget(this);
  m_stack->addWidget(new FirstRun(desk, sample));
  m_stack->addWidget(m_timeline);
  setWidget(m_stack);
  for (const char* id : {"view.minute", "view.3minutes", "view.15minutes", "view.day"}) {
    auto* button = new QPushButton(this);
    QAction* action = m_desk.actions.find(QString::fromLatin1(id));
    Actions::bind(button, action, action->iconText());
    addTool(button);
  }
  m_follow = new QPushButton(this);
  m_follow->setCheckable(true);
  m_follow->setMinimumWidth(190);
  connect(m_follow, &QPushButton::clicked, m_desk.actions.find(QStringLiteral("view.follow")), &QAction::trigger);
  addTool(m_follow);
}

void TimelinePane::refresh() {
  m_stack->setCurrentIndex(m_desk.bridge.session().allSlots().empty() ? 0 : 1);
  m_timeline->refresh();
  const TimeAxis& axis = m_desk.axis;
  const QString text =
      axis.follows() ? tr("●  Following live   L") : tr("Paused, %1 behind   L").arg(secondsText(axis.behind(), 0));
  if (m_follow->text() != text)
    m_follow->setText(text);
  m_follow->setChecked(axis.follows());
}

}  // namespace vortex::ui
