// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/receipt.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <QStringList>
#include <algorithm>

namespace vortex::ui {
namespace {

QString causeText(StopCause cause) {
  switch (cause) {
  case StopCause::Timeout:
    return tr("timeout fired, stop asked for");
  case StopCause::Operator:
    return tr("canceled by an operator, stop asked for");
  case StopCause::SiblingFailed:
    return tr("the other stage came to nothing, stop asked for");
  case StopCause::DeadlineUnreachable:
    return tr("air time out of reach, stop asked for");
  case StopCause::OutOfMemory:
    return tr("over the hard memory limit, stop asked for");
  case StopCause::Shutdown:
    return tr("the engine ends, stop asked for");
  case StopCause::DeviceLost:
    return tr("the device died under it");
  case StopCause::GaveWay:
    return tr("an air slot was due, stop asked for");
  }
  return {};
}

// "+0.4 ms", "+2.4 s"
QString after(Duration duration) {
  return duration < seconds(1)
             ? QStringLiteral("+%1 ms").arg(numberText(inMilliseconds(duration), duration < milliseconds(10) ? 1 : 0))
             : QStringLiteral("+%1 s").arg(numberText(inSeconds(duration), 1));
}

double share(double part, double whole) { return whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 0; }

void drained(Receipt& receipt, const Bar& bar, const ReceiptGiven& given) {
  const bool late = bar.drain && *bar.drain > given.stop.drainBudget;
  if (bar.requestToStopped)
    receipt.steps.push_back({StepState::Done, after(*bar.requestToStopped), tr("its last operator ended"), {}});
  if (bar.state == BarState::Lost)
    receipt.steps.push_back({StepState::Wrong, {}, tr("the device process ended; its memory went with it"), {}});
  else if (bar.drain)
    receipt.steps.push_back({late ? StepState::Wrong : StepState::Done,
                             after(*bar.drain),
                             late ? tr("GPU finished, after its budget of %1").arg(secondsText(given.stop.drainBudget))
                                  : tr("GPU finished, stage open"),
                             {}});
  receipt.steps.push_back({StepState::Done, {}, tr("%1 released").arg(bytesText(bar.released)), {}});
  receipt.steps.push_back(bar.held > Bytes{}
                              ? ReceiptStep{StepState::Wrong, {}, tr("%1 still held, must be 0").arg(bytesText(bar.held)), {}}
                              : ReceiptStep{StepState::Done, {}, tr("0 B held"), {}});
  if (bar.retryIn)
    receipt.steps.push_back({StepState::Done, {}, tr("tried again after %1").arg(secondsText(*bar.retryIn)), {}});
  const auto whole = static_cast<double>(bar.released.count + bar.held.count);
  if (bar.drain)
    receipt.meters.push_back({tr("GPU finishing"),
                              tr("%1 of %2").arg(secondsText(*bar.drain, 2), secondsText(given.stop.drainBudget, 2)),
                              share(inSeconds(*bar.drain), inSeconds(given.stop.drainBudget)), late});
  receipt.meters.push_back({tr("Released"), bytesText(bar.released), share(static_cast<double>(bar.released.count), whole), false});
  receipt.meters.push_back({tr("Still held"), bar.held > Bytes{} ? tr("%1, must be 0").arg(bytesText(bar.held)) : tr("0 B"),
                            share(static_cast<double>(bar.held.count), whole), bar.held > Bytes{}});
}

void draining(Receipt& receipt, Time asked, Stage stage, const ReceiptGiven& given) {
  const Duration since = given.now - asked, budget = given.stop.drainBudget;
  const bool overdue = since > budget;
  receipt.steps.push_back({overdue ? StepState::Wrong : StepState::Now, after(since),
                           overdue ? tr("GPU still finishing, over its budget; %1 stage stuck").arg(stageName(stage))
                                   : tr("GPU finishing what is in flight"),
                           overdue ? QString() : tr("%1 left").arg(secondsText(budget - since))});
  receipt.steps.push_back(
      {StepState::Ahead, {}, tr("then: bytes held 0, device state ok; %1 stage opens").arg(stageName(stage)), {}});
  const Time stuck = asked + budget, killed = stuck + given.stop.quarantineBound, back = killed + given.restart;
  if (given.stop.onWedged == OnWedged::Hold) {
    receipt.steps.push_back(
        {StepState::Ahead, given.clock(stuck), tr("else %1 stage stuck; the device is held for you").arg(stageName(stage)), {}});
  } else {
    const QString length = given.restart > Duration{} ? tr(" (%1)").arg(secondsText(given.restart, 0)) : QString();
    receipt.steps.push_back({StepState::Ahead,
                             given.clock(stuck),
                             tr("else %1 stage stuck; device restarts at %2%3").arg(stageName(stage), given.clock(killed), length),
                             {}});
    if (given.restartCosts > 0)
      receipt.steps.push_back({StepState::Ahead,
                               {},
                               tr("would cost %n air time(s): back at %1", nullptr, given.restartCosts).arg(given.clock(back)),
                               {}});
  }
  receipt.meters.push_back({tr("GPU finishing"), tr("%1 of %2").arg(secondsText(since), secondsText(budget)),
                            share(inSeconds(since), inSeconds(budget)), overdue});
}

}  // namespace

std::optional<Receipt> receiptOf(const Bar& bar, const ReceiptGiven& given) {
  if (!bar.stopRequested && !bar.requestToStopped)
    return std::nullopt;
  Receipt receipt{.title = tr("%1, attempt %2").arg(stageName(bar.attempt.stage)).arg(bar.attempt.n), .steps = {}, .meters = {}};
  const Time asked = bar.stopRequested.value_or(bar.end.value_or(given.now));
  receipt.steps.push_back({StepState::Done, given.clock(asked), causeText(bar.cause.value_or(StopCause::DeviceLost)), {}});
  if (bar.end)
    drained(receipt, bar, given);
  else
    draining(receipt, asked, bar.attempt.stage, given);
  return receipt;
}

}  // namespace vortex::ui
