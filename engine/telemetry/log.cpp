// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/telemetry/log.h"

#include "engine/telemetry/event_json.h"
#include "engine/telemetry/event_object.h"

#include <spdlog/fmt/fmt.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <stdexcept>

namespace vortex::telemetry {
namespace {

spdlog::level::level_enum spdlogLevel(LogLevel level) {
  switch (level) {
  case LogLevel::Debug:
    return spdlog::level::debug;
  case LogLevel::Info:
    return spdlog::level::info;
  case LogLevel::Warning:
    return spdlog::level::warn;
  case LogLevel::Error:
    return spdlog::level::err;
  }
  return spdlog::level::info;
}

std::string wallNow() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const auto whole = static_cast<std::time_t>(milliseconds / 1000);
  std::tm utc{};
  gmtime_r(&whole, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour,
                     utc.tm_min, utc.tm_sec, milliseconds % 1000);
}

std::string lineWithWall(nlohmann::ordered_json object, LogLevel level) {
  object["level"] = toString(level);
  object["wall"] = wallNow();
  return lineOf(object);
}

nlohmann::ordered_json messageObject(std::string_view text) {
  nlohmann::ordered_json object;
  object["event"] = "log";
  object["slot"] = nullptr;
  object["text"] = text;
  return object;
}

struct Weight {
  LogLevel operator()(const event::SlotQueued&) const { return LogLevel::Info; }
  LogLevel operator()(const event::SlotStarted&) const { return LogLevel::Info; }
  LogLevel operator()(const event::AttemptStarted&) const { return LogLevel::Debug; }
  LogLevel operator()(const event::AttemptStep&) const { return LogLevel::Debug; }
  LogLevel operator()(const event::StageComplete& e) const {
    return e.held.value_or(Bytes{}) > Bytes{} ? LogLevel::Error : e.message ? LogLevel::Warning : LogLevel::Info;
  }
  LogLevel operator()(const event::AttemptFailed& e) const { return e.held > Bytes{} ? LogLevel::Error : LogLevel::Warning; }
  LogLevel operator()(const event::AttemptStopRequested&) const { return LogLevel::Warning; }
  LogLevel operator()(const event::AttemptStopped& e) const { return e.held > Bytes{} ? LogLevel::Error : LogLevel::Warning; }
  LogLevel operator()(const event::SlotAtRisk&) const { return LogLevel::Warning; }
  LogLevel operator()(const event::SlotForecast&) const { return LogLevel::Debug; }
  LogLevel operator()(const event::SlotRecorded&) const { return LogLevel::Debug; }
  LogLevel operator()(const event::SettingsChanged&) const { return LogLevel::Info; }
  LogLevel operator()(const event::TimeoutAdvice& e) const {
    return e.proposed || e.state == TuningState::Held ? LogLevel::Info : LogLevel::Debug;
  }
  LogLevel operator()(const event::SlotComplete& e) const {
    return e.verdict.outcome == Outcome::Succeeded ? LogLevel::Info : LogLevel::Warning;
  }
  LogLevel operator()(const event::SlotDelivered&) const { return LogLevel::Info; }
  LogLevel operator()(const event::DeliveryFailed&) const { return LogLevel::Error; }
  LogLevel operator()(const event::SlotMissed&) const { return LogLevel::Error; }
  LogLevel operator()(const event::DeviceStarting&) const { return LogLevel::Info; }
  LogLevel operator()(const event::DeviceProgress&) const { return LogLevel::Debug; }
  LogLevel operator()(const event::DeviceReady&) const { return LogLevel::Info; }
  LogLevel operator()(const event::DeviceQuarantined&) const { return LogLevel::Error; }
  LogLevel operator()(const event::DeviceLost& e) const {
    return e.reason == DeviceLoss::Shutdown ? LogLevel::Info : LogLevel::Error;
  }
  LogLevel operator()(const event::DeviceHeld&) const { return LogLevel::Error; }
  LogLevel operator()(const event::MemorySample&) const { return LogLevel::Debug; }
  LogLevel operator()(const event::MemoryCrossed& e) const {
    if (!e.above)
      return LogLevel::Info;
    return e.limit == event::MemoryLimit::Hard ? LogLevel::Error : LogLevel::Warning;
  }
  LogLevel operator()(const event::BuffersCleared&) const { return LogLevel::Info; }
  LogLevel operator()(const event::HeldForMemory& e) const { return e.held ? LogLevel::Warning : LogLevel::Info; }
  LogLevel operator()(const event::OutputPoolFull& e) const { return e.full ? LogLevel::Warning : LogLevel::Info; }
  LogLevel operator()(const event::QualityChanged&) const { return LogLevel::Warning; }
  LogLevel operator()(const event::IntakeChanged&) const { return LogLevel::Info; }
  LogLevel operator()(const event::ClockJumped&) const { return LogLevel::Warning; }
  LogLevel operator()(const event::Notice&) const { return LogLevel::Warning; }
  LogLevel operator()(const event::QuarantineLifted&) const { return LogLevel::Info; }
  LogLevel operator()(const event::HistoryChanged& e) const {
    return e.storing && e.notStored == 0 ? LogLevel::Info : LogLevel::Error;
  }
  LogLevel operator()(const event::AlarmChanged& e) const {
    if (e.state != AlarmState::Unacknowledged)
      return LogLevel::Info;
    return e.priority == AlarmPriority::High ? LogLevel::Error : LogLevel::Warning;
  }
  LogLevel operator()(const event::AlarmFlood& e) const { return e.flood ? LogLevel::Warning : LogLevel::Info; }
  LogLevel operator()(const event::SlotMemory&) const { return LogLevel::Debug; }
  LogLevel operator()(const event::MemorySnapshot& e) const { return e.error.empty() ? LogLevel::Info : LogLevel::Warning; }
  LogLevel operator()(const event::EmergencyAsked&) const { return LogLevel::Warning; }
  LogLevel operator()(const event::ModelsUnloaded& e) const { return e.error.empty() ? LogLevel::Info : LogLevel::Warning; }
  LogLevel operator()(const event::CaptureStarted&) const { return LogLevel::Info; }
  LogLevel operator()(const event::CaptureProgress&) const { return LogLevel::Debug; }
  LogLevel operator()(const event::CaptureNoted&) const { return LogLevel::Info; }
  LogLevel operator()(const event::CaptureVerdict& e) const {
    return e.word == CaptureWord::Leak ? LogLevel::Error : LogLevel::Info;
  }
  LogLevel operator()(const event::CaptureEnded& e) const { return e.trouble.empty() ? LogLevel::Info : LogLevel::Warning; }
  LogLevel operator()(const event::CaptureFiled& e) const { return e.trouble.empty() ? LogLevel::Info : LogLevel::Warning; }
};

}  // namespace

