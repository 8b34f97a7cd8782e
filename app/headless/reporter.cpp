// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/reporter.h"

#include "app/headless/options.h"
#include "engine/telemetry/log.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <utility>

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

class LogReporter : public Reporter {
 public:
  LogReporter(std::ostream& out, LogLevel level) : m_out(out), m_level(level) {}
  void event(const Event& event) override {
    if (telemetry::levelOf(event.body) >= m_level)
      m_out << telemetry::logLineOf(event) << '\n';
  }
  void batchEnded(Time) override { m_out.flush(); }
  void line(const std::string& json, const std::string&) override { m_out << json << '\n'; }
  void summary(const telemetry::RunSummary& summary, Time now) override { m_out << telemetry::toJson(summary, now) << std::endl; }

 private:
  std::ostream& m_out;
  const LogLevel m_level;
};

class PlainReporter : public Reporter {
 public:
  PlainReporter(std::ostream& out, LogLevel level) : m_out(out), m_level(level) {}
  void event(const Event& event) override {
    if (telemetry::levelOf(event.body) >= m_level)
      m_out << telemetry::toText(event) << '\n';
  }
  void batchEnded(Time) override { m_out.flush(); }
  void line(const std::string&, const std::string& text) override { m_out << text << '\n'; }
  void summary(const telemetry::RunSummary& summary, Time) override { m_out << telemetry::toText(summary) << std::endl; }

 private:
  std::ostream& m_out;
  const LogLevel m_level;
};

class TerminalReporter : public Reporter {
 public:
  TerminalReporter(std::ostream& out, LogLevel level, std::function<TerminalSize()> size)
      : m_out(out), m_level(level), m_size(std::move(size)) {}
  void event(const Event& event) override {
    m_lines.take(event);
    if (telemetry::levelOf(event.body) < m_level)
      return;
    erase();
    m_out << telemetry::toText(event) << '\n';
  }
  void batchEnded(Time now) override {
    erase();
    for (const std::string& line : m_lines.at(now, m_size())) {
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
  const LogLevel m_level;
  const std::function<TerminalSize()> m_size;
  LiveLines m_lines;
  int m_drawn = 0;
};

TerminalSize sizeOfStdout() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
    return {};
  return {.columns = size.ws_col, .rows = size.ws_row};
}

}  // namespace

std::unique_ptr<Reporter> makeJsonReporter(std::ostream& out) { return std::make_unique<JsonReporter>(out); }
std::unique_ptr<Reporter> makeLogReporter(std::ostream& out, LogLevel level) { return std::make_unique<LogReporter>(out, level); }
std::unique_ptr<Reporter> makePlainReporter(std::ostream& out, LogLevel level) {
  return std::make_unique<PlainReporter>(out, level);
}
std::unique_ptr<Reporter> makeTerminalReporter(std::ostream& out, LogLevel level, std::function<TerminalSize()> size) {
  return std::make_unique<TerminalReporter>(out, level, std::move(size));
}

std::unique_ptr<Reporter> reporterFor(const RunTargets& to, const LogSettings& log, std::ostream& out) {
  if (to.json)
    return makeJsonReporter(out);
  if (log.format == LogFormat::Json)
    return makeLogReporter(out, log.level);
  return isatty(STDOUT_FILENO) != 0 ? makeTerminalReporter(out, log.level, sizeOfStdout) : makePlainReporter(out, log.level);
}

}  // namespace vortex::headless
