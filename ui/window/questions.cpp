// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/questions.h"

#include "ui/bridge/bridge.h"
#include "ui/bridge/live_capture.h"
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

// "nightly, 7 of 20 slots"; "": no capture runs.
QString runningCapture(const Bridge& bridge) {
  const CaptureState& state = bridge.capture().state();
  if (!state.runs())
    return {};
  const QString label = QString::fromStdString(state.started()->spec.label);
  const int done = state.progress() ? state.progress()->done : 0, wanted = state.started()->spec.slotCount;
  return wanted > 0 ? tr("%1, %2 of %3 slots").arg(label).arg(done).arg(wanted) : tr("%1, %n slot(s)", nullptr, done).arg(label);
}

// What becomes of it when the engine ends.
QString captureEnds(const Bridge& bridge) {
  const QString capture = runningCapture(bridge);
  return capture.isEmpty()
             ? QString()
             : tr("The capture that runs (%1) ends with the engine: it is filed, and judged up to there.").arg(capture);
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
  QStringList says{text, back, costs == 0 ? tr("No air time is missed for it.") : tr("It costs %n air time(s).", nullptr, costs)};
  if (const QString capture = runningCapture(bridge); !capture.isEmpty())
    says << tr("The capture that runs (%1) is judged anew from there; a leak that it has found stays one.").arg(capture);
  QMessageBox ask(QMessageBox::NoIcon, tr("Restart device"), says.join(QLatin1Char(' ')), QMessageBox::Cancel, parent);
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
  text = QStringList{text, captureEnds(bridge)}.join(QLatin1Char(' ')).trimmed();
  QMessageBox ask(QMessageBox::NoIcon, tr("Finish queue and stop"), text, QMessageBox::NoButton, parent);
  ask.addButton(tr("Keep running"), QMessageBox::RejectRole);
  const QPushButton* finish = ask.addButton(tr("Finish queue and stop"), QMessageBox::AcceptRole);
  ask.exec();
  return ask.clickedButton() == finish;
}

bool askToStopAfterThis(QWidget* parent, const Bridge& bridge) {
  const QString which = slotsInTheMaking(bridge);
  const int waiting = static_cast<int>(bridge.live().channel->waiting().size()) + bridge.live().session.queued();
  const QString text = tr("Slot %1 is finished. Then the engine stops and the window closes; %n slot(s) of the queue are not made.",
                          nullptr, waiting)
                           .arg(which);
  QMessageBox ask(QMessageBox::NoIcon, tr("Stop after this slot"),
                  QStringList{text, captureEnds(bridge)}.join(QLatin1Char(' ')).trimmed(), QMessageBox::NoButton, parent);
  ask.addButton(tr("Keep running"), QMessageBox::RejectRole);
  const QPushButton* stop = ask.addButton(tr("Stop after slot %1").arg(which), QMessageBox::AcceptRole);
  ask.exec();
  return ask.clickedButton() == stop;
}

std::optional<StopMode> askHowToQuit(QWidget* parent, const Bridge& bridge) {
  const QString which = slotsInTheMaking(bridge), capture = captureEnds(bridge);
  if (which.isEmpty() && capture.isEmpty())
    return StopMode::Drain;
  const QString making = which.isEmpty() ? QString() : tr("Slot %1 is in the making.").arg(which);
  QMessageBox ask(QMessageBox::NoIcon, tr("Quit"), QStringList{making, capture}.join(QLatin1Char(' ')).trimmed(),
                  QMessageBox::NoButton, parent);
  ask.setDefaultButton(ask.addButton(tr("Keep running"), QMessageBox::RejectRole));
  if (which.isEmpty()) {  // between two slots of the capture
    const QPushButton* quit = ask.addButton(tr("End the capture and quit"), QMessageBox::AcceptRole);
    ask.exec();
    return ask.clickedButton() == quit ? std::optional(StopMode::Drain) : std::nullopt;
  }
  const QPushButton* finish = ask.addButton(tr("Finish it, then quit"), QMessageBox::AcceptRole);
  const QPushButton* cancel = ask.addButton(tr("Cancel slot %1 and quit").arg(which), QMessageBox::DestructiveRole);
  ask.exec();
  if (ask.clickedButton() == finish)
    return StopMode::Finish;
  return ask.clickedButton() == cancel ? std::optional(StopMode::Drain) : std::nullopt;
}

}  // namespace vortex::ui
