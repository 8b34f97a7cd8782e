// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/session_numbers.h"

#include <algorithm>

namespace vortex::analysis {
namespace {

using history::AttemptLine;
using history::SlotLine;

Lasted observedIn(const SessionRecord& session, Stage stage) {
  std::vector<const AttemptLine*> firsts;
  for (const auto& attempts : session.attempts)
    for (const AttemptLine& a : attempts)
      if (a.stage == stage && a.n == 1)
        firsts.push_back(&a);
  return lastedOf(firsts);
}

std::vector<double> peaksOf(const SessionRecord& session) {
  std::vector<double> peaks;
  for (const auto& attempts : session.attempts) {
    std::optional<Bytes> most;
    for (const AttemptLine& a : attempts)
      if (a.peak && (!most || a.peak->count > most->count))
        most = a.peak;
    if (most && most->count > 0)
      peaks.push_back(static_cast<double>(most->count));
  }
  std::sort(peaks.begin(), peaks.end());
  return peaks;
}

}  // namespace

void SessionRecord::add(SlotLine slot, std::vector<AttemptLine> itsAttempts) {
  lines.push_back(std::move(slot));
  attempts.push_back(std::move(itsAttempts));
}

SessionNumbers numbersOf(const SessionRecord& session) {
  SessionNumbers numbers{.slotCount = static_cast<int>(session.lines.size()), .stages = {}, .peaks = peaksOf(session), .made = {}};
  for (const Stage stage : kStages)
    numbers.stages[stage] = observedIn(session, stage);
  for (const SlotLine& slot : session.lines)
    if (slot.startedAt)
      ++numbers.made[{
          .profile = slot.profile,
          .backend = slot.backend,
          .quality = slot.qualityLevel,
          .device = session.device == slot.backend ? std::string() : session.device,  // "simulated"
      }];
  return numbers;
}

bool madeAlike(const SessionNumbers& first, const SessionNumbers& second) {
  if (first.made.size() > 1 || second.made.size() > 1)
    return false;
  if (first.made.empty() || second.made.empty())
    return true;
  Conditions one = first.made.begin()->first, other = second.made.begin()->first;
  if (one.device.empty() || other.device.empty())
    one.device = other.device = {};
  return one == other;
}

}  // namespace vortex::analysis
