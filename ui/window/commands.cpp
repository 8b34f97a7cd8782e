// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/commands.h"

#include "ui/bridge/bridge.h"
#include "ui/models/emergency_words.h"
#include "ui/models/outlook.h"
#include "ui/models/selection.h"
#include "ui/models/time_axis.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/pane.h"
#include "ui/window/about.h"
#include "ui/window/appearance.h"
#include "ui/window/interrupted.h"
#include "ui/window/key_sheet.h"
#include "ui/window/questions.h"
#include "ui/window/recipe_opener.h"
#include "ui/window/settings_dialog.h"

#include <QApplication>
#include <QCoreApplication>
#include <QCursor>
#include <QMessageBox>
#include <QProcess>
#include <QToolTip>
#include <QWidget>
#include <utility>

namespace vortex::ui {

Commands::Commands(const Desk& desk, QString sample, QWidget* window)
    : QObject(window), m_desk(desk), m_sample(std::move(sample)), m_window(window) {
  file();
  edit();
  onSlots();
  endings();
  device();
  view();
  help();
  refresh();
}

void Commands::file() {
  const auto open = [this](const QStringList& files) { openRecipes(m_window, m_desk.bridge, files); };
  Actions& actions = m_desk.actions;
  connect(actions.add(Menu::File, {QStringLiteral("file.open"),
                                   tr("&Open recipes…"),
                                   tr("Reads recipe files and adds what they hold to the queue"),
                                   {QKeySequence::Open},
                                   true}),
          &QAction::triggered, this, [this, open] { open(chooseRecipes(m_window)); });
  connect(actions.add(Menu::File, {QStringLiteral("file.sample"),
                                   tr("Run the &sample recipes"),
                                   tr("Adds the three sample slots to the queue"),
                                   {QKeySequence(tr("Ctrl+R"))},
                                   true}),
          &QAction::triggered, this, [this, open] {
            m_selectNext = !m_desk.selection.slot();
            open({m_sample});
          });
  connect(actions.add(Menu::File, {QStringLiteral("file.export"),
                                   tr("&Export pane…"),
                                   tr("Writes what the pane with the focus shows to a file: PNG, SVG or CSV"),
                                   {QKeySequence(tr("Ctrl+E"))}}),
          &QAction::triggered, this, [] {
            if (Pane* pane = Pane::around(QApplication::focusWidget()))
              pane->showExportMenu();
            else
              QToolTip::showText(QCursor::pos(), tr("Choose a pane first: click into it, or Tab to it"));
          });
  connect(actions.add(Menu::File, {QStringLiteral("file.demo"),
                                   tr("Watch a &demo with trouble…"),
                                   tr("Opens a second window with a SIMULATED channel that has every kind of trouble"),
                                   {QKeySequence(tr("Ctrl+Shift+D"))}}),
          &QAction::triggered, this, &Commands::demo);
}

void Commands::addQuit() {
  Actions& actions = m_desk.actions;
  actions.separate(Menu::File);
  connect(actions.add(Menu::File, {QStringLiteral("file.quit"),
                                   tr("&Quit"),
                                   tr("Ends the program; asks first while a slot is in the making"),
                                   {QKeySequence::Quit}}),
          &QAction::triggered, m_window, &QWidget::close);
}

// A process of its own: the channel here goes on, and nothing of the pretended one can be taken for it.
void Commands::demo() {
  const QStringList arguments{QStringLiteral("--demo"), QStringLiteral("--theme"), nameOf(appliedTheme())};
  if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments))
    QMessageBox::warning(m_window, tr("The demo did not start"),
                         tr("%1 --demo could not be started.").arg(QCoreApplication::applicationFilePath()));
}

