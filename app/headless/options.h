// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line as values.
#pragma once

#include "engine/engine.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vortex::headless {

struct ConfigChoice {
  std::optional<std::string> profile;
  std::optional<std::filesystem::path> file;
  std::vector<std::string> sets;
};

struct RunOptions {
  std::vector<std::filesystem::path> recipeFiles;
  ConfigChoice config;
  std::optional<BackendKind> backend;  // else the profile's
  std::optional<int> slots;            // else as many as there are recipes; recipes are taken round and round
  std::optional<double> every_s;       // cadence
  bool burst = false;
  std::optional<std::uint64_t> seed;
  std::optional<std::filesystem::path> out;
  std::optional<std::filesystem::path> logFile;
  std::optional<std::string> history;  // a file, or "none"
  bool json = false;
};

struct HistoryOptions {
  std::optional<std::filesystem::path> file;
  std::string outcome;  // an outcome's or a state's word, "" any
  int most = 100;
  std::uint64_t slot = 0;  // of show
  bool json = false;
};

}  // namespace vortex::headless
