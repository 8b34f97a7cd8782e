// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/spare_book.h"

#include "engine/analysis/percentile.h"
#include "ui/models/session.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace vortex::ui {
namespace {

using analysis::Confidence;
using analysis::percentileOf;

// How late a slot finished, with a missed one later than all.
constexpr Duration kNever = Duration::max();
Duration latenessOf(const DueSlot& slot) { return slot.spare ? -*slot.spare : kNever; }

ShareHas shareOf(std::span<const Duration> lateness, int percent) {
  const auto found = percentileOf(lateness, percent, Confidence::NinetyFive);
  if (const auto* few = std::get_if<analysis::TooFew>(&found))
    return NeedsSamples{.has = few->has, .needs = few->needs};
  const Duration value = std::get<analysis::Percentile<Duration>>(found).value;
  if (value == kNever)
    return MissedShare{};
  return -value;
}

std::optional<DueSlot> dueOf(const Slot& slot, std::int64_t wallAtZeroMs) {
  if (!slot.hasAirTime || !isOver(slot) || !slot.airAt)
    return std::nullopt;
  const bool interrupted = slot.state == SlotState::Interrupted;
  const bool own = !interrupted && slot.verdict.outcome == Outcome::Succeeded && slot.deliveryError.empty() && !slot.missed;
  return DueSlot{.slot = slot.id,
                 .airsWallMs = wallAtZeroMs + static_cast<std::int64_t>(inMilliseconds(slot.airAt->time_since_epoch())),
                 .spare = own ? slot.spareToAir : std::nullopt,
                 .outcome = interrupted ? Outcome::Failed : slot.verdict.outcome};
}

}  // namespace

SpareSummary summaryOf(const std::vector<DueSlot>& due) {
  SpareSummary summary{.due = static_cast<int>(due.size()), .missed = 0, .half = {}, .most = {}, .nearlyAll = {}, .least = {}};
  std::vector<Duration> lateness;
  lateness.reserve(due.size());
  for (const DueSlot& slot : due) {
    lateness.push_back(latenessOf(slot));
    summary.missed += slot.missed() ? 1 : 0;
    if (slot.spare && (!summary.least || *slot.spare < *summary.least))
      summary.least = slot.spare;
  }
  std::sort(lateness.begin(), lateness.end());
  summary.half = shareOf(lateness, 50);
  summary.most = shareOf(lateness, 95);
  summary.nearlyAll = shareOf(lateness, 99);
  return summary;
}

bool SpareBook::refresh(const Session& session, std::int64_t wallAtZeroMs) {
  if (session.story() == m_story && session.decided() == m_decided && session.missed() == m_missed &&
      session.delivered() == m_delivered && session.allSlots().size() == m_seen)
    return false;
  m_story = session.story();
  m_decided = session.decided();
  m_missed = session.missed();
  m_delivered = session.delivered();
  m_seen = session.allSlots().size();
  m_due.clear();
  for (const Slot& slot : session.allSlots())
    if (auto due = dueOf(slot, wallAtZeroMs))
      m_due.push_back(std::move(*due));
  return true;
}

std::vector<DueSlot> SpareBook::since(std::int64_t fromWallMs) const {
  std::vector<DueSlot> due;
  std::copy_if(m_due.begin(), m_due.end(), std::back_inserter(due),
               [&](const DueSlot& slot) { return slot.airsWallMs >= fromWallMs; });
  return due;
}

std::vector<DueSlot> SpareBook::last(std::size_t most) const {
  return {m_due.end() - static_cast<std::ptrdiff_t>(std::min(most, m_due.size())), m_due.end()};
}

}  // namespace vortex::ui