void Commands::edit() {
  m_desk.actions.add(Menu::Edit, {QStringLiteral("edit.find"),
                                  tr("&Find an action or a slot"),
                                  tr("Type part of what you want to do, or a slot's number or name"),
                                  {QKeySequence(tr("Ctrl+K")), QKeySequence(tr("Ctrl+Shift+P"))}});
  m_desk.actions.separate(Menu::Edit);
  m_settings =
      m_desk.actions.add(Menu::Edit, {QStringLiteral("edit.settings"),
                                      tr("&Settings…"),
                                      tr("Every key of the configuration, with its unit, its range and the profile's value"),
                                      {QKeySequence(tr("Ctrl+,"))},
                                      true});
  connect(m_settings, &QAction::triggered, this, [this] { SettingsDialog(m_desk.bridge, m_configFile, m_window).exec(); });
}

void Commands::onSlots() {
  Actions& actions = m_desk.actions;
  m_intake = actions.add(Menu::Slots, {QStringLiteral("slots.intake"),
                                       tr("&Pause intake"),
                                       tr("Queued slots wait; their air times do not, and what runs goes on"),
                                       {Qt::Key_F6},
                                       true});
  m_intake->setCheckable(true);
  connect(m_intake, &QAction::triggered, this, [this](bool paused) { m_desk.bridge.setIntake(!paused); });
  m_cancel = actions.add(Menu::Slots, {QStringLiteral("slots.cancel"),
                                       tr("&Cancel slot…"),
                                       tr("Stops the selected slot, after a question that names it"),
                                       {QKeySequence::Delete},
                                       true});
  connect(m_cancel, &QAction::triggered, this, [this] {
    if (const auto& slot = m_desk.selection.slot())
      askToCancel(m_window, m_desk.bridge, *slot);
  });
  m_again = actions.add(Menu::Slots, {QStringLiteral("slots.again"),
                                      tr("&Make interrupted slots again"),
                                      tr("Puts the slots that the last program was making when it died at the front of the queue"),
                                      {},
                                      true});
  connect(m_again, &QAction::triggered, this, [this] {
    if (const history::Leftover* left = m_desk.bridge.leftover())
      m_desk.bridge.enqueue(makeAgain(*left, LeftAs::Running), true);
    m_askedAgain = true;
  });
  m_cancelRunning = actions.add(Menu::Slots, {QStringLiteral("slots.cancel_running"),
                                              tr("Cancel the slot in the &making…"),
                                              tr("Stops the most urgent slot in the making, after a question that names it"),
                                              {},
                                              true});
  connect(m_cancelRunning, &QAction::triggered, this, [this] {
    if (const Slot* slot = inTheMaking(m_desk.bridge.live().session)) {
      const SlotId named = slot->id;  // it may be over when the question is answered
      if (askToCancel(m_window, m_desk.bridge, named))
        m_desk.selection.select(named);  // its receipt
    }
  });
}

void Commands::endings() {
  Actions& actions = m_desk.actions;
  actions.separate(Menu::Slots);
  m_finish = actions.add(Menu::Slots, {QStringLiteral("slots.finish"),
                                       finishTexts()[0],
                                       tr("Makes what is queued, then stops the engine and closes the window; asks first"),
                                       {},
                                       true});
  connect(m_finish, &QAction::triggered, this, [this] {
    Bridge& bridge = m_desk.bridge;
    bridge.finishQueue(!bridge.finishing() && askToFinishQueue(m_window, bridge));
  });
  m_stopAfter =
      actions.add(Menu::Slots, {QStringLiteral("slots.stop_after"),
                                tr("&Stop after this slot…"),
                                tr("Finishes what is in the making, then stops the engine and closes the window; asks first"),
                                {},
                                true});
  connect(m_stopAfter, &QAction::triggered, this, [this] {
    if (askToStopAfterThis(m_window, m_desk.bridge))
      m_desk.bridge.stop(StopMode::Finish);
  });
}

