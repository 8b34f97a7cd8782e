// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/telemetry/trace_writer.h"

#include "engine/telemetry/event_json.h"
#include "engine/telemetry/event_object.h"
#include "engine/telemetry/trace_packets.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace vortex::telemetry {
namespace {

// Numbers of a run's tracks; lanes count up in eights, slots come behind them.
enum Offset : std::uint64_t {
  kProcess = 1,
  kEvents,
  kUsed,
  kReserved,
  kResident,
  kAllocated,
  kSpans = 40,
  kLanes = 100,
  kSlots = 1 << 20
};

}  // namespace

struct TraceWriter::Impl {
  using AttemptKey = std::tuple<SlotId, Stage, int>;
  struct OpenAttempt {
    std::uint64_t lane = 0;  // its track
    Time started{};
    bool stopping = false;  // its slice has ended; the stop's is open
  };
  struct OpenSlot {
    Time phaseBegan{};
    bool started = false, decided = false;
    Time startedAt{};
  };

  explicit Impl(std::function<void(std::string_view)> write) : packets(std::move(write)) {}

  std::uint64_t track(std::uint64_t number) const { return (static_cast<std::uint64_t>(run) << 48) + number; }
  std::uint64_t laneOf(Stage stage, std::size_t index) const { return track(kLanes + indexOf(stage) + 8 * index); }
  std::uint64_t trackOf(SlotId slot) const { return track(kSlots + slot.value); }
  std::uint64_t flowOf(SlotId slot) const { return track(slot.value); }
  std::uint64_t stamp(Time time) const {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, offset + time.time_since_epoch().count()));
  }

  void describe(const Run& given);
  void describeLane(Stage stage, std::size_t index);
  std::uint64_t freeLane(Stage stage);
  void free(const AttemptName& name, Time at);
  void close(const AttemptName& name, Duration elapsed, std::string_view outcome, TraceArgs args);
  void closeSlot(SlotId slot, Time at, const TraceArgs& args);

  void take(const event::SlotQueued& e);
  void take(const event::SlotStarted& e);
  void take(const event::SlotComplete& e);
  void take(const event::SlotDelivered& e);
  void take(const event::DeliveryFailed& e);
  void take(const event::AttemptStarted& e);
  void take(const event::StageComplete& e) { close(e.attempt, e.elapsed, "finished", args); }
  void take(const event::AttemptFailed& e) {
    close(e.attempt, e.elapsed, toString(e.reason == Reason::DeviceLost ? AttemptOutcome::DeviceLost : AttemptOutcome::Failed),
          args);
  }
  void take(const event::AttemptStopRequested& e);
  void take(const event::AttemptStopped& e);
  void take(const event::MemorySample& e);
  void countSpan(std::uint64_t number, const std::string& what, const MemorySpan& seen, const Range& range);
  void take(const event::AttemptStep&) {}
  void take(const event::DeviceProgress&) {}
  template <typename Other>
  void take(const Other&) {
    packets.instant(track(kEvents), stamp(now), name, args);
  }

  TracePackets packets;
  int run = 0;
  std::int64_t offset = 0;  // from the engine's clock to the trace's
  std::map<AttemptKey, OpenAttempt> attempts;
  PerStage<std::vector<Time>> lanes;  // when each is free again; Time::max() while an attempt is on it
  std::map<SlotId, OpenSlot> slots;
  std::set<std::uint64_t> describedSpans;
  // of the event that is being taken
  Time now{};
  std::string_view name;
  TraceArgs args;
};

void TraceWriter::Impl::describe(const Run& given) {
  packets.process(track(kProcess), run, given.name);
  for (const Stage stage : kStages) {
    lanes[stage].assign(1, Time::min());
    describeLane(stage, 0);
  }
  packets.plainTrack(track(kEvents), track(kProcess), "device and alarms");
  packets.byteCounter(track(kUsed), track(kProcess), "memory used");
  packets.byteCounter(track(kReserved), track(kProcess), "memory reserved");
  packets.byteCounter(track(kResident), track(kProcess), "memory resident");
  for (const Stage stage : kStages)
    packets.byteCounter(track(kAllocated + indexOf(stage)), track(kProcess), "memory allocated by " + std::string(toString(stage)));
}

void TraceWriter::Impl::describeLane(Stage stage, std::size_t index) {
  const std::string title = std::string(toString(stage)) + (index == 0 ? "" : " " + std::to_string(index + 1));
  const int tid = run * 1'000'000 + static_cast<int>(index * kStageCount + indexOf(stage)) + 1;
  packets.thread(laneOf(stage, index), track(kProcess), run, tid, title);
}

