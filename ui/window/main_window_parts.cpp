// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the window is put together: its panes, its workspaces, what stands above them.
#include "ui/bridge/bridge.h"
#include "ui/capture/capture_room.h"
#include "ui/compare/compare_pane.h"
#include "ui/log/log_pane.h"
#include "ui/operate/alarm_pane.h"
#include "ui/operate/attention_line.h"
#include "ui/operate/channel_strip.h"
#include "ui/operate/in_use_pane.h"
#include "ui/operate/inspector_pane.h"
#include "ui/operate/learn_pane.h"
#include "ui/operate/memory_pane.h"
#include "ui/operate/queue_pane.h"
#include "ui/operate/risk_pane.h"
#include "ui/operate/slot_pane.h"
#include "ui/operate/spare_pane.h"
#include "ui/operate/timeline_pane.h"
#include "ui/replay/address_commands.h"
#include "ui/replay/recorded_pane.h"
#include "ui/replay/recording_banner.h"
#include "ui/replay/recording_commands.h"
#include "ui/replay/rerun_commands.h"
#include "ui/tune/tune_room.h"
#include "ui/window/find_box.h"
#include "ui/window/main_window.h"
#include "ui/window/questions.h"
#include "ui/window/status_line.h"
#include "ui/window/strip_buttons.h"
#include "ui/window/top_bar.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace vortex::ui {

// A line a pane; where it stands is pane_places.cpp's.
void MainWindow::buildPanes(const QString& sample) {
  const Desk desk{m_bridge, m_axis, m_selection, m_actions};
  auto* risk = new RiskPane(desk, this);
  connect(risk, &RiskPane::cancelAsked, this, [this](SlotId slot) { askToCancel(this, m_bridge, slot); });
  auto* recorded = new RecordedPane(desk, this);
  m_rerun = new RerunCommands(desk, *recorded, this);
  m_address = new AddressCommands(desk, *recorded, this);
  m_tune = new TuneRoom(desk, this);
  m_capture = new CaptureRoom(desk, sample, this);
  const auto say = [this](const QString& what) { m_status->say(what); };
  connect(m_rerun, &RerunCommands::said, this, say);
  connect(m_address, &AddressCommands::said, this, say);
  connect(m_tune, &TuneRoom::said, this, say);
  connect(m_capture, &CaptureRoom::said, this, say);
  connect(m_capture, &CaptureRoom::noticed, this,
          [this](const QString& notice, QAction* action) { m_attention->setNotice(notice, action, AlarmPriority::High); });
  connect(m_capture, &CaptureRoom::wanted, this, [this] {
    if (m_layout->workspace() != Workspace::Recording)
      enter(Workspace::LeakHunt);
  });
  connect(m_tune, &TuneRoom::slotsAsked, this, [this, recorded](const std::vector<SlotId>& which) {
    enter(Workspace::Replay);
    recorded->showOnly(which);
  });
  auto* compare = new ComparePane(desk, *recorded, this);
  connect(compare, &ComparePane::wanted, this, [this, compare] {
    if (m_layout->workspace() != Workspace::Replay)
      enter(Workspace::Replay);
    compare->show();
    compare->raise();
  });
  recorded->addRowActions({m_actions.find(QStringLiteral("recording.of_slot"))});
  m_panes = {
      new TimelinePane(desk, QFileInfo(sample).fileName(), this),
      new MemoryPane(desk, this),
      new SlotPane(desk, this),
      new QueuePane(desk, this),
      new LogPane(desk, this),
      new SparePane(desk, this),
      risk,
      new AlarmPane(desk, this),
      new InspectorPane(desk, this),
      recorded,
      compare,
      new InUsePane(desk, this),
      new LearnPane(desk, this),
  };
  m_panes.insert(m_panes.end(), m_tune->panes().begin(), m_tune->panes().end());
  m_panes.insert(m_panes.end(), m_capture->panes().begin(), m_capture->panes().end());
  recorded->addRowActions({m_actions.find(QStringLiteral("slots.folder")), m_actions.find(QStringLiteral("slots.json"))});
  m_layout = new Layout(*this, m_panes);
}

