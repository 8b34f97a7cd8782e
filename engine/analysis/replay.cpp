// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/replay.h"

#include "engine/analysis/plausible.h"
#include "engine/schedule/scheduler.h"
#include "engine/slot/byte_archive.h"
#include "engine/slot/event_fields.h"

#include <deque>
#include <exception>
#include <unordered_set>
#include <utility>
#include <vector>

namespace vortex::analysis {
namespace {

// NotCompared: the scheduler's, but no decision. What it foresees rests on the estimates that it was told, and a program that tells
// more or less of it has decided the same.
enum class Whose : std::uint8_t { Scheduler = 1, AskSlot, AskScheduler, SomebodyElse, NotCompared };

// Exhaustive: a new kind of event has to say whose it is.
struct WhoPublishes {
  Whose operator()(const event::SlotQueued&) const { return Whose::Scheduler; }
  Whose operator()(const event::SlotStarted&) const { return Whose::Scheduler; }
  Whose operator()(const event::AttemptStarted&) const { return Whose::Scheduler; }
  Whose operator()(const event::AttemptStep&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::StageComplete&) const { return Whose::Scheduler; }
  Whose operator()(const event::AttemptFailed&) const { return Whose::Scheduler; }
  Whose operator()(const event::AttemptStopRequested&) const { return Whose::Scheduler; }
  Whose operator()(const event::AttemptStopped&) const { return Whose::Scheduler; }
  Whose operator()(const event::SlotAtRisk&) const { return Whose::Scheduler; }
  Whose operator()(const event::SlotComplete&) const { return Whose::AskSlot; }
  Whose operator()(const event::SlotDelivered&) const { return Whose::Scheduler; }
  Whose operator()(const event::DeliveryFailed&) const { return Whose::Scheduler; }
  Whose operator()(const event::SlotMissed&) const { return Whose::Scheduler; }
  Whose operator()(const event::DeviceStarting&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::DeviceProgress&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::DeviceReady&) const { return Whose::Scheduler; }
  Whose operator()(const event::DeviceQuarantined&) const { return Whose::Scheduler; }
  Whose operator()(const event::DeviceLost&) const { return Whose::Scheduler; }
  Whose operator()(const event::DeviceHeld&) const { return Whose::Scheduler; }
  Whose operator()(const event::MemorySample&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::MemoryCrossed&) const { return Whose::Scheduler; }
  Whose operator()(const event::BuffersCleared&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::OutputPoolFull&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::QualityChanged&) const { return Whose::Scheduler; }
  Whose operator()(const event::IntakeChanged&) const { return Whose::Scheduler; }
  Whose operator()(const event::ClockJumped&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::Notice&) const { return Whose::AskScheduler; }
  Whose operator()(const event::SlotRecorded&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::SettingsChanged&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::QuarantineLifted&) const { return Whose::Scheduler; }
  Whose operator()(const event::HistoryChanged&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::AlarmChanged&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::AlarmFlood&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::SlotForecast&) const { return Whose::NotCompared; }
  Whose operator()(const event::HeldForMemory&) const { return Whose::NotCompared; }
  Whose operator()(const event::TimeoutAdvice&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::SlotMemory&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::MemorySnapshot&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::EmergencyAsked&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::ModelsUnloaded&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::CaptureStarted&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::CaptureProgress&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::CaptureNoted&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::CaptureVerdict&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::CaptureEnded&) const { return Whose::SomebodyElse; }
  Whose operator()(const event::CaptureFiled&) const { return Whose::SomebodyElse; }
};

// What the scheduler publishes again, as the bytes that are compared.
struct Again {
  Time at{};
  EventBody body;
  std::vector<std::byte> bytes;
};

std::vector<std::byte> bytesOf(const EventBody& body) {
  std::vector<std::byte> bytes;
  ByteWriter writer(bytes);
  std::visit([&](const auto& e) { event::fields(writer, e); }, body);
  return bytes;
}

std::string numbered(const char* what, std::uint64_t first, std::uint64_t last) {
  return what + (first == last ? " " + std::to_string(first) + " is"
                               : "s " + std::to_string(first) + " to " + std::to_string(last) + " are");
}

class Replay {
 public:
  explicit Replay(const Record& record) : m_record(record), m_scheduler(record.settings) {}

  ReplayResult run() {
    while (m_result.why.empty()) {
      auto recorded = m_record.events();
      if (!recorded)
        fail(recorded.error());
      else if (!*recorded)
        return atEndOfEvents();
      else
        take(std::move(**recorded));
    }
    return std::move(m_result);
  }

 private:
  void fail(std::string why) {
    m_result.verdict = ReplayVerdict::NotReplayable;
    m_result.why = std::move(why);
  }
  void differ(std::string why, std::optional<Event> recorded, const Again* replayed) {
    m_result.verdict = ReplayVerdict::Different;
    m_result.why = std::move(why);
    m_result.recorded = std::move(recorded);
    if (replayed != nullptr)
      m_result.replayed = Event{.seq = 0, .at = replayed->at, .body = replayed->body};
  }

  // ---- the record's events ----

