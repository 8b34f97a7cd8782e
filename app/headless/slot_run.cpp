// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/slot_run.h"

#include "app/headless/guests.h"
#include "app/headless/inputs.h"
#include "app/headless/interrupts.h"
#include "app/headless/log_file.h"
#include "app/headless/outlet.h"
#include "app/headless/reporter.h"
#include "app/headless/tally.h"
#include "app/places/places.h"
#include "engine/config/config_reader.h"
#include "engine/slot/slot_of.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <utility>

namespace vortex::headless {
namespace {

using namespace std::chrono_literals;

constexpr auto kLongestWait = 100ms;             // how late Ctrl-C and a terminal's clock may be noticed
constexpr std::size_t kMostAhead = 1024 * 1024;  // bytes told and not read yet, where whoever reads may hold up what is told

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

// One run: feeds slots, tells events, ends when all are settled.
class Run {
 public:
  Run(const SlotRun& run, std::unique_ptr<telemetry::Log> log)
      : m_run(run), m_feeder(run.pace, run.slots, run.every),
        m_outlet(STDOUT_FILENO, run.pace == Pace::Cadence ? WhenFull::Drop : WhenFull::Wait,
                 run.pace == Pace::Cadence ? Outlet::kMostWaiting : kMostAhead),
        m_reporter(reporterFor(run.to, run.settings.log, m_outlet.stream())), m_log(std::move(log)) {}

