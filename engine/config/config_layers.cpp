// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/config_layers.h"

#include "engine/config/config_schema.h"
#include "engine/config/recipe_limits.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace vortex::config {
namespace {

constexpr std::size_t kMaxKept = 1'000, kMaxGuesses = 50, kMaxNamed = 20;

// The keys that one rule of validate() ties together, named in its complaint or not: its place is where the last of them was set.
struct Tied {
  std::string_view key, other;
};
constexpr std::array<Tied, 17> kTied{{{"vram.soft_limit_gb", "vram.hard_limit_gb"},
                                      {"vram.hysteresis_gb", "vram.soft_limit_gb"},
                                      {"models.residency", "vram.hard_limit_gb"},
                                      {"models.residency", "models"},
                                      {"pipeline.max_slots_in_flight", "models.residency"},
                                      {"orchestration.timeouts.audio_s", "limits.audio_s"},
                                      {"orchestration.timeouts.image_s", "limits.image_s"},
                                      {"orchestration.timeouts.video_s", "limits.video_s"},
                                      {"orchestration.timeouts.clip_s", "limits.clip_s"},
                                      {"orchestration.targets", "orchestration.downstream_s"},
                                      {"orchestration.downstream_s", "orchestration.air_after_s"},
                                      {"orchestration.downstream_s", "orchestration.deadline_buffer_s"},
                                      {"orchestration.abort_quantile", "orchestration.warn_quantile"},
                                      {"device.heartbeat_s", "device.hung_after_s"},
                                      {"device.restart_backoff_s", "device.restart_backoff_max_s"},
                                      {"check.weight_b", "check.weight_l"},
                                      {"air.standby_file", "air.fallback"}}};

// A key that only the old system has (config_reader.h says which).
bool looksOld(const Node& root) {
  for (const std::string_view section : {"buffers", "llm", "renderers", "plugins", "outputs", "quality"})
    if (root.find(section) != nullptr)
      return true;
  const auto has = [&](std::string_view section, std::string_view key) {
    const Node* map = root.find(section);
    return map != nullptr && map->find(key) != nullptr;
  };
  return has("pipeline", "generation_timeout_sec") || has("vram", "monitor_interval_sec");
}

}  // namespace

std::optional<std::string> profileNamedIn(std::string_view text, const std::string& fileName) {
  const SourceText source(text, fileName);
  if (text.size() > kMaxConfigBytes || source.firstFlaw())
    return std::nullopt;
  const Document document = parseText(source.text(), fileName);
  const Node* name = document.roots.size() == 1 ? document.roots.front()->find("profile") : nullptr;
  return name != nullptr && name->kind == Kind::Text ? std::optional(name->text) : std::nullopt;
}

void ConfigLayers::layFile(const std::filesystem::path& file) {
  if (const auto text = readTextFile(file, kMaxConfigBytes))
    layText(*text, file.string());
  else
    complain({Severity::Error, file.string(), 0, 0, "", text.error()});
}

void ConfigLayers::layText(std::string_view text, const std::string& fileName) {
  ++m_layer;
  if (text.size() > kMaxConfigBytes)
    return complain({Severity::Error, fileName, 0, 0, "",
                     "has " + std::to_string(text.size()) + " bytes, at most " + std::to_string(kMaxConfigBytes) + " are read"});
  const SourceText source(text, fileName);
  Report report(source, m_result.complaints);
  if (const auto flaw = source.firstFlaw())
    return report.error(flaw->offset, "", flaw->message);
  const Document document = parseText(source.text(), fileName);
  for (const Problem& problem : document.problems)
    report.error(problem.offset, "", problem.message);
  if (document.roots.size() > 1)
    report.error(document.roots[1]->offset, "", "a second document, a configuration is one");
  if (!document.roots.empty() && document.roots.front()->kind != Kind::Null)
    layRoot(*document.roots.front(), report);
  report.finish();
}

void ConfigLayers::layRoot(const Node& root, Report& report) {
  if (root.kind != Kind::Map)
    return complainOfKind(root, "", "a configuration, allowed is a mapping", report);
  complainAboutDuplicates(root, "", report);

  m_result.form = looksOld(root) ? ConfigForm::Old : ConfigForm::Own;
  if (const Node* form = root.find("form")) {
    const bool isOld = form->kind == Kind::Text && form->text == "old";
    if (!isOld && (form->kind != Kind::Text || form->text != "own"))
      report.error(form->offset, "form", describe(*form) + " is not allowed, allowed are own, old");
    m_result.form = isOld ? ConfigForm::Old : ConfigForm::Own;
  }
  if (m_result.form == ConfigForm::Old) {
    m_result.settings.deadlineBuffer = seconds(5);
    m_result.settings.downstream = Duration::zero();
  }
  if (const Node* profile = root.find("profile"))
    if (const auto name = asText(*profile, "profile", kMaxNameBytes, report))
      m_result.settings.profile = *name;

  m_kept.clear();
  layMap(root, "", report);
  sayKept(report);
}

