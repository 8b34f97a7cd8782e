// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/schedule/drive.h"

#include "tests/engine/schedule/describe.h"

#include <cstdio>
#include <stdexcept>
#include <utility>

namespace vortex::schedule::test {

std::string joined(const Lines& lines) {
  std::string all;
  for (const std::string& line : lines)
    all += line + "\n";
  return all;
}

Drive::Drive(Settings settings, Device device) : scheduler(std::move(settings)) {
  if (device == Device::Ready) {
    deviceReady();
    told();
  }
}

Drive& Drive::at(double when) {
  const Time end{seconds(when)};
  for (;;) {
    const std::optional<Time> timer = scheduler.nextTimer();
    const bool reportFirst = !m_coming.empty() && (!timer || m_coming.begin()->first <= *timer);
    if (reportFirst && m_coming.begin()->first <= end) {
      const auto [due, input] = *m_coming.begin();
      m_coming.erase(m_coming.begin());
      now = std::max(now, due);
      step(input);
    } else if (!reportFirst && timer && *timer <= end) {
      now = std::max(now, *timer);
      step(input::TimerDue{});
    } else {
      break;
    }
  }
  now = end;
  return *this;
}

Drive& Drive::in(const Input& input) {
  step(input);
  return *this;
}

Drive& Drive::submit(std::uint64_t slot, Asked asked) {
  input::Submit submit{
      .slot = {slot}, .label = "test", .seed = 7, .airAt = {}, .onCadence = asked.onCadence, .noDeadline = asked.noDeadline};
  if (asked.airAt)
    submit.airAt = Time{seconds(*asked.airAt)};
  return in(submit);
}

const Drive::Live& Drive::live(std::uint64_t slot, Stage stage) const {
  for (const auto& [id, live] : m_live)
    if (live.name.slot.value == slot && live.name.stage == stage)
      return live;
  throw std::logic_error("the test speaks of an attempt that does not live: " + std::string(toString(stage)));
}

Drive& Drive::finish(std::uint64_t slot, Stage stage, std::optional<double> elapsed, std::optional<bool> passes) {
  const Live attempt = live(slot, stage);
  return in(input::AttemptFinished{
      .attempt = attempt.name.id, .elapsed = elapsed ? seconds(*elapsed) : now - attempt.since, .passesCheck = passes});
}

Drive& Drive::fail(std::uint64_t slot, Stage stage, Reason reason) {
  const Live attempt = live(slot, stage);
  return in(input::AttemptFailed{.attempt = attempt.name.id, .reason = reason, .message = "test", .elapsed = now - attempt.since});
}

Drive& Drive::stopped(std::uint64_t slot, Stage stage) {
  return in(input::AttemptStopped{.attempt = live(slot, stage).name.id, .requestToStopped = milliseconds(20)});
}

void Drive::step(const Input& input) {
  if (const auto* e = std::get_if<input::AttemptFinished>(&input))
    m_live.erase(e->attempt);
  else if (const auto* f = std::get_if<input::AttemptFailed>(&input))
    m_live.erase(f->attempt);
  else if (const auto* s = std::get_if<input::AttemptStopped>(&input))
    m_live.erase(s->attempt);
  else if (std::holds_alternative<input::DeviceLost>(input))
    m_live.clear();
  std::vector<Command> out;
  scheduler.step(input, now, out);
  scheduler.checkInvariants();
  for (const Command& command : out)
    record(command);
  for (const Command& command : out)
    if (const auto* start = std::get_if<command::StartAttempt>(&command); start && answersStarts)
      step(input::AttemptStarted{start->attempt.id});
}

void Drive::record(const Command& command) {
  if (const auto* publish = std::get_if<command::Publish>(&command))
    if (const auto* forecast = std::get_if<event::SlotForecast>(&publish->body)) {
      m_foreseen.push_back(*forecast);
      return;
    }
  char time[32];
  std::snprintf(time, sizeof time, "%.3f ", inSeconds(now.time_since_epoch()));
  (std::holds_alternative<command::Publish>(command) ? m_told : m_commands).push_back(time + describe(command));
  if (const auto* start = std::get_if<command::StartAttempt>(&command)) {
    m_live[start->attempt.id] = {start->attempt, now};
    if (const auto& length = lengths[start->attempt.stage])
      m_coming.emplace(now + *length,
                       input::AttemptFinished{.attempt = start->attempt.id, .elapsed = *length, .passesCheck = true});
  } else if (const auto* deliver = std::get_if<command::Deliver>(&command); deliver && deliveryLength) {
    m_coming.emplace(now + *deliveryLength, input::Delivered{deliver->slot, *deliveryLength, "out"});
  }
}

Lines Drive::commands() { return std::exchange(m_commands, {}); }
Lines Drive::told() { return std::exchange(m_told, {}); }

}  // namespace vortex::schedule::test