LogLevel levelOf(const EventBody& body) { return std::visit(Weight{}, body); }

std::string logLineOf(const Event& event) { return lineWithWall(fieldsOf(event), levelOf(event.body)); }

struct Log::Impl {
  Impl(const LogSettings& settings, const LogTargets& given)
      : format(settings.format), targets(given), screen("screen", std::make_shared<spdlog::sinks::stderr_color_sink_mt>()),
        file("file") {
    screen.set_pattern(format == LogFormat::Text ? "%^%-7l%$ %v" : "%v");
    screen.set_level(targets.screen ? spdlogLevel(std::max(settings.level, *targets.screen)) : spdlog::level::off);
    file.set_level(spdlogLevel(settings.level));
    file.flush_on(spdlog::level::trace);  // a line that was logged outlives kill -9
    if (targets.file.empty())
      return;
    try {
      file.sinks().push_back(
          std::make_shared<spdlog::sinks::rotating_file_sink_mt>(targets.file.string(), targets.maxFileBytes, targets.rotated));
    } catch (const std::exception& error) {
      throw std::runtime_error(fmt::format("log file {}: {}", targets.file.string(), error.what()));
    }
    file.set_pattern("%v");
    file.set_error_handler([this](const std::string& what) {
      if (lost.fetch_add(1) == 0)
        screen.log(spdlog::level::err,
                   fmt::format("log file {}: {}; lines that it does not take are counted", targets.file.string(), what));
    });
  }

  bool fileWants(LogLevel level) const { return !file.sinks().empty() && file.should_log(spdlogLevel(level)); }
  bool screenWants(LogLevel level) const { return screen.should_log(spdlogLevel(level)); }

  LogFormat format;
  LogTargets targets;
  spdlog::logger screen, file;
  std::atomic<std::uint64_t> lost{0};
};

Log::Log(const LogSettings& settings, const LogTargets& targets) : m_impl(std::make_unique<Impl>(settings, targets)) {}
Log::~Log() = default;

void Log::event(const Event& event) {
  const LogLevel level = levelOf(event.body);
  if (m_impl->fileWants(level))
    m_impl->file.log(spdlogLevel(level), lineWithWall(fieldsOf(event), level));
  if (m_impl->screenWants(level))
    m_impl->screen.log(spdlogLevel(level),
                       m_impl->format == LogFormat::Text ? toText(event) : lineWithWall(fieldsOf(event), level));
}

void Log::message(LogLevel level, std::string_view text) {
  if (m_impl->fileWants(level))
    m_impl->file.log(spdlogLevel(level), lineWithWall(messageObject(text), level));
  if (m_impl->screenWants(level))
    m_impl->screen.log(spdlogLevel(level),
                       m_impl->format == LogFormat::Text ? std::string(text) : lineWithWall(messageObject(text), level));
}

void Log::flush() {
  m_impl->screen.flush();
  m_impl->file.flush();
}

std::uint64_t Log::lostLines() const { return m_impl->lost.load(); }

}  // namespace vortex::telemetry