  RunEnd execute() {
    for (RunCompanion* const companion : m_run.companions)
      companion->begin(*m_reporter);
    const EngineOptions options{.settings = m_run.settings,
                                .backend = m_run.backend,
                                .outputFolder = app::outputFolder(m_run.to.out, m_run.settings),
                                .historyFile = historyFile(m_run.to.history),
                                .program = "vortex-engine",
                                .version = VORTEX_VERSION};
    Engine engine(options);
    for (RunCompanion* const companion : m_run.companions)
      if (!companion->attach(engine))
        return {.status = ExitStatus::BadInput, .interrupted = true};
    const auto events = engine.subscribe(std::max<std::size_t>(65'536, static_cast<std::size_t>(m_run.slots) * 64));
    engine.start();
    if (const auto store = engine.historyFile(); store && m_run.takesGuests)
      m_guests.emplace(engine, options, *store);
    Interrupts interrupts;
    std::vector<Event> batch;
    bool stopping = false;
    while (true) {
      const bool more = events->take(batch, waitUntilNext(engine.now()));
      for (const Event& event : batch)
        take(event);
      batch.clear();
      for (RunCompanion* const companion : m_run.companions) {
        companion->turn(engine.now());
        if (companion->hasEnough())
          m_feeder.stopFeeding();
      }
      feed(engine);
      if (m_guests)
        m_guests->serve(own(), m_run.every);
      m_reporter->batchEnded(engine.now());
      if (!more)
        break;
      if ((interrupts.count() > 0 || m_tally.deviceFailed() || m_refused) && !stopping) {
        m_feeder.stopFeeding();
        if (m_guests)
          m_guests->end();
        for (RunCompanion* const companion : m_run.companions)
          companion->interrupt();
        stopping = companionsIdle();
        if (stopping)
          engine.stop(StopMode::Drain);
      } else if (!stopping && m_feeder.allSubmitted() && m_tally.settled() && companionsIdle() && (!m_guests || m_guests->idle())) {
        stopping = true;
        if (m_guests)
          m_guests->end();
        engine.stop(StopMode::Finish);
      }
    }
    engine.join();
    m_guests.reset();  // its door closes while the store is still ours
    if (const std::uint64_t dropped = m_outlet.dropNoMore(); dropped > 0)
      std::cerr << "vortex-engine: " << dropped << " lines are not on stdout: nobody took them, and the channel went on\n";
    for (RunCompanion* const companion : m_run.companions)
      companion->ended(engine.now(), *m_reporter);
    telemetry::RunSummary summary = m_tally.summary();
    summary.backend = m_run.backend == BackendKind::Torch ? "torch" : "simulated";
    summary.profile = m_run.settings.profile;
    if (!m_run.quiet)
      m_reporter->summary(summary, engine.now());
    if (const auto failure = engine.failure()) {
      std::cerr << "vortex-engine: " << *failure << '\n';
      return {.status = ExitStatus::EngineFailed, .interrupted = interrupts.count() > 0};
    }
    return {.status = m_refused ? ExitStatus::BadInput : m_tally.status(static_cast<std::uint64_t>(m_run.slots)),
            .interrupted = m_refused || interrupts.count() > 0};
  }

 private:
  bool companionsIdle() const {
    return std::all_of(m_run.companions.begin(), m_run.companions.end(), [](const RunCompanion* c) { return c->idle(); });
  }

  std::chrono::milliseconds waitUntilNext(Time now) const {
    auto next = m_feeder.next();
    for (const RunCompanion* const companion : m_run.companions)
      if (const auto due = companion->next())
        next = std::min(next.value_or(*due), *due);
    if (!next)
      return kLongestWait;
    return std::clamp(std::chrono::duration_cast<std::chrono::milliseconds>(*next - now), 0ms, kLongestWait);
  }

  OwnSlots own() const { return {.busy = !m_tally.settled(), .more = !m_feeder.allSubmitted(), .next = m_feeder.next()}; }

  void take(const Event& event) {
    if (m_log)
      m_log->event(event);
    if (!m_run.quiet)
      m_reporter->event(event);
    if (m_guests)
      m_guests->told(event);
    if (const auto slot = slotOf(event.body); slot && m_guests && m_guests->isGuest(*slot))
      return;
    m_tally.take(event);
    for (RunCompanion* const companion : m_run.companions)
      companion->take(event, *m_reporter);
    if (const auto* ready = std::get_if<event::DeviceReady>(&event.body); ready != nullptr && isRequired(*ready))
      m_feeder.deviceReady(event.at);
    // Where it never started, no memory of it is told.
    const auto* complete = std::get_if<event::SlotComplete>(&event.body);
    if (m_run.untilMemory ? std::holds_alternative<event::SlotMemory>(event.body) ||
                                (complete != nullptr && complete->verdict.outcome == Outcome::Shed)
                          : complete != nullptr)
      m_feeder.decided();
  }

  bool isRequired(const event::DeviceReady& ready) {
    const auto differs = [&](const char* what, const std::string& wanted, const std::string& is) {
      if (wanted.empty() || wanted == is)
        return false;
      std::cerr << "vortex-engine: the " << what << " is " << is << ", the slots were made by " << wanted << '\n';
      return true;
    };
    m_refused = differs("device", m_run.required.device, ready.device) || m_refused;
    m_refused = differs("device's build", m_run.required.build, ready.build) || m_refused;
    return !m_refused;
  }

  void feed(Engine& engine) {
    const Time now = engine.now();
    for (auto due = m_feeder.due(now); due; due = m_feeder.due(now), ++m_next) {
      SlotRequest request = m_run.request(m_next);
      if (request.airIn)
        *request.airIn -= engine.now() - *due;  // also where that has gone by: it is told as missed
      const SlotId slot = engine.submit(std::move(request));
      m_tally.submitted(slot, engine.now());
      for (RunCompanion* const companion : m_run.companions)
        companion->submitted(slot, m_next);
    }
  }

  const SlotRun& m_run;
  std::size_t m_next = 0;
  bool m_refused = false;  // the device is not the required one
  Feeder m_feeder;
  Tally m_tally;
  Outlet m_outlet;
  std::unique_ptr<Reporter> m_reporter;
  std::unique_ptr<telemetry::Log> m_log;  // null: none is asked for
  std::optional<Guests> m_guests;         // where it is recorded
};

}  // namespace

RunEnd makeSlots(const SlotRun& run) {
  auto log = openLog(run.to, run.settings.log);
  if (!log)
    return {.status = refuse(log.error()), .interrupted = true};
  return Run(run, std::move(*log)).execute();
}

}  // namespace vortex::headless
