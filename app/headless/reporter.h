// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a run is told: JSON lines, plain lines, or on a terminal plain lines above one live line for each slot in flight.
#pragma once

#include "app/headless/options.h"
#include "engine/slot/event.h"
#include "engine/telemetry/event_json.h"

#include <memory>
#include <ostream>
#include <string>

namespace vortex::headless {

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

std::unique_ptr<Reporter> makeJsonReporter(std::ostream& out);
// Everything that a person should read; steps and memory samples are left out.
std::unique_ptr<Reporter> makePlainReporter(std::ostream& out);
std::unique_ptr<Reporter> makeTerminalReporter(std::ostream& out);
// What the command line asks for, on stdout.
std::unique_ptr<Reporter> reporterFor(const RunTargets& to);

}  // namespace vortex::headless
