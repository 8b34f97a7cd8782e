// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tuning_audit.h"

#include "engine/analysis/proportion.h"
#include "ui/models/translate.h"

#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace vortex::ui {
namespace {

constexpr std::string_view kTimeoutKeys = "orchestration.timeouts.";
constexpr std::size_t kNamedSlots = 3;
constexpr double kOneSided = .05;
constexpr int kNoWorld = -1;  // of a run of which no slot is known

// As a config writes seconds: with a point, whatever the language.
std::optional<Duration> configSeconds(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  return end != text.c_str() && *end == '\0' && std::isfinite(value) && value >= 0 && value < 1e6 ? std::optional(seconds(value))
                                                                                                  : std::nullopt;
}

// First attempts of a stage in the order in which their slots began.
struct RecordedFirst {
  const SampledSlot* slot = nullptr;
  const history::AttemptLine* first = nullptr;
  int world = 0;  // the same for those of one profile, backend and device
};
struct RecordedFirsts {
  PerStage<std::vector<RecordedFirst>> of;
  std::map<std::string, int> worlds;  // by run
};

RecordedFirsts seenOf(const TuningSample& sample) {
  RecordedFirsts seen;
  std::map<std::tuple<std::string, std::string, std::string>, int> worlds;
  for (const SampledSlot& slot : sample.all()) {
    auto known = seen.worlds.find(slot.run);
    if (known == seen.worlds.end()) {
      const auto world = worlds.emplace(std::tuple(slot.profile, slot.backend, slot.device), static_cast<int>(worlds.size()));
      known = seen.worlds.emplace(slot.run, world.first->second).first;
    }
    for (const Stage stage : kStages)
      if (const auto& first = slot.firsts[stage]; first && slot.wall > 0)
        seen.of[stage].push_back({.slot = &slot, .first = &*first, .world = known->second});
  }
  for (auto& of : seen.of.values)
    std::stable_sort(of.begin(), of.end(),
                     [](const RecordedFirst& a, const RecordedFirst& b) { return a.slot->wall < b.slot->wall; });
  return seen;
}

auto firstSince(const std::vector<RecordedFirst>& seen, std::int64_t wall) {
  return std::lower_bound(seen.begin(), seen.end(), wall,
                          [](const RecordedFirst& one, std::int64_t at) { return one.slot->wall < at; });
}

// Of slots of the same world that began while it held, those whose attempt began with this timeout: none that began with the one
// before, or that was given one of its own.
TunedEffect effectOf(const std::vector<RecordedFirst>& seen, int world, Duration timeout, std::int64_t from, std::int64_t until) {
  TunedEffect effect;
  for (auto one = firstSince(seen, from); one != seen.end() && one->slot->wall < until; ++one) {
    if (one->world != world || one->first->timeout != timeout)
      continue;
    ++effect.attempts;
    if (one->first->outcome != "timed_out")
      continue;
    ++effect.cut;
    if (effect.cutSlots.size() < kNamedSlots)
      effect.cutSlots.push_back(one->slot->slot);
  }
  return effect;
}

// What could be known of a timeout before it was set: attempts of the same world, whose own limit reached it.
void takeKnown(AuditLine& line, const std::vector<RecordedFirst>& seen, int world, Duration timeout) {
  int over = 0, unknown = 0, all = 0, looked = 0;
  for (auto one = firstSince(seen, line.wall); one != seen.begin() && looked < kKnownAttempts;) {
    --one;
    const history::AttemptLine& first = *one->first;
    if (one->world != world || !first.elapsed)
      continue;
    ++looked;
    const bool finished = first.outcome == "finished", longer = *first.elapsed > timeout;
    const bool timedOut = first.outcome == "timed_out";
    // One that was re-armed ran to another limit than the one that it began with.
    if ((timedOut ? std::min(first.timeout, *first.elapsed) : std::max(first.timeout, *first.elapsed)) < timeout)
      continue;  // it could not be watched for so long
    const bool canceled = first.outcome == "stopped" && first.cause == "operator";
    if (!finished && !timedOut && !longer && !canceled)
      continue;  // cut before, and that says nothing of it
    ++all;
    unknown += canceled && !longer ? 1 : 0;
    over += longer || timedOut ? 1 : 0;
  }
  if (all == 0)
    return;
  line.over = over;
  line.of = all;
  line.unknown = unknown;
}

AuditLine pendingLine(const PendingChange& pending, const TuningEvidence& evidence, Duration horizon) {
  const Stage stage = pending.change.stage;
  return {.state = AuditLine::State::Pending,
          .wall = pending.wall,
          .who = pending.who,
          .key = std::string(kTimeoutKeys) + std::string(toString(stage)) + "_s",
          .was = {},
          .became = {},
          .stage = stage,
          .change = pending.change,
          .over = {},
          .of = {},
          .rate = rateAt(evidence.stages[stage], pending.change.became, horizon),
          .effect = {}};
}

}  // namespace

