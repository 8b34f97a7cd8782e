// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log: JSON lines to a file that rotates, readable text (or the same JSON) to the screen, which is stderr: stdout belongs to
// --json. An object that is handed around; spdlog's global registry and default logger are not used. Any thread may write.
//
// A line of the file is the event's object (event_json.h) with `level` and `wall` (UTC, milliseconds) behind it; a free message has
// `event` "log". The file is bounded: maxFileBytes · (rotated + 1), the oldest goes first.
#pragma once

#include "engine/slot/event.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vortex::telemetry {

enum class LogLevel : std::uint8_t { Debug = 1, Info, Warning, Error, Off };
enum class LogFormat : std::uint8_t { Text = 1, Json };

std::string_view toString(LogLevel level);                       // "debug", "info", "warning", "error", "off"
std::optional<LogLevel> parseLogLevel(std::string_view word);    // any case; "warn" and "critical" too, as the old form has them
std::optional<LogFormat> parseLogFormat(std::string_view word);  // "text", "json"; any case

struct LogSettings {
  LogLevel level = LogLevel::Info;        // of both
  LogLevel screenLevel = LogLevel::Info;  // the screen's own, where it is to be calmer than the file
  LogFormat screen = LogFormat::Text;
  std::filesystem::path file;  // empty: none
  std::size_t maxFileBytes = 16 * 1024 * 1024;
  std::size_t rotated = 4;  // older files kept as name.1.ext, name.2.ext, …
};

// How much an event matters to a reader: steps and samples are Debug, a failed slot is a Warning, a lost device an Error.
LogLevel levelOf(const EventBody& body);

class Log {
 public:
  // Throws std::runtime_error naming the file when it cannot be written.
  explicit Log(const LogSettings& settings);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void event(const Event& event);
  void message(LogLevel level, std::string_view text);

  void flush();
  // Lines that the file did not take (a full disk). The first is said on the screen, the others are counted.
  std::uint64_t lostLines() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::telemetry