// Attempts of one lane that run at once each have a track, since slices of one track lie in one another.
std::uint64_t TraceWriter::Impl::freeLane(Stage stage) {
  std::vector<Time>& of = lanes[stage];
  auto lane = std::find_if(of.begin(), of.end(), [&](Time free) { return free <= now; });
  const auto index = static_cast<std::size_t>(lane - of.begin());
  if (lane == of.end()) {
    of.push_back(Time::max());
    describeLane(stage, index);
  } else {
    *lane = Time::max();
  }
  return laneOf(stage, index);
}

void TraceWriter::Impl::free(const AttemptName& attempt, Time at) {
  const auto open = attempts.find({attempt.slot, attempt.stage, attempt.n});
  lanes[attempt.stage][(open->second.lane - laneOf(attempt.stage, 0)) / 8] = at;
  attempts.erase(open);
}

void TraceWriter::Impl::take(const event::SlotQueued& e) {
  packets.plainTrack(trackOf(e.slot), track(kProcess), "slots");
  slots[e.slot] = {.phaseBegan = now};
  packets.begin(trackOf(e.slot), stamp(now), "slot " + std::to_string(e.slot.value) + (e.label.empty() ? "" : " " + e.label),
                "slot", args, flowOf(e.slot));
  packets.begin(trackOf(e.slot), stamp(now), "queued", "phase");
}

void TraceWriter::Impl::take(const event::SlotStarted& e) {
  const auto slot = slots.find(e.slot);
  if (slot == slots.end())
    return;
  packets.end(trackOf(e.slot), stamp(now));
  packets.begin(trackOf(e.slot), stamp(now), "made", "phase", args);
  slot->second = {.phaseBegan = now, .started = true, .startedAt = now};
}

void TraceWriter::Impl::take(const event::SlotComplete& e) {
  const auto slot = slots.find(e.slot);
  if (slot == slots.end())
    return;
  const Time at = slot->second.started ? slot->second.startedAt + e.elapsed : now;
  packets.end(trackOf(e.slot), stamp(at), args);
  if (e.verdict.outcome == Outcome::Succeeded || e.verdict.outcome == Outcome::Late) {
    packets.begin(trackOf(e.slot), stamp(at), "delivery", "phase");
    slot->second.phaseBegan = at;
    slot->second.decided = true;
  } else {
    packets.end(trackOf(e.slot), stamp(at), args);
    slots.erase(slot);
  }
}

void TraceWriter::Impl::closeSlot(SlotId id, Time at, const TraceArgs& with) {
  const auto slot = slots.find(id);
  if (slot == slots.end())
    return;
  const std::uint64_t end = stamp(std::max(at, slot->second.phaseBegan));
  packets.end(trackOf(id), end, with);
  packets.end(trackOf(id), end);
  slots.erase(slot);
}

void TraceWriter::Impl::take(const event::SlotDelivered& e) {
  const auto slot = slots.find(e.slot);
  closeSlot(e.slot, slot != slots.end() && slot->second.started ? slot->second.startedAt + e.ready : now, args);
}
void TraceWriter::Impl::take(const event::DeliveryFailed& e) { closeSlot(e.slot, now, args); }

void TraceWriter::Impl::take(const event::AttemptStarted& e) {
  const std::uint64_t lane = freeLane(e.attempt.stage);
  const bool isNew =
      attempts.try_emplace({e.attempt.slot, e.attempt.stage, e.attempt.n}, OpenAttempt{.lane = lane, .started = now}).second;
  if (!isNew)
    return;
  std::string title = "slot " + std::to_string(e.attempt.slot.value);
  if (e.attempt.n > 1)
    title += ", try " + std::to_string(e.attempt.n);
  packets.begin(lane, stamp(now), title, "attempt", args, flowOf(e.attempt.slot));
}

void TraceWriter::Impl::close(const AttemptName& attempt, Duration elapsed, std::string_view outcome, TraceArgs with) {
  const auto open = attempts.find({attempt.slot, attempt.stage, attempt.n});
  if (open == attempts.end())
    return;
  const bool stopping = open->second.stopping;  // it failed, or its device died, while it was told to stop
  const Time at = stopping ? now : open->second.started + elapsed;
  packets.end(open->second.lane, stamp(at), stopping ? with : with.add("outcome", outcome));
  free(attempt, at);
}

