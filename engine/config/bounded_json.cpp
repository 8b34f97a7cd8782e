// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/bounded_json.h"

namespace vortex::config {

nlohmann::json boundedJson(std::string_view text) {
  using Json = nlohmann::json;
  bool tooDeep = false;
  // A value that the callback turns down is dropped with all that is in it, so nothing grows beyond the bound.
  Json json = Json::parse(
      text,
      [&](int depth, Json::parse_event_t, Json&) {
        tooDeep = tooDeep || depth > kDeepestJson;
        return depth <= kDeepestJson;
      },
      false);
  return tooDeep ? Json(Json::value_t::discarded) : json;
}

}  // namespace vortex::config
