// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sessions in few words: the events of slots that end in every way.
#pragma once

#include "ui/models/session.h"

#include <functional>
#include <random>
#include <string>
#include <utility>

namespace vortex::ui::test {

inline constexpr Time at(double s) { return Time{} + seconds(s); }

inline AttemptName named(std::uint64_t slot, Stage stage, int n = 1) {
  return {.slot = {slot}, .stage = stage, .n = n, .id = {slot * 10 + indexOf(stage) * 2 + static_cast<std::uint64_t>(n)}};
}

class Teller {
 public:
  // also: is told each event, too.
  explicit Teller(Session& session, std::function<void(const Event&)> also = {}) : m_session(session), m_also(std::move(also)) {}
  void tell(double s, EventBody body) {
    const Event event{.seq = ++m_seq, .at = at(s), .body = std::move(body)};
    m_session.apply(event);
    if (m_also)
      m_also(event);
  }

  void queued(std::uint64_t slot, double s) {
    tell(s,
         event::SlotQueued{.slot = {slot}, .label = "news-" + std::to_string(slot), .seed = slot, .airAt = at(s + 45), .ahead = 0});
  }
  void started(std::uint64_t slot, double s) {
    tell(s,
         event::SlotStarted{.slot = {slot}, .waited = {}, .lastUsefulFinish = at(s + 26), .airAt = at(s + 45), .qualityLevel = 0});
  }
  void attempt(const AttemptName& name, double from, double to) {
    tell(from, event::AttemptStarted{.attempt = name, .timeout = seconds(15)});
    tell(to, event::StageComplete{.attempt = name, .elapsed = seconds(to - from), .peak = {1'000'000}});
  }
  void decided(std::uint64_t slot, double s, Outcome outcome) {
    tell(s, event::SlotComplete{.slot = {slot},
                                .verdict = {.outcome = outcome},
                                .elapsed = seconds(20),
                                .waited = {},
                                .spareToAir = seconds(6),
                                .marginGeneration = seconds(1)});
  }
  // A whole slot that begins at s and takes 20 s.
  void wholeSlot(std::uint64_t slot, double s) {
    queued(slot, s);
    started(slot, s);
    attempt(named(slot, Stage::Audio), s, s + 2);
    attempt(named(slot, Stage::Image), s, s + 11);
    attempt(named(slot, Stage::Video), s + 11, s + 19);
    attempt(named(slot, Stage::Clip), s + 19, s + 20);
    decided(slot, s + 20, Outcome::Succeeded);
  }
  // Its image is stopped by its timeout, drains for `drain` s, and the slot ends as timed_out.
  void timedOutSlot(std::uint64_t slot, double s, double drain) {
    queued(slot, s);
    started(slot, s);
    const AttemptName image = named(slot, Stage::Image);
    tell(s, event::AttemptStarted{.attempt = image, .timeout = seconds(15)});
    tell(s + 15, event::AttemptStopRequested{.attempt = image, .cause = StopCause::Timeout, .elapsed = seconds(15)});
    decided(slot, s + 15, Outcome::TimedOut);
    tell(s + 15 + drain, event::AttemptStopped{.attempt = image,
                                               .cause = StopCause::Timeout,
                                               .elapsed = seconds(15),
                                               .requestToStopped = seconds(drain),
                                               .drain = seconds(drain),
                                               .released = {812'000'000}});
  }

 private:
  Session& m_session;
  std::function<void(const Event&)> m_also;
  std::uint64_t m_seq = 0;
};

inline void tellRandomly(Teller& teller, std::uint32_t seed, std::uint64_t count) {
  std::mt19937 random(seed);
  double s = 0;
  for (std::uint64_t slot = 1; slot <= count; ++slot) {
    s += static_cast<double>(1 + random() % 60);
    switch (random() % 6) {
    case 0:
      teller.timedOutSlot(slot, s, 0.001 * static_cast<double>(random() % 4000));
      break;
    case 1:
      teller.queued(slot, s);
      break;
    case 2:
      teller.queued(slot, s);
      teller.started(slot, s);
      teller.tell(s, event::AttemptStarted{.attempt = named(slot, Stage::Audio), .timeout = seconds(3)});
      break;
    case 3: {  // its sound is made at the second try; the picture drains on
      teller.queued(slot, s);
      teller.started(slot, s);
      const AttemptName first = named(slot, Stage::Audio), picture = named(slot, Stage::Image);
      teller.tell(s, event::AttemptStarted{.attempt = first, .timeout = seconds(3)});
      teller.tell(s, event::AttemptStarted{.attempt = picture, .timeout = seconds(15)});
      teller.tell(s + 2, event::AttemptFailed{.attempt = first, .reason = Reason::DeviceError, .retryIn = seconds(0.5)});
      teller.attempt(named(slot, Stage::Audio, 2), s + 2.5, s + 4);
      teller.tell(s + 15, event::AttemptStopRequested{.attempt = picture, .cause = StopCause::Timeout, .elapsed = seconds(15)});
      teller.tell(s + 15, event::SlotMissed{.slot = {slot}, .airAt = at(s + 45), .fallback = "repeat_last"});
      teller.decided(slot, s + 15, Outcome::TimedOut);
      break;
    }
    default:
      teller.wholeSlot(slot, s);
    }
  }
}

inline Session randomSession(std::uint32_t seed, std::uint64_t count) {
  Session session;
  Teller teller(session);
  tellRandomly(teller, seed, count);
  return session;
}

}  // namespace vortex::ui::test
