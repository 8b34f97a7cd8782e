// SPDX-License-Identifier: GPL-3.0-or-later
//
// Settings being made of layers: a base, files laid over it, assignments laid over those. Remembers where each key was last set, so
// that what is wrong with the sum is said at the line that made it so.
#pragma once

#include "engine/config/config_reader.h"
#include "engine/config/document.h"
#include "engine/config/fields.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace vortex::config {

class ConfigLayers {
 public:
  explicit ConfigLayers(const Settings& base) { m_result.settings = base; }

  void layText(std::string_view text, const std::string& fileName);
  void layFile(const std::filesystem::path& file);
  void layAssignment(std::string_view assignment);  // all or nothing
  void complain(Complaint complaint) { m_result.complaints.push_back(std::move(complaint)); }
  Settings& settings() { return m_result.settings; }
  std::vector<Complaint> takeComplaints() { return std::move(m_result.complaints); }

  // Validates the sum.
  ConfigResult finish();

 private:
  struct Origin {
    int layer = 0;
    std::string file;
    Place place;
  };
  void layRoot(const Node& root, Report& report);
  void layMap(const Node& map, const std::string& path, Report& report);
  void layEntry(const Entry& entry, const std::string& path, Report& report);
  void sayKept(Report& report);
  const Origin* originOf(const std::string& key) const;

  ConfigResult m_result;
  int m_layer = 0;
  std::map<std::string, Origin> m_origins;
  std::vector<std::pair<std::string, std::size_t>> m_kept;  // of the layer: path and offset
};

// The profile that a config file names, if it can be read that far.
std::optional<std::string> profileNamedIn(std::string_view text, const std::string& fileName);

}  // namespace vortex::config
