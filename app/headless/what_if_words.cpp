// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/what_if_words.h"

#include "engine/telemetry/event_object.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace vortex::headless {
namespace {

using analysis::SlotChange;
using analysis::SlotEnd;
using analysis::WhatIfAnswer;
using analysis::WhatIfSide;
using WhatIfJson = nlohmann::ordered_json;

constexpr std::size_t kChangesTold = 20;  // in text; JSON has all
constexpr Outcome kOutcomes[] = {
    Outcome::Succeeded, Outcome::Late, Outcome::SelfCheckFailed, Outcome::TimedOut, Outcome::DeadlineUnreachable,
    Outcome::Canceled,  Outcome::Shed, Outcome::Failed};

template <typename... Values>
std::string line(const char* format, Values... values) {
  char text[400] = {};
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

std::string manySlots(std::int64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3;)
    text.insert(at -= 3, ",");
  return text + (count == 1 ? " slot" : " slots");
}

std::string word(const SlotEnd& end) {
  if (!end.decided)
    return "open";
  std::string text(toString(end.outcome));
  if (end.stage)
    text += " (" + std::string(toString(*end.stage)) + ")";
  if (end.deliveryFailed)
    text += ", not delivered";
  return text;
}

// "2", or "1 to 2".
std::string between(int worst, int best) {
  const auto [low, high] = std::minmax(worst, best);
  return low == high ? std::to_string(low) : std::to_string(low) + " to " + std::to_string(high);
}

// The percentile from the side of little to spare, or what it takes to say one. ascending: sorted.
std::string spareText(const std::vector<Duration>& ascending) {
  std::vector<Duration> descending(ascending.rbegin(), ascending.rend());
  const auto say = [&](int percent) {
    const auto found = analysis::percentileOf(std::span<const Duration>(descending), percent, analysis::Confidence::NinetyFive);
    if (const auto* few = std::get_if<analysis::TooFew>(&found))
      return line("needs %d slots", few->needs);
    return line("%+.3f s", inSeconds(std::get<analysis::Percentile<Duration>>(found).value));
  };
  return "half have at least " + say(50) + ", 95 % at least " + say(95);
}

std::string whyOf(const SlotChange& change) {
  const auto attempt = [](const analysis::AttemptNote& note) {
    return line("%s #%d", std::string(toString(note.stage)).c_str(), note.n);
  };
  const analysis::AttemptNote &was = change.cutBefore, &now = change.cutAfter;
  std::string why;
  if (was.n > 0 && (now.n != was.n || now.stage != was.stage || now.age != was.age))
    why += "; " + attempt(was) + line(" was cut at %.3f s", inSeconds(was.age));
  if (now.n > 0 && (now.n != was.n || now.stage != was.stage || now.age != was.age))
    why += "; " + attempt(now) + line(" is cut at %.3f s", inSeconds(now.age));
  return why.empty() ? "; no timeout of its own: it waits for others, or its deadline does" : why;
}

std::string changeLine(const SlotChange& change) {
  std::string text = line("  slot %llu: ", static_cast<unsigned long long>(change.slot.value)) + word(change.was) + " -> ";
  text += word(change.best) == word(change.worst) ? word(change.best) : word(change.worst) + " to " + word(change.best);
  if (change.was.airs() && change.worst.airs())
    text += line(", spare %+.3f -> %+.3f s", inSeconds(change.was.spareToAir), inSeconds(change.worst.spareToAir));
  return text + whyOf(change) + '\n';
}

std::string decisionText(const WhatIfAnswer& answer) {
  std::string text = line("On balance %+.2f %%", 100.0 * (answer.worst.gained - answer.worst.lost) / std::max(answer.slotCount, 1));
  if (answer.best.gained != answer.worst.gained || answer.best.lost != answer.worst.lost)
    text += line(" to %+.2f %%", 100.0 * (answer.best.gained - answer.best.lost) / std::max(answer.slotCount, 1));
  text += line(" of slots; with 95 %% certainty between %+.2f and %+.2f %%", 100 * answer.lower, 100 * answer.upper);
  if (!answer.worst.dependence)
    text += ", if slots were independent (too few to tell how neighbours go together)";
  text += ".\n";
  if (answer.includesZero()) {
    text += "The interval includes 0";
    if (answer.slotsToDecide)
      text += ": about " + manySlots(*answer.slotsToDecide) + " more would decide";
    else if (answer.bracketed > 0)
      text += ": more slots would not decide it, what cut attempts would have taken is not known";
    text += ".\n";
  }
  return text;
}

WhatIfJson jsonOf(const SlotEnd& end) {
  WhatIfJson json{{"outcome", end.decided ? WhatIfJson(std::string(toString(end.outcome))) : WhatIfJson()},
                  {"stage", end.stage ? WhatIfJson(std::string(toString(*end.stage))) : WhatIfJson()},
                  {"airs", end.airs()},
                  {"spare_ms", end.started ? WhatIfJson(telemetry::roundedMs(end.spareToAir)) : WhatIfJson()}};
  return json;
}

WhatIfJson jsonOf(const analysis::AttemptNote& note) {
  if (note.n == 0)
    return {};
  return {{"stage", std::string(toString(note.stage))}, {"n", note.n}, {"age_ms", telemetry::roundedMs(note.age)}};
}

WhatIfJson jsonOf(const WhatIfSide& side) {
  WhatIfJson outcomes = WhatIfJson::object(), lanes = WhatIfJson::object();
  for (const Outcome outcome : kOutcomes)
    if (const int count = side.outcomes[static_cast<std::size_t>(outcome)]; count > 0)
      outcomes[std::string(toString(outcome))] = count;
  for (const Stage stage : kStages)
    lanes[std::string(toString(stage))] = std::round(1e4 * side.utilisation[stage]) / 1e4;
  std::vector<Duration> descending(side.spare.rbegin(), side.spare.rend());
  const auto atLeast = [&](int percent) {
    const auto found = analysis::percentileOf(std::span<const Duration>(descending), percent, analysis::Confidence::NinetyFive);
    const auto* known = std::get_if<analysis::Percentile<Duration>>(&found);
    return known != nullptr ? WhatIfJson(telemetry::roundedMs(known->value)) : WhatIfJson();
  };
  return {{"gained", side.gained},
          {"lost", side.lost},
          {"airs", side.airs},
          {"outcomes", std::move(outcomes)},
          {"net", side.net.estimate},
          {"interval", {side.net.lower, side.net.upper}},
          {"dependence", side.dependence ? WhatIfJson(*side.dependence) : WhatIfJson()},
          {"spare_half_at_least_ms", atLeast(50)},
          {"spare_95_at_least_ms", atLeast(95)},
          {"cut_for_nothing_ms", telemetry::roundedMs(side.cutForNothing)},
          {"finished_for_nothing_ms", telemetry::roundedMs(side.finishedForNothing)},
          {"lane_utilisation", std::move(lanes)}};
}

}  // namespace

