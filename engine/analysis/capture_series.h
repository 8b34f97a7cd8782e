// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture as its events tell it (contract 8): what was asked for, each slot's floor and peak in order, each attempt's account of
// memory. The same fold while it runs and over a file, so that a stored capture says what the running one said.
//
// A value: events in, in the order in which they were told. Of those before event::CaptureStarted and behind event::CaptureEnded
// nothing is taken. O(log n) an event; some 200 bytes a slot.
#pragma once

#include "engine/slot/event.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace vortex::analysis {

// A slot of the capture, with what memory was like behind its last attempt.
struct CapturePoint {
  int number = 0;  // within the capture, from 1, in the order in which slots started
  event::SlotMemory memory;
  Outcome outcome = Outcome::Succeeded;
  int life = 0;         // of the device: grows with each of its starts, when all that was held is gone
  bool warmUp = false;  // left out of the trend
};

// Between which two slots that were measured memory has come to where it is: from behind the warm-up of the device's life that is
// judged (its last slot; where it has none, the life's first) to the life's last. Both null: fewer than two. Point: with `life` and
// `warmUp` as CapturePoint's, ascending.
template <typename Point>
struct JudgedEnds {
  const Point *from = nullptr, *to = nullptr;
};
template <typename Point>
JudgedEnds<Point> judgedEnds(const std::vector<Point>& points, int life) {
  JudgedEnds<Point> ends;
  for (const Point& point : points)
    if (point.life == life) {
      if (ends.from == nullptr || point.warmUp)
        ends.from = &point;
      ends.to = &point;
    }
  return ends.from == ends.to ? JudgedEnds<Point>{} : ends;
}

// What an attempt did with device memory.
struct CaptureAccount {
  int number = 0;  // its slot's
  int life = 0;    // of the device, as CapturePoint's
  AttemptName attempt;
  AttemptOutcome outcome = AttemptOutcome::Finished;
  Bytes allocated{}, held{};  // 0 <= held <= allocated
};

class CaptureSeries {
 public:
  static constexpr std::size_t kMostPoints = 1'000'000;

  void take(const Event& event);

  const std::optional<event::CaptureStarted>& started() const { return m_started; }
  const std::optional<event::CaptureEnded>& ended() const { return m_ended; }
  const std::string& notes() const { return m_notes; }
  const std::optional<event::CaptureVerdict>& told() const { return m_told; }  // the last verdict that was told
  // As the device said it when it was ready last; "" before.
  const std::string& device() const { return m_device; }
  const std::string& build() const { return m_build; }
  Bytes total() const { return m_total; }  // of the device's memory, by its last sample
  Time startedAt() const { return m_startedAt; }
  Time lastAt() const { return m_lastAt; }  // of the last event that was taken

  // Ascending by number. One whose forerunners are not told yet is held back, until settle().
  const std::vector<CapturePoint>& points() const { return m_points; }
  int done() const { return static_cast<int>(m_points.size() + m_early.size()); }
  bool isMaking() const { return !m_open.empty(); }    // a slot of it has started, and its memory is not told yet
  int neverStarted() const { return m_neverStarted; }  // queued in its time, and decided without a start: no memory is told of them
  int judged() const { return m_judged; }              // of points(): behind the warm-up, in the device's present life
  const std::map<Outcome, int>& outcomes() const { return m_outcomes; }  // of points(), and of what never started
  // Accounts that were closed since the last call, in the order in which they were.
  std::vector<CaptureAccount> takeAccounts();
  // Nothing more comes: what was held back counts.
  void settle();

 private:
  struct Fold;
  struct OpenSlot {
    int number = 0;
    std::optional<Outcome> outcome;
  };
  void account(const AttemptName& attempt, AttemptOutcome outcome, std::optional<Bytes> allocated, Bytes held);
  void point(const event::SlotMemory& memory);
  void release();
  void add(CapturePoint point);

  std::optional<event::CaptureStarted> m_started;
  std::optional<event::CaptureEnded> m_ended;
  std::optional<event::CaptureVerdict> m_told;
  std::string m_notes, m_device, m_build;
  Bytes m_total;
  Time m_startedAt{}, m_lastAt{};
  std::map<SlotId, OpenSlot> m_open;
  std::set<int> m_openNumbers;                                     // theirs
  std::set<SlotId> m_queued;                                       // and have not started
  std::map<std::tuple<SlotId, Stage, int>, StopCause> m_stopping;  // attempts that were told to stop
  std::vector<CapturePoint> m_points;
  std::map<int, CapturePoint> m_early;  // by number
  std::vector<CaptureAccount> m_accounts;
  std::map<Outcome, int> m_outcomes;
  int m_lastNumber = 0, m_life = 0, m_inLife = 0, m_judged = 0, m_neverStarted = 0;
};

}  // namespace vortex::analysis
