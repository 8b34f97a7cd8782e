// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/feeder.h"
#include "app/headless/inputs.h"
#include "app/headless/interrupts.h"
#include "app/headless/reporter.h"
#include "app/headless/tally.h"
#include "engine/config/config_reader.h"
#include "engine/telemetry/log.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace vortex::headless {
namespace {

using namespace std::chrono_literals;

constexpr auto kLongestWait = 100ms;  // how late Ctrl-C and a terminal's clock may be noticed

std::unique_ptr<Reporter> reporterFor(const RunOptions& options) {
  if (options.json)
    return makeJsonReporter(std::cout);
  return isatty(STDOUT_FILENO) != 0 ? makeTerminalReporter(std::cout) : makePlainReporter(std::cout);
}

// The folder is made; where that fails, the store says so.
std::optional<std::filesystem::path> historyFile(const std::optional<std::string>& given) {
  if (given == "none")
    return std::nullopt;
  const std::filesystem::path file = given ? std::filesystem::path(*given) : defaultHistoryFile();
  std::error_code ignored;
  if (file.has_parent_path())
    std::filesystem::create_directories(file.parent_path(), ignored);
  return file;
}

Pace paceOf(const RunOptions& options) {
  if (options.burst)
    return Pace::Burst;
  return options.every_s ? Pace::Cadence : Pace::OneByOne;
}

// One run: feeds slots, tells events, ends when all are settled.
class Run {
 public:
  Run(const RunOptions& options, const Settings& settings, std::vector<Recipe> recipes, BackendKind backend)
      : m_options(options), m_settings(settings), m_recipes(std::move(recipes)), m_backend(backend),
        m_slots(options.slots.value_or(static_cast<int>(m_recipes.size()))),
        m_feeder(paceOf(options), m_slots, seconds(options.every_s.value_or(0))), m_reporter(reporterFor(options)) {
    if (options.logFile)
      m_log.emplace(settings.log, telemetry::LogTargets{.screen = {}, .file = *options.logFile});
  }

  ExitStatus execute() {
    Engine engine({.settings = m_settings,
                   .backend = m_backend,
                   .outputFolder = outputFolder(m_options.out),
                   .historyFile = historyFile(m_options.history),
                   .program = "vortex-engine",
                   .version = VORTEX_VERSION,
                   .settingsText = config::toYaml(m_settings)});
    const auto events = engine.subscribe(std::max<std::size_t>(65'536, static_cast<std::size_t>(m_slots) * 64));
    engine.start();
    Interrupts interrupts;
    std::vector<Event> batch;
    bool stopping = false;
    while (true) {
      const bool more = events->take(batch, waitUntilNext(engine.now()));
      for (const Event& event : batch)
        take(event);
      batch.clear();
      feed(engine);
      m_reporter->batchEnded(engine.now());
      if (!more)
        break;
      if (interrupts.count() > 1)
        _exit(130);
      if ((interrupts.count() > 0 || m_tally.deviceFailed()) && !stopping) {
        stopping = true;
        m_feeder.stopFeeding();
        engine.stop(StopMode::Drain);
      } else if (!stopping && m_feeder.allSubmitted() && m_tally.settled()) {
        stopping = true;
        engine.stop(StopMode::Finish);
      }
    }
    engine.join();
    telemetry::RunSummary summary = m_tally.summary();
    summary.backend = m_backend == BackendKind::Torch ? "torch" : "simulated";
    summary.profile = m_settings.profile;
    m_reporter->summary(summary, engine.now());
    if (const auto failure = engine.failure()) {
      std::cerr << "vortex-engine: " << *failure << '\n';
      return ExitStatus::EngineFailed;
    }
    return m_tally.status();
  }

 private:
  std::chrono::milliseconds waitUntilNext(Time now) const {
    const auto next = m_feeder.next();
    if (!next)
      return kLongestWait;
    return std::clamp(std::chrono::duration_cast<std::chrono::milliseconds>(*next - now), 0ms, kLongestWait);
  }

  void take(const Event& event) {
    m_tally.take(event);
    if (m_log)
      m_log->event(event);
    m_reporter->event(event);
    if (std::holds_alternative<event::DeviceReady>(event.body))
      m_feeder.deviceReady(event.at);
    if (std::holds_alternative<event::SlotComplete>(event.body))
      m_feeder.decided();
  }

  void feed(Engine& engine) {
    for (int due = m_feeder.due(engine.now()); due > 0; --due) {
      SlotRequest request{.recipe = m_recipes[m_next % m_recipes.size()]};
      if (m_options.seed)
        request.seed = *m_options.seed + m_next;  // rounds over one recipe give different slots
      if (m_options.every_s)
        request.airIn = m_settings.airAfter, request.onCadence = true;
      ++m_next;
      m_tally.submitted(engine.submit(std::move(request)), engine.now());
    }
  }

  const RunOptions& m_options;
  const Settings& m_settings;
  std::vector<Recipe> m_recipes;
  BackendKind m_backend;
  int m_slots;
  std::size_t m_next = 0;
  Feeder m_feeder;
  Tally m_tally;
  std::unique_ptr<Reporter> m_reporter;
  std::optional<telemetry::Log> m_log;
};

}  // namespace

ExitStatus runCommand(const RunOptions& options) {
  const auto settings = readSettings(options.config);
  auto recipes = readRecipes(options.recipeFiles);
  if (!settings || !recipes)
    return ExitStatus::BadInput;
  if (recipes->empty()) {
    std::cerr << "vortex-engine: no recipe in the given files\n";
    return ExitStatus::BadInput;
  }
  Run run(options, *settings, std::move(*recipes), options.backend.value_or(backendOf(*settings)));
  return run.execute();
}

}  // namespace vortex::headless
