// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/places/places.h"

#include <cstdlib>

namespace vortex::app {

std::filesystem::path dataFolder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
    return std::filesystem::path(data) / "vortex";
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home && *home ? home : ".") / ".local/share/vortex";
}

BackendKind backendOf(const Settings& settings) {
  return settings.profile == "simulated" || settings.profile == "load" ? BackendKind::Simulated : BackendKind::Torch;
}

}  // namespace vortex::app
