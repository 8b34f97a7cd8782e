// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture judged as its events come: the fold (capture_series.h), the verdict and the blame over it. Used on a running capture
// and on a stored one alike, so both say the same.
//
// A device that is started anew gives everything back: what was held and how far the floor had come says nothing of what follows.
// So each life of the device is judged by itself, with its own warm-up; a leak of an earlier one stays a leak.
#pragma once

#include "engine/analysis/capture_series.h"
#include "engine/analysis/leak_blame.h"
#include "engine/analysis/leak_judge.h"

#include <optional>
#include <vector>

namespace vortex::analysis {

class CaptureJudge {
 public:
  void take(const Event& event);
  void settle();  // nothing more comes, as behind event::CaptureEnded: of a capture whose program was killed

  const CaptureSeries& series() const { return m_series; }
  // As of the last look, or an earlier life's leak. Cheap.
  const LeakVerdict& verdict() const;
  LeakVerdict atEnd() const;  // looked at now
  const Blame& blame() const { return m_blame; }
  // Whose verdict that is, with its rules and points; null before the capture began.
  const LeakJudge* judge() const { return m_leaked ? &*m_leaked : m_judge ? &*m_judge : nullptr; }
  int looks() const { return m_looks + (m_judge ? m_judge->looks() : 0); }  // grows when verdict() was looked at anew

 private:
  void follow();
  void live(int life);
  void placeBlame();

  CaptureSeries m_series;
  std::optional<LeakJudge> m_judge;
  std::optional<LeakJudge> m_leaked;  // of a life of the device that is over
  Blame m_blame;
  std::vector<CaptureAccount> m_accounts;  // of this life, not blamed yet
  std::size_t m_followed = 0;              // of series().points()
  int m_life = 0, m_looks = 0;             // m_looks: of lives that are over
};

// As it is told.
event::CaptureVerdict toldOf(const LeakVerdict& verdict);

}  // namespace vortex::analysis
