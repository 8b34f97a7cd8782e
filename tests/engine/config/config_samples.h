// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the config tests share: reading a text over the contract's settings, and layers out of files.
#pragma once

#include "engine/config/config_reader.h"
#include "tests/engine/config/recipe_samples.h"

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vortex::config {

inline const std::filesystem::path kResources = std::filesystem::path(VORTEX_SOURCE_DIR) / "resources";

inline ConfigResult read(const std::string& yaml) { return readConfig(yaml, "c.yaml", contractSettings()); }
inline QStringList complaints(const std::string& yaml) { return said(read(yaml).complaints); }

// Complaints name the file without its folder.
inline ConfigResult load(std::optional<std::string> profile, const std::string& yaml = "", std::vector<std::string> sets = {}) {
  QTemporaryDir folder;
  ConfigSources sources{.profile = std::move(profile), .file = {}, .sets = std::move(sets), .resources = kResources};
  if (!yaml.empty()) {
    sources.file = std::filesystem::path(folder.path().toStdString()) / "c.yaml";
    std::ofstream(*sources.file) << yaml;
  }
  ConfigResult result = loadConfig(sources);
  for (Complaint& complaint : result.complaints)
    complaint.file = std::filesystem::path(complaint.file).filename().string();
  return result;
}

}  // namespace vortex::config