nlohmann::ordered_json jsonOf(const WhatIfTold& told) {
  const WhatIfAnswer& answer = told.answer;
  WhatIfJson changed = WhatIfJson::array();
  for (const SlotChange& change : answer.changes) {
    WhatIfJson json{{"run", told.runs.runs[change.session].uuid},
                    {"slot", change.slot.value},
                    {"was", jsonOf(change.was)},
                    {"best", jsonOf(change.best)},
                    {"worst", jsonOf(change.worst)},
                    {"bracketed", change.bracketed},
                    {"cut_before", jsonOf(change.cutBefore)},
                    {"cut_after", jsonOf(change.cutAfter)}};
    if (change.expected)
      json["expected"] = jsonOf(*change.expected);
    changed.push_back(std::move(json));
  }
  WhatIfJson leftOut = WhatIfJson::array();
  for (const analysis::LoadedRuns::LeftOut& out : told.runs.leftOut)
    leftOut.push_back({{"run", out.run.uuid}, {"why", out.why}, {"whole", out.whole}});
  WhatIfJson json{{"set", told.sets},
                  {"slots", answer.slotCount},
                  {"runs", answer.sessions},
                  {"gained", answer.worst.gained},
                  {"lost", answer.worst.lost},
                  {"interval", {answer.lower, answer.upper}},
                  {"includes_zero", answer.includesZero()},
                  {"slots_to_decide", answer.slotsToDecide ? WhatIfJson(*answer.slotsToDecide) : WhatIfJson()},
                  {"bracketed", answer.bracketed},
                  {"unresolved", answer.unresolved},
                  {"other_quality", answer.otherQuality},
                  {"unfaithful", answer.unfaithful},
                  {"before", jsonOf(answer.before)},
                  {"best", jsonOf(answer.best)},
                  {"worst", jsonOf(answer.worst)}};
  if (answer.expected)
    json["expected"] = jsonOf(*answer.expected);
  json["changed"] = std::move(changed);
  json["left_out"] = std::move(leftOut);
  json["other_profiles"] = told.runs.otherProfiles;
  return json;
}

