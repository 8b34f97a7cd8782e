// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/recorded_session.h"

#include "engine/analysis/plausible.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace vortex::analysis {
namespace {

// A checkpoint costs a few kilobytes; between two of them lies about a millisecond of replay.
constexpr std::size_t kSlotsBetweenCheckpoints = 200;

}  // namespace

RecordedSession::RecordedSession(Settings settings) : m_settings(settings), m_scheduler(std::move(settings)) {
  m_scheduler.setForecasts(schedule::Forecasts::Untold);
}

std::uint32_t RecordedSession::attempt(std::uint32_t slot, Stage stage, int n) const {
  std::uint32_t at = m_slots[slot].firstAttempt[stage];
  while (at != RecordedAttempt::kNone && --n > 0)
    at = m_attempts[at].next;
  return at;
}

const RecordedSession::Checkpoint* RecordedSession::checkpointBefore(std::size_t last) const {
  const auto found = std::find_if(m_checkpoints.rbegin(), m_checkpoints.rend(),
                                  [&](const Checkpoint& checkpoint) { return m_slots.size() - checkpoint.slot >= last; });
  return found == m_checkpoints.rend() ? nullptr : &*found;
}

tl::expected<void, std::string> RecordedSession::append(std::uint64_t n, Time at, const schedule::Input& input) {
  const std::string name = "input " + std::to_string(n);
  if (n != m_inputs + 1)
    return tl::unexpected("input " + std::to_string(m_inputs + 1) + " is not stored");
  if (!isPlausible(at) || !isPlausible(input) || at < m_end)
    return tl::unexpected(name + " is of no session");
  m_commands.clear();
  const std::optional<Time> due = m_scheduler.nextTimer();
  if (std::holds_alternative<schedule::input::Submit>(input)) {
    remember();
    m_doneAt.reset();
  } else if (std::holds_alternative<schedule::input::Shutdown>(input) && !m_doneAt && m_scheduler.slotsInFlight() == 0 &&
             m_scheduler.slotsQueued() == 0) {
    m_doneAt = m_outside.size();
  }
  try {
    m_scheduler.step(input, at, m_commands);
  } catch (const std::exception& error) {
    return tl::unexpected(name + " makes the scheduler fail: " + error.what());
  }
  ++m_inputs;
  m_end = at;
  take(input, n, at, due);
  for (const schedule::Command& command : m_commands)
    obey(command, at);
  return {};
}

// Nothing open, running, draining or awaiting delivery, and the device is up.
void RecordedSession::remember() {
  if (m_slots.size() == m_segments.back().slot || !m_live.empty() || m_awaitingDelivery > 0 || m_scheduler.slotsOpen() > 0 ||
      !m_scheduler.deviceReady() || m_scheduler.nextTimer())
    return;
  m_segments.push_back({.outside = m_outside.size(), .slot = m_slots.size()});
  const std::size_t last = m_checkpoints.empty() ? 0 : m_checkpoints.back().slot;
  if (m_slots.size() < last + kSlotsBetweenCheckpoints)
    return;
  m_checkpoints.push_back({.scheduler = m_scheduler,
                           .outside = m_outside.size(),
                           .slot = m_slots.size(),
                           .segment = m_segments.size() - 1,
                           .attemptsBefore = m_attempts.size()});
}

RecordedAttempt* RecordedSession::live(AttemptId attempt) {
  if (attempt.value == 0 || attempt.value > m_attempts.size())
    return nullptr;
  RecordedAttempt& found = m_attempts[attempt.value - 1];
  return found.how == AttemptEnd::Open ? &found : nullptr;
}

void RecordedSession::end(AttemptId id, AttemptEnd how, std::uint64_t n, Time at) {
  RecordedAttempt* attempt = live(id);
  if (attempt == nullptr)
    return;
  attempt->how = how;
  attempt->end = {.after = at - attempt->start, .n = n};
  Duration& oldest = m_segments.back().oldest[m_stageOf[id.value - 1]];
  oldest = std::max(oldest, attempt->end.after);
  std::erase(m_live, static_cast<std::uint32_t>(id.value - 1));
}

// ---- what it was told ----

struct RecordedSession::On {
  RecordedSession& session;
  std::uint64_t n;
  Time at;

