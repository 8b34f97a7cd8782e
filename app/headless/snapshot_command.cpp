// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/capture_words.h"
#include "app/headless/commands.h"
#include "app/headless/interrupts.h"
#include "app/headless/output_file.h"
#include "app/headless/snapshot_words.h"
#include "engine/history/capture_file.h"
#include "engine/report/slot_json.h"
#include "engine/snapshot/import.h"
#include "engine/snapshot/reader.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <span>
#include <system_error>
#include <vector>

namespace vortex::headless {
namespace {

namespace fs = std::filesystem;
using snapshot::ImportProgress;

// One line that is written over, on a terminal only.
class ImportLine {
 public:
  explicit ImportLine(std::string name) : m_name(std::move(name)), m_shown(::isatty(STDERR_FILENO) == 1) {}
  ImportLine(const ImportLine&) = delete;
  ImportLine& operator=(const ImportLine&) = delete;
  ~ImportLine() {
    if (m_any)
      std::fputs("\r\033[K", stderr);
  }

  void tell(const ImportProgress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (!m_shown || (m_any && now - m_last < std::chrono::milliseconds(100) && progress.step != ImportProgress::Step::Sorting))
      return;
    m_any = true;
    m_last = now;
    const double share = progress.of > 0 ? 100. * static_cast<double>(progress.bytes) / static_cast<double>(progress.of) : 100.;
    switch (progress.step) {
    case ImportProgress::Step::Looking:
      std::fprintf(stderr, "\r\033[K%s: looking through it, %.0f %%", m_name.c_str(), share);
      return;
    case ImportProgress::Step::Reading:
      std::fprintf(stderr, "\r\033[K%s: reading, %.0f %%, %lld blocks, %lld events", m_name.c_str(), share,
                   static_cast<long long>(progress.blocks), static_cast<long long>(progress.events));
      return;
    case ImportProgress::Step::Sorting:
      std::fprintf(stderr, "\r\033[K%s: adding up %lld blocks", m_name.c_str(), static_cast<long long>(progress.blocks));
      return;
    }
  }

 private:
  std::string m_name;
  bool m_shown, m_any = false;
  std::chrono::steady_clock::time_point m_last;
};

tl::expected<snapshot::Imported, std::string> importedInto(const fs::path& pickle, const fs::path& database) {
  const Interrupts interrupts(SecondSignal::Counts);
  ImportLine line(pickle.filename().string());
  auto imported = snapshot::importSnapshot(
      pickle, database,
      {.told = [&](const ImportProgress& progress) { line.tell(progress); }, .goOn = [&] { return interrupts.count() == 0; }});
  if (imported)
    return std::move(*imported);
  return tl::unexpected(imported.error().isCancelled() ? pickle.string() + ": interrupted" : imported.error().text());
}

// An imported snapshot, or a pickle that is imported for as long as this lives.
class Opened {
 public:
  static tl::expected<Opened, std::string> open(const fs::path& file) {
    Opened opened;
    fs::path database = file;
    if (!snapshot::SnapshotReader::isDatabase(file)) {
      std::error_code error;
      const fs::path folder = fs::temp_directory_path(error);
      if (error)
        return tl::unexpected("there is no folder for temporary files: " + error.message());
      std::string name = (folder / "vortex-snapshot-XXXXXX").string();
      if (::mkdtemp(name.data()) == nullptr)
        return tl::unexpected(name + ": cannot be made");
      opened.m_folder = name;
      database = fs::path(name) / "snapshot.db";
      if (const auto imported = importedInto(file, database); !imported)
        return tl::unexpected(imported.error());
    }
    auto reader = snapshot::SnapshotReader::open(database);
    if (!reader)
      return tl::unexpected(reader.error());
    opened.m_reader.emplace(std::move(*reader));
    return opened;
  }
  Opened(Opened&& other) noexcept : m_folder(std::exchange(other.m_folder, {})), m_reader(std::move(other.m_reader)) {}
  Opened& operator=(Opened&&) = delete;
  ~Opened() {
    m_reader.reset();
    std::error_code none;
    if (!m_folder.empty())
      fs::remove_all(m_folder, none);
  }

  const snapshot::SnapshotReader& reader() const { return *m_reader; }
  StackOf stacks(bool wanted) const {
    if (!wanted)
      return {};
    return [this](std::uint32_t id) { return m_reader->stack(id).value_or(std::vector<snapshot::StackFrame>()); };
  }