  void take(RecordedEvent recorded) {
    if (recorded.seq > m_lastSeq + 1)
      m_missing += recorded.seq - m_lastSeq - 1;
    if (recorded.seq > 0)  // the engine's last word, when it failed, has no number
      m_lastSeq = recorded.seq;
    if (!recorded.body) {
      ++m_missing;  // it may be the scheduler's
      return;
    }
    const Whose whose = std::visit(WhoPublishes{}, *recorded.body);
    if (whose == Whose::SomebodyElse || whose == Whose::NotCompared)
      return;
    if (auto* queued = std::get_if<event::SlotQueued>(&*recorded.body))
      queued->rerunOf.reset();
    const auto bytes = bytesOf(*recorded.body);
    if (const auto at = find(recorded, bytes)) {
      m_result.notStored += *at;
      m_again.erase(m_again.begin(), m_again.begin() + static_cast<std::ptrdiff_t>(*at) + 1);
      m_missing = 0;
      ++m_result.events;
      return;
    }
    const auto* complete = std::get_if<event::SlotComplete>(&*recorded.body);
    if (whose == Whose::AskScheduler || (complete != nullptr && !m_submitted.contains(complete->slot)))
      return;
    if (!m_result.why.empty())
      return;  // the inputs cannot be read on
    Event told{.seq = recorded.seq, .at = recorded.at, .body = std::move(*recorded.body)};
    if (!m_again.empty())
      differ("event " + std::to_string(told.seq) + " is another one", std::move(told), &m_again.front());
    else if (m_result.inputs == 0)
      fail("no input was recorded");
    else if (!m_record.told)
      fail("the inputs after " + std::to_string(m_result.inputs) + " are not stored");
    else
      differ("event " + std::to_string(told.seq) + " is not published again", std::move(told), nullptr);
  }

  // How many of those published again come before the one that was recorded: none, or as many as may be missing.
  std::optional<std::size_t> find(const RecordedEvent& recorded, const std::vector<std::byte>& bytes) {
    for (std::size_t i = 0; i <= m_missing; ++i) {
      while (m_again.size() <= i)
        if (!feed())
          return std::nullopt;
      const Again& again = m_again[i];
      if (again.at == recorded.at && again.body.index() == recorded.body->index() && again.bytes == bytes)
        return i;
      if (again.at > recorded.at)
        return std::nullopt;
    }
    return std::nullopt;
  }

  ReplayResult atEndOfEvents() {
    while (feed()) {
    }
    if (!m_result.why.empty() || !m_record.told || m_schedulerFailed)
      return std::move(m_result);
    if (m_record.told->lastSeq > m_lastSeq)
      m_missing += m_record.told->lastSeq - m_lastSeq;
    if (m_again.size() > m_missing)
      differ("an event is published that was not recorded", std::nullopt, &m_again.front());
    else
      m_result.notStored += m_again.size();
    return std::move(m_result);
  }

  // ---- the record's inputs ----

  // Tells the scheduler the next input. False when there is none, or none that can be told.
  bool feed() {
    if (m_inputsEnded)
      return false;
    auto next = m_record.inputs();
    m_inputsEnded = true;
    if (!next) {
      fail(next.error());
    } else if (!*next) {
      if (m_record.told && m_record.told->inputs > m_result.inputs)
        fail(numbered("input", m_result.inputs + 1, m_record.told->inputs) + " not stored");
    } else if ((*next)->n != m_result.inputs + 1) {
      fail((*next)->n > m_result.inputs ? numbered("input", m_result.inputs + 1, (*next)->n - 1) + " not stored"
                                        : "input " + std::to_string((*next)->n) + " is there twice");
    } else {
      m_inputsEnded = !step(**next);
    }
    return !m_inputsEnded;
  }

  bool step(const RecordedInput& recorded) {
    const std::string name = "input " + std::to_string(recorded.n);
    const auto input = schedule::decode(recorded.kind, recorded.body, m_record.readSettings);
    if (!input) {
      fail(name + ", of kind " + std::to_string(recorded.kind) + ", cannot be read");
      return false;
    }
    if (!isPlausible(recorded.at) || !isPlausible(*input)) {
      fail(name + " is of no session: a time or a number of bytes is beyond all bounds");
      return false;
    }
    m_commands.clear();
    try {
      m_scheduler.step(*input, recorded.at, m_commands);
    } catch (const std::exception& error) {
      return failedStep(name + " makes the scheduler fail: " + error.what());
    }
    ++m_result.inputs;
    if (const auto* submit = std::get_if<schedule::input::Submit>(&*input))
      m_result.slotCount += m_submitted.insert(submit->slot).second ? 1 : 0;
    for (schedule::Command& command : m_commands)
      if (auto* published = std::get_if<schedule::command::Publish>(&command);
          published != nullptr && std::visit(WhoPublishes{}, published->body) != Whose::NotCompared) {
        auto bytes = bytesOf(published->body);
        m_again.push_back({.at = recorded.at, .body = std::move(published->body), .bytes = std::move(bytes)});
      }
    return true;
  }

  // As it may have done then: the engine ended with it, and nobody was told what this input and those taken with it had led to.
  bool failedStep(std::string why) {
    const auto after = m_record.inputs();
    m_schedulerFailed = after && !*after;
    if (m_schedulerFailed)
      ++m_result.inputs;
    else
      fail(std::move(why));
    return false;
  }

  const Record& m_record;
  schedule::Scheduler m_scheduler;
  std::vector<schedule::Command> m_commands;
  std::deque<Again> m_again;  // published again, not met in the record yet
  std::unordered_set<SlotId> m_submitted;
  std::uint64_t m_lastSeq = 0;
  std::uint64_t m_missing = 0;  // numbers of events that the record lacks since the last one that was met
  bool m_inputsEnded = false, m_schedulerFailed = false;
  ReplayResult m_result;
};

}  // namespace

ReplayResult replay(const Record& record) { return Replay(record).run(); }

}  // namespace vortex::analysis
