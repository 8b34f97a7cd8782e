// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "engine/analysis/past_tuning.h"
#include "engine/analysis/proportion.h"
#include "engine/history/recorded_slot.h"
#include "engine/report/recorded_settings.h"
#include "engine/telemetry/event_json.h"
#include "engine/telemetry/event_object.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>

namespace vortex::headless {
namespace {

using analysis::TimeoutTuning;
using TuneJson = nlohmann::ordered_json;

constexpr int kMostTuned = 50'000;  // attempts

// What the policies rest on.
struct Basis {
  history::PastRun run;  // the newest
  int quality = 0;
  std::size_t attempts = 0, runs = 0;  // read; those of another device, build or quality do not count
};

Duration runningRow(const Settings& settings) {
  PerStage<Duration> timeouts;
  for (const Stage stage : kStages)
    timeouts[stage] = settings.stages[stage].timeout;
  return analysis::rowOf(settings, timeouts);
}

template <typename... Values>
std::string printed(const char* format, Values... values) {
  char text[320] = {};
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

std::string secondsOr(const std::optional<Duration>& time, const char* otherwise) {
  return time ? printed("%.3f s", inSeconds(*time)) : std::string(otherwise);
}

std::string stageRow(const event::TimeoutAdvice& advice) {
  std::string why(telemetry::reasonIn(advice.why));
  if (advice.missing > 0)
    why += "; " + std::to_string(advice.missing) + " more until it may be lowered";
  return printed("%-6s %10s %10s %8.2f %% %10s %6d %10s  %.160s\n", std::string(toString(advice.stage)).c_str(),
                 secondsOr(advice.timeout, "").c_str(), secondsOr(advice.proposed, "-").c_str(), 100 * advice.atMost,
                 secondsOr(advice.plain, "too few").c_str(), advice.of, secondsOr(advice.horizon, "").c_str(), why.c_str());
}

std::string tuneText(const Basis& basis, const TimeoutTuning& tuning) {
  const double rate = tuning.settings().tuning.rate;
  std::string text = printed("%.60s on %.60s, quality %d: %zu attempts of %zu run%s. Wanted: at most %g %% are cut that would have "
                             "finished in time; that takes %d attempts.\n\n",
                             basis.run.profile.c_str(), basis.run.device.c_str(), basis.quality, basis.attempts, basis.runs,
                             basis.runs == 1 ? "" : "s", 100 * rate, analysis::attemptsToClaim(rate));
  text +=
      printed("%-6s %10s %10s %10s %10s %6s %10s  %s\n", "stage", "running", "suggested", "at most", "P95 x 1.5", "n", "H", "why");
  for (const Stage stage : kStages)
    text += stageRow(tuning.adviceOf(stage));
  const auto advice = tuning.adviceOf(Stage::Audio);
  const Duration runs = runningRow(tuning.settings());
  text += printed("\nIn a row %.3f s of %.3f s", inSeconds(advice.row), inSeconds(advice.room));
  if (runs != advice.row)
    text += printed(" (running: %.3f s)", inSeconds(runs));
  text += advice.row > advice.room ? ": that does not fit, the point of no return cuts before the timeouts do\n" : "\n";
  return text +
         "At most: the upper limit (95 %) of the share of attempts that are longer. H: the longest wait that could save a slot.\n";
}

TuneJson tuneJson(const Basis& basis, const TimeoutTuning& tuning) {
  const auto whole = tuning.adviceOf(Stage::Audio);
  const double rate = tuning.settings().tuning.rate;
  TuneJson json{{"profile", basis.run.profile},
                {"backend", basis.run.backend},
                {"device", basis.run.device},
                {"build", basis.run.build},
                {"quality_level", basis.quality},
                {"runs", basis.runs},
                {"attempts", basis.attempts},
                {"rate", rate},
                {"needs", analysis::attemptsToClaim(rate)},
                {"row_ms", telemetry::roundedMs(whole.row)},
                {"running_row_ms", telemetry::roundedMs(runningRow(tuning.settings()))},
                {"room_ms", telemetry::roundedMs(whole.room)},
                {"fits", whole.row <= whole.room}};
  for (const Stage stage : kStages) {
    TuneJson fields = telemetry::fieldsOf(Event{.seq = 0, .at = {}, .body = tuning.adviceOf(stage)});
    for (const char* not_ours : {"event", "t_ms", "seq", "slot", "stage", "mode", "rate", "row_ms", "room_ms", "stratum"})
      fields.erase(not_ours);
    json["stages"][std::string(toString(stage))] = std::move(fields);
  }
  return json;
}

// The profile of the newest attempt, where none is asked for.
tl::expected<history::PastAttempts, std::string> askedFor(const std::filesystem::path& file, const TuneOptions& options) {
  history::PastQuestion question{.profile = options.profile, .backend = {}, .run = options.run, .most = 1};
  auto newest = history::pastAttempts(file, question);
  if (!newest)
    return newest;
  if (newest->attempts.empty())
    return tl::unexpected(file.string() + ": holds no attempt" +
                          (options.profile.empty() ? "" : " of the profile " + options.profile) +
                          (options.run.empty() ? "" : " of a run whose id begins with " + options.run));
  question.profile = newest->runs.front().profile;
  question.backend = newest->runs.front().backend;
  question.most = kMostTuned;
  return history::pastAttempts(file, question);
}

}  // namespace

ExitStatus tuneSuggestCommand(const TuneOptions& options) {
  const std::filesystem::path file = options.history ? *options.history : defaultHistoryFile();
  const auto past = askedFor(file, options);
  if (!past)
    return refuse(past.error());
  const auto newest = history::recordedSlots(file, {past->attempts.back().slot});
  if (!newest)
    return refuse(newest.error());
  auto settings = report::recordedSettings(newest->front());
  if (!settings)
    return refuse("this program does not read the settings of slot " + std::to_string(past->attempts.back().slot.value));
  if (options.rate)
    settings->tuning.rate = *options.rate;
  const TimeoutTuning tuning = analysis::tuningOver(*past, std::move(*settings));
  const Basis basis{.run = past->runs.front(),
                    .quality = past->attempts.back().quality.value_or(0),
                    .attempts = past->attempts.size(),
                    .runs = past->runs.size()};
  std::cout << (options.json ? telemetry::lineOf(tuneJson(basis, tuning)) + '\n' : tuneText(basis, tuning));
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
