// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture judged as its events come: the fold (capture_series.h), the verdict and the blame over it. Used on a running capture
// and on a stored one alike, so both say the same.
//
// A device that is started anew gives everything back: what was held and how far the floor had come says nothing of what follows.
// So each life of the device is judged by itself, with its own warm-up and its own blame; a leak of an earlier one stays a leak.
#pragma once

#include "engine/analysis/capture_series.h"
#include "engine/analysis/leak_blame.h"
#include "engine/analysis/leak_judge.h"

#include <optional>

namespace vortex::analysis {

class CaptureJudge {
 public:
  void take(const Event& event);
  void settle();  // nothing more comes, as behind event::CaptureEnded: of a capture whose program was killed

  const CaptureSeries& series() const { return m_series; }
  // As of the last look, or an earlier life's leak. Cheap.
  const LeakVerdict& verdict() const;
  LeakVerdict atEnd() const;  // looked at now
  // Whose verdict that is: the life that leaked, else the present one, as CapturePoint numbers them.
  int life() const { return shown() ? shown()->number : 0; }
  // Of that life: its blame, warm-up included as in the ledger, and its rules and points; null before the capture began.
  const Blame& blame() const;
  const LeakJudge* judge() const { return shown() ? &shown()->judge : nullptr; }
  int looks() const { return m_looks + (m_now ? m_now->judge.looks() : 0); }  // grows when verdict() was looked at anew

 private:
  struct Life {
    int number = 0;
    LeakJudge judge;
    Blame blame{};
  };
  const Life* shown() const { return m_leaked ? &*m_leaked : m_now ? &*m_now : nullptr; }
  void follow();
  Life& live(int number);

  CaptureSeries m_series;
  std::optional<Life> m_now, m_leaked;  // m_leaked: one that is over
  std::size_t m_followed = 0;           // of series().points()
  int m_looks = 0;                      // of lives that are over
};

// As it is told.
event::CaptureVerdict toldOf(const LeakVerdict& verdict);

}  // namespace vortex::analysis
