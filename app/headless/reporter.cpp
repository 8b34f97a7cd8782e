// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/reporter.h"

#include "app/headless/live_lines.h"

#include <unistd.h>

#include <iostream>

namespace vortex::headless {
namespace {

class JsonReporter : public Reporter {
 public:
  explicit JsonReporter(std::ostream& out) : m_out(out) {}
  void event(const Event& event) override { m_out << telemetry::toJson(event) << '\n'; }
  void batchEnded(Time) override { m_out.flush(); }
  void line(const std::string& json, const std::string&) override { m_out << json << '\n'; }
  void summary(const telemetry::RunSummary& summary, Time now) override { m_out << telemetry::toJson(summary, now) << std::endl; }

 private:
  std::ostream& m_out;
};

bool isForPeople(const Event& event) {
  return !std::holds_alternative<event::AttemptStep>(event.body) && !std::holds_alternative<event::MemorySample>(event.body) &&
         !std::holds_alternative<event::DeviceProgress>(event.body) && !std::holds_alternative<event::AttemptStarted>(event.body) &&
         !std::holds_alternative<event::SlotRecorded>(event.body);
}

class PlainReporter : public Reporter {
 public:
  explicit PlainReporter(std::ostream& out) : m_out(out) {}
  void event(const Event& event) override {
    if (isForPeople(event))
      m_out << telemetry::toText(event) << '\n';
  }
  void batchEnded(Time) override { m_out.flush(); }
  void line(const std::string&, const std::string& text) override { m_out << text << '\n'; }
  void summary(const telemetry::RunSummary& summary, Time) override { m_out << telemetry::toText(summary) << std::endl; }

 private:
  std::ostream& m_out;
};

class TerminalReporter : public Reporter {
 public:
  explicit TerminalReporter(std::ostream& out) : m_out(out) {}
  void event(const Event& event) override {
    m_lines.take(event);
    if (!isForPeople(event))
      return;
    erase();
    m_out << telemetry::toText(event) << '\n';
  }
  void batchEnded(Time now) override {
    erase();
    for (const std::string& line : m_lines.at(now)) {
      m_out << line << '\n';
      ++m_drawn;
    }
    m_out.flush();
  }
  void line(const std::string&, const std::string& text) override {
    erase();
    m_out << text << '\n';
  }
  void summary(const telemetry::RunSummary& summary, Time) override {
    erase();
    m_out << telemetry::toText(summary) << std::endl;
  }

 private:
  void erase() {
    for (; m_drawn > 0; --m_drawn)
      m_out << "\x1b[1A\x1b[2K";  // up one line, clear it
  }
  std::ostream& m_out;
  LiveLines m_lines;
  int m_drawn = 0;
};

}  // namespace

std::unique_ptr<Reporter> makeJsonReporter(std::ostream& out) { return std::make_unique<JsonReporter>(out); }
std::unique_ptr<Reporter> makePlainReporter(std::ostream& out) { return std::make_unique<PlainReporter>(out); }
std::unique_ptr<Reporter> makeTerminalReporter(std::ostream& out) { return std::make_unique<TerminalReporter>(out); }

std::unique_ptr<Reporter> reporterFor(const RunTargets& to) {
  if (to.json)
    return makeJsonReporter(std::cout);
  return isatty(STDOUT_FILENO) != 0 ? makeTerminalReporter(std::cout) : makePlainReporter(std::cout);
}

}  // namespace vortex::headless
