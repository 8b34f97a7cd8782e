// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/places/places.h"

#include <cstdlib>

namespace vortex::app {
namespace {

std::filesystem::path home() {
  const char* home = std::getenv("HOME");
  return home != nullptr && *home != 0 ? home : ".";
}

// The folder that the environment names, else one under the home.
std::filesystem::path folderOf(const char* variable, const char* underHome) {
  if (const char* folder = std::getenv(variable); folder && *folder)
    return std::filesystem::path(folder) / "vortex";
  return home() / underHome / "vortex";
}

}  // namespace

std::filesystem::path dataFolder() { return folderOf("XDG_DATA_HOME", ".local/share"); }

std::filesystem::path outputFolder(const std::optional<std::filesystem::path>& given, const Settings& settings) {
  if (given)
    return *given;
  const std::string& folder = settings.history.outputsFolder;
  if (folder.starts_with("~/"))
    return home() / folder.substr(2);
  return folder.empty() ? dataFolder() / "slots" : std::filesystem::path(folder);
}

std::filesystem::path userConfig() { return folderOf("XDG_CONFIG_HOME", ".config") / "config.yaml"; }

BackendKind backendOf(const Settings& settings) {
  return settings.profile == "simulated" || settings.profile == "load" ? BackendKind::Simulated : BackendKind::Torch;
}

}  // namespace vortex::app
