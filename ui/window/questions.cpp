// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/questions.h"

#include "ui/bridge/bridge.h"
#include "ui/models/channel.h"
#include "ui/models/outage.h"
#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStringList>
#include <algorithm>

namespace vortex::ui {
namespace {

// "4182, 4183"
QString slotsInTheMaking(const Bridge& bridge) {
  QStringList names;
  for (const Slot& slot : bridge.live().session.allSlots())
    if (slot.state == SlotState::Running)
      names << QString::number(slot.id.value);
  return names.join(QStringLiteral(", "));
}

}  // namespace

bool askToCancel(QWidget* parent, Bridge& bridge, SlotId slot) {
  const Slot* chosen = bridge.live().session.find(slot);
  if (chosen == nullptr || isOver(*chosen))
    return false;
  const QString says =
      isOffAir(*chosen) ? tr("Slot %1, %2, is %3. Its work is stopped and thrown away; it is off the air, and no air time is lost.")
                        : tr("Slot %1, %2, is %3. Its work is stopped and thrown away; viewers get the fallback at its air time.");
  QMessageBox ask(QMessageBox::NoIcon, tr("Cancel slot %1").arg(slot.value),
                  says.arg(slot.value).arg(QString::fromStdString(chosen->label), stateText(*chosen)), QMessageBox::NoButton,
                  parent);
  ask.setDefaultButton(ask.addButton(tr("Let it run"), QMessageBox::RejectRole));  // Enter destroys nothing
  const QPushButton* cancel = ask.addButton(tr("Cancel slot %1").arg(slot.value), QMessageBox::DestructiveRole);
  ask.exec();
  if (ask.clickedButton() != cancel)
    return false;
  bridge.cancel(slot);
  return true;
}

void askToRestartDevice(QWidget* parent, Bridge& bridge) {
  const Session& session = bridge.live().session;
  const Device& device = session.device();
  if (device.condition == DeviceCondition::Held)
    return bridge.restartDevice();  // there is nothing that could be lost
  const QString back = device.restart > Duration{}
                           ? tr("It is back in about %1, as after its last start.").arg(secondsText(device.restart))
                           : tr("No start was measured yet.");
  const int costs =
      costOfReturn(session, *bridge.live().channel, bridge.live().settings, bridge.liveNow(), bridge.liveNow() + device.restart);
  const QString text =
      tr("The device process is ended and started anew. %n slot(s) run on it; they are tried again where their air "
         "time leaves room.",
         nullptr, session.running());
  QMessageBox ask(
      QMessageBox::NoIcon, tr("Restart device"),
      QStringList{text, back, costs == 0 ? tr("No air time is missed for it.") : tr("It costs %n air time(s).", nullptr, costs)}
          .join(QLatin1Char(' ')),
      QMessageBox::Cancel, parent);
  const QPushButton* restart = ask.addButton(tr("Restart device"), QMessageBox::AcceptRole);
  ask.exec();
  if (ask.clickedButton() == restart)
    bridge.restartDevice();
}

bool askToFinishQueue(QWidget* parent, const Bridge& bridge) {
  const auto& entries = bridge.live().channel->waiting();
  const int held = static_cast<int>(std::count_if(entries.begin(), entries.end(), [](const Waiting& entry) { return entry.held; }));
  const int waiting = static_cast<int>(entries.size()) - held + bridge.live().session.queued();
  QString text = tr("%n slot(s) of the queue are still made, each at its time. Then the engine stops and the window closes.",
                    nullptr, waiting);
  if (held > 0)
    text += QLatin1Char(' ') + tr("%n that you hold stay(s) in the queue, and come(s) back at the next start.", nullptr, held);
  if (!bridge.live().session.intakeOpen())
    text += QLatin1Char(' ') + tr("Intake is paused: nothing of it starts until you resume it.");
  QMessageBox ask(QMessageBox::NoIcon, tr("Finish queue and stop"), text, QMessageBox::NoButton, parent);
  ask.addButton(tr("Keep running"), QMessageBox::RejectRole);
  const QPushButton* finish = ask.addButton(tr("Finish queue and stop"), QMessageBox::AcceptRole);
  ask.exec();
  return ask.clickedButton() == finish;
}

bool askToStopAfterThis(QWidget* parent, const Bridge& bridge) {
  const QString which = slotsInTheMaking(bridge);
  const int waiting = static_cast<int>(bridge.live().channel->waiting().size()) + bridge.live().session.queued();
  QMessageBox ask(QMessageBox::NoIcon, tr("Stop after this slot"),
                  tr("Slot %1 is finished. Then the engine stops and the window closes; %n slot(s) of the queue are not made.",
                     nullptr, waiting)
                      .arg(which),
                  QMessageBox::NoButton, parent);
  ask.addButton(tr("Keep running"), QMessageBox::RejectRole);
  const QPushButton* stop = ask.addButton(tr("Stop after slot %1").arg(which), QMessageBox::AcceptRole);
  ask.exec();
  return ask.clickedButton() == stop;
}

std::optional<StopMode> askHowToQuit(QWidget* parent, const Bridge& bridge) {
  const QString which = slotsInTheMaking(bridge);
  if (which.isEmpty())
    return StopMode::Drain;
  QMessageBox ask(QMessageBox::NoIcon, tr("Quit"), tr("Slot %1 is in the making.").arg(which), QMessageBox::NoButton, parent);
  ask.setDefaultButton(ask.addButton(tr("Keep running"), QMessageBox::RejectRole));
  const QPushButton* finish = ask.addButton(tr("Finish it, then quit"), QMessageBox::AcceptRole);
  const QPushButton* cancel = ask.addButton(tr("Cancel slot %1 and quit").arg(which), QMessageBox::DestructiveRole);
  ask.exec();
  if (ask.clickedButton() == finish)
    return StopMode::Finish;
  return ask.clickedButton() == cancel ? std::optional(StopMode::Drain) : std::nullopt;
}

}  // namespace vortex::ui
