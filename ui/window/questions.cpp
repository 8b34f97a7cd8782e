// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/questions.h"

#include "ui/bridge/bridge.h"
#include "ui/models/slot_words.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace vortex::ui {
namespace {

QString tr(const char* text, int n = -1) { return QCoreApplication::translate("Questions", text, nullptr, n); }

}  // namespace

void askToCancel(QWidget* parent, Bridge& bridge, SlotId slot) {
  const Slot* chosen = bridge.session().find(slot);
  if (chosen == nullptr || isOver(*chosen))
    return;
  QMessageBox ask(QMessageBox::Question, tr("Cancel slot %1").arg(slot.value),
                  tr("Slot %1, %2, is %3. Its work is stopped and thrown away; viewers get the fallback at its air time.")
                      .arg(slot.value)
                      .arg(QString::fromStdString(chosen->label), stateText(*chosen)),
                  QMessageBox::NoButton, parent);
  ask.addButton(tr("Let it run"), QMessageBox::RejectRole);
  const QPushButton* cancel = ask.addButton(tr("Cancel slot %1").arg(slot.value), QMessageBox::DestructiveRole);
  ask.exec();
  if (ask.clickedButton() == cancel)
    bridge.cancel(slot);
}

void askToRestartDevice(QWidget* parent, Bridge& bridge) {
  QMessageBox ask(QMessageBox::Question, tr("Restart device"),
                  tr("The device process is ended and started anew; the last start took %1. %n slot(s) run on it; they are retried "
                     "where their air time leaves room.",
                     bridge.session().running())
                      .arg(secondsText(bridge.session().device().restart)),
                  QMessageBox::Cancel, parent);
  const QPushButton* restart = ask.addButton(tr("Restart device"), QMessageBox::AcceptRole);
  ask.exec();
  if (ask.clickedButton() == restart)
    bridge.restartDevice();
}

std::optional<StopMode> askHowToQuit(QWidget* parent, const Bridge& bridge) {
  QStringList names;
  for (const Slot& slot : bridge.session().allSlots())
    if (slot.state == SlotState::Running)
      names << QString::number(slot.id.value);
  if (names.isEmpty())
    return StopMode::Drain;
  const QString which = names.join(QStringLiteral(", "));
  QMessageBox ask(QMessageBox::Question, tr("Quit"), tr("Slot %1 is in the making.").arg(which), QMessageBox::NoButton, parent);
  ask.addButton(tr("Keep running"), QMessageBox::RejectRole);
  const QPushButton* finish = ask.addButton(tr("Finish it, then quit"), QMessageBox::AcceptRole);
  const QPushButton* cancel = ask.addButton(tr("Cancel slot %1 and quit").arg(which), QMessageBox::DestructiveRole);
  ask.exec();
  if (ask.clickedButton() == finish)
    return StopMode::Finish;
  return ask.clickedButton() == cancel ? std::optional(StopMode::Drain) : std::nullopt;
}

}  // namespace vortex::ui
