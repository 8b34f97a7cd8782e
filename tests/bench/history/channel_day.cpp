// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/history/channel_day.h"

#include <array>
#include <string>

namespace vortex::bench {
namespace {

constexpr std::array kStageLengths{seconds(3.1), seconds(5.2), seconds(11.8), seconds(0.9)};

class SlotTeller {
 public:
  SlotTeller(SlotId slot, std::uint64_t& seq, std::vector<Event>& into)
      : m_slot(slot), m_seq(seq), m_into(into), m_now(Time{} + seconds(45) * static_cast<std::int64_t>(slot.value)) {}

  void tell() {
    const Time began = m_now;
    const bool fails = m_slot.value % 64 == 63, retries = fails || m_slot.value % 16 == 7;
    say(event::SlotQueued{.slot = m_slot, .label = "news", .seed = m_slot.value * 77, .airAt = began + seconds(45), .ahead = 0});
    say(event::SlotStarted{.slot = m_slot,
                           .waited = milliseconds(3),
                           .lastUsefulFinish = began + seconds(21),
                           .airAt = began + seconds(45),
                           .qualityLevel = 0});
    for (Stage stage : kStages) {
      if (fails && stage == Stage::Video)
        break;
      const bool again = retries && stage == Stage::Image;
      if (again)
        stopped({.slot = m_slot, .stage = stage, .n = 1, .id = {m_slot.value * 8}});
      finished({.slot = m_slot, .stage = stage, .n = again ? 2 : 1, .id = {m_slot.value * 8 + indexOf(stage)}});
    }
    const auto spread = milliseconds(static_cast<double>(m_slot.value * 7919 % 4000));
    say(event::SlotComplete{.slot = m_slot,
                            .verdict = fails ? Verdict{.outcome = Outcome::TimedOut,
                                                       .stage = Stage::Image,
                                                       .reason = Reason::None,
                                                       .message = "image took longer than 4 s, twice"}
                                             : Verdict{.outcome = Outcome::Succeeded},
                            .elapsed = m_now - began,
                            .waited = milliseconds(3),
                            .spareToAir = seconds(24) - spread,
                            .marginGeneration = spread - seconds(1)});
    if (!fails)
      say(event::SlotDelivered{.slot = m_slot,
                               .ready = seconds(23),
                               .encode = seconds(2),
                               .folder = "/home/channel/.local/share/vortex/slots/" + std::to_string(m_slot.value)});
  }

 private:
  void say(EventBody body) { m_into.push_back({.seq = ++m_seq, .at = m_now, .body = std::move(body)}); }

  void sample() {
    say(event::MemorySample{.used = {9'100'000'000 + static_cast<std::int64_t>(m_seq * 4096)},
                            .total = {12'000'000'000},
                            .reserved = {8'300'000'000},
                            .resident = {6'100'000'000},
                            .allocated = {{3'000'000, 120'000'000, static_cast<std::int64_t>(m_seq * 512), 9'000'000}}});
  }
  void stopped(const AttemptName& name) {
    say(event::AttemptStarted{.attempt = name, .timeout = seconds(4)});
    m_now += seconds(4);
    say(event::AttemptStopRequested{.attempt = name, .cause = StopCause::Timeout, .elapsed = seconds(4)});
    say(event::AttemptStopped{.attempt = name,
                              .cause = StopCause::Timeout,
                              .elapsed = seconds(4),
                              .requestToStopped = milliseconds(1.5),
                              .drain = milliseconds(0.4),
                              .released = {64'000'000},
                              .held = {},
                              .byExit = false,
                              .retryIn = Duration{}});
  }
  void finished(const AttemptName& name) {
    const Duration length = kStageLengths[indexOf(name.stage)];
    say(event::AttemptStarted{.attempt = name, .timeout = 2 * length});
    for (int step = 1; step <= kStepsAnAttempt; ++step) {
      m_now += length / kStepsAnAttempt;
      say(event::AttemptStep{.attempt = name, .step = step, .steps = kStepsAnAttempt});
      if (step <= kSamplesASlot / 4 || (step == 2 && indexOf(name.stage) < kSamplesASlot % 4))
        sample();
    }
    say(event::StageComplete{
        .attempt = name, .elapsed = length, .peak = {180'000'000}, .operators = 1'200, .longestOperator = milliseconds(28)});
  }

  SlotId m_slot;
  std::uint64_t& m_seq;
  std::vector<Event>& m_into;
  Time m_now;
};

}  // namespace

void tellSlot(SlotId slot, std::uint64_t& seq, std::vector<Event>& into) { SlotTeller(slot, seq, into).tell(); }

std::vector<Event> channelDay(int slots) {
  std::vector<Event> events;
  std::uint64_t seq = 0;
  for (int slot = 1; slot <= slots; ++slot)
    tellSlot({static_cast<std::uint64_t>(slot)}, seq, events);
  return events;
}

}  // namespace vortex::bench