void TraceWriter::Impl::take(const event::AttemptStopRequested& e) {
  const auto open = attempts.find({e.attempt.slot, e.attempt.stage, e.attempt.n});
  if (open == attempts.end() || open->second.stopping)
    return;
  const auto outcome = e.cause == StopCause::Timeout ? AttemptOutcome::TimedOut : AttemptOutcome::Stopped;
  const std::uint64_t at = stamp(open->second.started + e.elapsed);
  packets.end(open->second.lane, at, args.add("outcome", toString(outcome)));
  packets.begin(open->second.lane, at, "stop", "stop", TraceArgs().add("slot", e.attempt.slot.value));
  open->second.stopping = true;
}

void TraceWriter::Impl::take(const event::AttemptStopped& e) {
  const auto open = attempts.find({e.attempt.slot, e.attempt.stage, e.attempt.n});
  if (open == attempts.end())
    return;
  const std::uint64_t lane = open->second.lane;
  const Time requested = open->second.started + e.elapsed;
  if (!open->second.stopping) {
    const auto outcome = e.byExit ? AttemptOutcome::DeviceLost : AttemptOutcome::Stopped;
    packets.end(lane, stamp(requested), TraceArgs(args).add("outcome", toString(outcome)));
    packets.begin(lane, stamp(requested), "stop", "stop");
  }
  const Time stopped = requested + e.requestToStopped, drained = stopped + e.drain;
  packets.end(lane, stamp(stopped), args);
  packets.begin(lane, stamp(stopped), "drain", "drain", args);
  packets.end(lane, stamp(drained));
  free(e.attempt, drained);
}

void TraceWriter::Impl::take(const event::MemorySample& e) {
  packets.count(track(kUsed), stamp(now), e.used.count);
  packets.count(track(kReserved), stamp(now), e.reserved.count);
  packets.count(track(kResident), stamp(now), e.resident.count);
  for (const Stage stage : kStages)
    packets.count(track(kAllocated + indexOf(stage)), stamp(now), e.allocated[stage].count);
}

// Two counters that begin where the first span does.
void TraceWriter::Impl::countSpan(std::uint64_t number, const std::string& what, const MemorySpan& seen, const Range& range) {
  const std::uint64_t lowest = track(kSpans + 2 * number), highest = lowest + 1;
  if (describedSpans.insert(lowest).second) {
    const std::string of = " of each " + std::to_string(seen.span / seconds(1)) + " s";
    packets.byteCounter(lowest, track(kProcess), what + ", lowest" + of);
    packets.byteCounter(highest, track(kProcess), what + ", highest" + of);
  }
  packets.count(lowest, stamp(seen.at), range.least.count);
  packets.count(highest, stamp(seen.at), range.most.count);
}

TraceWriter::TraceWriter(std::function<void(std::string_view bytes)> write) : m_impl(std::make_unique<Impl>(std::move(write))) {}
TraceWriter::~TraceWriter() = default;

void TraceWriter::beginRun(const Run& given) {
  ++m_impl->run;
  m_impl->offset = given.wall - given.at.time_since_epoch().count();
  m_impl->attempts.clear();
  m_impl->slots.clear();
  m_impl->describedSpans.clear();
  if (m_impl->run == 1)
    m_impl->packets.clocks(m_impl->stamp(given.at));
  m_impl->describe(given);
}

void TraceWriter::memory(const MemorySpan& seen) {
  m_impl->countSpan(0, "memory used", seen, seen.used);
  m_impl->countSpan(1, "memory reserved", seen, seen.reserved);
  m_impl->countSpan(2, "memory resident", seen, seen.resident);
  for (const Stage stage : kStages)
    m_impl->countSpan(3 + indexOf(stage), "memory allocated by " + std::string(toString(stage)), seen, seen.allocated[stage]);
}

void TraceWriter::event(const Event& event) {
  m_impl->now = event.at;
  m_impl->name = nameOf(event.body);
  nlohmann::ordered_json fields = fieldsOf(event);
  fields.erase("t_ms");
  m_impl->args = TraceArgs(fields);
  std::visit([&](const auto& body) { m_impl->take(body); }, event.body);
}

void TraceWriter::endRun() {
  const std::uint64_t at = m_impl->stamp(m_impl->now);
  for (const auto& [key, attempt] : m_impl->attempts)
    m_impl->packets.end(attempt.lane, at);
  for (const auto& [slot, open] : m_impl->slots) {
    m_impl->packets.end(m_impl->trackOf(slot), at);
    m_impl->packets.end(m_impl->trackOf(slot), at);
  }
  m_impl->attempts.clear();
  m_impl->slots.clear();
}

}  // namespace vortex::telemetry
