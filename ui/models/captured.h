// SPDX-License-Identifier: GPL-3.0-or-later
//
// A capture as the panes of Leak hunt show it, running or opened from a file. A value.
#pragma once

#include "engine/analysis/capture_judge.h"
#include "engine/analysis/leak_blame.h"
#include "engine/analysis/leak_verdict.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace vortex::ui {

struct CapturedPoint {
  double slot = 0;             // its number in the capture, from 1
  double floor = 0, peak = 0;  // bytes
  bool warmUp = false;
  int life = 0;  // of the device, which gives everything back when it is started anew
};

struct Captured {
  QString label, file, notes;
  QString device, workload;
  QStringList snapshots;  // their names in the file; of a running one none are known
  bool running = false;
  QStringList remarks;  // what is to be known of it: how it ended, what of it could not be read
  int wanted = 0;       // slots; 0: not by their number
  int warmUp = 0;
  std::vector<CapturedPoint> points;  // ascending
  int life = 0;                       // of the device, that the verdict is on: the one that leaked, else the last
  std::optional<double> limit;        // of device memory, bytes
  analysis::LeakVerdict verdict;
  // By stage and by how its attempts ended, what holds the most first; of stages that hold nothing one row each. Of that life, its
  // warm-up included.
  std::vector<analysis::BlameRow> blame;
  Bytes heldByWarmUp;  // of what is blamed

  // Whether the verdict rests on it: it is of that life, and behind its warm-up.
  bool isJudged(const CapturedPoint& point) const { return !point.warmUp && point.life == life; }
  int judged() const;  // so many points
  int ofLife() const;  // points of that life, its warm-up included: those that are blamed
};

// What was told so far: with the verdict as of its last look, as of a running capture, or looked at now. Absent: no capture began.
enum class LeakLook : std::uint8_t { Last = 1, Now };
std::optional<Captured> capturedOf(const analysis::CaptureJudge& judge, LeakLook look);

}  // namespace vortex::ui
