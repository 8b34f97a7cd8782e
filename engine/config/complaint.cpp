// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/complaint.h"

#include <algorithm>

namespace vortex::config {

std::string toString(const Complaint& complaint) {
  std::string text = complaint.file;
  if (complaint.line > 0)
    text += ":" + std::to_string(complaint.line) + ":" + std::to_string(complaint.column);
  text += complaint.severity == Severity::Error ? ": error: " : ": warning: ";
  if (!complaint.key.empty())
    text += complaint.key + ": ";
  return text + complaint.message;
}

bool hasErrors(const std::vector<Complaint>& complaints) {
  return std::any_of(complaints.begin(), complaints.end(), [](const Complaint& c) { return c.severity == Severity::Error; });
}

}  // namespace vortex::config
