// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/closed_loop.h"

#include <algorithm>
#include <utility>

namespace vortex::analysis {
namespace {

// Between two looks at the stop flag lies about a tenth of a millisecond.
constexpr std::uint64_t kStepsBetweenLooks = 256;

}  // namespace

void ClosedLoop::push(Time at, std::uint64_t n, What what, std::uint32_t index) {
  m_coming.push_back({.at = std::max(at, m_now), .n = n, .order = ++m_pushed, .what = what, .index = index});
  std::push_heap(m_coming.begin(), m_coming.end(), std::greater<>{});
}

// As long after `from` as it came after `recordedFrom`.
void ClosedLoop::pushAnswer(Time from, Time recordedFrom, const Answer& answer, What what, std::uint32_t index) {
  const bool asRecorded = from == recordedFrom;
  push(from + answer.after, asRecorded ? answer.n : what == What::Delivered ? kOwnDelivery : kOwnReport, what, index);
}

void ClosedLoop::begin(const Order& order) {
  m_order = order;
  const RecordedSession& session = *order.session;
  const auto changed = [&](Settings settings) {
    if (order.change)
      order.change(settings);
    return settings;
  };
  m_coming.clear();
  m_attempts.clear();
  m_liveAttempts.clear();
  m_losses.clear();
  const std::size_t all = session.slotsByArrival().size(), first = order.from != nullptr ? order.from->slot : 0;
  m_lived.resize(all);
  if (order.before != nullptr)
    std::copy(order.before->m_lived.begin() + static_cast<std::ptrdiff_t>(first), order.before->m_lived.end(),
              m_lived.begin() + static_cast<std::ptrdiff_t>(first));
  m_segment = order.from != nullptr ? order.from->segment : 0;
  m_skippedLevel.reset();
  m_skippedEstimates.reset();
  m_timerHint = 0;
  m_firesDue.reset();
  m_roomy = memoryDecidesNothing();
  m_otherThanLevel = 0;
  prepareSkipping();
  m_pushed = m_lastN = m_steps = 0;
  m_now = {};
  m_ownDeath = m_killed = m_held = m_calm = false;
  m_lastLoss = nullptr;
  m_level.reset();
  m_firstId = 1;
  if (m_timersOf != &session || m_timersInputs != session.inputs()) {
    m_timersOf = &session;
    m_timersInputs = session.inputs();
    m_timersByDue.resize(session.timers().size());
    for (std::uint32_t i = 0; i < m_timersByDue.size(); ++i)
      m_timersByDue[i] = i;
    std::stable_sort(m_timersByDue.begin(), m_timersByDue.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return session.timers()[a].due < session.timers()[b].due; });
  }
  if (order.from == nullptr) {
    m_scheduler.emplace(changed(session.settings()));
    m_scheduler->setForecasts(schedule::Forecasts::Untold);
    return;
  }
  m_scheduler.emplace(order.from->scheduler);
  m_firstId = order.from->attemptsBefore + 1;
  if (order.change && order.from->outside < session.outside().size()) {
    // Nothing is open: a tuning here is as if it had been so from the start, but for the quality level in force.
    m_now = session.outside()[order.from->outside].at;
    m_lastN = session.outside()[order.from->outside].n - 1;
    step(schedule::input::Tune{.settings = changed(m_scheduler->settings()), .rearmRunning = false}, m_now);
  }
}

bool ClosedLoop::run(const Order& order, const std::atomic<bool>* stop) {
  begin(order);
  const std::vector<FromOutside>& outsides = order.session->outside();
  const std::size_t end = order.session->outsideCount();
  std::size_t next = order.from != nullptr ? order.from->outside : 0;
  for (;;) {
    if (stop != nullptr && ++m_looks % kStepsBetweenLooks == 0 && stop->load(std::memory_order_relaxed))
      return false;
    next = toldFrom(next);
    if (m_maySkip && skips(next))
      continue;
    const auto timer = m_scheduler->nextTimer();
    const auto [timerAt, timerN] = timer ? fires(*timer) : std::pair(Time::max(), kOwnTimer);
    const std::pair fromHeap =
        m_coming.empty() ? std::pair(Time::max(), UINT64_MAX) : std::pair(m_coming.front().at, m_coming.front().n);
    const std::size_t levelsFrom = next;
    while (m_calm && !m_held && next < end && outsides[next].kind == FromOutside::Kind::Memory &&
           outsides[next].at < std::min(fromHeap.first, timerAt) && isFar(outsides[next])) {
      m_lastN = outsides[next].n;
      m_level = next++;
    }
    if (next != levelsFrom && m_maySkip)
      continue;  // what follows may be skipped
    const std::pair fromOutside = next == end ? std::pair(Time::max(), UINT64_MAX) : std::pair(outsides[next].at, outsides[next].n);
    const std::pair fromTimer(timerAt, timerN);
    if (!timer && m_coming.empty() && next == end)
      break;
    if (fromOutside <= fromHeap && fromOutside <= fromTimer) {
      m_lastN = outsides[next].n;
      outside(outsides[next++]);
    } else if (fromHeap <= fromTimer) {
      const Coming coming = m_coming.front();
      std::pop_heap(m_coming.begin(), m_coming.end(), std::greater<>{});
      m_coming.pop_back();
      if (coming.n < kOwn)
        m_lastN = coming.n;
      comes(coming);
    } else {
      if (timerN < kOwn)
        m_lastN = timerN;
      step(schedule::input::TimerDue{}, timerAt);
    }
  }
  return true;
}

