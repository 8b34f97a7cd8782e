// SPDX-License-Identifier: GPL-3.0-or-later
//
// Configuration: one YAML (or JSON) file laid over a profile, which is such a file itself, then the command line's --set. Every
// key, its unit, range and default stand in one table (config_schema.h) that reading, --set, the README's reference and the writer
// share.
//
// Two forms are read. Ours, and the old system's, recognised by `form: old` or by a key that only it has: buffers,
// pipeline.generation_timeout_sec, vram.monitor_interval_sec, llm, renderers, plugins, outputs, quality. In the old form
// orchestration.deadline_buffer_s is 5 and orchestration.downstream_s 0 where the file says nothing; everything else it does not
// say is the profile's.
#pragma once

#include "engine/config/complaint.h"
#include "engine/slot/settings.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::config {

enum class ConfigForm : std::uint8_t { Own = 1, Old };

struct ConfigResult {
  Settings settings;  // the base with everything good laid over it; to be used only when no complaint is an error
  std::vector<Complaint> complaints;
  std::vector<std::string> keptKeys;  // keys that are not ours: kept, not used, never an error; also said by one warning
  ConfigForm form = ConfigForm::Own;
};

// Lays a config over `base` and validates the sum. The whole of a file is read, whatever is wrong with it.
ConfigResult readConfig(std::string_view text, const std::string& fileName, const Settings& base);

// A profile of resources/profiles, over the contract's values. An unknown name is an error that names the known ones.
ConfigResult readProfile(const std::string& name, const std::filesystem::path& resources);
std::vector<std::string> profileNames(const std::filesystem::path& resources);

// The settings of a run. The profile is the one named here, else the one that the file names with `profile:`, else "cpu". The sum
// is validated once, at the end, so that two assignments may be needed to reach a good state.
struct ConfigSources {
  std::optional<std::string> profile;
  std::optional<std::filesystem::path> file;
  std::vector<std::string> sets;  // KEY=VALUE
  std::filesystem::path resources;
};
ConfigResult loadConfig(const ConfigSources& sources);

// One assignment, "orchestration.timeouts.image_s=1"; keys of both forms. Changes nothing when it complains. What concerns several
// keys (a timeout's range, soft below hard) is said by validate().
std::vector<Complaint> applySet(Settings& settings, std::string_view assignment);

// What no single key can say: soft limit below hard, timeouts within `limits`, resident models within the hard limit, ….
std::vector<Complaint> validate(const Settings& settings);

// The settings as a config file of our own form, every key written.
std::string toYaml(const Settings& settings);
// Only the keys in which they differ from `base`: a file to be laid over the profile that `base` is.
std::string changesToYaml(const Settings& settings, const Settings& base);
// Settings that toYaml() wrote, to the nanosecond and the byte. Nothing where the text does not give back what it says: a value out
// of its key's range, a key that this program does not have. Settings that contradict each other (validate()) were obeyed once and
// are read. Keys that a later program added have their defaults.
std::optional<Settings> fromYaml(std::string_view text);

// The README's table of keys, Markdown.
std::string configReference();

// Where profiles and sample recipes are: the environment's VORTEX_RESOURCES, else the source tree this was built from, else
// ../share/vortex beside the program. The first that exists; else the last, so that a complaint can name it.
std::filesystem::path resourceFolder();

}  // namespace vortex::config
