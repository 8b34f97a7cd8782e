// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/engine_thread.h"

#include <pthread.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace vortex::runtime {

EngineThread::EngineThread(const Settings& settings, double clockScale, Parts parts)
    : m_clock(clockScale), m_backend(std::move(parts.backend)), m_sink(std::move(parts.sink)), m_watcher(std::move(parts.watcher)),
      m_onEvents(std::move(parts.onEvents)), m_onSubmission(std::move(parts.onSubmission)),
      m_driver(settings, *m_backend, *m_sink, std::move(parts.onInput), std::move(parts.tuner)), m_lastSlot(parts.lastSlot) {
  for (int descriptor : {m_backend->descriptor(), m_sink->descriptor()})
    if (descriptor >= 0)
      m_loop.watch(descriptor);
}

EngineThread::~EngineThread() {
  stop(true);
  join();
}

std::shared_ptr<EventBuffer> EngineThread::subscribe(std::size_t bound) {
  // shared: the engine thread may put a batch while the subscriber goes away, and the subscriber may outlive the engine.
  auto buffer = std::make_shared<EventBuffer>(bound);
  const std::lock_guard lock(m_mutex);
  if (m_ended)
    buffer->end();
  else
    m_subscribers.push_back(buffer);
  return buffer;
}

void EngineThread::unsubscribe(const std::shared_ptr<EventBuffer>& buffer) {
  const std::lock_guard lock(m_mutex);
  std::erase(m_subscribers, buffer);
}

void EngineThread::start() {
  if (!m_thread.joinable())
    m_thread = std::thread([this] { run(); });
}

SlotId EngineThread::submit(Submission submission, std::optional<Duration> airIn) {
  if (airIn)
    submission.airAt = now() + *airIn;
  const std::lock_guard inOrder(m_submitting);
  const SlotId slot = submission.slot = SlotId{++m_lastSlot};
  if (m_onSubmission)
    m_onSubmission(submission);
  {
    const std::lock_guard lock(m_mutex);
    if (m_inbox.submissions >= kMaxSubmissions) {
      m_inbox.firstRefused = m_inbox.firstRefused.value_or(slot);
      m_inbox.lastRefused = slot;
    } else {
      ++m_inbox.submissions;
      m_inbox.orders.push_back(std::move(submission));
    }
  }
  m_loop.wake();
  return slot;
}

void EngineThread::post(Order order) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_inbox.orders.size() - m_inbox.submissions >= kMaxOthers)
      ++m_inbox.dropped;
    else
      m_inbox.orders.push_back(std::move(order));
  }
  m_loop.wake();
}

void EngineThread::stop(bool stopRunning) {
  {
    const std::lock_guard lock(m_mutex);
    if (stopRunning)
      m_inbox.stop = Stop::Drain;
    else if (m_inbox.stop == Stop::No)
      m_inbox.stop = Stop::Finish;
  }
  m_loop.wake();
}

void EngineThread::join() {
  if (m_thread.joinable())
    m_thread.join();
  else
    endSubscribers();  // it never ran
}

void EngineThread::run() {
  pthread_setname_np(pthread_self(), "engine");
  try {
    m_driver.open(now());
    while (!m_driver.finished()) {
      Inbox inbox;
      {
        const std::lock_guard lock(m_mutex);
        inbox.stop = m_inbox.stop;
        std::swap(inbox, m_inbox);
        m_inbox.stop = inbox.stop;
      }
      turn(inbox);
      m_turns.fetch_add(1, std::memory_order_release);
      if (m_driver.finished())
        break;
      const auto due = nextDue();
      m_loop.wait(due ? std::optional(m_clock.monotonicAt(*due)) : std::nullopt);
    }
  } catch (const std::exception& e) {
    // Whatever it was, nobody can decide any more: say so to everyone who listens, and to whoever joins.
    m_failure = e.what();
    const Event last{.seq = 0, .at = now(), .body = event::Notice{"the engine failed: " + *m_failure}};
    hand(std::span(&last, 1));
  }
  endSubscribers();
}

struct EngineThread::OnOrder {
  Driver& driver;
  Watcher* watcher;
  std::vector<EventBody>& watched;
  Time now;
  void operator()(Submission& o) { driver.submit(o, now); }
  void operator()(order::Cancel& o) { driver.cancel(o.slot, now, o.cause); }
  void operator()(order::Intake& o) { driver.setIntake(o.isOpen, now); }
  void operator()(order::Tune& o) { driver.tune(std::move(o.settings), o.rearmRunning, o.diff, now); }
  void operator()(order::Quality& o) { driver.setQuality(o.level, std::move(o.why), now); }
  void operator()(order::Emergency& o) {
    switch (o.act) {
    case EmergencyAct::ClearBuffers:
      return driver.clearBuffers(std::move(o.who), now);
    case EmergencyAct::UnloadModels:
      return driver.unloadModels(std::move(o.who), now);
    case EmergencyAct::RestartDevice:
      return driver.restartDevice(std::move(o.who), now);
    }
  }
  void operator()(order::Snapshot& o) {
    if (o.atBoundary)
      driver.snapshotAtBoundary(std::move(o.file));
    else
      driver.snapshot(std::move(o.file), now);
  }
  void operator()(order::SlotMemory& o) { driver.tellSlotMemory(o.on, now); }
  void operator()(order::Alarm& o) {
    if (watcher != nullptr)
      watcher->command(o.command, now, watched);
  }
  void operator()(order::Tell& o) { driver.tell(std::move(o.body), now); }
};

void EngineThread::turn(Inbox& inbox) {
  if (const auto slept = m_suspend.check()) {
    m_clock.leap(*slept);
    m_driver.clockJumped(*slept, now());
  }
  for (Order& order : inbox.orders)
    std::visit(OnOrder{m_driver, m_watcher.get(), m_watched, now()}, order);
  if (inbox.firstRefused)
    m_driver.refuse(*inbox.firstRefused, *inbox.lastRefused, now());
  if (inbox.dropped > 0)
    m_driver.tell(
        event::Notice{std::to_string(inbox.dropped) + " commands came faster than the engine takes them and were dropped"}, now());
  if (inbox.stop > m_stopping) {
    m_stopping = inbox.stop;
    m_driver.shutdown(m_stopping == Stop::Drain, now());
  }
  m_driver.advance(now());
  tellAndWatch();
}

void EngineThread::tellAndWatch() {
  m_driver.takeEvents(m_events);
  if (m_watcher)
    m_watcher->watch(m_events, now(), m_watched);
  if (!m_watched.empty()) {
    for (EventBody& body : m_watched)
      m_driver.tell(std::move(body), now());
    m_watched.clear();
    m_driver.takeEvents(m_events);
  }
  hand(m_events);
  m_events.clear();
}

std::optional<Time> EngineThread::nextDue() const {
  const auto driver = m_driver.nextDue();
  const auto watcher = m_watcher ? m_watcher->nextDue() : std::nullopt;
  return driver && watcher ? std::min(driver, watcher) : driver ? driver : watcher;
}

void EngineThread::hand(std::span<const Event> events) {
  if (events.empty())
    return;
  if (m_onEvents)
    m_onEvents(events);
  const std::lock_guard lock(m_mutex);
  for (const auto& subscriber : m_subscribers)
    subscriber->put(events);
}

void EngineThread::endSubscribers() {
  const std::lock_guard lock(m_mutex);
  m_ended = true;
  for (const auto& subscriber : m_subscribers)
    subscriber->end();
}

}  // namespace vortex::runtime
