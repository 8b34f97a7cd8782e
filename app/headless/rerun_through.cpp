// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/rerun_through.h"

#include "app/headless/interrupts.h"
#include "app/headless/log_file.h"
#include "app/headless/reporter.h"
#include "app/headless/rerun_estimate_lines.h"
#include "app/headless/tally.h"
#include "engine/config/config_reader.h"
#include "engine/report/slot_json.h"
#include "engine/telemetry/event_json_reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <map>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace vortex::headless {
namespace {

using namespace std::chrono_literals;

constexpr auto kLongestSilence = 100ms;  // how late Ctrl-C and a terminal's clock may be noticed

// "3, 5 and 9"; many are counted.
std::string namesOf(const std::vector<SlotId>& slots) {
  constexpr std::size_t kMostTold = 12;
  std::string text;
  for (std::size_t i = 0; i < slots.size() && i < kMostTold; ++i)
    text += (i == 0 ? "" : i + 1 == slots.size() ? " and " : ", ") + std::to_string(slots[i].value);
  return slots.size() <= kMostTold ? text : text + " and " + std::to_string(slots.size() - kMostTold) + " more";
}

class Through {
 public:
  Through(RunningProgram& program, const ThroughRun& run, std::unique_ptr<telemetry::Log> log)
      : m_program(program), m_run(run), m_reporter(reporterFor(run.options.to, LogSettings{}, std::cout)), m_log(std::move(log)),
        m_estimate(run.estimate, program.welcome().every), m_now(program.welcome().now), m_scale(program.welcome().clockScale) {
    if (!(m_scale > 0 && std::isfinite(m_scale)))
      m_scale = 1;
  }

  ExitStatus execute() {
    if (!ask())
      return lost("does not listen");
    m_estimate.begin(*m_reporter);
    const Interrupts interrupts;
    while (!m_done) {
      door::Say said;
      auto heard = m_program.caller().hear(said, 0ms);
      if (heard && *heard == door::Caller::Heard::Nothing) {
        m_reporter->batchEnded(now());
        heard = m_program.caller().hear(said, kLongestSilence);
      }
      if (!heard)
        return lost("said what cannot be read: " + heard.error());
      if (*heard == door::Caller::Heard::Gone)
        return lost("has ended");
      if (*heard == door::Caller::Heard::Something)
        std::visit([&](const auto& what) { take(what); }, said);
      if (m_refused)
        return ExitStatus::BadInput;
      if (interrupts.count() > 0 && !m_withdrawing) {
        m_withdrawing = true;
        std::cerr << "vortex-engine: what has not begun is taken back; what is being made goes on in " << m_program.name()
                  << ", and a second Ctrl-C leaves it there" << std::endl;
        m_program.caller().ask(door::ask::Withdraw{});
      }
    }
    end();
    tellLeft();
    const bool all = m_removed.empty() && m_withdrawn.empty() && m_held.empty();
    return all ? m_tally.status(m_wishes.size()) : ExitStatus::SomeSlotDidNot;
  }

 private:
  bool ask() {
    for (const RerunGroup& group : m_run.requests.groups())
      for (const SlotRequest& request : group.requests) {
        m_wishes.push_back(*request.rerunOf);
        const bool sent = m_program.caller().ask(door::ask::Rerun{.of = *request.rerunOf,
                                                                  .recipe = request.recipe.canonicalJson,
                                                                  .label = request.recipe.label,
                                                                  .seed = request.seed,
                                                                  .qualityLevel = request.qualityLevel,
                                                                  .from = m_run.options.from});
        if (!sent)
          return false;
      }
    return m_program.caller().ask(door::ask::Start{});
  }

  void take(const door::say::Welcome&) {}    // said before
  void take(const door::say::Addressed&) {}  // not asked for
  void take(const door::say::Done&) { m_done = true; }
  void take(const door::say::Refused& refused) {
    m_refused = true;
    const SlotId of = refused.number ? wish(*refused.number) : SlotId{};
    std::cerr << "vortex-engine: " << (of.value != 0 ? "slot " + std::to_string(of.value) : m_program.name()) << ": " << refused.why
              << '\n';
    // The others' reasons follow at once.
    door::Say said;
    while (m_program.caller().hear(said, kLongestSilence) == door::Caller::Heard::Something)
      if (const auto* more = std::get_if<door::say::Refused>(&said); more != nullptr && more->number)
        std::cerr << "vortex-engine: slot " << wish(*more->number).value << ": " << more->why << '\n';
  }
  void take(const door::say::Taken& taken) {
    nlohmann::ordered_json json{{"event", "rerun_taken"},
                                {"t_ms", inMilliseconds(now().time_since_epoch())},
                                {"slot", nullptr},
                                {"program", m_program.welcome().program},
                                {"pid", m_program.welcome().pid},
                                {"slots", taken.count},
                                {"ahead", taken.ahead}};
    std::string text = "in the queue of " + m_program.name() + ", off air";
    if (taken.ahead > 0)
      text += ", " + std::to_string(taken.ahead) + " before them";
    m_reporter->line(report::lineOf(json), text);
  }
  void take(const door::say::Submitted& submitted) {
    m_making[submitted.slot] = wish(submitted.number);
    m_tally.submitted(submitted.slot, now());
  }
  void take(const door::say::GaveWay& gave) {
    m_making.erase(gave.slot);
    m_tally.gaveWay(gave.slot);
    m_run.proof.gaveWay(gave.slot);
    if (!gave.again)
      m_held.push_back(wish(gave.number));
    nlohmann::ordered_json json{{"event", "rerun_gave_way"},
                                {"t_ms", inMilliseconds(now().time_since_epoch())},
                                {"slot", gave.slot.value},
                                {"rerun_of", wish(gave.number).value},
                                {"again", gave.again}};
    m_reporter->line(report::lineOf(json), "slot " + std::to_string(gave.slot.value) + " gave way to an air slot" +
                                               (gave.again ? ", and waits once more"
                                                           : " too often: the gaps are too short for it; it is held in the queue"));
  }
  void take(const door::say::Dropped& dropped) {
    switch (dropped.why) {
    case door::say::Drop::Withdrawn:
      m_withdrawn.push_back(wish(dropped.number));
      break;
    case door::say::Drop::Removed:
      m_removed.push_back(wish(dropped.number));
      break;
    }
  }
  void take(const door::say::Told& told) {
    auto read = telemetry::readEventLine(told.line);
    if (!read) {
      std::cerr << "vortex-engine: an event of " << m_program.name() << " cannot be read: " << read.error().front() << '\n';
      return;
    }
    if (const auto* known = std::get_if<telemetry::ReadEvent>(&*read))
      take(known->event);
  }