std::optional<Stage> stageOfTimeout(const std::string& key) {
  if (!key.starts_with(kTimeoutKeys) || !key.ends_with("_s"))
    return std::nullopt;
  return parseStage(key.substr(kTimeoutKeys.size(), key.size() - kTimeoutKeys.size() - 2));
}

std::vector<AuditLine> pendingLines(const TuningDraft& draft, const TuningEvidence& evidence, const PerStage<Duration>& horizons) {
  std::vector<AuditLine> lines;
  for (const PendingChange& pending : draft.pending())
    lines.push_back(pendingLine(pending, evidence, horizons[pending.change.stage]));
  return lines;
}

std::vector<AuditLine> recordedLines(const std::vector<TunedSetting>& settings, const PerStage<Duration>& running,
                                     const TuningSample& sample) {
  std::vector<AuditLine> lines;
  const RecordedFirsts seen = seenOf(sample);
  std::map<std::pair<int, Stage>, std::int64_t> until;  // when the change of the stage after this one was made, world by world
  StageSet changed;
  for (const TunedSetting& setting : settings) {
    AuditLine line{.wall = setting.wall,
                   .who = setting.who,
                   .key = setting.key,
                   .was = setting.was,
                   .became = setting.became,
                   .stage = stageOfTimeout(setting.key),
                   .change = {},
                   .rearmed = setting.rearmed,
                   .over = setting.over,
                   .of = setting.of,
                   .rate = {},
                   .effect = {}};
    const auto was = configSeconds(setting.was), became = configSeconds(setting.became);
    if (line.stage && was && became) {
      const Stage stage = *line.stage;
      line.change = TimeoutChange{.stage = stage, .was = *was, .became = *became};
      const auto known = seen.worlds.find(setting.run);
      const int world = known == seen.worlds.end() ? kNoWorld : known->second;
      const auto next = until.emplace(std::pair(world, stage), INT64_MAX).first;
      line.effect = effectOf(seen.of[stage], world, *became, setting.wall, std::exchange(next->second, setting.wall));
      if (!line.of && world != kNoWorld)
        takeKnown(line, seen.of[stage], world, *became);
      if (!changed.contains(stage) && *became == running[stage])
        line.state = AuditLine::State::Running;
      changed.insert(stage);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

QString whoText(const std::string& who) {
  return who.empty() ? tr("not known") : QString::fromStdString(who.substr(0, who.find(" in ")));
}

QString evidenceText(const AuditLine& line) {
  if (line.rate && line.rate->known == RateAt::Known::Share)
    return tr("%1 %, at most %2 %").arg(percentText(line.rate->longer), percentText(line.rate->atMost));
  if (line.rate && line.rate->known == RateAt::Known::Beyond)
    return tr("not identifiable");
  if (line.over && line.of && *line.of > 0)
    return tr("%1 %, at most %2 %")
        .arg(percentText(static_cast<double>(*line.over) / *line.of),
             percentText(analysis::upperLimit(*line.over + line.unknown, *line.of, kOneSided)));
  return {};
}

QString effectText(const TunedEffect& effect) {
  if (effect.attempts == 0)
    return tr("no attempt since");
  if (effect.cut == 0)
    return tr("none cut in %1").arg(effect.attempts);
  QStringList slots_;
  for (const SlotId slot : effect.cutSlots)
    slots_ << QString::number(slot.value);
  if (static_cast<std::size_t>(effect.cut) > effect.cutSlots.size())
    slots_ << QString(QChar(0x2026));
  return tr("%1 cut of %2: %3").arg(effect.cut).arg(effect.attempts).arg(slots_.join(QStringLiteral(", ")));
}

}  // namespace vortex::ui
