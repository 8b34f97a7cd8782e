// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole runs of a store, as whoever runs them again reads them: what the scheduler was told and what was told of it, from the first
// to the last. Everything is seen as it was when the store was opened, also while a program writes on. Rows are handed out one by
// one, so a run may be of any length.
//
// What the scheduler was told is handed out as it lies there; schedule/input_codec.h reads it. A store may be damaged or foreign
// (foreign_database.h): every call can fail, with the reason. One thread at a time.
#pragma once

#include "engine/history/event_codec.h"
#include "engine/history/file_trouble.h"
#include "engine/history/run_line.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vortex::history {

struct StoredInput {
  std::uint64_t n = 0;
  Time at{};
  std::uint16_t kind = 0;
  std::span<const std::byte> body;  // until the next one is asked for
};
struct StoredEvent {
  std::uint64_t seq = 0;
  Time at{};
  EventKind kind = 0;
  std::optional<EventBody> body;  // absent: of a kind that this program does not know, or not what was written
  bool isWhole = true;            // what was written, by its seal
};

// The next row, nothing after the last. Not to be called after the RunReader has gone.
template <typename T>
using Rowwise = std::function<tl::expected<std::optional<T>, FileTrouble>()>;

class RunReader {
 public:
  static tl::expected<RunReader, FileTrouble> open(const std::filesystem::path& file);
  RunReader(RunReader&&) noexcept;
  RunReader& operator=(RunReader&&) noexcept;
  ~RunReader();

  // The newest first; at most 100,000.
  tl::expected<std::vector<RunLine>, std::string> runs() const;
  // At its start, as config::toYaml writes them. Of at most 1 MiB, as a config file is.
  tl::expected<std::string, std::string> settings(std::int64_t run) const;
  Rowwise<StoredInput> inputs(std::int64_t run, std::uint64_t after = 0) const;  // those that come after that number
  Rowwise<StoredEvent> events(std::int64_t run) const;

 private:
  struct Impl;
  explicit RunReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace vortex::history
