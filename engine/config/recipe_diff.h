// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which fields of two recipes differ, for whoever compares two slots.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace vortex::config {

// A field's path (visual_track.prompt, semantic_constraints.banned_concepts[0]) and its value in each as JSON; absent: it has none.
struct FieldDifference {
  std::string field;
  std::optional<std::string> first, second;
  friend bool operator==(const FieldDifference&, const FieldDifference&) = default;
};

// Of canonical JSON as the history has it, in the order of the fields' names. A text that is no JSON, or is nested
// deeper than a recipe can be, counts as one field without a name.
std::vector<FieldDifference> recipeDifferences(const std::string& first, const std::string& second);

}  // namespace vortex::config
