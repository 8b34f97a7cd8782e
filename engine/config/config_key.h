// SPDX-License-Identifier: GPL-3.0-or-later
//
// A key of the configuration: its name, what it may be, and the place in Settings that it stands for. Rows are made by the
// functions below from an accessor, so that reading, range, default and writing cannot disagree.
#pragma once

#include "engine/config/fields.h"
#include "engine/slot/settings.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vortex::config {

enum class KeyOrigin : std::uint8_t { Own = 1, OldOnly };  // OldOnly: read, never written

struct ConfigKey {
  std::string path;     // "orchestration.timeouts.image_s"
  std::string unit;     // "s", "GB", …, "" where it has none
  std::string allowed;  // "0.1 to 30", "true, false", "static, paged"
  std::string doc;      // one line for the reference
  // Reads the node into the settings or complains and changes nothing.
  std::function<void(Settings&, const Node&, const std::string& path, Report&)> set;
  std::function<std::string(const Settings&)> get;  // as YAML flow text; "" for OldOnly
  std::vector<std::string> aliases;                 // the old system's names for it
  KeyOrigin origin = KeyOrigin::Own;
};

template <typename T>
using Access = std::function<T&(Settings&)>;

// A key whose reading and writing are still to be given.
ConfigKey row(std::string path, std::string unit, std::string allowed, std::string doc);

ConfigKey secondsKey(std::string path, double least, double most, std::string doc, Access<Duration> access);
ConfigKey gigabytesKey(std::string path, double least, double most, std::string doc, Access<Bytes> access);
ConfigKey numberKey(std::string path, double least, double most, std::string doc, Access<double> access);
ConfigKey wholeKey(std::string path, int least, int most, std::string doc, Access<int> access);
ConfigKey flagKey(std::string path, std::string doc, Access<bool> access);
ConfigKey textKey(std::string path, std::string doc, Access<std::string> access);

// One word of several.
template <typename T>
ConfigKey wordKey(std::string path, std::vector<T> values, std::string doc, Access<T> access) {
  std::string allowed;
  for (const T value : values)
    allowed += (allowed.empty() ? "" : ", ") + std::string(toString(value));
  ConfigKey key{
      .path = std::move(path), .unit = "", .allowed = allowed, .doc = std::move(doc), .set = {}, .get = {}, .aliases = {}};
  key.set = [values = std::move(values), allowed, access](Settings& settings, const Node& node, const std::string& at,
                                                          Report& report) {
    for (const T value : values)
      if (node.kind == Kind::Text && node.text == toString(value)) {
        access(settings) = value;
        return;
      }
    report.error(node.offset, at, describe(node) + " is not allowed, allowed are " + allowed);
  };
  key.get = [access](const Settings& settings) { return std::string(toString(access(const_cast<Settings&>(settings)))); };
  return key;
}

// Text in quotes, as JSON and YAML both read it.
std::string quoted(const std::string& text);

}  // namespace vortex::config
