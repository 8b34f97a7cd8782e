// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command lines of `capture` and `soak` as values.
#pragma once

#include "app/headless/options.h"

namespace vortex::headless {

struct CaptureOptions {
  std::vector<std::filesystem::path> recipeFiles;  // none: the sample recipe
  ConfigChoice config;
  std::optional<BackendKind> backend;
  std::optional<int> slots;
  std::optional<double> minutes;
  int warmUp = 2;
  double cancelShare = 0, timeoutShare = 0;
  std::optional<std::uint64_t> seed;  // else 1: a capture is to be made again alike
  std::string label, notes;
  std::optional<double> every_s;
  bool burst = false, exclusive = false, requireVerdict = false;
  std::string snapshots = "first-last";  // "none", "every:N"
  std::filesystem::path file;
  std::optional<std::filesystem::path> show;  // instead of capturing: what this capture's file says
  RunTargets to;                              // out: where the slots' folders are made
};

struct SoakOptions {
  CaptureOptions capture;
  std::optional<double> hours, equivalentHours;
  double failShare = 0.03;
};

}  // namespace vortex::headless
