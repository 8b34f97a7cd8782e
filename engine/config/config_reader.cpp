// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/config_reader.h"

#include "engine/config/config_layers.h"
#include "engine/config/recipe_limits.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace vortex::config {
namespace {

constexpr std::string_view kDefaultProfile = "cpu";

std::filesystem::path profileFolder(const std::filesystem::path& resources) { return resources / "profiles"; }

// Lays the profile and names it; complains when there is none of that name.
void layProfile(ConfigLayers& layers, const std::string& name, const std::filesystem::path& resources) {
  const std::vector<std::string> names = profileNames(resources);
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    std::string known;
    for (const std::string& each : names)
      known += (known.empty() ? "" : ", ") + each;
    layers.complain(
        {Severity::Error, profileFolder(resources).string(), 0, 0, "profile",
         "there is no profile \"" + name + "\", " + (known.empty() ? "the folder holds none" : "allowed are " + known)});
    return;
  }
  layers.layFile(profileFolder(resources) / (name + ".yaml"));
  layers.settings().profile = name;
}

}  // namespace

ConfigResult readConfig(std::string_view text, const std::string& fileName, const Settings& base) {
  ConfigLayers layers(base);
  layers.layText(text, fileName);
  return layers.finish();
}

std::vector<std::string> profileNames(const std::filesystem::path& resources) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(profileFolder(resources), error))
    if (file.path().extension() == ".yaml")
      names.push_back(file.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

ConfigResult readProfile(const std::string& name, const std::filesystem::path& resources) {
  ConfigLayers layers(contractSettings());
  layProfile(layers, name, resources);
  return layers.finish();
}

ConfigResult loadConfig(const ConfigSources& sources) {
  ConfigLayers layers(contractSettings());
  std::optional<tl::expected<std::string, std::string>> text;
  std::string name = sources.profile.value_or(std::string(kDefaultProfile));
  if (sources.file) {
    text = readTextFile(*sources.file, kMaxConfigBytes);
    if (!sources.profile && text->has_value())
      name = profileNamedIn(**text, sources.file->string()).value_or(name);
  }
  layProfile(layers, name, sources.resources);
  if (text && text->has_value())
    layers.layText(**text, sources.file->string());
  else if (text)
    layers.complain({Severity::Error, sources.file->string(), 0, 0, "", text->error()});
  layers.settings().profile = name;
  for (const std::string& assignment : sources.sets)
    layers.layAssignment(assignment);
  return layers.finish();
}

std::vector<Complaint> applySet(Settings& settings, std::string_view assignment) {
  ConfigLayers layers(settings);
  layers.layAssignment(assignment);
  settings = layers.settings();
  return layers.takeComplaints();
}

std::filesystem::path resourceFolder() {
  if (const char* named = std::getenv("VORTEX_RESOURCES"); named != nullptr && *named != '\0')
    return named;
  std::error_code error;
  if (std::filesystem::is_directory(VORTEX_SOURCE_RESOURCES, error))
    return VORTEX_SOURCE_RESOURCES;
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path().parent_path() / "share" / "vortex";
}

}  // namespace vortex::config
