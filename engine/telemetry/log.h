// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log: JSON lines to a file that rotates, readable text (or the same JSON) to the screen, which is stderr: stdout belongs to
// --json. An object that is handed around; spdlog's global registry and default logger are not used. Any thread may write.
//
// A line of the file is the event's object (event_json.h) with `level` and `wall` (UTC, milliseconds) behind it; a free message has
// `event` "log". The file is bounded: maxFileBytes · (rotated + 1), the oldest goes first.
#pragma once

#include "engine/slot/event.h"
#include "engine/slot/settings.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vortex::telemetry {

struct LogTargets {
  std::optional<LogLevel> screen =
      LogLevel::Debug;         // nothing below this on the screen, whatever the settings' level; absent: nothing
  std::filesystem::path file;  // empty: no file
  std::size_t maxFileBytes = 16 * 1024 * 1024;
  std::size_t rotated = 4;  // older files kept as name.1.ext, name.2.ext, …
};

// How much an event matters to a reader: steps and samples are Debug, a failed slot is a Warning, a lost device an Error.
LogLevel levelOf(const EventBody& body);

// The event as a line of the file has it, without its line feed; `wall` is now.
std::string logLineOf(const Event& event);

class Log {
 public:
  // Throws std::runtime_error naming the file when it cannot be written.
  Log(const LogSettings& settings, const LogTargets& targets);
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
