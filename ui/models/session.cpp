// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/session.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

// The alarm that a slot with this end counts for, as engine/alarm/slot_trend.h has it; null: none.
const char* trendOf(const event::SlotComplete& e) {
  switch (e.verdict.outcome) {
  case Outcome::Succeeded:
    return e.marginGeneration.value_or(Duration{}) < Duration{} ? "slots_late" : nullptr;
  case Outcome::Late:
    return "slots_late";
  case Outcome::TimedOut:
  case Outcome::Failed:
  case Outcome::DeadlineUnreachable:
  case Outcome::SelfCheckFailed:
    return "slots_failing";
  case Outcome::Canceled:
  case Outcome::Shed:
    return nullptr;
  }
  return nullptr;
}

}  // namespace

struct Session::Fold {
  Session& to;
  Time at;
  Duration earlier;

  void operator()(const event::SlotQueued& e) {
    Slot& slot = to.slot(e.slot, at);
    slot.label = e.label;
    slot.seed = e.seed;
    slot.airAt = e.airAt ? std::optional(*e.airAt + earlier) : std::nullopt;
    slot.hasAirTime = e.airAt.has_value();
    slot.rerunOf = e.rerunOf;
    slot.offAir = to.m_offAir.erase(e.slot) > 0;
    slot.given = e.given.value_or(StageSet{});
    to.coverAir(slot);
  }
  void operator()(const event::SlotStarted& e) {
    Slot& slot = to.slot(e.slot, at);
    if (slot.state == SlotState::Queued) {
      --to.m_queued;
      ++to.m_running;
      slot.state = SlotState::Running;
    }
    slot.startedAt = at;
    slot.airAt = e.airAt + earlier;
    slot.lastUsefulFinish = e.lastUsefulFinish + earlier;
    to.coverAir(slot);
  }
  void operator()(const event::AttemptStarted& e) {
    Slot& slot = to.slot(e.attempt.slot, at);
    slot.bars.push_back({.attempt = e.attempt, .state = BarState::Running, .start = at, .timeout = e.timeout});
    ++slot.openBars;
    to.m_spans.open(slot.id);
    to.m_lanes[e.attempt.stage].started(slot.id, static_cast<std::int32_t>(slot.bars.size()) - 1, at);
  }
  void operator()(const event::AttemptStep& e) {
    if (Bar* bar = to.bar(e.attempt, at)) {
      bar->step = e.step;
      bar->steps = e.steps;
      if (bar->stepsAt.size() < Bar::kMostSteps)
        bar->stepsAt.push_back(at);
    }
  }
  void operator()(const event::StageComplete& e) {
    if (Bar* bar = to.bar(e.attempt, at)) {
      bar->state = BarState::Finished;
      bar->peak = e.peak;
      bar->message = e.message.value_or("");
      Slot& slot = to.slot(e.attempt.slot, at);
      to.closeBar(slot, *bar, at);
      slot.peak = std::max(slot.peak, e.peak);
    }
  }
  void operator()(const event::AttemptFailed& e) {
    if (Bar* bar = to.bar(e.attempt, at)) {
      bar->state = e.reason == Reason::DeviceLost ? BarState::Lost : BarState::Failed;
      to.closeBar(to.slot(e.attempt.slot, at), *bar, at);
      bar->message = e.message;
      bar->held = e.held;
      bar->retryIn = e.retryIn;
    }
  }
  void operator()(const event::AttemptStopRequested& e) {
    if (Bar* bar = to.bar(e.attempt, at)) {
      bar->state = e.cause == StopCause::Timeout ? BarState::TimedOut : BarState::Stopped;
      bar->stopRequested = at;
      bar->cause = e.cause;
      to.m_lanes[e.attempt.stage].stopRequested(e.attempt.slot, to.placeOf(*bar), at);
    }
  }
  void operator()(const event::AttemptStopped& e) {
    if (Bar* bar = to.bar(e.attempt, at)) {
      if (bar->state == BarState::Running)
        bar->state = e.byExit ? BarState::Lost : BarState::Stopped;
      to.closeBar(to.slot(e.attempt.slot, at), *bar, at);
      bar->cause = e.cause;
      bar->requestToStopped = e.requestToStopped;
      bar->drain = e.drain;
      bar->released = e.released;
      bar->held = e.held;
      bar->retryIn = e.retryIn;
    }
  }
  void operator()(const event::SlotAtRisk& e) { to.slot(e.slot, at).atRisk = e.sum; }
  void operator()(const event::SlotForecast& e) {
    Slot& slot = to.slot(e.slot, at);
    event::SlotForecast forecast = e;
    for (Time* time : {&forecast.lastUsefulFinish, &forecast.cautiousFinish, &forecast.likelyFinish})
      *time += earlier;
    if (forecast.noReturn)
      *forecast.noReturn += earlier;
    if (!slot.forecast)
      to.m_wholeSlot = forecast;
    slot.forecast = forecast;
  }
  void operator()(const event::SlotComplete& e) {
    Slot& slot = to.slot(e.slot, at);
    if (isOver(slot))
      return;
    --(slot.state == SlotState::Queued ? to.m_queued : to.m_running);
    ++to.m_decided;
    if (const char* trend = trendOf(e); trend != nullptr)
      to.m_causes[trend] = e.slot;
    to.m_spans.close(slot.id);
    slot.state = SlotState::Decided;
    slot.decidedAt = at;
    slot.verdict = e.verdict;
    slot.elapsed = e.elapsed;
    // One quantity from the first forecast on: until the clip is on disk. The event counts to the end of generation.
    slot.spareToAir = e.spareToAir;
    if (slot.spareToAir && slot.forecast)
      *slot.spareToAir -= slot.forecast->delivery;
    slot.toTarget = e.marginGeneration;
    slot.atRisk.reset();
    slot.forecast.reset();
  }
  void operator()(const event::SlotDelivered& e) {
    Slot& slot = to.slot(e.slot, at);
    slot.ready = e.ready;
    slot.folder = e.folder;
    ++to.m_delivered;
    if (slot.spareToAir && slot.startedAt && slot.lastUsefulFinish)
      slot.spareToAir = *slot.lastUsefulFinish - (*slot.startedAt + e.ready);
  }
  void operator()(const event::SlotRecorded& e) {
    if (!e.folder.empty())
      to.slot(e.slot, at).folder = e.folder;
  }
  void operator()(const event::DeliveryFailed& e) { to.slot(e.slot, at).deliveryError = e.message; }
  void operator()(const event::SlotMissed& e) {
    Slot& slot = to.slot(e.slot, at);
    to.m_missed += slot.missed ? 0 : 1;
    slot.missed = true;
    slot.fallback = e.fallback;
    slot.airAt = e.airAt + earlier;
    to.coverAir(slot);
  }

