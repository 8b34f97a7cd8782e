// SPDX-License-Identifier: GPL-3.0-or-later
//
// The engine's one thread. It owns the driver and with it the scheduler, the backend and the sink; it sleeps until a command, a
// report or an instant wakes it. Everything public here may be called from any thread and never waits for the engine, but for
// join().
//
// Commands arrive on a queue. At kMaxSubmissions waiting, a submission is refused: its slot still gets an id and ends as shed,
// queue_full. At kMaxOthers waiting, other commands are dropped, and a Notice says how many. A stop is never refused.
#pragma once

#include "engine/backend/backend.h"
#include "engine/runtime/clock.h"
#include "engine/runtime/driver.h"
#include "engine/runtime/event_buffer.h"
#include "engine/runtime/event_loop.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace vortex::runtime {

// Looks at what is told and adds to it: the alarms. All calls come from the engine thread and must not block.
class Watcher {
 public:
  virtual ~Watcher() = default;
  // What follows from the events and from the time is appended; it is told behind them, and not shown to the watcher again.
  virtual void watch(std::span<const Event> events, Time now, std::vector<EventBody>& out) = 0;
  virtual void command(const AlarmCommand& command, Time now, std::vector<EventBody>& out) = 0;
  virtual std::optional<Time> nextDue() const = 0;
};

// What a person or a program tells the engine, beside submissions and its end.
namespace order {
struct Cancel {
  SlotId slot;
  StopCause cause = StopCause::Operator;
};
struct Intake {
  bool isOpen = true;
};
struct Tune {
  Settings settings;
  bool rearmRunning = false;
  SettingsDiff diff;
};
struct Quality {
  int level = 0;
  std::string why;
};
struct Emergency {
  EmergencyAct act = EmergencyAct::ClearBuffers;
  std::string who;
};
struct Snapshot {
  std::string file;
  bool atBoundary = false;  // at the next slot's; else at once
};
struct SlotMemory {
  bool on = true;
};
struct Alarm {
  AlarmCommand command;
};
struct Tell {
  EventBody body;
};
}  // namespace order
using Order = std::variant<Submission, order::Cancel, order::Intake, order::Tune, order::Quality, order::Emergency, order::Snapshot,
                           order::SlotMemory, order::Alarm, order::Tell>;

class EngineThread {
 public:
  static constexpr std::size_t kMaxSubmissions = 16'384, kMaxOthers = 4'096;

  struct Parts {
    std::unique_ptr<backend::Backend> backend;
    std::unique_ptr<DeliverySink> sink;
    std::unique_ptr<Watcher> watcher;  // may be null
    // Called in the engine thread with each batch of events, before the subscribers get it; must not block.
    std::function<void(std::span<const Event>)> onEvents;
    InputWatch onInput;              // in the engine thread
    std::unique_ptr<Tuner> tuner{};  // may be null
    // Called with each submission before the engine knows of it, in the thread that submits.
    std::function<void(const Submission&)> onSubmission;
    std::uint64_t lastSlot = 0;  // ids go on from here
  };
  EngineThread(const Settings& settings, double clockScale, Parts parts);
  ~EngineThread();  // stops, drains and joins
  EngineThread(const EngineThread&) = delete;
  EngineThread& operator=(const EngineThread&) = delete;

  std::shared_ptr<EventBuffer> subscribe(std::size_t bound);
  void unsubscribe(const std::shared_ptr<EventBuffer>& buffer);  // it gets nothing more
  void start();
  // The slot's id is given by it; airIn runs from this call.
  SlotId submit(Submission submission, std::optional<Duration> airIn);
  void post(Order order);
  // Finishes what runs, or with stopRunning stops and drains it. The second may follow the first.
  void stop(bool stopRunning);
  void join();

  Time now() const { return m_clock.now(); }
  // How often it has gone round its loop, with what it had to tell handed over; one that sleeps goes round when it is woken.
  std::uint64_t turns() const { return m_turns.load(std::memory_order_acquire); }
  void wake() { m_loop.wake(); }
  // Why the thread ended although nobody stopped it; known after join().
  const std::optional<std::string>& failure() const { return m_failure; }

 private:
  enum class Stop : std::uint8_t { No = 1, Finish, Drain };
  // What other threads have said since the engine last looked.
  struct Inbox {
    std::vector<Order> orders;
    std::size_t submissions = 0, dropped = 0;
    std::optional<SlotId> firstRefused, lastRefused;  // ids are given in order, so what is refused in one go is one range
    Stop stop = Stop::No;
  };
  struct OnOrder;

  void run();
  void turn(Inbox& inbox);
  void tellAndWatch();
  std::optional<Time> nextDue() const;
  void hand(std::span<const Event> events);
  void endSubscribers();

  ScaledClock m_clock;
  std::unique_ptr<backend::Backend> m_backend;
  std::unique_ptr<DeliverySink> m_sink;
  std::unique_ptr<Watcher> m_watcher;
  std::function<void(std::span<const Event>)> m_onEvents;
  std::function<void(const Submission&)> m_onSubmission;
  Driver m_driver;
  EventLoop m_loop;
  SuspendWatch m_suspend;
  std::vector<Event> m_events;
  std::vector<EventBody> m_watched;
  Stop m_stopping = Stop::No;

  std::mutex m_submitting;  // guards the ids, and keeps submissions in their order; never the engine thread's
  std::mutex m_mutex;       // guards the inbox and the list of subscribers
  Inbox m_inbox;
  std::uint64_t m_lastSlot;
  std::vector<std::shared_ptr<EventBuffer>> m_subscribers;
  bool m_ended = false;
  std::atomic<std::uint64_t> m_turns{0};

  std::optional<std::string> m_failure;
  std::thread m_thread;
};

}  // namespace vortex::runtime