// When a timer that is due at `due` is handed in, and as which input of the record.
std::pair<Time, std::uint64_t> ClosedLoop::fires(Time due) {
  const bool holds = m_firesDue == due && (m_firesAt.second >= kOwn || m_firesAt.second > m_lastN) && m_firesAt.first >= m_now;
  if (!holds) {
    m_firesDue = due;
    m_firesAt = fireOf(due);
  }
  return m_firesAt;
}

// An earlier one of the record that is over does not serve it again.
std::pair<Time, std::uint64_t> ClosedLoop::fireOf(Time due) {
  const auto& timers = m_order.session->timers();
  const auto dueAt = [&](std::size_t i) { return timers[m_timersByDue[i]].due; };
  // Most are due a little after the one before: a few steps from there are fewer than halvings of all.
  constexpr std::size_t kSteps = 8;
  std::size_t at = m_timerHint, steps = 0;
  while (at < m_timersByDue.size() && dueAt(at) < due && ++steps < kSteps)
    ++at;
  while (at > 0 && dueAt(at - 1) >= due && ++steps < kSteps)
    --at;
  if (steps >= kSteps)
    at = static_cast<std::size_t>(std::lower_bound(m_timersByDue.begin(), m_timersByDue.end(), due,
                                                   [&](std::uint32_t i, Time time) { return timers[i].due < time; }) -
                                  m_timersByDue.begin());
  m_timerHint = at;
  Time earliest = std::max(due + m_order.times->lateness, m_now);
  for (; at < m_timersByDue.size() && dueAt(at) == due; ++at) {
    const RecordedTimer& timer = timers[m_timersByDue[at]];
    if (timer.n <= m_lastN || timer.at < m_now)
      continue;
    if (timer.fired)
      return {timer.at, timer.n};
    earliest = std::max(earliest, timer.at);
  }
  return {earliest, kOwnTimer};
}

// Attempts of which nothing is to come any more: a replay of a day needs the memory of a few.
void ClosedLoop::forgetEnded() {
  if (!m_liveAttempts.empty() || !m_coming.empty())
    return;
  m_firstId += m_attempts.size();
  m_attempts.clear();
}

// ---- to the scheduler ----

void ClosedLoop::step(const schedule::Input& input, Time at) {
  catchUp();
  flushLevel();
  m_now = at;
  ++m_steps;
  m_commands.clear();
  m_scheduler->step(input, at, m_commands);
  m_inHand.swap(m_commands);
  for (const schedule::Command& command : m_inHand)
    obey(command);
}

void ClosedLoop::flushLevel() {
  if (!m_level)
    return;
  const FromOutside& from = m_order.session->outside()[*std::exchange(m_level, std::nullopt)];
  step(m_order.session->levels()[from.index], from.at);
}

bool ClosedLoop::isFar(const FromOutside& level) const {
  const MemorySettings& limits = m_scheduler->settings().memory;
  return m_order.session->levels()[level.index].used < std::min(limits.softLimit, limits.hardLimit) - limits.hysteresis;
}

