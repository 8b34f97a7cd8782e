// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a capture runs its course: when its progress and its verdict are told, at which slots a snapshot is taken, when it is over.
// Without threads, clock or files: events and the time in, what is to be told and ordered out.
#pragma once

#include "engine/analysis/capture_judge.h"
#include "engine/slot/event.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vortex {

class CaptureCourse {
 public:
  static constexpr Duration kSnapshotPatience = seconds(60);  // at the end, for those that were asked for

  CaptureCourse(CaptureSpec spec, std::filesystem::path file) : m_spec(std::move(spec)), m_file(std::move(file)) {}

  struct Snapshot {
    std::string file;
    bool atBoundary = false;  // behind the next slot; else now
  };
  struct Wants {
    std::vector<EventBody> tell;
    std::vector<Snapshot> snapshots;
  };

  void take(const Event& event);
  // What follows from the events since the last call and from the time. trouble: what CaptureEnded is to say of the file.
  Wants step(Time now, Bytes fileBytes, bool stopAsked, const std::string& trouble);

  bool isOver() const { return m_judge.series().ended().has_value(); }
  const analysis::CaptureJudge& judge() const { return m_judge; }
  // As whoever reads the file will judge it: what is held back for slots that have not ended counts. Nothing is judged after it.
  event::CaptureVerdict lastVerdict();
  // What CaptureEnded says is not there: of the file, and as far as this knows of snapshots that were not written in time.
  std::string lackingIn(const std::string& file) const;

 private:
  std::optional<CaptureEnd> reached(Time now, bool stopAsked) const;
  void order(Wants& wants, bool atBoundary);
  void order(Wants& wants, std::string file, bool atBoundary);
  void putOff(const std::string& file);
  void orderSnapshots(Wants& wants);
  void orderLast(Wants& wants);
  void tellProgress(Wants& wants, Time now, Bytes fileBytes);
  void tellVerdict(Wants& wants);

  const CaptureSpec m_spec;
  const std::filesystem::path m_file;
  analysis::CaptureJudge m_judge;
  int m_toldDone = -1, m_armedFor = 0, m_snapshots = 0, m_toldLooks = 0;
  std::optional<CaptureWord> m_toldWord;
  std::int64_t m_due = 1;              // the judged slot from which on the next snapshot of the plan is to be taken
  std::optional<std::string> m_armed;  // waits for a boundary
  std::set<std::string> m_awaited;     // asked for and not answered
  std::optional<std::string> m_again;  // was refused, or lost with its device: asked for again when there is another
  bool m_noSnapshots = false;          // until then
  std::optional<Time> m_endingSince;
  CaptureEnd m_why = CaptureEnd::Complete;
  bool m_endTold = false;
  std::string m_trouble;
};

}  // namespace vortex
