// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include "engine/alarm/alarm_fold.h"
#include "engine/analysis/past_tuning.h"
#include "engine/auto_tuner.h"
#include "engine/capture_keeper.h"
#include "engine/config/config_reader.h"
#include "engine/config/settings_diff.h"
#include "engine/engine_parts.h"
#include "engine/given_stages.h"
#include "engine/history/store.h"
#include "engine/output/slot_removal.h"
#include "engine/runtime/engine_thread.h"
#include "engine/runtime/gantt.h"
#include "engine/schedule/input_codec.h"

#include <array>
#include <atomic>
#include <fstream>
#include <mutex>
#include <random>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace vortex {
namespace {

constexpr int kMostPastAttempts = 10'000;  // four stages' at a rate of 0.005, and 2,000 of their retries and other conditions

class Subscription final : public EventQueue {
 public:
  explicit Subscription(std::shared_ptr<runtime::EventBuffer> buffer) : m_buffer(std::move(buffer)) {}
  bool take(std::vector<Event>& out, std::chrono::milliseconds wait) override { return m_buffer->take(out, wait); }
  std::uint64_t dropped() const override { return m_buffer->dropped(); }
  bool cut() const override { return m_buffer->cut(); }

 private:
  std::shared_ptr<runtime::EventBuffer> m_buffer;
};

class AlarmWatcher final : public runtime::Watcher {
 public:
  void watch(std::span<const Event> events, Time now, std::vector<EventBody>& out) override {
    for (const Event& event : events)
      m_fold.apply(event, out);
    m_fold.advance(now, out);
  }
  void command(const AlarmCommand& command, Time now, std::vector<EventBody>& out) override { m_fold.command(command, now, out); }
  std::optional<Time> nextDue() const override { return m_fold.nextDue(); }

 private:
  alarm::AlarmFold m_fold;
};

double clockScaleOf(const EngineOptions& options) {
  if (options.backend != BackendKind::Simulated)
    return 1.0;
  return options.clockScale.value_or(options.settings.simulated.clockScale);
}

std::uint64_t drawSeed() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 32) | device();
}

std::string sentenceOf(const history::Leftover& left, const std::filesystem::path& file) {
  const int count = left.running + left.queued;
  return "history: the program before this one ended with " + std::to_string(count) + (count == 1 ? " slot" : " slots") +
         " undecided, " + std::to_string(left.running) + " running and " + std::to_string(left.queued) +
         " queued; they are interrupted now, and made again by: vortex-engine rerun --interrupted --history " + file.string();
}

}  // namespace

struct Engine::Impl {
  explicit Impl(EngineOptions given)
      : options(std::move(given)), settingsNow(options.settings), store(openStore()),
        thread(options.settings, clockScaleOf(options), parts()),
        captures(
            thread, [this] { return describe(); }, [this] { return currentSettings().memory.hardLimit; }) {
    if (auto remark = standbyRemark(options.settings))
      remarks.push_back(std::move(*remark));
    for (std::string& remark : remarks)
      thread.post(runtime::order::Tell{event::Notice{std::move(remark)}});
    if (!refusal.empty())
      thread.post(runtime::order::Tell{
          event::HistoryChanged{.storing = false, .file = options.historyFile->string(), .trouble = refusal, .notStored = 0}});
    if (store) {
      store->onRemark(
          [this](const std::string& remark) { thread.post(runtime::order::Tell{event::Notice{"history: " + remark}}); });
      store->onTrouble([this](const std::string& trouble) {
        thread.post(runtime::order::Tell{event::HistoryChanged{.storing = trouble.empty(),
                                                               .file = store->file().string(),
                                                               .trouble = trouble,
                                                               .notStored = store->health().othersNotStored}});
      });
      store->prune(history::RetentionPlan{
          .limits = options.settings.history, .remove = output::removeSlotFolder, .tell = [this](std::string text) {
            thread.post(runtime::order::Tell{event::Notice{std::move(text)}});
          }});
    }
  }
  ~Impl() {
    if (!store)
      return;
    store->onTrouble({});
    store->onRemark({});
    store->prune({});
  }

  std::unique_ptr<history::Store> openStore() {
    if (!options.historyFile)
      return nullptr;
    auto opened = history::Store::open(*options.historyFile, describe());
    if (!opened) {
      refusal = opened.error();
      return nullptr;
    }
    if (!opened->remark.empty())
      remarks.push_back("history: " + opened->remark);
    if (const auto& left = opened->store->leftover())
      remarks.push_back(sentenceOf(*left, opened->store->file()));
    return std::move(opened->store);
  }