std::string textOf(const WhatIfTold& told) {
  const WhatIfAnswer& answer = told.answer;
  std::string text = "What if";
  for (const std::string& set : told.sets)
    text += (&set == &told.sets.front() ? " " : ", ") + set;
  if (told.sets.empty())
    text += " nothing were changed";
  text += "? " + manySlots(answer.slotCount) +
          line(" of %d run%s, lived through again.\n", answer.sessions, answer.sessions == 1 ? "" : "s");
  text += between(answer.worst.gained, answer.best.gained) +
          (answer.best.gained == 1 && answer.worst.gained == 1 ? " slot" : " slots") + " gained, " +
          between(answer.worst.lost, answer.best.lost) + " lost of " + manySlots(answer.slotCount) + ".\n";
  text += decisionText(answer) + '\n';

  text += line("%-22s %10s %10s %10s", "outcome", "recorded", "worst", "best");
  text += answer.expected ? line(" %10s\n", "expected") : "\n";
  for (const Outcome outcome : kOutcomes) {
    const auto at = static_cast<std::size_t>(outcome);
    if (answer.before.outcomes[at] + answer.worst.outcomes[at] + answer.best.outcomes[at] == 0)
      continue;
    text += line("%-22s %10d %10d %10d", std::string(toString(outcome)).c_str(), answer.before.outcomes[at],
                 answer.worst.outcomes[at], answer.best.outcomes[at]);
    text += answer.expected ? line(" %10d\n", answer.expected->outcomes[at]) : "\n";
  }
  const auto laneSeconds = [](Duration d) { return inSeconds(d); };
  text += line("%-22s %8.1f s %8.1f s %8.1f s\n", "cut for nothing", laneSeconds(answer.before.cutForNothing),
               laneSeconds(answer.worst.cutForNothing), laneSeconds(answer.best.cutForNothing));
  text += line("%-22s %8.1f s %8.1f s %8.1f s\n", "finished for nothing", laneSeconds(answer.before.finishedForNothing),
               laneSeconds(answer.worst.finishedForNothing), laneSeconds(answer.best.finishedForNothing));
  for (const Stage stage : kStages)
    text +=
        line("%-22s %8.1f %% %8.1f %% %8.1f %%\n", ("lane " + std::string(toString(stage))).c_str(),
             100 * answer.before.utilisation[stage], 100 * answer.worst.utilisation[stage], 100 * answer.best.utilisation[stage]);
  text += "\nSpare to air, of those that air: " + spareText(answer.before.spare) + "; in the worst case " +
          spareText(answer.worst.spare) + ".\n";
  if (answer.bracketed > 0)
    text += manySlots(answer.bracketed) +
            " with an attempt of unknown length: it was cut, or never ran. Best: it finishes at once after. Worst: never.\n";
  if (answer.unresolved > 0)
    text += manySlots(answer.unresolved) + " end worse in the best case than in the worst: unresolved.\n";
  if (answer.otherQuality > 0)
    text += manySlots(answer.otherQuality) + " would be made at a quality at which they were not made.\n";
  if (answer.unfaithful > 0)
    text += manySlots(answer.unfaithful) +
            " do not end as recorded even under the settings that were in force; `history verify` says what differs.\n";
  for (const analysis::LoadedRuns::LeftOut& out : told.runs.leftOut)
    text += "Run " + out.run.uuid + (out.whole ? " is left out: " : " counts in part: ") + out.why + ".\n";
  if (const int others = told.runs.otherProfiles; others > 0)
    text += line("%d run%s of another profile or backend %s left out: they took other times.\n", others, others == 1 ? "" : "s",
                 others == 1 ? "is" : "are");
  if (!answer.changes.empty()) {
    text += "\nChanged:\n";
    for (std::size_t i = 0; i < std::min(kChangesTold, answer.changes.size()); ++i)
      text += changeLine(answer.changes[i]);
    if (answer.changes.size() > kChangesTold)
      text += line("  and %zu more (--json has all)\n", answer.changes.size() - kChangesTold);
  }
  return text + "\nAs recorded whatever is set: when slots came, the estimates that were known, memory, deaths of the device.\n";
}

}  // namespace vortex::headless