 private:
  Opened() = default;
  fs::path m_folder;  // removed with what is in it; "": none
  std::optional<snapshot::SnapshotReader> m_reader;
};

std::string asText(const nlohmann::ordered_json& json) { return report::lineOf(json) + '\n'; }

}  // namespace

ExitStatus snapshotShowCommand(const SnapshotOptions& options) {
  const auto opened = Opened::open(options.first);
  if (!opened)
    return refuse(opened.error());
  const auto totals = opened->reader().totals();
  if (!totals)
    return refuse(totals.error());
  const auto groups = opened->reader().standing(options.by, {.text = options.filter, .place = {}});
  if (!groups)
    return refuse(groups.error());
  const StackOf stacks = opened->stacks(options.stacks);
  if (options.json) {
    nlohmann::ordered_json json = jsonOf(*totals);
    json.update(jsonOf(*groups, options.by, options.top, stacks));
    std::cout << asText(json);
  } else {
    std::cout << textOf(*totals) << '\n' << tableOf(*groups, options.by, options.top, stacks);
  }
  return ExitStatus::AllDelivered;
}

ExitStatus snapshotCompareCommand(const SnapshotOptions& options) {
  const auto first = Opened::open(options.first);
  if (!first)
    return refuse(first.error());
  const auto second = Opened::open(options.second);
  if (!second)
    return refuse(second.error());
  const snapshot::StandingFilter filter{.text = options.filter, .place = {}};
  const auto a = first->reader().standing(options.by, filter), b = second->reader().standing(options.by, filter);
  for (const auto* side : {&a, &b})
    if (!*side)
      return refuse(side->error());
  const snapshot::SnapshotComparison comparison = snapshot::compare(*a, *b);
  const StackOf stacks = second->stacks(options.stacks);
  if (options.json)
    std::cout << asText(jsonOf(comparison, options.by, options.top, stacks));
  else
    std::cout << "A: " << options.first.string() << "\nB: " << options.second.string() << '\n'
              << tableOf(comparison, options.by, options.top, stacks);
  return ExitStatus::AllDelivered;
}

ExitStatus snapshotImportCommand(const SnapshotOptions& options) {
  const auto began = std::chrono::steady_clock::now();
  const auto imported = importedInto(options.first, options.second);
  if (!imported)
    return refuse(imported.error());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  std::printf("%s: %lld segments, %lld blocks, %lld events of %.3f GB (pickle protocol %d) in %.2f s\n", options.second.c_str(),
              static_cast<long long>(imported->segments), static_cast<long long>(imported->blocks),
              static_cast<long long>(imported->events), static_cast<double>(imported->bytes) * 1e-9, imported->protocol, seconds);
  return ExitStatus::AllDelivered;
}

ExitStatus snapshotExportCommand(const SnapshotOptions& options) {
  const fs::path& capture = options.first;
  finishIfKilled(capture);
  const auto head = history::readCaptureHead(capture);
  if (!head)
    return refuse(head.error());
  if (head->snapshots.empty())
    return refuse(capture.string() + ": holds no snapshot");
  const fs::path folder = options.second.empty() ? capture.parent_path() : options.second;
  std::vector<fs::path> files;
  for (const history::CaptureHead::Snapshot& one : head->snapshots) {
    files.push_back(folder / history::exportedSnapshotName(capture, one.name, files.size() + 1));
    std::error_code none;
    if (fs::exists(files.back(), none))
      return refuse(files.back().string() + ": is there already");
    if (std::count(files.begin(), files.end(), files.back()) > 1)
      return refuse(capture.string() + ": two of its snapshots are called " + files.back().filename().string());
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto output = OutputFile::open(files[i]);
    if (!output) {
      std::cerr << "vortex-engine: " << output.error() << '\n';
      return ExitStatus::EngineFailed;
    }
    const auto read = history::readSnapshot(capture, head->snapshots[i].name, [&](std::span<const std::byte> bytes) {
      output->write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
      return !output->failed();
    });
    if (!read)
      return refuse(read.error());
    if (const auto finished = output->finish(); !finished) {
      std::cerr << "vortex-engine: " << finished.error() << '\n';
      return ExitStatus::EngineFailed;
    }
    std::cout << files[i].string() << '\n';
  }
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
