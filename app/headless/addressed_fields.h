// SPDX-License-Identifier: GPL-3.0-or-later
//
// What has become of slots that left no clip: addressed by a rerun, or by hand.
#pragma once

#include "engine/history/addressed.h"
#include "engine/history/reader.h"

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include <string>
#include <unordered_map>

namespace vortex::headless {

class Addressed {
 public:
  Addressed(std::unordered_map<SlotId, SlotId> byRerun, const std::vector<history::Addressing>& byHand);

  // "addressed by 23", "addressed by hand: …"; "" where it is not, or needs nothing.
  std::string remarkOf(const history::SlotLine& line) const;
  // `addressed_by`: null or the rerun's number; `addressed_comment`: null or what was said.
  void addTo(nlohmann::ordered_json& json, const history::SlotLine& line) const;

 private:
  std::unordered_map<SlotId, SlotId> m_byRerun;
  std::unordered_map<SlotId, std::string> m_byHand;
};

tl::expected<Addressed, std::string> readAddressed(const history::Reader& reader);

}  // namespace vortex::headless
