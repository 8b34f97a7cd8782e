// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/schedule/world.h"

#include "tests/engine/schedule/describe.h"

#include <algorithm>

namespace vortex::schedule::test {

namespace {

void rule(bool holds, const std::string& text) {
  if (!holds)
    throw Violation(text);
}

StageSet needsOf(Stage stage, const Settings& settings) {
  switch (stage) {
  case Stage::Audio:
    return {};
  case Stage::Image:
    return settings.parallelAudioImage ? StageSet{} : StageSet{Stage::Audio};
  case Stage::Video:
    return {Stage::Audio, Stage::Image};
  case Stage::Clip:
    return {Stage::Video};
  }
  return {};
}

Settings worldSettings(std::uint32_t x, std::uint32_t y) {
  Settings settings = contractSettings();
  settings.parallelAudioImage = x % 4 != 0;
  settings.maxSlotsInFlight = 1 + static_cast<int>(y % 4);
  settings.maxQueued = static_cast<int>(x % 7);
  settings.downstream = seconds(y % 3 == 0 ? 0 : 19);
  settings.deadlineBuffer = seconds(x % 5 == 0 ? 5 : 0);
  settings.deviceLossRetries = static_cast<int>(y % 3);
  settings.degrade = x % 3 == 0 ? DegradeMode::Auto : x % 3 == 1 ? DegradeMode::Suggest : DegradeMode::Off;
  settings.ladder.resize(3);
  settings.stages[Stage::Clip].timeout = seconds(y % 2 == 0 ? 2 : 12);
  settings.stages[Stage::Image].watch = {.limit = seconds(y % 3 == 0 ? 25 : 0), .every = 1 + static_cast<int>(y % 4)};
  settings.stop.onWedged = y % 5 == 0 ? OnWedged::Hold : OnWedged::Restart;
  for (Stage stage : kStages) {
    settings.stages[stage].laneCapacity = 1 + static_cast<int>((x + indexOf(stage)) % 3) / 2;
    settings.stages[stage].retries = static_cast<int>((y + indexOf(stage)) % 3);
    settings.stages[stage].need = gigabytes(0.3 * static_cast<double>((x + y) % 5));
  }
  return settings;
}

bool isForecast(const Command& command) {
  const auto* publish = std::get_if<command::Publish>(&command);
  return publish != nullptr && std::holds_alternative<event::SlotForecast>(publish->body);
}

}  // namespace

World::World() : m_scheduler(worldSettings(1, 1)), m_settings(worldSettings(1, 1)) {}

void World::fork(Forecasts forecasts) {
  m_copy = m_scheduler;
  m_copy->setForecasts(forecasts);
  m_copyForecasts = forecasts;
}

World::Known& World::known(SlotId slot) {
  const auto found = m_slots.find(slot);
  rule(found != m_slots.end(), "a command names a slot that was forgotten: " + std::to_string(slot.value));
  return found->second;
}

void World::feed(const Input& input) {
  ++m_inputs;
  std::vector<Command> out;
  m_scheduler.step(input, m_now, out);
  m_scheduler.checkInvariants();
  if (m_copy) {
    std::vector<Command> same;
    m_copy->step(input, m_now, same);
    auto next = same.begin();
    for (const Command& command : out) {
      if (m_copyForecasts == Forecasts::Untold && isForecast(command))
        continue;
      rule(next != same.end() && describe(command) == describe(*next++), "a copy decides otherwise: " + describe(command));
    }
    rule(next == same.end(), "a copy gives more commands");
  }
  for (const Command& command : out) {
    if (transcript)
      *transcript += std::to_string(m_now.time_since_epoch().count()) + " " + describe(command) + "\n";
    judge(command);
    if (alsoJudge)
      alsoJudge(command);
  }
  judgeState();
}

void World::judgeState() {
  const auto open = static_cast<std::uint64_t>(m_scheduler.slotsQueued() + m_scheduler.slotsInFlight());
  rule(m_submitted == m_decided + open, "submitted is decided + open");
  rule(m_scheduler.slotsQueued() <= std::max(m_settings.maxQueued, 6), "the queue is bounded");
  rule(m_scheduler.deviceReady() == (m_deviceUp && !m_quarantined), "the device is ready when it is up and not quarantined");
  rule(m_scheduler.finished() == (m_shutdown && m_slots.empty()), "finished means: shut down and nothing left");
}

void World::judge(const Command& command) {
  if (const auto* start = std::get_if<command::StartAttempt>(&command)) {
    judge(*start);
  } else if (const auto* stop = std::get_if<command::StopAttempt>(&command)) {
    judge(*stop);
  } else if (const auto* forget = std::get_if<command::Forget>(&command)) {
    judge(*forget);
  } else if (const auto* publish = std::get_if<command::Publish>(&command)) {
    judge(publish->body);
  } else if (const auto* deliver = std::get_if<command::Deliver>(&command)) {
    Known& slot = known(deliver->slot);
    rule(slot.decided && slot.hasClip && !slot.delivering, "a clip is delivered once, and only where there is one");
    slot.delivering = true;
    m_deliveries.push_back(deliver->slot);
  } else {
    rule(m_deviceUp && m_quarantined && !m_killed, "only a quarantined device is killed, and once");
    m_killed = true;
  }
}

void World::judge(const command::StartAttempt& start) {
  const AttemptName& name = start.attempt;
  Known& slot = known(name.slot);
  rule(!slot.decided, "nothing starts for a decided slot");
  rule(m_deviceUp && !m_quarantined, "nothing starts without a sound device");
  rule(!m_aboveHard, "nothing starts above the hard limit");
  rule(!m_shutdown || slot.started, "no slot begins after shutdown");
  rule(slot.done.containsAll(needsOf(name.stage, m_settings)), "a stage starts only after what it needs");
  rule(!slot.done.contains(name.stage), "a finished stage does not start again");
  rule(name.id.value > m_lastAttempt, "attempt ids grow");
  rule(name.n == ++slot.attempts[name.stage], "attempts are counted");
  int onLane = 0;
  for (const Live& live : m_live) {
    onLane += live.name.stage == name.stage ? 1 : 0;
    rule(live.name.slot != name.slot || live.name.stage != name.stage, "one attempt at a time for a stage of a slot");
  }
  rule(onLane < m_settings.stages[name.stage].laneCapacity, "no attempt starts on a lane that is not free and drained");
  if (slot.named)
    rule(m_now <= slot.airAt - m_settings.downstream - m_settings.deadlineBuffer, "an expired slot starts nothing");
  m_lastAttempt = name.id.value;
  slot.started = true;
  ++slot.live;
  m_live.push_back({.name = name, .since = m_now});
}

void World::judge(const command::StopAttempt& stop) {
  const auto live =
      std::find_if(m_live.begin(), m_live.end(), [&](const Live& candidate) { return candidate.name == stop.attempt; });
  rule(live != m_live.end(), "only what lives is stopped");
  rule(!live->asked, "an attempt is told to stop once");
  live->asked = true;
}

void World::judge(const command::Forget& forget) {
  const Known& slot = known(forget.slot);
  rule(slot.decided, "no open slot is forgotten");
  rule(slot.live == 0 && !slot.delivering, "a slot is forgotten only when nothing of it is left");
  if (slot.onCadence)
    rule(slot.missed || (slot.succeeded && slot.delivered), "a due slot has a clip of its own or was told as missed");
  m_slots.erase(forget.slot);
}

void World::judge(const EventBody& body) {
  if (const auto* complete = std::get_if<event::SlotComplete>(&body)) {
    Known& slot = known(complete->slot);
    rule(!slot.decided, "one outcome a slot");
    const Outcome outcome = complete->verdict.outcome;
    slot.decided = true;
    slot.succeeded = outcome == Outcome::Succeeded;
    slot.hasClip = slot.succeeded || outcome == Outcome::Late || outcome == Outcome::SelfCheckFailed;
    ++m_decided;
    if (slot.hasClip)
      rule(slot.done == StageSet::all(), "a clip exists only when every stage finished");
    if (outcome == Outcome::Shed)
      rule(!slot.started, "shed means: never started");
    if (slot.named && outcome == Outcome::Succeeded)
      rule(m_now <= slot.airAt - m_settings.downstream, "succeeded means: not after the last useful finish");
  } else if (const auto* missed = std::get_if<event::SlotMissed>(&body)) {
    Known& slot = known(missed->slot);
    rule(slot.onCadence && !slot.missed, "a due slot is missed once");
    slot.missed = true;
  } else if (const auto* delivered = std::get_if<event::SlotDelivered>(&body)) {
    known(delivered->slot).delivered = true;
  } else if (const auto* done = std::get_if<event::StageComplete>(&body)) {
    known(done->attempt.slot).done.insert(done->attempt.stage);
  } else if (std::holds_alternative<event::DeviceQuarantined>(body)) {
    m_quarantined = true;
  } else if (std::holds_alternative<event::QuarantineLifted>(body)) {
    m_quarantined = false;
  } else if (const auto* crossed = std::get_if<event::MemoryCrossed>(&body)) {
    if (crossed->limit == event::MemoryLimit::Hard) {
      rule(crossed->above != m_aboveHard, "a crossing is told once");
      m_aboveHard = crossed->above;
    }
  }
}

void World::end(const AttemptName& name) {
  --known(name.slot).live;
  std::erase_if(m_live, [&](const Live& live) { return live.name == name; });
}

void World::finish(std::size_t index, Duration elapsed, bool passes) {
  const Live live = m_live[index];
  end(live.name);
  feed(input::AttemptFinished{.attempt = live.name.id, .elapsed = elapsed, .passesCheck = passes});
}

void World::waitUntil(Time end) {
  for (auto timer = m_scheduler.nextTimer(); timer && *timer <= end; timer = m_scheduler.nextTimer()) {
    m_now = std::max(m_now, *timer);
    feed(input::TimerDue{});
    const auto next = m_scheduler.nextTimer();
    rule(!next || *next > m_now, "no timer is overdue after TimerDue");
  }
  m_now = end;
}

void World::submit(const Action& action) {
  input::Submit submit{.slot = {++m_lastSlot}};
  Known slot;
  submit.onCadence = slot.onCadence = action.x % 2 == 0;
  if (action.x % 5 == 0) {
    submit.noDeadline = true;
  } else if (action.x % 5 < 4) {
    slot.named = true;
    slot.airAt = m_now + milliseconds(action.y % 90'000);
    submit.airAt = slot.airAt;
  }
  if (action.y % 4 == 0) {  // a reset
    submit.given = slot.done = StageSet::before(kStages[1 + action.x % 3]);
    submit.qualityLevel = static_cast<int>(action.y % 5);
  }
  m_slots.emplace(submit.slot, slot);
  ++m_submitted;
  feed(submit);
}

void World::tune(const Action& action) {
  m_settings = worldSettings(action.x, action.y);
  // What is named "expired" or "free" is judged by the settings in force, so the judge changes with them.
  feed(input::Tune{.settings = m_settings, .rearmRunning = action.y % 2 == 0});
}

void World::act(const Action& action) {
  const std::uint32_t x = action.x, y = action.y;
  switch (action.act) {
  case Act::Wait:
    waitUntil(m_now + milliseconds(x % 4000));
    break;
  case Act::Jump:
    m_now += milliseconds(x % (y % 10 == 0 ? 100'000 : 3000));
    feed(input::TimerDue{});
    break;
  case Act::Submit:
    submit(action);
    break;
  case Act::Cancel:
    if (!m_slots.empty())
      feed(input::Cancel{std::next(m_slots.begin(), x % m_slots.size())->first});
    break;
  case Act::Started:
    if (!m_live.empty() && y % 8 == 0)
      feed(input::AttemptWaiting{m_live[x % m_live.size()].name.id});
    else if (!m_live.empty())
      feed(input::AttemptStarted{m_live[x % m_live.size()].name.id});
    break;
  case Act::Finish:
    if (!m_live.empty()) {
      const std::size_t index = x % m_live.size();
      finish(index, y % 8 == 0 ? seconds(y % 40) : std::min(m_now - m_live[index].since, seconds(0.1)), y % 16 != 1);
    }
    break;
  case Act::Fail:
    if (!m_live.empty()) {
      static constexpr Reason kReasons[] = {Reason::DeviceError,   Reason::ModelError, Reason::OutOfMemory,
                                            Reason::InvalidOutput, Reason::DeviceLost, Reason::BadInput};
      const Live live = m_live[x % m_live.size()];
      end(live.name);
      feed(input::AttemptFailed{.attempt = live.name.id, .reason = kReasons[y % 6], .message = "random"});
    }
    break;
  case Act::Stopped:
    if (!m_live.empty()) {
      const Live live = m_live[x % m_live.size()];
      if (!live.asked && y % 16 != 0)
        break;
      end(live.name);
      feed(input::AttemptStopped{.attempt = live.name.id, .requestToStopped = milliseconds(y % 50)});
    }
    break;
  case Act::Deliver:
    if (!m_deliveries.empty()) {
      const SlotId slot = m_deliveries[x % m_deliveries.size()];
      std::erase(m_deliveries, slot);
      known(slot).delivering = false;
      if (y % 8 == 0)
        feed(input::DeliveryFailed{.slot = slot, .message = "the disk is full"});
      else
        feed(input::Delivered{.slot = slot, .encode = seconds(1), .folder = "out"});
    }
    break;
  case Act::LoseDevice:
    m_deviceUp = m_quarantined = m_killed = false;
    for (const Live& live : m_live)
      --known(live.name.slot).live;
    m_live.clear();
    feed(input::DeviceLost{.reason = DeviceLoss::Signaled, .detail = "random", .restarting = y % 4 != 0});
    break;
  case Act::DeviceReady:
    if (!m_deviceUp) {
      if (y % 2 == 0)
        feed(input::DeviceStarting{});
      m_deviceUp = true;
      feed(input::DeviceReady{.device = "cpu", .build = "test", .pid = 1, .startup = seconds(3)});
    }
    break;
  case Act::Memory:
    feed(input::MemoryLevel{.used = gigabytes(9.0 + 0.01 * (x % 300)),
                            .reserved = gigabytes(8.5),
                            .resident = gigabytes(y % 9),
                            .cleared = y % 3 == 0});
    break;
  case Act::NewEstimates: {
    Estimates estimates;
    for (std::size_t bits = 0; bits < estimates.remaining.size(); ++bits) {
      const auto n = static_cast<double>(__builtin_popcount(static_cast<unsigned>(bits)));
      estimates.remaining[bits] = {
          .abort = seconds(n * (x % 5)), .median = seconds(n * (x % 8)), .warn = seconds(n * (x % 9)), .samples = 60};
    }
    estimates.restart = seconds(y % 20);
    estimates.need[Stage::Video] = gigabytes(0.1 * (y % 40));
    feed(input::NewEstimates{estimates});
    break;
  }
  case Act::Tune:
    tune(action);
    break;
  case Act::Quality:
    feed(input::Quality{.level = static_cast<int>(x % 5), .why = "random"});
    break;
  case Act::Intake:
    m_intakeOpen = x % 2 == 0;
    feed(input::Intake{m_intakeOpen});
    break;
  case Act::Stray:
    feed(input::AttemptFinished{.attempt = {m_lastAttempt + 1 + x}, .elapsed = seconds(1)});
    feed(input::AttemptStopped{.attempt = {m_lastAttempt + 1 + x}});
    feed(input::AttemptWaiting{{m_lastAttempt + 1 + x}});
    feed(input::Delivered{.slot = {m_lastSlot + 1 + x}});
    feed(input::Cancel{{m_lastSlot + 1 + x}});
    break;
  case Act::Shutdown:
    m_shutdown = true;
    feed(input::Shutdown{.stopRunning = x % 2 == 0});
    break;
  }
}

void World::close() {
  feed(input::NewEstimates{});
  m_settings = contractSettings();
  feed(input::Tune{.settings = m_settings});
  feed(input::MemoryLevel{});
  act({Act::Intake, 0, 0});
  for (int round = 0; round < 2000 && !m_slots.empty(); ++round) {
    if (m_killed)
      act({Act::LoseDevice, 0, 1});
    act({Act::DeviceReady, 0, 0});
    while (!m_deliveries.empty())
      act({Act::Deliver, 0, 1});
    if (!m_live.empty() && m_live.front().asked)
      act({Act::Stopped, 0, 1});
    else if (!m_live.empty())
      finish(0, seconds(0.1), true);
    else
      waitUntil(m_now + seconds(0.25));
  }
  rule(m_slots.empty(), "every slot is decided and forgotten once the world lets it");
  act({Act::Shutdown, 1, 0});
  rule(m_scheduler.finished(), "finished after shutdown with nothing open");
  rule(!m_scheduler.nextTimer(), "nothing is armed when nothing is left");
}

}  // namespace vortex::schedule::test