  // Who records, under the settings that hold now.
  history::RunDescription describe() const {
    return {.program = options.program,
            .version = options.version,
            .profile = options.settings.profile,
            .backend = std::string(toString(options.backend)),
            .settings = config::toYaml(currentSettings()),
            .outputFolder = outputFolder(),
            .clockScale = clockScaleOf(options)};
  }
  Settings currentSettings() const {
    const std::scoped_lock guard(settingsLock);
    return settingsNow;
  }
  void followSettings(std::span<const Event> events) {
    for (const Event& event : events)
      if (const auto* changed = std::get_if<event::SettingsChanged>(&event.body)) {
        const std::scoped_lock guard(settingsLock);
        follow(settingsNow, *changed);
      }
  }

  // The simulated backend writes no files.
  std::filesystem::path outputFolder() const {
    return options.backend == BackendKind::Torch ? std::filesystem::absolute(options.outputFolder) : std::filesystem::path();
  }

  runtime::EngineThread::Parts parts() {
    runtime::EngineThread::Parts made = partsOf(options);
    made.watcher = std::make_unique<AlarmWatcher>();
    made.tuner = std::make_unique<AutoTuner>(tuning());
    // First to the store, then to anybody else: what was told is kept.
    made.onEvents = [this](std::span<const Event> events) {
      if (store)
        store->tell(events);
      followSettings(events);
      captures.tell(events);
      if (options.ganttFile)
        for (const Event& event : events)
          gantt.apply(event);
    };
    made.onSubmission = [this](const runtime::Submission& s) {
      if (store)
        store->submitted(s.slot, *s.recipe, {.seed = s.seed, .onCadence = s.onCadence, .rerunOf = s.rerunOf});
      captures.submitted(s);
    };
    made.onInput = [this](const schedule::Input& input, Time now) { record(input, now); };
    if (store)
      made.lastSlot = store->lastSlot();
    return made;
  }

  // It goes on from what was seen under the same conditions before.
  analysis::TimeoutTuning tuning() {
    analysis::TimeoutTuning tuning(options.settings);
    if (!store)
      return tuning;
    const auto past = history::pastAttempts(store->file(), {.profile = options.settings.profile,
                                                            .backend = std::string(toString(options.backend)),
                                                            .run = {},
                                                            .most = kMostPastAttempts});
    if (past) {
      analysis::PastTuning seen = analysis::pastTuningOf(*past);
      tuning.remember(std::move(seen.device), std::move(seen.build), std::move(seen.attempts));
    } else {
      remarks.push_back("history: the tuning of timeouts starts from nothing: " + past.error());
    }
    return tuning;
  }

  // In the engine thread. With the run's settings, these are what a replay decides from.
  void record(const schedule::Input& input, Time now) {
    if (!store && !captures.recordsInputs())
      return;
    inputBytes.clear();
    schedule::encode(input, settingsWriter, inputBytes);
    if (store)
      store->input(now, schedule::kindOf(input), inputBytes);
    captures.input(now, schedule::kindOf(input), inputBytes);
  }

  void writeGantt() {
    if (!options.ganttFile || ganttWritten)
      return;
    ganttWritten = true;
    std::ofstream file(*options.ganttFile, std::ios::trunc);
    const std::array charts{gantt.chart("profile " + options.settings.profile)};
    file << runtime::toSvg(charts);
    if (!file.flush())
      failure = "cannot write the Gantt chart to " + options.ganttFile->string();
  }

  EngineOptions options;
  std::vector<std::string> remarks;
  std::string refusal;  // why nothing is recorded
  mutable std::mutex settingsLock;
  Settings settingsNow;
  const std::unique_ptr<history::Store> store;
  runtime::GanttFold gantt;  // the engine thread's until it has been joined
  bool ganttWritten = false;
  const schedule::SettingsWriter settingsWriter = config::toYaml;
  std::vector<std::byte> inputBytes;  // the engine thread's; kept for its capacity
  std::optional<std::string> failure;
  runtime::EngineThread thread;
  std::atomic<bool> started{false};
  CaptureKeeper captures;
};

std::string_view toString(BackendKind kind) {
  switch (kind) {
  case BackendKind::Torch:
    return "torch";
  case BackendKind::Simulated:
    return "simulated";
  }
  return "?";
}

bool follow(Settings& settings, const event::SettingsChanged& changed) {
  bool known = true;
  for (const event::SettingChange& change : changed.changes)
    known = !config::hasErrors(config::applySet(settings, change.key + "=" + change.became)) && known;
  return known;
}

Engine::Engine(EngineOptions options) : m_impl(std::make_unique<Impl>(std::move(options))) {}

