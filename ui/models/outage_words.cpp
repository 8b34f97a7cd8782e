// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outage_words.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <QStringList>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr Duration kShort = seconds(10);  // below, tenths are shown
constexpr qsizetype kLongestDetail = 60;

// What the device printed last stands behind what it died of.
QString firstOf(const std::string& detail) {
  QString first = QString::fromStdString(detail).section(QLatin1Char(';'), 0, 0).simplified();
  if (first.size() > kLongestDetail)
    first = first.left(kLongestDetail - 1) + QChar(0x2026);
  return first;
}

QString with(const QString& what, const std::string& detail) {
  const QString first = firstOf(detail);
  return first.isEmpty() ? what : tr("%1 (%2)").arg(what, first);
}

QString elapsedText(Duration elapsed, Duration of) {
  const int decimals = of < kShort ? 1 : 0;
  return numberText(std::max(inSeconds(elapsed), 0.0), decimals);
}

QString roundText(Duration length) { return secondsText(length, length < kShort ? 1 : 0); }

QString restartingText(const Outage& outage, const Settings& settings, Time now) {
  const Duration elapsed = now - outage.since;
  if (outage.restart <= Duration{})
    return tr("Restarting for %1 s; no start was measured yet, %2 are allowed")
        .arg(elapsedText(elapsed, elapsed), secondsText(settings.device.startTimeout, 0));
  const QString last = roundText(outage.restart);
  if (elapsed > outage.restart)
    return tr("Restarting for %1 s; the last start took %2").arg(elapsedText(elapsed, outage.restart), last);
  return tr("Restarting, %1 of about %2").arg(elapsedText(elapsed, outage.restart), last);
}

QString stuckText(const Outage& outage, const Settings& settings, Time now) {
  const Duration left = std::max(outage.since + settings.stop.quarantineBound - now, Duration{});
  if (settings.stop.onWedged == OnWedged::Hold)
    return tr("In %1 it is killed and held for you").arg(secondsText(left));
  if (outage.restart <= Duration{})
    return tr("In %1 it is killed and restarted").arg(secondsText(left));
  return tr("In %1 it is killed and restarted, about %2").arg(secondsText(left), roundText(outage.restart));
}

// One that never came, or was told to go, was not lost.
bool isLost(const Outage& outage) {
  return !outage.loss || (outage.loss->reason != DeviceLoss::RefusedStart && outage.loss->reason != DeviceLoss::Shutdown);
}

// The slots in the making, and what becomes of them.
QString safeText(const Session& session) {
  const QString safe = tr("What was made and the queue are safe");
  QStringList open;
  const auto& all = session.allSlots();
  int seen = 0;
  for (auto slot = all.rbegin(); slot != all.rend() && seen < session.running(); ++slot)
    if (slot->state == SlotState::Running) {
      ++seen;
      open.prepend(QString::number(slot->id.value));
    }
  if (open.isEmpty())
    return safe;
  return tr("%1; %2 goes on when it is back").arg(safe, open.join(QStringLiteral(", ")));
}

}  // namespace

QString lossText(const Loss& loss) {
  switch (loss.reason) {
  case DeviceLoss::Exited:
    return with(tr("ended by itself"), loss.detail);
  case DeviceLoss::Signaled:
    return with(tr("killed"), loss.detail);
  case DeviceLoss::Hung:
    return with(tr("hung"), loss.detail);
  case DeviceLoss::StoppedProcess:
    return tr("stopped by a signal");
  case DeviceLoss::Wedged:
    return loss.wedged ? tr("%1 stage stuck, killed for it").arg(stageName(*loss.wedged)) : tr("a stage stuck, killed for it");
  case DeviceLoss::OutOfMemory:
    return with(tr("out of memory"), loss.detail);
  case DeviceLoss::RefusedStart:
    return with(tr("did not start"), loss.detail);
  case DeviceLoss::WrongBuild:
    return with(tr("of another build than this program"), loss.detail);
  case DeviceLoss::ProtocolError:
    return with(tr("said what it must not"), loss.detail);
  case DeviceLoss::ContextLost:
    return with(tr("its own context was lost"), loss.detail);
  case DeviceLoss::Unkillable:
    return tr("a driver holds it, it cannot be ended");
  case DeviceLoss::Shutdown:
    return tr("ended on demand");
  }
  return {};
}

QString costText(int slotCount) { return slotCount == 0 ? tr("costs no slot") : tr("costs %n slot(s)", nullptr, slotCount); }

QString outageState(const Outage& outage, Time now) {
  switch (outage.kind) {
  case OutageKind::Stuck:
    return outage.stuck ? tr("%1 stage stuck").arg(stageName(*outage.stuck)) : tr("A stage is stuck");
  case OutageKind::Restarting: {
    const Duration elapsed = now - outage.since;
    if (outage.restart <= Duration{} || elapsed > outage.restart)
      return tr("Restarting, %1").arg(roundText(elapsed));
    return tr("Restarting %1/%2").arg(elapsedText(elapsed, outage.restart), roundText(outage.restart));
  }
  case OutageKind::SafeMode:
    return tr("Safe mode, starts nothing");
  case OutageKind::Held:
    return tr("Held, starts nothing");
  }
  return {};
}

OutageText outageText(const Outage& outage, const Session& session, const Settings& settings, Time now) {
  OutageText text{.what = {},
                  .safe = safeText(session),
                  .doing = {},
                  .plan = {},
                  .cost = outage.waitsForOperator()
                              ? tr("until then viewers get: %1").arg(fallbackText(std::string(toString(settings.fallback))))
                              : costText(outage.costs),
                  .detail = {}};
  const QString loss = outage.loss ? lossText(*outage.loss) : QString();
  if (outage.loss)
    text.detail = QString::fromStdString(outage.loss->detail);
  switch (outage.kind) {
  case OutageKind::Stuck:
    text.what = tr("Device stuck: the %1 stage has not ended in %2")
                    .arg(outage.stuck ? stageName(*outage.stuck) : QString(), secondsText(settings.stop.drainBudget));
    text.doing = stuckText(outage, settings, now);
    text.plan = stuckText(outage, settings, outage.since);
    return text;
  case OutageKind::Restarting:
    text.what = isLost(outage) ? tr("Device lost: %1").arg(loss) : tr("Device %1").arg(loss);
    text.doing = restartingText(outage, settings, now);
    text.plan = outage.restart > Duration{} ? tr("It is restarted, which takes about %1").arg(roundText(outage.restart))
                                            : tr("It is restarted");
    if (outage.deaths > 1)
      text.doing += tr(", loss %1 of %2 before safe mode").arg(outage.deaths).arg(settings.device.safeModeDeaths);
    return text;
  case OutageKind::SafeMode:
    text.what = tr("Safe mode: the device was lost %n time(s) in %1 min, the last time: %2", nullptr, outage.deaths)
                    .arg(numberText(std::ceil(inSeconds(settings.device.safeModeWindow) / 60), 0))
                    .arg(loss);
    text.doing = text.plan = tr("No models are started until you restart it");
    return text;
  case OutageKind::Held:
    text.what = loss.isEmpty() ? tr("Device held") : tr("Device held: %1").arg(loss);
    text.doing = text.plan = tr("It is not started until you restart it");
    return text;
  }
  return text;
}

}  // namespace vortex::ui
