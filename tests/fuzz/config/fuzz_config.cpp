// SPDX-License-Identifier: GPL-3.0-or-later
//
// The configuration reader and --set on any text. Beyond "no crash": settings without an error are written as a file that is read
// as the same settings.
#include "engine/config/config_reader.h"
#include "engine/config/recipe_limits.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

using namespace vortex;
using namespace vortex::config;

namespace {

void require(bool holds, std::string_view what, const std::string& detail) {
  if (holds)
    return;
  std::cerr << "broken: " << what << ": " << detail << '\n';
  std::abort();
}

void checkWritten(const Settings& settings) {
  const std::string yaml = toYaml(settings);
  const ConfigResult again = readConfig(yaml, "again.yaml", contractSettings());
  require(!hasErrors(again.complaints), "what is written is read", yaml);
  require(toYaml(again.settings) == yaml, "what is written is what was read", yaml);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ConfigResult result = readConfig(text, "c.yaml", contractSettings());
  require(result.complaints.size() <= kMaxComplaints + 20, "complaints are bounded", std::to_string(result.complaints.size()));
  if (!hasErrors(result.complaints) && !text.empty())
    checkWritten(result.settings);

  if (text.find('=') != std::string_view::npos) {
    static const std::string before = toYaml(contractSettings());
    Settings settings = contractSettings();
    if (hasErrors(applySet(settings, text)))
      require(toYaml(settings) == before, "a refused assignment changes nothing", std::string(text));
  }
  return 0;
}