void ConfigLayers::layMap(const Node& map, const std::string& path, Report& report) {
  for (const Entry& entry : map.entries)
    if (!path.empty() || (entry.key != "form" && entry.key != "profile"))
      layEntry(entry, joinPath(path, entry.key), report);
}

void ConfigLayers::layEntry(const Entry& entry, const std::string& path, Report& report) {
  const Node& value = *entry.value;
  const bool section = isSection(path);
  if (section && value.kind == Kind::Map)
    return layMap(value, path, report);
  if (const ConfigKey* key = findKey(path)) {
    complainAboutBadNumbers(value, path, report);
    key->set(m_result.settings, value, path, report);
    m_origins[key->path] = {m_layer, report.source().name(), report.source().placeOf(value.offset)};
    return;
  }
  if (section && value.kind == Kind::Null)
    return;  // a section whose keys are all commented out
  if (section)
    return complainOfKind(value, path, "a mapping", report);
  m_kept.emplace_back(path, entry.offset);
}

void ConfigLayers::sayKept(Report& report) {
  std::string names;
  std::size_t named = 0, offset = 0;
  for (std::size_t i = 0; i < m_kept.size() && i < kMaxKept; ++i) {
    const auto& [path, at] = m_kept[i];
    m_result.keptKeys.push_back(path);
    if (const std::string nearest = i < kMaxGuesses ? nearestKey(path) : ""; !nearest.empty()) {
      report.warning(at, path, "is no key, kept, not used; did you mean " + nearest + "?");
    } else if (++named <= kMaxNamed) {
      offset = named == 1 ? at : offset;
      names += (named > 1 ? ", " : "") + path;
    }
  }
  named += m_kept.size() - std::min(m_kept.size(), kMaxKept);
  if (named > kMaxNamed)
    names += " and " + std::to_string(named - kMaxNamed) + " more";
  if (named > 0)
    report.warning(offset, "", "kept, not used: " + names);
}

void ConfigLayers::layAssignment(std::string_view assignment) {
  ++m_layer;
  const auto refuse = [&](std::string key, std::string message) {
    complain({Severity::Error, "--set", 0, 0, std::move(key), std::move(message)});
  };
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos || equals == 0)
    return refuse("", "\"" + std::string(assignment) + "\" is not KEY=VALUE");
  const std::string path(assignment.substr(0, equals));
  const std::string_view text = assignment.substr(equals + 1);
  if (path == "profile" || path == "form")
    return refuse(path,
                  "cannot be set one by one: " + std::string(path == "profile" ? "name it with --profile" : "it is of a file"));
  if (findKey(path) == nullptr && !isSection(path)) {
    const std::string nearest = nearestKey(path);
    return refuse(path, "is no key" +
                            (nearest.empty() ? std::string(", `doctor --keys` lists them") : ", did you mean " + nearest + "?"));
  }

  const SourceText source(text, "--set");
  std::vector<Complaint> found;
  Report report(source, found);
  const Settings before = m_result.settings;
  if (const auto flaw = source.firstFlaw()) {
    report.error(flaw->offset, path, flaw->message);
  } else {
    const Document document = parseYaml(source.text());
    for (const Problem& problem : document.problems)
      report.error(problem.offset, path, problem.message);
    const Node nothing;
    if (document.roots.size() > 1)
      report.error(0, path, "is more than one value");
    else if (document.problems.empty())
      layEntry({path, 0, document.roots.empty() ? &nothing : document.roots.front()}, path, report);
  }
  for (Complaint& complaint : found) {
    complaint.line = complaint.column = 0;  // of the value, of use to nobody
    complain(std::move(complaint));
  }
  if (report.errors() > 0)
    m_result.settings = before;
}

// The latest layer that set one of the keys concerned; there the complaint's own key before the others, and the first of those.
const ConfigLayers::Origin* ConfigLayers::originOf(const std::string& key) const {
  const Origin* best = nullptr;
  std::tuple<int, bool, int, int> bestRank;
  const auto consider = [&](std::string_view path) {
    for (const auto& [set, origin] : m_origins) {
      const std::tuple rank(origin.layer, path == key, -origin.place.line, -origin.place.column);
      if ((set == path || (set.starts_with(path) && set[path.size()] == '.')) && (best == nullptr || rank > bestRank)) {
        best = &origin;
        bestRank = rank;
      }
    }
  };
  consider(key);
  for (const Tied& tied : kTied)
    if (tied.key == key)
      consider(tied.other);
  return best;
}

ConfigResult ConfigLayers::finish() {
  for (Complaint& complaint : validate(m_result.settings)) {
    if (const Origin* origin = originOf(complaint.key)) {
      complaint.file = origin->file;
      if (origin->file != "--set") {
        complaint.line = origin->place.line;
        complaint.column = origin->place.column;
      }
    }
    complain(std::move(complaint));
  }
  return std::move(m_result);
}

}  // namespace vortex::config
