// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control_room/start_config.h"

#include "app/places/places.h"
#include "engine/config/config_reader.h"
#include "ui/window/bad_config.h"
#include "ui/window/settings_dialog.h"

#include <fstream>
#include <iostream>
#include <sstream>

namespace vortex::control_room {
namespace {

namespace fs = std::filesystem;

// The settings of the last start that had a good file, every key written.
fs::path lastGoodFile() { return app::dataFolder() / "last-good-config.yaml"; }

std::optional<Settings> lastGood() {
  std::ifstream in(lastGoodFile(), std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return in ? config::fromYaml(text.str()) : std::nullopt;
}

void say(const std::vector<config::Complaint>& complaints) {
  for (const config::Complaint& complaint : complaints)
    std::cerr << config::toString(complaint) << '\n';
}

// Whether leaving the file out would mend it: then it is the file that is to be explained.
bool isOfTheFile(config::ConfigSources sources) {
  if (!sources.file)
    return false;
  sources.file.reset();
  return !config::hasErrors(config::loadConfig(sources).complaints);
}

}  // namespace

std::optional<StartConfig> startConfig(const Options& options) {
  StartConfig start;
  std::error_code none;
  if (!options.demo)
    start.file = options.config.value_or(app::userConfig());
  config::ConfigSources sources{
      .profile = options.profile, .file = options.config, .sets = options.sets, .resources = config::resourceFolder()};
  // A picture and a demo show the program, not what this user has set.
  if (!sources.file && !options.demo && options.screenshot.isEmpty() && fs::exists(start.file, none))
    sources.file = start.file;
  config::ConfigResult config = config::loadConfig(sources);
  say(config.complaints);
  if (!config::hasErrors(config.complaints)) {
    start.settings = std::move(config.settings);
    if (sources.file)
      if (const QString why = ui::writeConfig(lastGoodFile(), config::toYaml(start.settings)); !why.isEmpty())
        std::cerr << lastGoodFile().string() << ": " << why.toStdString() << '\n';
    return start;
  }
  if (!isOfTheFile(sources))
    return std::nullopt;
  const auto good = lastGood();
  switch (ui::askAboutBadConfig(config.complaints, good.has_value())) {
  case ui::BadConfigAnswer::Quit:
    return std::nullopt;
  case ui::BadConfigAnswer::LastGood:
    start.settings = *good;
    return start;
  case ui::BadConfigAnswer::WithoutFile:
    sources.file.reset();
    start.settings = config::loadConfig(sources).settings;
    return start;
  }
  return std::nullopt;
}

}  // namespace vortex::control_room
