// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/inputs.h"
#include "app/headless/wall_time.h"
#include "engine/history/importer.h"
#include "engine/history/stream_check.h"
#include "engine/telemetry/event_json_reader.h"

#include <sys/stat.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <memory>

namespace vortex::headless {
namespace {

constexpr std::size_t kMostComplaints = 100;  // told; the rest is counted
constexpr std::size_t kMostKinds = 20;        // that are unknown, by name

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
        ++m_unknown[m_unknown.size() < kMostKinds || m_unknown.contains(other->kind) ? other->kind : "(other)"];
      return {};
    }
    return event(std::get<telemetry::ReadEvent>(*read));
  }

  std::uint64_t complaints() const { return m_complaints; }
  std::uint64_t events() const { return m_events; }
  // When the run's clock said 0; told by the first line that has a `wall`.
  std::optional<std::int64_t> wall() const { return m_wall; }
  Time last() const { return m_last; }
  const std::map<std::string, std::uint64_t>& unknown() const { return m_unknown; }
  void complain(const std::string& what) {
    if (++m_complaints <= kMostComplaints)
      std::cerr << m_file.string() << ':' << std::max<std::uint64_t>(m_line, 1) << ": error: " << what << '\n';
  }
  history::Importer& importer() { return m_importer; }

 private:
  tl::expected<void, std::string> event(const telemetry::ReadEvent& read) {
    if (auto why = m_check.take(read.event))
      complain(*why);
    if (!read.wall.empty()) {
      const auto wall = parseWallTime(read.wall, 0);
      if (!wall || !read.wall.ends_with('Z'))
        complain("`wall` is '" + read.wall + "'; allowed is 2026-11-28T13:00:30.500Z");
      else if (!m_wall)
        m_wall = *wall - read.event.at.time_since_epoch().count();
    }
    m_last = std::max(m_last, read.event.at);
    ++m_events;
    return m_complaints > 0 ? tl::expected<void, std::string>() : m_importer.event(read.event);
  }

  std::filesystem::path m_file;
  history::Importer m_importer;
  history::StreamCheck m_check;
  std::uint64_t m_line = 0, m_events = 0, m_complaints = 0;
  std::optional<std::int64_t> m_wall;
  Time m_last{};
  std::map<std::string, std::uint64_t> m_unknown;
};

}  // namespace

ExitStatus importCommand(const ImportOptions& options) {
  const auto began = std::chrono::steady_clock::now();
  File file(std::fopen(options.events.c_str(), "rb"));
  struct stat status {};
  if (!file || ::fstat(::fileno(file.get()), &status) != 0 || S_ISDIR(status.st_mode))
    return refuse(options.events.string() + ": cannot be read");
  const std::filesystem::path store = options.history ? *options.history : defaultHistoryFile();
  auto importer = history::Importer::open(store, "import of " + options.events.filename().string());
  if (!importer)
    return refuse(importer.error());
  Import import(options.events, std::move(*importer));
  Lines lines(std::move(file));
  for (std::string line; lines.next(line);)
    if (const auto written = import.line(line); !written)
      return refuse(written.error() + "; nothing was imported");
  if (lines.failed())
    return refuse(options.events.string() + ": cannot be read to its end; nothing was imported");
  if (import.events() == 0 && import.complaints() == 0)
    import.complain("holds no event");
  for (const auto& [kind, count] : import.unknown())
    std::cerr << options.events.string() << ": warning: " << count << " events of the kind " << kind
              << ", which is unknown, were passed over\n";
  if (const auto count = import.complaints(); count > 0) {
    if (count > kMostComplaints)
      std::cerr << options.events.string() << ": and " << count - kMostComplaints << " errors more\n";
    return refuse("nothing was imported: " + std::to_string(count) + (count == 1 ? " error" : " errors"));
  }
  const std::int64_t changed = status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec;
  const auto imported = import.importer().finish(import.wall().value_or(changed - import.last().time_since_epoch().count()));
  if (!imported)
    return refuse(imported.error() + "; nothing was imported");
  if (!import.wall())
    std::cerr << options.events.string()
              << ": no line says the wall's time (`wall`); the last event is taken to be of the file's last change\n";
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  std::printf("%llu slots, from %llu on, %llu events, as run %s of %s in %.2f s\n",
              static_cast<unsigned long long>(imported->slots), static_cast<unsigned long long>(imported->firstSlot),
              static_cast<unsigned long long>(import.events()), imported->run.c_str(), store.c_str(), seconds);
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
