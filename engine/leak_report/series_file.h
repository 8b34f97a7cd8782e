// SPDX-License-Identifier: GPL-3.0-or-later
//
// A series of floors and peaks as CSV: how somebody else's numbers come in, and how a capture's go out. The first line names the
// columns, in any order:
//
//   slot, floor_bytes, peak_bytes                          needed
//   reserved_bytes, rss_bytes, handles, held_bytes,        taken where they are there; a field may be empty. rss_bytes, handles: of
//   the engine_rss_bytes, engine_handles                       process that computes; engine_…: of one that decides beside it
//
// held_bytes: what the slot still held when it was decided. Rows may come in any order; a slot may come once.
//
// Hostile input: bounded by kMostSeriesRows and kLongestSeriesLine, whatever the file's size; nothing is taken that is not a number
// within LeakPoint's bounds.
#pragma once

#include "engine/analysis/leak_verdict.h"
#include "engine/config/complaint.h"

#include <cstddef>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

namespace vortex::leak {

inline constexpr std::size_t kMostSeriesRows = 2'000'000;  // 2.8 years of slots of 45 s
inline constexpr std::size_t kLongestSeriesLine = 4'096;   // bytes
inline constexpr std::size_t kMostSeriesComplaints = 200;  // told; the rest is counted in the last one

struct SeriesFile {
  std::vector<analysis::LeakPoint> points;  // by ascending slot; to be used only without errors
  std::vector<analysis::HeldBytes> held;
  std::vector<config::Complaint> complaints;  // all of them, in the order of lines, with line and column
};
// name: of the file, as the user wrote it. Reads no further than `mostRows`.
SeriesFile readSeries(std::istream& stream, const std::string& name, std::size_t mostRows = kMostSeriesRows);

// With the optional columns that some point has. held: all of a slot's bytes are added up; without any the column is left out.
std::string seriesCsv(std::span<const analysis::LeakPoint> points, std::span<const analysis::HeldBytes> held);

}  // namespace vortex::leak
