// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/advice_words.h"

#include "engine/analysis/proportion.h"
#include "engine/analysis/timeout_row.h"
#include "ui/models/slot_words.h"
#include "ui/models/stage_rate.h"
#include "ui/models/translate.h"
#include "ui/models/tuning_words.h"

#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kSomeLonger = 3;

// "2·3.0 + 0.5": a stage with its retries and the pauses before them.
QString triesText(const StageSettings& stage) {
  if (stage.retries == 0)
    return timeoutText(stage.timeout);
  const Duration pauses = stage.backoff * ((std::int64_t{1} << std::clamp(stage.retries, 0, 20)) - 1);
  return QStringLiteral("%1%2%3 + %4")
      .arg(stage.retries + 1)
      .arg(QChar(0x00B7))
      .arg(timeoutText(stage.timeout), timeoutText(pauses));
}

bool isKept(const event::TimeoutAdvice& advice) {
  return advice.why == TuningWhy::Allowed && advice.state != TuningState::Watching && advice.state != TuningState::Held;
}

}  // namespace

Why whyOf(const event::TimeoutAdvice& advice) {
  const Why hangs{.word = tr("it hangs"), .sentence = tr("hangs: longer does not help")};
  switch (advice.state) {
  case TuningState::Watching:
    return {.word = tr("watched up to H"), .sentence = tr("watches: some run on to H, %1").arg(secondsText(advice.horizon))};
  case TuningState::Held:
    return hangs;
  case TuningState::Steady:
  case TuningState::TooFew:
  case TuningState::Pinned:
    break;
  }
  switch (advice.why) {
  case TuningWhy::Allowed:
    return {.word = tr("kept, rate holds"), .sentence = tr("what was seen allows it")};
  case TuningWhy::TooFew:
    return {.word = tr("needs %1 more").arg(advice.missing),
            .sentence = tr("%n more before it may be lowered", nullptr, advice.missing)};
  case TuningWhy::Pinned:
    return {.word = tr("pinned"), .sentence = tr("pinned by the configuration")};
  case TuningWhy::ByHand:
    return {.word = tr("by hand, %1 to go").arg(advice.missing),
            .sentence = tr("set by hand: %n more count first", nullptr, advice.missing)};
  case TuningWhy::MostAreCut:
    return {.word = tr("most are cut"), .sentence = tr("most of the last 20 were cut")};
  case TuningWhy::TooManyOver:
    return {.word = tr("too many longer"), .sentence = tr("more than the rate take longer")};
  case TuningWhy::NotSeen:
    return {.word = tr("length not seen"), .sentence = tr("too many are cut; how long they take was not seen")};
  case TuningWhy::FewerOver:
    return {.word = tr("shorter will do"), .sentence = tr("a shorter one keeps the rate")};
  case TuningWhy::Hangs:
    return hangs;
  case TuningWhy::AtMost:
    return {.word = tr("longer saves none"), .sentence = tr("too many are cut, but a longer one saves no slot")};
  case TuningWhy::MustFit:
    return {.word = tr("sum must fit"), .sentence = tr("the timeouts in a row have to fit")};
  case TuningWhy::WatchBegins:
    return {.word = tr("watch begins"), .sentence = tr("begins to watch")};
  case TuningWhy::WatchEnds:
    return {.word = tr("watch ends"), .sentence = tr("has watched")};
  }
  return {};
}

QStringList adviceRow(const event::TimeoutAdvice& advice) {
  const QString none = QStringLiteral("-");
  return {stageName(advice.stage),
          timeoutWithUnit(advice.timeout),
          timeoutWithUnit(advice.proposed.value_or(advice.timeout)),
          advice.of > 0 ? percentText(advice.atMost) + QStringLiteral(" %") : none,
          advice.plain ? secondsText(*advice.plain) : tr("needs %1").arg(59),
          QString::number(advice.of),
          whyOf(advice).word};
}

QString nextText(const Advices& advices, const TuningSettings& tuning) {
  if (tuning.mode == TuningMode::Off)
    return tr("Off: nothing is suggested.");
  if (tuning.mode == TuningMode::Auto && tuning.rate < TuningSettings::kLeastAutoRate)
    return tr("Auto does not act below %1 %: a day's slots do not carry the claim. It suggests.")
        .arg(percentText(TuningSettings::kLeastAutoRate));
  QStringList moves, waits;
  for (const Stage stage : kStages) {
    const auto& advice = advices[stage];
    if (!advice)
      continue;
    if (advice->proposed && *advice->proposed != advice->timeout)
      moves << changeText({.stage = stage, .was = advice->timeout, .became = *advice->proposed});
    else if (!isKept(*advice))
      waits << tr("%1: %2").arg(stageName(stage), whyOf(*advice).sentence);
  }
  const bool acts = tuning.mode == TuningMode::Auto;
  QString text = moves.isEmpty()
                     ? (acts ? tr("Auto changes nothing now.") : tr("Auto would change nothing now."))
                     : (acts ? tr("Auto does next: %1.") : tr("Auto would set %1.")).arg(moves.join(QStringLiteral("; ")));
  if (!waits.isEmpty())
    text += QLatin1Char(' ') + tr("Not yet: %1.").arg(waits.join(QStringLiteral("; ")));
  return text;
}

QString claimText(double rate) {
  return tr("%1 % takes %2 attempts, with %3 longer %4")
      .arg(percentText(rate))
      .arg(analysis::attemptsToClaim(rate))
      .arg(kSomeLonger)
      .arg(analysis::attemptsToClaim(rate, kSomeLonger));
}

QString inARowText(const Settings& settings) {
  const auto& stages = settings.stages;
  const QString audio = triesText(stages[Stage::Audio]), image = triesText(stages[Stage::Image]);
  const QString first =
      settings.parallelAudioImage ? QStringLiteral("max(%1, %2)").arg(audio, image) : QStringLiteral("%1 + %2").arg(audio, image);
  PerStage<Duration> timeouts;
  for (const Stage stage : kStages)
    timeouts[stage] = stages[stage].timeout;
  return QStringLiteral("%1 + %2 + %3 = %4")
      .arg(first, triesText(stages[Stage::Video]), triesText(stages[Stage::Clip]),
           timeoutText(analysis::rowOf(settings, timeouts)));
}

}  // namespace vortex::ui