// Their numbers are for good.
void MainWindow::buildWorkspaces() {
  auto* group = new QActionGroup(this);
  const auto add = [&](Workspace workspace, const QString& text, const QString& says, QKeyCombination key) {
    QAction* action =
        m_actions.add(Menu::View, {QStringLiteral("workspace.") + QString::fromLatin1(nameOf(workspace)), text, says, {key}});
    action->setCheckable(true);
    action->setData(static_cast<int>(workspace));
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, workspace] { enter(workspace); });
    m_workspaces << action;
  };
  m_actions.separate(Menu::View);
  add(Workspace::Operate, tr("&Operate"), tr("The channel as it runs: what is on, what airs next, what is in danger"),
      Qt::CTRL | Qt::Key_1);
  add(Workspace::Tune, tr("&Tune"), tr("Timeouts set by evidence: what each would have done to the slots on record"),
      Qt::CTRL | Qt::Key_2);
  add(Workspace::LeakHunt, tr("Leak &hunt"), tr("Does memory grow, by how much a slot, and what holds it"), Qt::CTRL | Qt::Key_3);
  add(Workspace::Replay, tr("R&eplay"), tr("What was recorded: find slots, look at them, make them again"), Qt::CTRL | Qt::Key_4);
  m_actions.separate(Menu::View);
}

void MainWindow::buildViewMenu() {
  for (Pane* pane : m_panes)
    m_actions.adopt(Menu::View, pane->toggleViewAction(), QStringLiteral("pane.") + pane->objectName(),
                    tr("Opens or closes %1").arg(pane->windowTitle()));
  m_actions.separate(Menu::View);
  QAction* lock = m_actions.add(
      Menu::View,
      {QStringLiteral("view.lock"), tr("L&ock layout"), tr("Keeps every pane where it is, against a drag by accident"), {}});
  lock->setCheckable(true);
  connect(lock, &QAction::toggled, m_layout, &Layout::setLocked);
  connect(m_actions.add(Menu::View,
                        {QStringLiteral("view.reset"), tr("&Reset layout"), tr("Puts every pane back to its first place"), {}}),
          &QAction::triggered, m_layout, &Layout::reset);
}

void MainWindow::buildTop() {
  const Desk desk{m_bridge, m_axis, m_selection, m_actions};
  auto* top = new QWidget(this);
  auto* layout = new QVBoxLayout(top);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* bar = m_top = new TopBar(desk, m_workspaces, top);
  m_strip = new ChannelStrip(m_bridge, top);
  m_buttons = new StripButtons(m_actions, top);
  m_attention = new AttentionLine(desk, top);
  auto* strip = new QHBoxLayout;
  strip->setSpacing(0);
  strip->addWidget(m_strip, 1);
  strip->addWidget(m_buttons);
  layout->addWidget(bar);
  layout->addLayout(strip);
  layout->addWidget(m_attention);
  layout->addWidget(m_tune->makeBar(top));
  layout->addWidget(m_banner = new RecordingBanner(desk, top));
  setMenuWidget(top);
  connect(m_actions.find(QStringLiteral("edit.find")), &QAction::triggered, bar->find(), &FindBox::begin);
  connect(bar->find(), &FindBox::slotChosen, this, &MainWindow::showSlot);
}

void MainWindow::connectRecording() {
  connect(m_recording, &RecordingCommands::opened, this, [this] { showRecording(true); });
  connect(m_recording, &RecordingCommands::left, this, [this] { showRecording(false); });
  connect(m_recording, &RecordingCommands::recipesDropped, this, &MainWindow::takeRecipes);
  // What is live alone is not opened beside a recording, and one is left before another workspace is entered.
  for (const char* id : {"pane.queue", "pane.in_use", "pane.recorded"})
    Actions::setDrives(m_actions.find(QString::fromLatin1(id)));
  for (const Pane* pane : m_tune->panes())
    Actions::setDrives(m_actions.find(QStringLiteral("pane.") + pane->objectName()));
  for (QAction* workspace : m_workspaces)
    Actions::setDrives(workspace);
}

}  // namespace vortex::ui
