// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/schedule/describe.h"

#include <cstdio>

namespace vortex::schedule::test {

namespace {

std::string number(const char* format, double value) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, format, value);
  return buffer;
}
std::string text(Duration d) { return number("%.3f s", inSeconds(d)); }
std::string text(Time t) { return number("%.3f", inSeconds(t.time_since_epoch())); }
std::string text(Bytes b) { return number("%.2f GB", static_cast<double>(b.count) * 1e-9); }
std::string text(SlotId slot) { return "slot " + std::to_string(slot.value); }
std::string text(const AttemptName& name) {
  return std::string(toString(name.stage)) + "#" + std::to_string(name.n) + " of " + text(name.slot);
}
std::string word(std::string_view view) { return std::string(view); }
std::string retry(const std::optional<Duration>& in) { return in ? ", retry in " + text(*in) : ""; }

struct Teller {
  std::string operator()(const event::SlotQueued& e) const {
    return text(e.slot) + " queued, " + std::to_string(e.ahead) + " ahead" + (e.airAt ? ", airs at " + text(*e.airAt) : "");
  }
  std::string operator()(const event::SlotStarted& e) const {
    return text(e.slot) + " started, waited " + text(e.waited) + ", quality " + std::to_string(e.qualityLevel);
  }
  std::string operator()(const event::AttemptStarted& e) const { return text(e.attempt) + " started, timeout " + text(e.timeout); }
  std::string operator()(const event::AttemptStep& e) const { return text(e.attempt) + " step"; }
  std::string operator()(const event::StageComplete& e) const { return text(e.attempt) + " complete after " + text(e.elapsed); }
  std::string operator()(const event::AttemptFailed& e) const {
    return text(e.attempt) + " failed: " + word(toString(e.reason)) + retry(e.retryIn);
  }
  std::string operator()(const event::AttemptStopRequested& e) const {
    return text(e.attempt) + " told to stop after " + text(e.elapsed) + ": " + word(toString(e.cause));
  }
  std::string operator()(const event::AttemptStopped& e) const {
    return text(e.attempt) + " stopped after " + text(e.elapsed) + (e.byExit ? " by exit: " : ": ") + word(toString(e.cause)) +
           ", drain " + text(e.requestToStopped) + ", held " + std::to_string(e.held.count) + retry(e.retryIn);
  }
  std::string operator()(const event::SlotRecorded& e) const { return text(e.slot) + " recorded"; }
  std::string operator()(const event::SettingsChanged&) const { return "settings changed"; }
  std::string operator()(const event::TimeoutAdvice&) const { return "timeout advice"; }
  std::string operator()(const event::SlotMemory&) const { return "slot memory"; }
  std::string operator()(const event::MemorySnapshot&) const { return "memory snapshot"; }
  std::string operator()(const event::EmergencyAsked&) const { return "emergency asked"; }
  std::string operator()(const event::ModelsUnloaded&) const { return "models unloaded"; }
  std::string operator()(const event::CaptureStarted&) const { return "capture started"; }
  std::string operator()(const event::CaptureProgress&) const { return "capture progress"; }
  std::string operator()(const event::CaptureNoted&) const { return "capture noted"; }
  std::string operator()(const event::CaptureVerdict&) const { return "capture verdict"; }
  std::string operator()(const event::CaptureEnded&) const { return "capture ended"; }
  std::string operator()(const event::CaptureFiled&) const { return "capture filed"; }
  std::string operator()(const event::SlotAtRisk& e) const { return text(e.slot) + " at risk, spare " + text(e.sum.spare()); }
  std::string operator()(const event::SlotComplete& e) const {
    std::string line = text(e.slot) + " " + word(toString(e.verdict.outcome));
    if (e.verdict.stage)
      line += " in " + word(toString(*e.verdict.stage));
    if (e.verdict.reason != Reason::None)
      line += " (" + word(toString(e.verdict.reason)) + ")";
    if (e.spareToAir)
      line += " after " + text(e.elapsed) + ", spare " + text(*e.spareToAir) + ", margin " + text(*e.marginGeneration);
    return line;
  }
  std::string operator()(const event::SlotDelivered& e) const { return text(e.slot) + " delivered, ready " + text(e.ready); }
  std::string operator()(const event::DeliveryFailed& e) const { return text(e.slot) + " delivery failed: " + e.message; }
  std::string operator()(const event::SlotMissed& e) const {
    return text(e.slot) + " misses " + text(e.airAt) + ", airs " + e.fallback;
  }
  std::string operator()(const event::DeviceStarting&) const { return "device starting"; }
  std::string operator()(const event::DeviceProgress&) const { return "device progress"; }
  std::string operator()(const event::DeviceReady& e) const { return "device ready after " + text(e.restart); }
  std::string operator()(const event::DeviceQuarantined& e) const {
    return "device quarantined: " + word(toString(e.lane)) + " drains since " + text(e.drained);
  }
  std::string operator()(const event::DeviceLost& e) const {
    return "device lost: " + word(toString(e.reason)) + ", " + std::to_string(e.attempts) + " attempts";
  }
  std::string operator()(const event::DeviceHeld& e) const { return "device held: " + e.why; }
  std::string operator()(const event::MemorySample&) const { return "memory sample"; }
  std::string operator()(const event::MemoryCrossed& e) const {
    return std::string(e.limit == event::MemoryLimit::Soft ? "soft" : "hard") + " limit " + text(e.bound) +
           (e.above ? " exceeded: " : " kept again: ") + text(e.used);
  }
  std::string operator()(const event::BuffersCleared&) const { return "buffers cleared"; }
  std::string operator()(const event::OutputPoolFull&) const { return "output pool full"; }
  std::string operator()(const event::HeldForMemory& e) const {
    return "slot " + std::to_string(e.slot.value) + " " + std::string(toString(e.stage)) + (e.held ? " held" : " no longer held") +
           " for memory";
  }
  std::string operator()(const event::QualityChanged& e) const { return "quality " + std::to_string(e.level) + ": " + e.why; }
  std::string operator()(const event::IntakeChanged& e) const { return e.open ? "intake open" : "intake closed"; }
  std::string operator()(const event::ClockJumped&) const { return "clock jumped"; }
  std::string operator()(const event::Notice& e) const { return "notice: " + e.text; }
  std::string operator()(const event::QuarantineLifted&) const { return "quarantine lifted"; }
  std::string operator()(const event::HistoryChanged&) const { return "history changed"; }
  std::string operator()(const event::AlarmChanged& e) const { return "alarm " + e.alarm; }
  std::string operator()(const event::AlarmFlood&) const { return "alarm flood"; }
  std::string operator()(const event::SlotForecast& e) const {
    return text(e.slot) + " foreseen at " + text(e.cautiousFinish) + " or in " + text(e.cautiousLeft);
  }

  std::string operator()(const command::StartAttempt& c) const {
    return "start " + text(c.attempt) + (c.qualityLevel > 0 ? " at quality " + std::to_string(c.qualityLevel) : "");
  }
  std::string operator()(const command::StopAttempt& c) const { return "stop " + text(c.attempt) + ": " + word(toString(c.cause)); }
  std::string operator()(const command::KillDevice& c) const {
    return "kill the device: " + word(toString(c.why)) + (c.hold ? " and hold it" : "");
  }
  std::string operator()(const command::Deliver& c) const { return "deliver " + text(c.slot); }
  std::string operator()(const command::Forget& c) const { return "forget " + text(c.slot); }
  std::string operator()(const command::Publish& c) const { return describe(c.body); }
};

}  // namespace

std::string describe(const Command& command) { return std::visit(Teller{}, command); }
std::string describe(const EventBody& body) { return std::visit(Teller{}, body); }

}  // namespace vortex::schedule::test
