// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stop/stop_engine.h"

#include "engine/link/device_process.h"
#include "engine/link/shared_page.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <utility>

namespace vortex::bench {
namespace {

constexpr Duration kPatient = seconds(120);

[[noreturn]] void giveUp(const std::string& why) {
  std::fprintf(stderr, "bench_stop: %s\n", why.c_str());
  std::exit(1);
}

// Forwards everything, and notes when.
class TimedBackend final : public backend::Backend {
 public:
  TimedBackend(std::unique_ptr<backend::Backend> inner, Instants& instants) : m_inner(std::move(inner)), m_instants(instants) {}

  void send(const backend::Request& request, Time now) override {
    if (const auto* stop = std::get_if<backend::StopAttempt>(&request))
      m_instants.requested[stop->name.stage].store(link::monotonicNs());
    m_inner->send(request, now);
  }
  void collect(Time now, std::vector<backend::Report>& out) override {
    const std::size_t before = out.size();
    m_inner->collect(now, out);
    for (std::size_t i = before; i < out.size(); ++i)
      if (const auto* stopped = std::get_if<backend::AttemptStopped>(&out[i]))
        m_instants.heard[stopped->name.stage].store(link::monotonicNs());
  }
  std::string name() const override { return m_inner->name(); }
  void open(Time now) override { m_inner->open(now); }
  std::optional<Time> nextDue() const override { return m_inner->nextDue(); }
  int descriptor() const override { return m_inner->descriptor(); }

 private:
  std::unique_ptr<backend::Backend> m_inner;
  Instants& m_instants;
};

// Delivers at once, and keeps a copy of what was delivered last.
class KeepingSink final : public runtime::DeliverySink {
 public:
  explicit KeepingSink(Bits& kept) : m_kept(kept) {}
  void deliver(runtime::Delivery delivery, Time now) override {
    m_kept.clear();
    for (Stage stage : kStages)
      for (const backend::Artifact& artifact : delivery.artifacts[stage]) {
        const auto bytes = artifact.lease->bytes().first(static_cast<std::size_t>(artifact.info.bytes().count));
        m_kept.emplace_back(bytes.begin(), bytes.end());
      }
    m_sink.deliver(std::move(delivery), now);
  }
  void collect(Time now, std::vector<runtime::DeliveryResult>& out) override { m_sink.collect(now, out); }
  std::optional<Time> nextDue() const override { return m_sink.nextDue(); }
  int descriptor() const override { return m_sink.descriptor(); }
  bool idle() const override { return m_sink.idle(); }
  void abandon() override { m_sink.abandon(); }