  template <typename T>
  void outside(FromOutside::Kind kind, std::vector<T>& list, const T& in) const {
    session.m_outside.push_back({.at = at, .n = n, .kind = kind, .index = static_cast<std::uint32_t>(list.size())});
    list.push_back(in);
    Segment& segment = session.m_segments.back();
    segment.plain = segment.plain && (kind == FromOutside::Kind::Submit || kind == FromOutside::Kind::Cancel ||
                                      kind == FromOutside::Kind::Memory || kind == FromOutside::Kind::Estimates);
    if (kind == FromOutside::Kind::Memory)
      segment.level = session.m_outside.back().index;
    else
      session.m_otherThanLevels.push_back(static_cast<std::uint32_t>(session.m_outside.size() - 1));
    if (kind == FromOutside::Kind::Estimates)
      segment.estimates = session.m_outside.back().index;
  }
  void operator()(const schedule::input::Submit& in) const {
    session.m_slotIndex.insert(in.slot.value, static_cast<std::uint32_t>(session.m_slots.size()));
    session.m_slots.emplace_back();
    session.m_slots.back().id = in.slot;
    session.m_slots.back().deadline = in.noDeadline ? schedule::DeadlineKind::None
                                      : in.airAt    ? schedule::DeadlineKind::Named
                                                    : schedule::DeadlineKind::FromStart;
    session.m_slots.back().submitted = at;
    outside(FromOutside::Kind::Submit, session.m_submits, in);
    session.m_submits.back().label = {};  // decides nothing
  }
  void operator()(const schedule::input::Cancel& in) const { outside(FromOutside::Kind::Cancel, session.m_cancels, in); }
  void operator()(const schedule::input::Tune& in) const { outside(FromOutside::Kind::Tune, session.m_tunes, in); }
  void operator()(const schedule::input::Quality& in) const { outside(FromOutside::Kind::Quality, session.m_qualities, in); }
  void operator()(const schedule::input::Intake& in) const { outside(FromOutside::Kind::Intake, session.m_intakes, in); }
  void operator()(const schedule::input::Shutdown& in) const { outside(FromOutside::Kind::Shutdown, session.m_shutdowns, in); }
  void operator()(const schedule::input::MemoryLevel& in) const {
    MemoryPeaks& peaks = session.m_memoryPeaks;
    peaks.used = std::max(peaks.used, in.used);
    peaks.others = std::max(peaks.others, in.used - in.reserved);
    peaks.resident = std::max(peaks.resident, in.resident);
    outside(FromOutside::Kind::Memory, session.m_levels, in);
    if (in.cleared)  // since when this has been so is of consequence, and not the last level alone
      session.m_segments.back().plain = false;
  }
  void operator()(const schedule::input::NewEstimates& in) const {
    raise(session.m_memoryPeaks.need, in.estimates.need);
    outside(FromOutside::Kind::Estimates, session.m_estimates, in);
  }
  static void raise(PerStage<Bytes>& peaks, const PerStage<Bytes>& to) {
    for (const Stage stage : kStages)
      peaks[stage] = std::max(peaks[stage], to[stage]);
  }
  void operator()(const schedule::input::AttemptWaiting& in) const {
    if (RecordedAttempt* attempt = session.live(in.attempt))
      attempt->waiting = {.after = at - attempt->start, .n = n};
  }
  void operator()(const schedule::input::AttemptStarted& in) const {
    if (RecordedAttempt* attempt = session.live(in.attempt); attempt != nullptr && !attempt->started.came())
      attempt->started = {.after = at - attempt->start, .n = n};
  }
  void operator()(const schedule::input::AttemptFinished& in) const {
    if (RecordedAttempt* attempt = session.live(in.attempt)) {
      attempt->elapsed = in.elapsed;
      attempt->longestOperator = in.longestOperator;
      attempt->passesCheck = in.passesCheck;
    }
    session.end(in.attempt, AttemptEnd::Finished, n, at);
  }
  void operator()(const schedule::input::AttemptFailed& in) const {
    if (RecordedAttempt* attempt = session.live(in.attempt)) {
      attempt->elapsed = in.elapsed;
      attempt->reason = in.reason;
    }
    session.end(in.attempt, AttemptEnd::Failed, n, at);
  }
  void operator()(const schedule::input::AttemptStopped& in) const {
    if (const RecordedAttempt* attempt = session.live(in.attempt))
      session.end(in.attempt, attempt->stopAsked ? AttemptEnd::Stopped : AttemptEnd::StoppedUnasked, n, at);
  }
  void delivered(SlotId id, Duration encode, bool failed) const {
    const auto index = session.find(id);
    if (!index)
      return;
    RecordedSlot& slot = session.m_slots[*index];
    if (slot.deliverAsked == Time{} || slot.delivered.came())
      return;
    slot.delivered = {.after = at - slot.deliverAsked, .n = n};
    slot.deliveryFailed = slot.end.deliveryFailed = failed;
    slot.encode = encode;
    --session.m_awaitingDelivery;
  }
  void operator()(const schedule::input::Delivered& in) const { delivered(in.slot, in.encode, false); }
  void operator()(const schedule::input::DeliveryFailed& in) const { delivered(in.slot, {}, true); }
  void operator()(const schedule::input::DeviceStarting&) const {
    session.m_otherThanLevels.push_back(static_cast<std::uint32_t>(session.m_outside.size()));
    session.m_outside.push_back({.at = at, .n = n, .kind = FromOutside::Kind::Starting, .index = 0});
    session.m_segments.back().plain = false;
  }
  void operator()(const schedule::input::DeviceReady& in) const {
    raise(session.m_memoryPeaks.loadedWhile, in.loadedWhile);
    session.m_segments.back().plain = false;
    if (std::exchange(session.m_lossOpen, false))
      session.m_losses.back().ready = {.at = at, .n = n, .input = in};
    else
      outside(FromOutside::Kind::Ready, session.m_readies, in);
  }
  void operator()(const schedule::input::DeviceLost& in) const {
    const std::optional<Time> asked = std::exchange(session.m_killAsked, std::nullopt);
    if (!asked) {
      session.m_otherThanLevels.push_back(static_cast<std::uint32_t>(session.m_outside.size()));
      session.m_outside.push_back(
          {.at = at, .n = n, .kind = FromOutside::Kind::Lost, .index = static_cast<std::uint32_t>(session.m_losses.size())});
    }
    session.m_losses.push_back({.asked = asked.has_value(),
                                .whileDown = session.m_lossOpen,
                                .askedAt = asked.value_or(Time{}),
                                .at = at,
                                .n = n,
                                .input = in,
                                .ready = std::nullopt});
    session.m_lossOpen = true;
    session.m_segments.back().plain = false;
    for (const std::uint32_t index : std::exchange(session.m_live, {})) {
      RecordedAttempt& attempt = session.m_attempts[index];
      attempt.how = AttemptEnd::Lost;
      attempt.end = {.after = at - attempt.start, .n = n};
    }
  }
  void operator()(const schedule::input::TimerDue&) const {}
};

