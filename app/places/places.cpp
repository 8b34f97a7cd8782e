// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/places/places.h"

#include <cstdlib>

namespace vortex::app {

namespace {

// The folder that the environment names, else one under the home.
std::filesystem::path folderOf(const char* variable, const char* underHome) {
  if (const char* folder = std::getenv(variable); folder && *folder)
    return std::filesystem::path(folder) / "vortex";
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home && *home ? home : ".") / underHome / "vortex";
}

}  // namespace

std::filesystem::path dataFolder() { return folderOf("XDG_DATA_HOME", ".local/share"); }

std::filesystem::path userConfig() { return folderOf("XDG_CONFIG_HOME", ".config") / "config.yaml"; }

BackendKind backendOf(const Settings& settings) {
  return settings.profile == "simulated" || settings.profile == "load" ? BackendKind::Simulated : BackendKind::Torch;
}

}  // namespace vortex::app
