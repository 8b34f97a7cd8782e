// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/event_import.h"

#include "engine/history/importer.h"
#include "engine/history/stream_check.h"
#include "engine/report/utc_time.h"
#include "engine/telemetry/event_json_reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

namespace vortex::report {
namespace {

constexpr std::size_t kMostKinds = 20;  // that are unknown, by name

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// Lines of a file, whatever it holds: of one that is longer than allowed, so much is kept that it can be told from others.
class Lines {
 public:
  explicit Lines(File file) : m_file(std::move(file)), m_buffer(1 << 16, '\0') {}

  bool next(std::string& line) {
    line.clear();
    for (bool any = false;; any = true) {
      if (m_at == m_end && !fill())
        return any;
      const std::size_t feed = std::min(m_buffer.find('\n', m_at), m_end);
      const std::size_t room = telemetry::kLongestLine + 1 - line.size();
      line.append(m_buffer, m_at, std::min(feed - m_at, room));
      m_at = feed;
      if (feed < m_end) {
        ++m_at;
        return true;
      }
    }
  }
  bool failed() const { return std::ferror(m_file.get()) != 0; }

 private:
  bool fill() {
    m_at = 0;
    m_end = std::fread(m_buffer.data(), 1, m_buffer.size(), m_file.get());
    return m_end > 0;
  }

  File m_file;
  std::string m_buffer;
  std::size_t m_at = 0, m_end = 0;
};

class Import {
 public:
  Import(std::filesystem::path file, history::Importer importer) : m_file(std::move(file)), m_importer(std::move(importer)) {}

  // Whether the store can still be written; what is wrong with the line is remembered.
  tl::expected<void, std::string> line(const std::string& text) {
    ++m_line;
    if (text.find_first_not_of(" \t\r") == std::string::npos)
      return {};
    const auto read = telemetry::readEventLine(text);
    if (!read) {
      for (const std::string& complaint : read.error())
        complain(complaint);
      return {};
    }
    if (const auto* other = std::get_if<telemetry::PassedOver>(&*read)) {
      if (!other->known)
        ++m_done.unknown[m_done.unknown.size() < kMostKinds || m_done.unknown.contains(other->kind) ? other->kind : "(other)"];
      return {};
    }
    return event(std::get<telemetry::ReadEvent>(*read));
  }

  void complain(const std::string& what) {
    if (++m_refusal.wrong <= EventRefusal::kMostComplaints)
      m_refusal.complaints.push_back(m_file.string() + ":" + std::to_string(std::max<std::uint64_t>(m_line, 1)) +
                                     ": error: " + what);
  }
  const EventImport& done() const { return m_done; }
  EventRefusal& refusal() { return m_refusal; }

  // changed: when the file was, ns since 1970.
  tl::expected<EventImport, std::string> finish(std::int64_t changed) {
    auto imported = m_importer.finish(m_wall.value_or(changed - m_last.time_since_epoch().count()));
    if (!imported)
      return tl::unexpected(imported.error() + "; nothing was imported");
    m_done.run = imported->run;
    m_done.slotCount = imported->slots;
    m_done.firstSlot = imported->firstSlot;
    m_done.knowsWall = m_wall.has_value();
    return std::move(m_done);
  }

 private:
  tl::expected<void, std::string> event(const telemetry::ReadEvent& read) {
    if (auto why = m_check.take(read.event))
      complain(*why);
    if (!read.wall.empty()) {
      const auto wall = parseUtcTime(read.wall);
      if (!wall)
        complain("`wall` is '" + read.wall + "'; allowed is 2026-11-28T13:00:30.500Z, in " + kWallYears);
      else if (!m_wall)
        begin(*wall, read);
    }
    m_last = std::max(m_last, read.event.at);
    ++m_done.events;
    return m_refusal.wrong > 0 ? tl::expected<void, std::string>() : m_importer.event(read.event);
  }

  // `t_ms` is of 31 years at most, both ways: what is 32 years from either end has room for every event's time.
  void begin(std::int64_t wall, const telemetry::ReadEvent& read) {
    constexpr std::int64_t kFarthest = 8'200'000'000'000'000'000;
    const std::int64_t at = read.event.at.time_since_epoch().count();
    std::int64_t start = 0;
    if (__builtin_sub_overflow(wall, at, &start) || start < -kFarthest || start > kFarthest)
      complain("`wall` is '" + read.wall + "' and `t_ms` " + std::to_string(at / 1'000'000) +
               ": allowed are sessions that began in the years 1711 to 2228");
    else
      m_wall = start;
  }

  std::filesystem::path m_file;
  history::Importer m_importer;
  history::StreamCheck m_check;
  EventImport m_done;
  EventRefusal m_refusal;
  std::uint64_t m_line = 0;
  std::optional<std::int64_t> m_wall;  // when the run's clock said 0; told by the first line that has a `wall`
  Time m_last{};
};

tl::unexpected<EventRefusal> refusal(std::string why) {
  return tl::unexpected(EventRefusal{.why = std::move(why), .complaints = {}, .wrong = 0});
}

}  // namespace

tl::expected<EventImport, EventRefusal> importEvents(const std::filesystem::path& events, const std::filesystem::path& store,
                                                     const std::atomic<bool>* stop) {
  File file(std::fopen(events.c_str(), "rb"));
  struct stat status {};
  if (!file || ::fstat(::fileno(file.get()), &status) != 0 || S_ISDIR(status.st_mode))
    return refusal(events.string() + ": cannot be read");
  auto importer = history::Importer::open(store, "import of " + events.filename().string());
  if (!importer)
    return refusal(importer.error());
  Import import(events, std::move(*importer));
  Lines lines(std::move(file));
  for (std::string line; lines.next(line);) {
    if (stop != nullptr && *stop)
      return refusal("given up; nothing was imported");
    if (const auto written = import.line(line); !written)
      return refusal(written.error() + "; nothing was imported");
  }
  if (lines.failed())
    return refusal(events.string() + ": cannot be read to its end; nothing was imported");
  if (import.done().events == 0 && import.refusal().wrong == 0)
    import.complain("holds no event");
  if (import.refusal().wrong > 0)
    return tl::unexpected(std::move(import.refusal()));
  auto done = import.finish(status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec);
  if (!done)
    return refusal(done.error());
  return std::move(*done);
}

}  // namespace vortex::report