  void device(DeviceCondition condition, std::string what) {
    to.m_device.condition = condition;
    to.m_device.what = std::move(what);
    to.m_device.since = at;
    to.m_device.quarantined.reset();
  }
  void operator()(const event::DeviceStarting& e) {
    if (to.m_device.condition == DeviceCondition::Held)
      to.m_device.deaths.clear();  // whoever lets it start again begins to count anew
    device(DeviceCondition::Starting, e.restart == 0 ? "starting" : "starting again");
    to.m_device.done = to.m_device.of = 0;
  }
  void operator()(const event::DeviceProgress& e) {
    to.m_device.what = e.what;
    to.m_device.done = e.done;
    to.m_device.of = e.of;
  }
  void operator()(const event::DeviceReady& e) {
    device(DeviceCondition::Ready, {});
    to.m_device.name = e.device;
    to.m_device.build = e.build;
    to.m_device.pid = e.pid;
    to.m_device.restart = e.restart;
  }
  void operator()(const event::DeviceQuarantined& e) {
    device(DeviceCondition::Quarantined, {});
    to.m_device.quarantined = e.lane;
  }
  void operator()(const event::QuarantineLifted&) { device(DeviceCondition::Ready, {}); }
  void operator()(const event::DeviceLost& e) {
    to.m_device.loss = Loss{.at = at, .reason = e.reason, .detail = e.detail, .wedged = to.m_device.quarantined};
    device(DeviceCondition::Lost, std::string(toString(e.reason)) + (e.detail.empty() ? "" : ": " + e.detail));
    to.m_device.pid = 0;
    to.m_device.deaths.push_back(at);
    if (to.m_device.deaths.size() > Device::kMostDeaths)
      to.m_device.deaths.pop_front();
  }
  void operator()(const event::DeviceHeld& e) { device(DeviceCondition::Held, e.why); }

  void operator()(const event::MemorySample& e) {
    to.m_samples.push_back({at, e});
    if (to.m_samples.size() > kMostSamples)
      to.m_samples.pop_front();
  }
  void operator()(const event::MemoryCrossed& e) {
    to.m_crossings.push_back({at, e});
    if (to.m_crossings.size() > kMostCrossings)
      to.m_crossings.pop_front();
  }
  void operator()(const event::HeldForMemory& e) { to.m_heldForMemory = e.held ? std::optional(e) : std::nullopt; }
  void operator()(const event::TimeoutAdvice& e) { to.m_advice[e.stage] = e; }
  void operator()(const event::OutputPoolFull& e) { to.m_heldBack = e.full ? std::optional(e.first) : std::nullopt; }
  void operator()(const event::QualityChanged& e) { to.m_qualityLevel = e.level; }
  void operator()(const event::IntakeChanged& e) { to.m_intakeOpen = e.open; }
  void operator()(const event::HistoryChanged& e) { to.m_history = e; }
  void operator()(const event::AlarmChanged& e) {
    to.m_raised[e.alarm] = e.raised;
    if (e.state == AlarmState::Normal) {
      to.m_alarms.erase(e.alarm);
      return;
    }
    AlarmLine& line = to.m_alarms[e.alarm];
    if (line.alarm.state != e.state || line.alarm.raised != e.raised)
      line.since = at;
    line.alarm = e;
  }
  void operator()(const event::Notice& e) { to.m_lastNotice = Event{.seq = to.m_told, .at = at, .body = e}; }
  // The others change nothing that is shown.
  template <typename Other>
  void operator()(const Other&) {}
};