void RecordedSession::take(const schedule::Input& input, std::uint64_t n, Time at, std::optional<Time> due) {
  if (due && *due <= at) {
    const bool fired = std::holds_alternative<schedule::input::TimerDue>(input);
    if (m_timers.empty() || m_timers.back().due != *due || m_timers.back().fired)
      m_timers.emplace_back();
    m_timers.back() = {.due = *due, .at = at, .n = n, .fired = fired};
  }
  std::visit(On{*this, n, at}, input);
}

// ---- what it commanded ----

void RecordedSession::obey(const schedule::Command& command, Time at) {
  if (const auto* start = std::get_if<schedule::command::StartAttempt>(&command)) {
    const auto index = static_cast<std::uint32_t>(m_attempts.size());  // ids count from 1
    RecordedAttempt& attempt = m_attempts.emplace_back();
    attempt.start = at;
    attempt.qualityLevel = start->qualityLevel;
    m_live.push_back(index);
    m_stageOf.push_back(start->attempt.stage);
    std::uint32_t* link = &m_slots[*find(start->attempt.slot)].firstAttempt[start->attempt.stage];
    while (*link != RecordedAttempt::kNone)
      link = &m_attempts[*link].next;
    *link = index;
  } else if (const auto* stop = std::get_if<schedule::command::StopAttempt>(&command)) {
    if (RecordedAttempt* attempt = live(stop->attempt.id))
      attempt->stopAsked = at - attempt->start;
  } else if (std::holds_alternative<schedule::command::KillDevice>(command)) {
    m_killAsked = at;
  } else if (const auto* deliver = std::get_if<schedule::command::Deliver>(&command)) {
    m_slots[*find(deliver->slot)].deliverAsked = at;
    ++m_awaitingDelivery;
  } else if (const auto* publish = std::get_if<schedule::command::Publish>(&command)) {
    if (const auto* complete = std::get_if<event::SlotComplete>(&publish->body)) {
      SlotEnd& slot = m_slots[*find(complete->slot)].end;
      slot = endOf(*complete, at);
    }
  }
}

SlotEnd endOf(const event::SlotComplete& complete, Time at) {
  return {.decided = true,
          .started = complete.spareToAir.has_value(),
          .outcome = complete.verdict.outcome,
          .stage = complete.verdict.stage,
          .reason = complete.verdict.reason,
          .deliveryFailed = false,
          .decidedAt = at,
          .spareToAir = complete.spareToAir.value_or(Duration{})};
}

}  // namespace vortex::analysis
