// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of keys written out: settings as a config file, and the README's reference.
#include "engine/config/config_reader.h"
#include "engine/config/config_schema.h"

#include <optional>
#include <sstream>

namespace vortex::config {
namespace {

std::vector<std::string_view> partsOf(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    parts.push_back(path.substr(0, dot));
    path.remove_prefix(dot + 1);
  }
  parts.push_back(path);
  return parts;
}

// A cell's text: a bar would end it.
std::string cell(std::string text) {
  for (std::size_t i = text.find('|'); i != std::string::npos; i = text.find('|', i + 2))
    text.insert(i, "\\");
  return text;
}

// The keys for which `wanted` holds, section by section.
template <typename Wanted>
std::string written(const Settings& settings, const Wanted& wanted) {
  std::ostringstream out;
  out << "form: own\nprofile: " << quoted(settings.profile) << '\n';
  std::vector<std::string_view> open;
  for (const ConfigKey& key : configKeys()) {
    if (key.origin == KeyOrigin::OldOnly || !wanted(key))
      continue;
    const std::vector<std::string_view> parts = partsOf(key.path);
    std::size_t shared = 0;
    while (shared < open.size() && shared + 1 < parts.size() && open[shared] == parts[shared])
      ++shared;
    open.resize(shared);
    for (; open.size() + 1 < parts.size(); open.push_back(parts[open.size()]))
      out << std::string(2 * open.size(), ' ') << parts[open.size()] << ":\n";
    out << std::string(2 * open.size(), ' ') << parts.back() << ": " << key.get(settings) << '\n';
  }
  return out.str();
}

}  // namespace

std::string toYaml(const Settings& settings) {
  return written(settings, [](const ConfigKey&) { return true; });
}

std::string changesToYaml(const Settings& settings, const Settings& base) {
  return written(settings, [&](const ConfigKey& key) { return key.get(settings) != key.get(base); });
}

std::optional<Settings> fromYaml(std::string_view text) {
  if (!text.starts_with("form: own\n"))
    return std::nullopt;
  std::optional<Settings> settings = readConfig(text, "settings", contractSettings()).settings;
  // What was read says all that was written, line by line; in between may stand what was not written yet.
  std::istringstream said(toYaml(*settings)), wanted{std::string(text)};
  std::string line;
  for (std::string want; std::getline(wanted, want);) {
    while (std::getline(said, line) && line != want) {
    }
    if (!said)
      return std::nullopt;
  }
  return settings;
}

std::string configReference() {
  const Settings defaults = contractSettings();
  std::ostringstream out;
  out << "| key | unit | allowed | default | what it is |\n| --- | --- | --- | --- | --- |\n";
  for (const ConfigKey& key : configKeys()) {
    out << "| `" << key.path << "`";
    for (const std::string& alias : key.aliases)
      out << ", old: `" << alias << "`";
    const std::string value = key.get(defaults);
    out << " | " << key.unit << " | " << cell(key.allowed) << " | " << (value.empty() ? "" : "`" + cell(value) + "`") << " | "
        << cell(key.doc) << " |\n";
  }
  return out.str();
}

}  // namespace vortex::config
