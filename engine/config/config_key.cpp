// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/config_key.h"

#include "engine/config/canonical_json.h"
#include "engine/config/recipe_limits.h"

namespace vortex::config {
namespace {

// Accessors give a reference into settings that may be changed; reading through one changes nothing.
template <typename T>
const T& peek(const Access<T>& access, const Settings& settings) {
  return access(const_cast<Settings&>(settings));
}

}  // namespace

ConfigKey row(std::string path, std::string unit, std::string allowed, std::string doc) {
  ConfigKey key;
  key.path = std::move(path);
  key.unit = std::move(unit);
  key.allowed = std::move(allowed);
  key.doc = std::move(doc);
  return key;
}

std::string quoted(const std::string& text) {
  Node node;
  node.kind = Kind::Text;
  node.text = text;
  return canonicalJson(node);
}

ConfigKey secondsKey(std::string path, double least, double most, std::string doc, Access<Duration> access) {
  ConfigKey key = row(std::move(path), "s", rangeText(least, most), std::move(doc));
  key.set = [=](Settings& settings, const Node& node, const std::string& at, Report& report) {
    if (const auto value = asNumber(node, at, least, most, report))
      access(settings) = seconds(*value);
  };
  key.get = [=](const Settings& settings) { return shortestNumber(static_cast<double>(peek(access, settings).count()) / 1e9); };
  return key;
}

ConfigKey gigabytesKey(std::string path, double least, double most, std::string doc, Access<Bytes> access) {
  ConfigKey key = row(std::move(path), "GB", rangeText(least, most), std::move(doc));
  key.set = [=](Settings& settings, const Node& node, const std::string& at, Report& report) {
    if (const auto value = asNumber(node, at, least, most, report))
      access(settings) = gigabytes(*value);
  };
  key.get = [=](const Settings& settings) { return shortestNumber(static_cast<double>(peek(access, settings).count) / 1e9); };
  return key;
}

ConfigKey numberKey(std::string path, double least, double most, std::string doc, Access<double> access) {
  ConfigKey key = row(std::move(path), "", rangeText(least, most), std::move(doc));
  key.set = [=](Settings& settings, const Node& node, const std::string& at, Report& report) {
    if (const auto value = asNumber(node, at, least, most, report))
      access(settings) = *value;
  };
  key.get = [=](const Settings& settings) { return shortestNumber(peek(access, settings)); };
  return key;
}

ConfigKey wholeKey(std::string path, int least, int most, std::string doc, Access<int> access) {
  ConfigKey key = row(std::move(path), "", rangeText(least, most), std::move(doc));
  key.set = [=](Settings& settings, const Node& node, const std::string& at, Report& report) {
    if (const auto value = asWhole(node, at, static_cast<std::uint64_t>(least), static_cast<std::uint64_t>(most), report))
      access(settings) = static_cast<int>(*value);
  };
  key.get = [=](const Settings& settings) { return std::to_string(peek(access, settings)); };
  return key;
}

ConfigKey flagKey(std::string path, std::string doc, Access<bool> access) {
  ConfigKey key = row(std::move(path), "", "true, false", std::move(doc));
  key.set = [=](Settings& settings, const Node& node, const std::string& at, Report& report) {
    if (const auto value = asFlag(node, at, report))
      access(settings) = *value;
  };
  key.get = [=](const Settings& settings) { return std::string(peek(access, settings) ? "true" : "false"); };
  return key;
}

ConfigKey textKey(std::string path, std::string doc, Access<std::string> access) {
  ConfigKey key = row(std::move(path), "", "text", std::move(doc));
  key.set = [=](Settings& settings, const Node& node, const std::string& at, Report& report) {
    if (const auto value = asText(node, at, kMaxSpokenBytes, report))
      access(settings) = *value;
  };
  key.get = [=](const Settings& settings) { return quoted(peek(access, settings)); };
  return key;
}

}  // namespace vortex::config