void Session::apply(const Event& event, Duration earlier) {
  ++m_told;
  if (!std::holds_alternative<event::MemorySample>(event.body))
    ++m_revision;
  std::visit(Fold{*this, event.at + earlier, earlier}, event.body);
}

void Session::endRun(Time at) {
  for (Slot& slot : m_slots) {
    if (isOver(slot))
      continue;
    slot.state = SlotState::Interrupted;
    slot.decidedAt = at;
    slot.atRisk.reset();
    slot.forecast.reset();
    slot.lastAt = std::max(slot.lastAt, at);
    m_spans.cover(slot.id, at);
    m_spans.close(slot.id);
    for (Bar& bar : slot.bars)
      if (!bar.end) {
        bar.state = BarState::Lost;
        closeBar(slot, bar, at);
      }
  }
  ++m_revision;
  m_heldBack.reset();
  m_heldForMemory.reset();
  m_running = m_queued = 0;
  m_device = {};
  m_alarms.clear();
  m_raised.clear();
  m_history = {};
  m_lastNotice.reset();
  m_intakeOpen = true;
  m_qualityLevel = 0;
}

void Session::expectRestart(Duration restart) { m_device.restart = restart; }

const Slot* Session::find(SlotId id) const {
  const auto at = std::lower_bound(m_slots.begin(), m_slots.end(), id.value,
                                   [](const Slot& slot, std::uint64_t value) { return slot.id.value < value; });
  return at != m_slots.end() && at->id == id ? &*at : nullptr;
}

std::optional<SlotId> Session::causeOf(const std::string& alarm) const {
  if (const auto line = m_alarms.find(alarm); line != m_alarms.end())
    for (const event::AlarmFact& fact : line->second.alarm.facts)
      if (fact.name == "slot")
        return SlotId{QString::fromStdString(fact.value).toULongLong()};
  const auto cause = m_causes.find(alarm);
  return cause == m_causes.end() ? std::nullopt : std::optional(cause->second);
}

// A slot that nobody has told of yet begins here; ids come in order, but for a refused burst.
Slot& Session::slot(SlotId id, Time at) {
  auto place = std::lower_bound(m_slots.begin(), m_slots.end(), id.value,
                                [](const Slot& slot, std::uint64_t value) { return slot.id.value < value; });
  if (place == m_slots.end() || place->id != id) {
    place = m_slots.insert(place, Slot{.id = id, .queuedAt = at});
    ++m_queued;
    m_spans.open(id);
    if (m_slots.size() > kMostSlots && !m_slots.front().open() && place != m_slots.begin()) {
      m_slots.pop_front();
      m_spans.forgetBefore(m_slots.front().id);
      for (LaneRecord& lane : m_lanes.values)
        lane.forgetBefore(m_slots.front().id);
    }
  }
  place->lastAt = std::max(place->lastAt, at);
  m_spans.cover(id, at);
  return *place;
}

void Session::coverAir(const Slot& slot) {
  if (slot.airAt)
    m_spans.cover(slot.id, *slot.airAt);
}

void Session::closeBar(Slot& slot, Bar& bar, Time at) {
  if (bar.end)
    return;
  bar.end = at;
  --slot.openBars;
  m_spans.close(slot.id);
  m_lanes[bar.attempt.stage].ended(slot.id, placeOf(bar), at, bar.state != BarState::Finished);
}

std::int32_t Session::placeOf(const Bar& bar) const {
  return static_cast<std::int32_t>(&bar - find(bar.attempt.slot)->bars.data());
}

std::vector<const Slot*> Session::slotsIn(const TimeRange& range, Time now) const {
  std::vector<const Slot*> found;
  m_spans.visit(range, now, [&](std::uint64_t first, std::uint64_t last) {
    for (auto slot = std::lower_bound(m_slots.begin(), m_slots.end(), first,
                                      [](const Slot&each, std::uint64_t value) { return each.id.value < value; });
         slot != m_slots.end() && slot->id.value < last; ++slot)
      if (slot->begin() <= range.to && slot->end(now) >= range.from)
        found.push_back(&*slot);
  });
  return found;
}

Bar* Session::bar(const AttemptName& name, Time at) {
  std::vector<Bar>& bars = slot(name.slot, at).bars;
  const auto found = std::find_if(bars.rbegin(), bars.rend(), [&](const Bar& bar) { return bar.attempt == name; });
  return found == bars.rend() ? nullptr : &*found;
}

}  // namespace vortex::ui
