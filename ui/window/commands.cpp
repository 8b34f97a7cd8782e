// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/commands.h"

#include "ui/bridge/bridge.h"
#include "ui/models/selection.h"
#include "ui/models/time_axis.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/pane.h"
#include "ui/window/interrupted.h"
#include "ui/window/questions.h"
#include "ui/window/recipe_opener.h"

#include <QApplication>
#include <QCursor>
#include <QToolTip>
#include <QWidget>
#include <utility>

namespace vortex::ui {

Commands::Commands(const Desk& desk, QString sample, QWidget* window)
    : QObject(window), m_desk(desk), m_sample(std::move(sample)), m_window(window) {
  file();
  onSlots();
  device();
  view();
  refresh();
}

void Commands::file() {
  const auto open = [this](const QStringList& files) { openRecipes(m_window, m_desk.bridge, files); };
  Actions& actions = m_desk.actions;
  connect(actions.add(Menu::File, {QStringLiteral("file.open"),
                                   tr("&Open recipes…"),
                                   tr("Reads recipe files and adds what they hold to the queue"),
                                   {QKeySequence::Open}}),
          &QAction::triggered, this, [this, open] { open(chooseRecipes(m_window)); });
  connect(actions.add(Menu::File, {QStringLiteral("file.sample"),
                                   tr("Run the &sample recipes"),
                                   tr("Adds three sample slots to the queue"),
                                   {QKeySequence(tr("Ctrl+R"))}}),
          &QAction::triggered, this, [this, open] {
            open({m_sample, m_sample, m_sample});
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
  actions.separate(Menu::File);
  connect(actions.add(Menu::File, {QStringLiteral("file.quit"),
                                   tr("&Quit"),
                                   tr("Ends the program; asks first while a slot is in the making"),
                                   {QKeySequence::Quit}}),
          &QAction::triggered, m_window, &QWidget::close);
}

void Commands::onSlots() {
  Actions& actions = m_desk.actions;
  m_intake = actions.add(Menu::Slots, {QStringLiteral("slots.intake"),
                                       tr("&Pause intake"),
                                       tr("Queued slots wait; their air times do not, and what runs goes on"),
                                       {Qt::Key_F6}});
  m_intake->setCheckable(true);
  connect(m_intake, &QAction::toggled, this, [this](bool paused) { m_desk.bridge.setIntake(!paused); });
  m_cancel = actions.add(Menu::Slots, {QStringLiteral("slots.cancel"),
                                       tr("&Cancel slot…"),
                                       tr("Stops the selected slot, after a question that names it"),
                                       {QKeySequence::Delete}});
  connect(m_cancel, &QAction::triggered, this, [this] {
    if (const auto& slot = m_desk.selection.slot())
      askToCancel(m_window, m_desk.bridge, *slot);
  });
  m_again = actions.add(Menu::Slots, {QStringLiteral("slots.again"),
                                      tr("&Make interrupted slots again"),
                                      tr("Puts the slots that the last program was making when it died at the front of the queue"),
                                      {}});
  connect(m_again, &QAction::triggered, this, [this] {
    if (const history::Leftover* left = m_desk.bridge.leftover())
      m_desk.bridge.enqueue(makeAgain(*left, LeftAs::Running), true);
    m_askedAgain = true;
  });
}

void Commands::device() {
  Actions& actions = m_desk.actions;
  connect(actions.add(Menu::Device, {QStringLiteral("device.clear"),
                                     tr("Clear &buffers"),
                                     tr("Gives back memory that the device and the output pool hold unused; slots run on"),
                                     {}}),
          &QAction::triggered, this, [this] { m_desk.bridge.clearBuffers(); });
  connect(actions.add(Menu::Device, {QStringLiteral("device.restart"),
                                     tr("&Restart device…"),
                                     tr("Ends the device process and starts it anew, after a question that says what it costs"),
                                     {}}),
          &QAction::triggered, this, [this] { askToRestartDevice(m_window, m_desk.bridge); });
}

void Commands::view() {
  Actions& actions = m_desk.actions;
  connect(actions.add(Menu::View, {QStringLiteral("view.follow"),
                                   tr("&Follow live"),
                                   tr("Brings the view back to the present and keeps it there"),
                                   {Qt::Key_L}}),
          &QAction::triggered, this, [this] { m_desk.axis.follow(); });
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
  actions.separate(Menu::View);
}

void Commands::refresh() {
  const auto& selected = m_desk.selection.slot();
  const Slot* slot = selected ? m_desk.bridge.session().find(*selected) : nullptr;
  const bool open = slot != nullptr && !isOver(*slot);
  Actions::allow(m_cancel, open,
                 slot == nullptr ? tr("Select a slot that is queued or in the making")
                                 : tr("Slot %1 is decided already").arg(slot->id.value));
  const QString text = open ? tr("&Cancel slot %1…").arg(slot->id.value) : tr("&Cancel slot…");
  if (m_cancel->text() != text)
    m_cancel->setText(text);
  const history::Leftover* left = m_desk.bridge.leftover();
  Actions::allow(m_again, left != nullptr && left->running > 0 && !m_askedAgain,
                 m_askedAgain ? tr("They are in the queue, or were made since") : tr("No slot was interrupted"));
}

}  // namespace vortex::ui
