// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/timeline/scenes.h"

#include <string>
#include <utility>

namespace vortex::bench {
namespace {

class Teller {
 public:
  explicit Teller(ui::Session& session) : m_session(session) {}

  void tell(double s, EventBody body) { m_session.apply({.seq = ++m_seq, .at = Time{} + seconds(s), .body = std::move(body)}); }

  void attempt(std::uint64_t slot, Stage stage, int n, double from, double to, bool fails) {
    const AttemptName name{.slot = {slot}, .stage = stage, .n = n, .id = {++m_attempt}};
    tell(from, event::AttemptStarted{.attempt = name, .timeout = seconds(15)});
    if (fails)
      tell(to, event::AttemptFailed{.attempt = name, .reason = Reason::DeviceError, .retryIn = seconds(0.01)});
    else
      tell(to, event::StageComplete{.attempt = name, .elapsed = seconds(to - from)});
  }

 private:
  ui::Session& m_session;
  std::uint64_t m_seq = 0, m_attempt = 0;
};

}  // namespace

ui::Session sessionOf(const SessionShape& shape) {
  ui::Session session;
  Teller teller(session);
  for (std::uint64_t slot = 1; slot <= shape.slotCount; ++slot) {
    const double s = static_cast<double>(slot - 1) * shape.every_s, part = shape.length_s / 20;
    const Time air = Time{} + seconds(s + 45);
    teller.tell(s, event::SlotQueued{.slot = {slot}, .label = "news-" + std::to_string(slot), .seed = slot, .airAt = air});
    teller.tell(s, event::SlotStarted{.slot = {slot}, .lastUsefulFinish = air - seconds(19), .airAt = air});
    teller.attempt(slot, Stage::Audio, 1, s, s + 2 * part, false);
    const double each = 11 * part / shape.tries;
    for (int n = 1; n <= shape.tries; ++n)
      teller.attempt(slot, Stage::Image, n, s + (n - 1) * each, s + (n - 0.1) * each, n < shape.tries);
    teller.attempt(slot, Stage::Video, 1, s + 11 * part, s + 19 * part, false);
    teller.attempt(slot, Stage::Clip, 1, s + 19 * part, s + 20 * part, false);
    teller.tell(s + 20 * part, event::SlotComplete{.slot = {slot},
                                                   .verdict = {.outcome = slot % 100 == 0 ? Outcome::TimedOut : Outcome::Succeeded},
                                                   .elapsed = seconds(20 * part),
                                                   .spareToAir = seconds(26 - 20 * part),
                                                   .marginGeneration = seconds(21 - 20 * part)});
  }
  return session;
}

}  // namespace vortex::bench
