// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a run is told: JSON lines, plain lines, or on a terminal plain lines above one live line for each slot in flight.
#pragma once

#include "app/headless/live_lines.h"
#include "engine/slot/event.h"
#include "engine/slot/settings.h"
#include "engine/telemetry/event_json.h"

#include <functional>
#include <memory>
#include <ostream>
#include <string>

namespace vortex::headless {

struct RunTargets;

class Reporter {
 public:
  virtual ~Reporter() = default;
  virtual void event(const Event& event) = 0;
  // A batch of events has been told: the moment to write out and to redraw.
  virtual void batchEnded(Time now) = 0;
  // What the program itself has to say beside the engine's events: for programs, and for people.
  virtual void line(const std::string& json, const std::string& text) = 0;
  virtual void summary(const telemetry::RunSummary& summary, Time now) = 0;
};

// All events, whatever their level.
std::unique_ptr<Reporter> makeJsonReporter(std::ostream& out);
// The others: events of this level and above (telemetry::levelOf).
std::unique_ptr<Reporter> makeLogReporter(std::ostream& out, LogLevel level);  // as lines of the log file
std::unique_ptr<Reporter> makePlainReporter(std::ostream& out, LogLevel level);
// size: of the terminal, asked at each redraw.
std::unique_ptr<Reporter> makeTerminalReporter(std::ostream& out, LogLevel level, std::function<TerminalSize()> size);
// What the command line and the settings ask for, on stdout, which `out` writes to.
std::unique_ptr<Reporter> reporterFor(const RunTargets& to, const LogSettings& log, std::ostream& out);

}  // namespace vortex::headless
