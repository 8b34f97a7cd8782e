// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys of one word that people write in more than one way.
#include "engine/config/config_schema.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace vortex::config {
namespace {

constexpr int kMaxDeviceIndex = 63;

// "cpu" or "cuda:N"; "cuda" is cuda:0.
std::optional<std::string> deviceName(std::string_view text) {
  if (text == "cpu")
    return "cpu";
  if (text == "cuda")
    return "cuda:0";
  if (!text.starts_with("cuda:"))
    return std::nullopt;
  int index = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + 5, end, index);
  if (error != std::errc() || rest != end || index < 0 || index > kMaxDeviceIndex)
    return std::nullopt;
  return "cuda:" + std::to_string(index);
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::optional<LogLevel> logLevel(const std::string& text) {
  const std::string word = lower(text);
  if (word == "debug")
    return LogLevel::Debug;
  if (word == "info")
    return LogLevel::Info;
  if (word == "warning" || word == "warn")
    return LogLevel::Warning;
  if (word == "error" || word == "critical")
    return LogLevel::Error;
  return std::nullopt;
}

ConfigKey row(std::string path, std::string allowed, std::string doc) {
  ConfigKey key;
  key.path = std::move(path);
  key.allowed = std::move(allowed);
  key.doc = std::move(doc);
  return key;
}

}  // namespace

ConfigKey deviceNameKey() {
  ConfigKey key = row("device.name", "cpu, cuda:0 to cuda:63", "where stages compute");
  key.set = [](Settings& settings, const Node& node, const std::string& path, Report& report) {
    const auto name = node.kind == Kind::Text ? deviceName(node.text) : std::nullopt;
    if (name)
      settings.device.name = *name;
    else
      report.error(node.offset, path, describe(node) + " is no device, allowed are cpu, cuda:0 to cuda:63");
  };
  key.get = [](const Settings& settings) { return quoted(settings.device.name); };
  return key;
}

std::vector<ConfigKey> loggingKeys() {
  ConfigKey level = row("logging.level", "debug, info, warning, error",
                        "the least that is logged; capital letters, warn and critical are read too");
  level.set = [](Settings& settings, const Node& node, const std::string& path, Report& report) {
    const auto value = node.kind == Kind::Text ? logLevel(node.text) : std::nullopt;
    if (value)
      settings.log.level = *value;
    else
      report.error(node.offset, path, describe(node) + " is no level, allowed are debug, info, warning, error");
  };
  level.get = [](const Settings& settings) { return std::string(toString(settings.log.level)); };

  ConfigKey format = row("logging.format", "text, json", "on the screen; files are JSON lines");
  format.set = [](Settings& settings, const Node& node, const std::string& path, Report& report) {
    const std::string word = node.kind == Kind::Text ? lower(node.text) : "";
    if (word == "json" || word == "text") {
      settings.log.format = word == "json" ? LogFormat::Json : LogFormat::Text;
    } else if (word.find('%') != std::string::npos || word.find('{') != std::string::npos) {
      settings.log.format = LogFormat::Text;  // the old system's logger took a pattern here
      report.warning(node.offset, path, describe(node) + " is a pattern, text is used; allowed are text, json");
    } else {
      report.error(node.offset, path, describe(node) + " is no format, allowed are text, json");
    }
  };
  format.get = [](const Settings& settings) { return std::string(toString(settings.log.format)); };
  return {std::move(level), std::move(format)};
}

}  // namespace vortex::config