 private:
  Bits& m_kept;
  runtime::SimulatedDelivery m_sink{Duration{}};
};

Settings settingsFor(const std::string& models, const Quality& quality, const std::string& log) {
  Settings settings = contractSettings();
  settings.ladder = {quality};
  settings.device.command = {"/proc/self/exe", "device", models, log};
  settings.check = {.minB = 0, .minL = 0};
  for (Stage stage : kStages) {
    settings.stages[stage].timeout = kPatient;
    settings.stages[stage].retries = 0;
  }
  return settings;
}

std::shared_ptr<const Recipe> recipeOf(Duration clip) {
  Recipe recipe;
  recipe.recipeId = "bench";
  recipe.duration = clip;
  recipe.script = "The quick brown fox jumps over the lazy dog, and nobody in the studio is surprised.";
  recipe.prompt = "a happy woman with red hair and round glasses in front of a skyline";
  return std::make_shared<const Recipe>(std::move(recipe));
}

// The bench's own settings need no audit.
std::vector<event::SettingChange> untold(const Settings&, const Settings&) { return {}; }

}  // namespace

struct StopEngine::Told {
  Verdict verdict;
  PerStage<Duration> elapsed{}, longestStretch{};
  PerStage<std::optional<event::AttemptStopped>> stopped{};
  Bytes held{};
};

StopEngine::StopEngine(const std::string& models, const Quality& quality, Duration clip)
    : m_settings(settingsFor(models, quality, m_log.path())), m_recipe(recipeOf(clip)),
      m_thread(std::make_unique<runtime::EngineThread>(m_settings, 1.0, parts(models))), m_events(m_thread->subscribe(1'000'000)) {
  m_thread->start();
  for (bool ready = false; !ready;) {
    take();
    for (const Event& event : m_batch) {
      ready = ready || std::holds_alternative<event::DeviceReady>(event.body);
      if (const auto* lost = std::get_if<event::DeviceLost>(&event.body))
        giveUp("the device with models " + models + " was lost: " + lost->detail);
    }
  }
}

runtime::EngineThread::Parts StopEngine::parts(const std::string& models) {
  auto device = link::DeviceProcess::create({.settings = m_settings, .requiredBuild = "bench"});
  if (!device)
    giveUp("the device with models " + models + ": " + device.error());
  return {.backend = std::make_unique<TimedBackend>(std::move(*device), m_instants),
          .sink = std::make_unique<KeepingSink>(m_delivered),
          .watcher = {},
          .onEvents = {}};
}

SlotId StopEngine::submit() {
  return m_thread->submit({.slot = {}, .recipe = m_recipe, .seed = 1, .noDeadline = true}, std::nullopt);
}

void StopEngine::take() {
  m_batch.clear();
  if (!m_events->take(m_batch, std::chrono::seconds(1)))
    giveUp("the engine ended: " + m_thread->failure().value_or("nobody knows why"));
}

// Until the slot is decided, delivered where it has succeeded, and none of its attempts is open.
template <typename OnEvent>
StopEngine::Told StopEngine::follow(SlotId slot, OnEvent onEvent) {
  Told told;
  int open = 0;
  bool decided = false, delivered = false;
  while (!decided || open > 0 || (told.verdict.outcome == Outcome::Succeeded && !delivered)) {
    take();
    for (const Event& event : m_batch) {
      onEvent(event);
      if (std::holds_alternative<event::AttemptStarted>(event.body))
        ++open;
      if (const auto* complete = std::get_if<event::StageComplete>(&event.body)) {
        --open;
        told.elapsed[complete->attempt.stage] = complete->elapsed;
        told.longestStretch[complete->attempt.stage] = complete->longestOperator;
      }
      if (const auto* failed = std::get_if<event::AttemptFailed>(&event.body)) {
        --open;
        told.held = told.held + failed->held;
      }
      if (const auto* stopped = std::get_if<event::AttemptStopped>(&event.body)) {
        --open;
        told.held = told.held + stopped->held;
        told.stopped[stopped->attempt.stage] = *stopped;
      }
      if (const auto* complete = std::get_if<event::SlotComplete>(&event.body); complete != nullptr && complete->slot == slot) {
        decided = true;
        told.verdict = complete->verdict;
      }
      delivered = delivered || std::holds_alternative<event::SlotDelivered>(event.body);
      if (const auto* lost = std::get_if<event::DeviceLost>(&event.body))
        giveUp("the device was lost: " + lost->detail);
    }
  }
  return told;
}

StopEngine::Made StopEngine::make() {
  m_thread->post(runtime::order::Tune{m_settings, false, untold});
  m_delivered.clear();
  const Told told = follow(submit(), [](const Event&) {});
  return {told.verdict.outcome, told.verdict.message, m_delivered, told.elapsed, told.longestStretch};
}

std::optional<StopEngine::Stop> StopEngine::stop(Stage stage, StopCause cause, Duration after) {
  Settings settings = m_settings;
  if (cause == StopCause::Timeout)
    settings.stages[stage].timeout = after;
  m_thread->post(runtime::order::Tune{settings, false, untold});
  m_instants.requested[stage].store(0);
  const SlotId slot = submit();
  const Told told = follow(slot, [&](const Event& event) {
    const auto* started = std::get_if<event::AttemptStarted>(&event.body);
    if (cause == StopCause::Timeout || started == nullptr || started->attempt.stage != stage)
      return;
    std::this_thread::sleep_for(after);
    m_thread->post(runtime::order::Cancel{slot});
  });
  if (!told.stopped[stage])
    return std::nullopt;
  const LaneLog& lane = m_log->lanes[indexOf(stage)];
  const std::int64_t requested = m_instants.requested[stage].load(), released = lane.releasedAt(), noticed = lane.noticedAt();
  if (requested == 0 || noticed < requested)
    return std::nullopt;  // it had ended before the token was there, or had not reached the device yet
  const LaneLog::Uncuttable uncuttable = lane.uncuttable(requested);
  return Stop{.outcome = told.verdict.outcome,
              .stopped = Duration{released - requested},
              .pastOperator = Duration{released - uncuttable.until},
              .waited = std::max(Duration{}, Duration{released - uncuttable.until - (lane.ranByRelease() - uncuttable.ran)}),
              .drain = Duration{released - noticed},
              .told = Duration{m_instants.heard[stage].load() - released},
              .held = told.held};
}

}  // namespace vortex::bench