Engine::~Engine() {
  stop(StopMode::Drain);
  join();
}

std::shared_ptr<EventQueue> Engine::subscribe(std::size_t bound) {
  return std::make_shared<Subscription>(m_impl->thread.subscribe(bound));
}

void Engine::start() {
  m_impl->started = true;
  m_impl->thread.start();
}

SlotId Engine::submit(SlotRequest request) {
  runtime::Submission submission;
  submission.seed = request.seed ? *request.seed : request.recipe.seed ? *request.recipe.seed : drawSeed();
  submission.recipe = std::make_shared<const Recipe>(std::move(request.recipe));
  submission.onCadence = request.onCadence;
  submission.noDeadline = request.noDeadline;
  submission.rerunOf = request.rerunOf;
  submission.qualityLevel = request.qualityLevel;
  submission.timeouts = request.timeouts;
  if (request.given) {
    submission.given = request.given->stages;
    submission.givenOutputs = request.given->outputs;
  }
  return m_impl->thread.submit(std::move(submission), request.airIn);
}

void Engine::cancel(SlotId slot, StopCause cause) { m_impl->thread.post(runtime::order::Cancel{.slot = slot, .cause = cause}); }

void Engine::setIntake(bool open) { m_impl->thread.post(runtime::order::Intake{open}); }

void Engine::tune(Settings settings, bool rearmRunning) {
  const Settings was = m_impl->currentSettings();
  if (settings.fallback != was.fallback || settings.standbyFile != was.standbyFile)
    if (auto remark = standbyRemark(settings))
      m_impl->thread.post(runtime::order::Tell{event::Notice{std::move(*remark)}});
  m_impl->thread.post(
      runtime::order::Tune{.settings = std::move(settings), .rearmRunning = rearmRunning, .diff = config::differences});
}

void Engine::setQuality(int level, std::string why) {
  m_impl->thread.post(runtime::order::Quality{.level = level, .why = std::move(why)});
}

void Engine::clearBuffers(std::string who) {
  m_impl->thread.post(runtime::order::Emergency{.act = EmergencyAct::ClearBuffers, .who = std::move(who)});
}

void Engine::unloadModels(std::string who) {
  m_impl->thread.post(runtime::order::Emergency{.act = EmergencyAct::UnloadModels, .who = std::move(who)});
}

void Engine::snapshot(std::filesystem::path file) { m_impl->thread.post(runtime::order::Snapshot{file.string()}); }

void Engine::acknowledgeAlarm(std::string alarm) {
  m_impl->thread.post(runtime::order::Alarm{{.act = AlarmAct::Acknowledge, .alarm = std::move(alarm), .lasting = {}}});
}

void Engine::shelveAlarm(std::string alarm, Duration lasting) {
  m_impl->thread.post(runtime::order::Alarm{{.act = AlarmAct::Shelve, .alarm = std::move(alarm), .lasting = lasting}});
}

void Engine::unshelveAlarm(std::string alarm) {
  m_impl->thread.post(runtime::order::Alarm{{.act = AlarmAct::Unshelve, .alarm = std::move(alarm), .lasting = {}}});
}

void Engine::addressSlot(SlotId slot, const std::string& comment) {
  if (m_impl->store)
    m_impl->store->address(slot, comment);
}

void Engine::restartDevice(std::string who) {
  m_impl->thread.post(runtime::order::Emergency{.act = EmergencyAct::RestartDevice, .who = std::move(who)});
}

std::optional<std::string> Engine::startCapture(CaptureRequest request) {
  return m_impl->captures.start(std::move(request), m_impl->started);
}

void Engine::stopCapture() { m_impl->captures.stop(); }

void Engine::noteCapture(std::string notes) { m_impl->captures.note(std::move(notes)); }

void Engine::stop(StopMode mode) { m_impl->thread.stop(mode == StopMode::Drain); }

void Engine::join() {
  m_impl->thread.join();
  m_impl->captures.join();
  m_impl->writeGantt();
}

std::optional<std::string> Engine::failure() const { return m_impl->thread.failure() ? m_impl->thread.failure() : m_impl->failure; }

std::uint64_t Engine::turns() const { return m_impl->thread.turns(); }

void Engine::knock() { m_impl->thread.wake(); }

Time Engine::now() const { return m_impl->thread.now(); }

std::optional<history::Leftover> Engine::leftover() const { return m_impl->store ? m_impl->store->leftover() : std::nullopt; }

std::optional<std::filesystem::path> Engine::historyFile() const {
  return m_impl->store ? std::optional(m_impl->store->file()) : std::nullopt;
}

}  // namespace vortex