void Commands::device() {
  Actions& actions = m_desk.actions;
  m_clear = actions.add(Menu::Device, {QStringLiteral("device.clear"),
                                       tr("Clear &buffers"),
                                       tr("Gives back memory that the device and the output pool hold unused; slots run on"),
                                       {},
                                       true});
  connect(m_clear, &QAction::triggered, this, [this] { m_desk.bridge.clearBuffers(); });
  m_unload = actions.add(
      Menu::Device, {QStringLiteral("device.unload"),
                     tr("&Unload models"),
                     tr("Takes the models from the device, unless an attempt runs; the next one brings them back, in its own time"),
                     {},
                     true});
  connect(m_unload, &QAction::triggered, this, [this] { m_desk.bridge.unloadModels(); });
  m_restart = actions.add(Menu::Device, {QStringLiteral("device.restart"),
                                         tr("&Restart device…"),
                                         tr("Ends the device process and starts it anew, after a question that says what it costs"),
                                         {},
                                         true});
  connect(m_restart, &QAction::triggered, this, [this] { askToRestartDevice(m_window, m_desk.bridge); });
}

void Commands::view() {
  Actions& actions = m_desk.actions;
  m_follow = actions.add(Menu::View, {QStringLiteral("view.follow"),
                                      tr("&Follow live"),
                                      tr("Brings the view back to the present and keeps it there"),
                                      {Qt::Key_L}});
  connect(m_follow, &QAction::triggered, this, [this] { m_desk.axis.follow(); });
  actions.separate(Menu::View);
  const auto last = [&](const char* id, const QString& text, const QString& label, double span) {
    QAction* action =
        actions.add(Menu::View, {QString::fromLatin1(id), text, tr("Shows the present and what led to it, following live"), {}});
    action->setIconText(label);
    connect(action, &QAction::triggered, this, [this, span] { m_desk.axis.showLast(seconds(span)); });
  };
  last("view.minute", tr("Last slot (&1 min)"), tr("1 min"), 72);
  last("view.3minutes", tr("Last &4 slots (3 min)"), tr("3 min"), 216);
  last("view.15minutes", tr("Last &20 slots (15 min)"), tr("15 min"), 1'080);
  last("view.day", tr("Whole &day"), tr("Day"), 86'400);
  QAction* fit = actions.add(Menu::View, {QStringLiteral("view.fit"),
                                          tr("All of the &session"),
                                          tr("Shows everything from the first slot to the present, following live"),
                                          {Qt::Key_Home}});
  fit->setIconText(tr("Fit"));
  connect(fit, &QAction::triggered, this, [this] {
    const auto& all = m_desk.bridge.session().allSlots();
    if (!all.empty())
      m_desk.axis.showSince(all.front().begin());
  });
  actions.separate(Menu::View);
  // The timeline does these (operate/timeline_pane.cpp).
  actions
      .add(Menu::View, {QStringLiteral("view.unfold"),
                        tr("&Unfold rows"),
                        tr("A lane for each stage in every row of the timeline"),
                        {Qt::Key_U}})
      ->setCheckable(true);
  actions.add(Menu::View, {QStringLiteral("view.table"),
                           tr("Timeline as a &table"),
                           tr("Shows the attempts in view as a table, or drawn again"),
                           {Qt::Key_T}});
  actions.add(Menu::View, {QStringLiteral("view.before"),
                           tr("&Previous abnormal slot"),
                           tr("Selects the slot before that missed air or did not succeed"),
                           {Qt::Key_BracketLeft}});
  actions.add(Menu::View, {QStringLiteral("view.after"),
                           tr("&Next abnormal slot"),
                           tr("Selects the slot after that missed air or did not succeed"),
                           {Qt::Key_BracketRight}});
  actions.separate(Menu::View);
  addThemes(actions, this);
  actions.separate(Menu::View);
}

void Commands::help() {
  Actions& actions = m_desk.actions;
  connect(actions.add(Menu::Help, {QStringLiteral("help.keys"),
                                   tr("&Keys"),
                                   tr("Every key, and what it does"),
                                   {Qt::Key_F1, QKeySequence(QStringLiteral("?"))}}),
          &QAction::triggered, this, [this] { (new KeySheet(m_desk.actions, m_window))->show(); });
  connect(
      actions.add(
          Menu::Help,
          {QStringLiteral("help.about"), tr("&About"), tr("Which version this is, what it runs on, and under which licences"), {}}),
      &QAction::triggered, this, [this] { showAbout(m_window, m_desk.bridge); });
}

namespace {

void setText(QAction* action, const QString& text) {
  if (action->text() != text)
    action->setText(text);
}

}  // namespace

void Commands::refresh() {
  refreshCancel();
  refreshAgain();
  refreshRunning();
  const Bridge& bridge = m_desk.bridge;
  const QString noEngine = tr("The engine does not run yet");
  // Whoever runs the samples wants to see one.
  if (const Slot* slot = m_selectNext ? inTheMaking(bridge.live().session) : nullptr; slot != nullptr) {
    m_selectNext = false;
    if (!m_desk.selection.slot() && bridge.recording() == nullptr)
      m_desk.selection.select(slot->id);
  }
  m_intake->setChecked(bridge.live().channel->held());  // also a pause that was kept over a restart
  Actions::allow(m_finish, bridge.running(), noEngine);
  setText(m_finish, finishTexts()[bridge.finishing() ? 1 : 0]);
  Actions::allow(m_settings, !m_configFile.empty(), tr("This channel has no configuration file to keep them in"));
  Actions::allow(m_clear, bridge.running(), noEngine);
  const QString noUnload = bridge.running() ? whyNoUnload(bridge.live().session, bridge.live().simulated) : noEngine;
  Actions::allow(m_unload, noUnload.isEmpty(), noUnload);
  Actions::allow(m_restart, bridge.running(), noEngine);
  setText(m_follow, bridge.recording() != nullptr ? tr("&Follow the recording") : tr("&Follow live"));
  const bool held = bridge.live().session.device().condition == DeviceCondition::Held;
  setText(m_restart, held ? tr("&Restart device") : tr("&Restart device…"));  // one that is held is restarted without a question
}

QStringList Commands::finishTexts() { return {tr("Finish &queue and stop…"), tr("Do not stop after the &queue")}; }

void Commands::refreshCancel() {
  const auto& selected = m_desk.selection.slot();
  // What is selected in a recording is none of the channel's.
  const Bridge& bridge = m_desk.bridge;
  const Slot* slot = selected && bridge.recording() == nullptr ? bridge.live().session.find(*selected) : nullptr;
  const bool open = slot != nullptr && !isOver(*slot);
  Actions::allow(m_cancel, open,
                 slot == nullptr ? tr("Select a slot that is queued or in the making")
                                 : tr("Slot %1 is decided already").arg(slot->id.value));
  setText(m_cancel, open ? tr("&Cancel slot %1…").arg(slot->id.value) : tr("&Cancel slot…"));
}

void Commands::refreshAgain() {
  const history::Leftover* left = m_desk.bridge.leftover();
  Actions::allow(m_again, left != nullptr && left->running > 0 && !m_askedAgain,
                 m_askedAgain ? tr("They are in the queue, or were made since") : tr("No slot was interrupted"));
}

void Commands::refreshRunning() {
  const Slot* slot = inTheMaking(m_desk.bridge.live().session);
  const QString none = tr("No slot is in the making");
  Actions::allow(m_cancelRunning, slot != nullptr, none);
  setText(m_cancelRunning, slot != nullptr ? tr("Cancel %1…").arg(slot->id.value) : tr("Cancel…"));
  Actions::allow(m_stopAfter, slot != nullptr, none);
  setText(m_stopAfter, slot != nullptr ? tr("&Stop after slot %1…").arg(slot->id.value) : tr("&Stop after this slot…"));
}

}  // namespace vortex::ui
