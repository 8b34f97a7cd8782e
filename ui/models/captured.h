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
  std::optional<double> limit;        // of device memory, bytes
  analysis::LeakVerdict verdict;
  // By stage and by how its attempts ended, what holds the most first; of stages that hold nothing one row each.
  std::vector<analysis::BlameRow> blame;

  int judged() const;  // points behind the warm-up
};

// What was told so far: with the verdict as of its last look, as of a running capture, or looked at now. Absent: no capture began.
enum class LeakLook : std::uint8_t { Last = 1, Now };
std::optional<Captured> capturedOf(const analysis::CaptureJudge& judge, LeakLook look);

}  // namespace vortex::ui