  void take(const Event& event) {
    m_now = event.at;
    m_heardAt = std::chrono::steady_clock::now();
    // A device that is held may be started again there; it is not this program's end.
    if (!std::holds_alternative<event::DeviceHeld>(event.body))
      m_tally.take(event);
    if (m_log)
      m_log->event(event);
    m_reporter->event(event);
    m_run.proof.take(event, *m_reporter);
    m_estimate.take(event, *m_reporter);
    if (const auto* complete = std::get_if<event::SlotComplete>(&event.body))
      m_making.erase(complete->slot);
  }

  SlotId wish(int number) const {
    return number >= 1 && number <= static_cast<int>(m_wishes.size()) ? m_wishes[static_cast<std::size_t>(number) - 1] : SlotId{};
  }
  // The other engine's clock.
  Time now() const {
    const auto since = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_heardAt).count();
    return m_now + seconds(since * m_scale);
  }

  void end() {
    m_run.proof.ended(now(), *m_reporter);
    m_estimate.ended(now(), *m_reporter);
    telemetry::RunSummary summary = m_tally.summary();
    summary.backend = m_program.welcome().backend;
    summary.device = m_program.welcome().device;
    summary.profile = m_run.requests.groups().front().settings.profile;
    m_reporter->summary(summary, now());
  }

  void tellLeft() const {
    if (!m_withdrawn.empty())
      std::cerr << "vortex-engine: taken back before they began: slots " << namesOf(m_withdrawn) << '\n';
    if (!m_removed.empty())
      std::cerr << "vortex-engine: removed from the queue there: slots " << namesOf(m_removed) << '\n';
    if (!m_held.empty())
      std::cerr << "vortex-engine: held in the queue there, since they gave way too often: slots " << namesOf(m_held)
                << "; release them when the channel rests, or put them on air\n";
  }

  // Its store has what it had begun as interrupted; what waited was in no store yet.
  ExitStatus lost(const std::string& how) {
    end();
    std::cerr << "vortex-engine: " << m_program.name() << ' ' << how << " before all was made: " << m_tally.decidedSlots() << " of "
              << m_wishes.size() << " were";
    std::vector<SlotId> making;
    for (const auto& [slot, of] : m_making)
      making.push_back(slot);
    if (!making.empty())
      std::cerr << ", slots " << namesOf(making) << " were being made and are interrupted (vortex-engine rerun --interrupted)";
    std::cerr << "; ask for the others again\n";
    return ExitStatus::EngineFailed;
  }

  RunningProgram& m_program;
  const ThroughRun& m_run;
  std::unique_ptr<Reporter> m_reporter;
  std::unique_ptr<telemetry::Log> m_log;  // null: none is asked for
  RerunEstimateLines m_estimate;
  Tally m_tally;
  std::vector<SlotId> m_wishes;       // by number, from 1: the recorded slots
  std::map<SlotId, SlotId> m_making;  // a slot that is being made, and which it makes again
  std::vector<SlotId> m_withdrawn, m_removed, m_held;
  Time m_now;
  std::chrono::steady_clock::time_point m_heardAt = std::chrono::steady_clock::now();
  double m_scale;
  bool m_done = false, m_refused = false, m_withdrawing = false;
};

}  // namespace

std::string whyNotThrough(const RerunOptions& options, const RunningProgram& program) {
  const auto refuse = [&](const std::string& option, const std::string& why) {
    return option + ": the history is written by " + program.name() + ", whose engine makes the slots; " + why;
  };
  const std::string orLater = ", or make them when it has ended";
  if (!options.config.sets.empty())
    return refuse("--set", "one slot cannot have settings of its own there: change them there" + orLater);
  if (options.config.profile || options.config.file)
    return refuse(options.config.profile ? "--profile" : "--config", "its settings are its own: leave it out" + orLater);
  if (options.backend)
    return refuse("--backend", "its device is its own: leave it out" + orLater);
  if (options.every_s)
    return refuse("--every", "its channel has the cadence: leave it out and put them on air there" + orLater);
  if (options.to.out)
    return refuse("--out", "its files go where its own go: leave it out" + orLater);
  return {};
}

std::optional<RunningEngine> engineOf(const door::say::Welcome& welcome) {
  auto settings = config::fromYaml(welcome.settings);
  if (!settings)
    return std::nullopt;
  return RunningEngine{.settings = std::move(*settings),
                       .backend = welcome.backend == "simulated" ? BackendKind::Simulated : BackendKind::Torch,
                       .device = welcome.device,
                       .build = welcome.build};
}

ExitStatus makeThrough(RunningProgram& program, const ThroughRun& run) {
  auto log = openLog(run.options.to, LogSettings{});
  return log ? Through(program, run, std::move(*log)).execute() : refuse(log.error());
}

}  // namespace vortex::headless