void ClosedLoop::outside(const FromOutside& from) {
  const RecordedSession& session = *m_order.session;
  switch (from.kind) {
  case FromOutside::Kind::Submit:
    forgetEnded();
    m_lived[from.index] = {};  // in order of arrival, as the slots
    step(session.submits()[from.index], from.at);
    break;
  case FromOutside::Kind::Cancel:
    step(session.cancels()[from.index], from.at);
    break;
  case FromOutside::Kind::Tune: {
    schedule::input::Tune tune = session.tunes()[from.index];
    if (m_order.change)
      m_order.change(tune.settings);
    step(tune, from.at);
    m_calm = false;
    break;
  }
  case FromOutside::Kind::Quality:
    step(session.qualities()[from.index], from.at);
    break;
  case FromOutside::Kind::Intake:
    step(session.intakes()[from.index], from.at);
    break;
  case FromOutside::Kind::Shutdown:
    step(session.shutdowns()[from.index], from.at);
    break;
  case FromOutside::Kind::Estimates:
    step(session.estimates()[from.index], from.at);
    break;
  case FromOutside::Kind::Memory: {
    // Levels far from every limit change nothing by themselves: the last of them is told before whatever comes next.
    const schedule::input::MemoryLevel& level = session.levels()[from.index];
    const bool far = isFar(from);
    if (far && m_calm && !m_held) {
      m_level = static_cast<std::size_t>(&from - session.outside().data());
    } else {
      step(level, from.at);
      m_calm = far;
    }
    break;
  }
  case FromOutside::Kind::Lost:
    m_losses.push_back({.input = session.losses()[from.index].input, .recorded = &session.losses()[from.index], .asked = false});
    comes({.at = from.at, .n = from.n, .what = What::Lost, .index = static_cast<std::uint32_t>(m_losses.size() - 1)});
    break;
  case FromOutside::Kind::Starting:
    if (!m_ownDeath)  // of that nobody knows when it comes back
      step(schedule::input::DeviceStarting{}, from.at);
    break;
  case FromOutside::Kind::Ready:
    m_ownDeath = false;
    step(session.readies()[from.index], from.at);
    break;
  }
}

void ClosedLoop::comes(const Coming& coming) {
  switch (coming.what) {
  case What::Waiting:
    if (m_attempts[coming.index].live)
      step(schedule::input::AttemptWaiting{m_attempts[coming.index].id}, coming.at);
    break;
  case What::Started:
    if (m_attempts[coming.index].live)
      step(schedule::input::AttemptStarted{m_attempts[coming.index].id}, coming.at);
    break;
  case What::Natural:
    if (Attempt& attempt = m_attempts[coming.index]; attempt.live && attempt.natural != Time::max()) {
      flushLevel();
      m_now = coming.at;
      natural(attempt);
    }
    break;
  case What::Stopped:
    if (Attempt& attempt = m_attempts[coming.index]; attempt.live) {
      flushLevel();
      m_now = coming.at;
      const AttemptId id = attempt.id;
      over(attempt);
      step(schedule::input::AttemptStopped{.attempt = id, .requestToStopped = {}, .drain = {}, .released = {}, .held = {}},
           coming.at);
    }
    break;
  case What::Delivered: {
    const RecordedSlot& slot = m_order.session->slotsByArrival()[coming.index];
    m_lived[coming.index].end.deliveryFailed = slot.deliveryFailed;
    if (slot.deliveryFailed)
      step(schedule::input::DeliveryFailed{.slot = slot.id, .message = {}}, coming.at);
    else
      step(schedule::input::Delivered{.slot = slot.id,
                                      .encode = slot.delivered.came() ? slot.encode : m_order.times->encode,
                                      .folder = {}},
           coming.at);
    break;
  }
  case What::Lost: {
    const Loss loss = m_losses[coming.index];
    if (!happens(loss, coming.index))
      break;
    m_killed = false;
    m_ownDeath = loss.recorded == nullptr;
    m_lastLoss = loss.recorded;
    flushLevel();
    lost(coming.at);
    step(loss.input, coming.at);
    if (loss.recorded == nullptr) {
      if (loss.input.restarting)
        push(coming.at + m_order.times->restart, kOwnReport, What::Ready, coming.index);
    } else if (loss.recorded->ready) {
      const RecordedLoss::Return& ready = *loss.recorded->ready;
      pushAnswer(coming.at, loss.recorded->at, {.after = ready.at - loss.recorded->at, .n = ready.n}, What::Ready, coming.index);
    }
    break;
  }
  case What::Ready: {
    const Loss& loss = m_losses[coming.index];
    m_ownDeath = false;
    if (loss.recorded != nullptr)
      step(loss.recorded->ready->input, coming.at);
    else
      step(m_order.session->readies().empty() ? schedule::input::DeviceReady{} : m_order.session->readies().back(), coming.at);
    break;
  }
  }
}

// A death that the scheduler asked for, unless another one was quicker; and of those that came from outside each that finds the
// device as the record had it.
bool ClosedLoop::happens(const Loss& loss, std::uint32_t index) const {
  if (loss.asked)
    return m_killed && index == m_killLoss;
  return !m_ownDeath && (!loss.recorded->whileDown || m_lastLoss == loss.recorded - 1);
}

}  // namespace vortex::analysis
