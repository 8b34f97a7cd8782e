// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/snapshot_line.h"

#include "app/headless/commands.h"

namespace vortex::headless {
namespace {

void addLook(CLI::App& command, SnapshotOptions& options) {
  const std::map<std::string, snapshot::GroupBy> groupings{
      {"frame", snapshot::GroupBy::Place}, {"stage", snapshot::GroupBy::Stage}, {"size", snapshot::GroupBy::Size}};
  command.add_option("--top", options.top, "How many rows at most (default 20)")->option_text("N")->check(CLI::Range(1, 1'000'000));
  command.add_option("--by", options.by, "frame (where it was allocated; default), stage or size")
      ->option_text("WORD")
      ->transform(CLI::CheckedTransformer(groupings));
  command.add_option("--filter", options.filter, "Only blocks with this text in one of their frames")->option_text("TEXT");
  command.add_flag("--stacks", options.stacks, "Each row's frames, the innermost first");
  command.add_flag("--json", options.json, "One JSON object");
}

}  // namespace

std::function<std::optional<ExitStatus>()> addSnapshot(CLI::App& app, SnapshotOptions& options) {
  CLI::App* const whole = app.add_subcommand("snapshot", "PyTorch's memory snapshots, of any size");
  whole->require_subcommand(1);
  auto* const show = whole->add_subcommand("show", "What of the device's memory is in use, and where it was allocated");
  show->add_option("FILE", options.first, "A snapshot (pickle), or an imported one")->required();
  addLook(*show, options);
  auto* const compare = whole->add_subcommand("compare", "What stands in B and not in A");
  compare->add_option("A", options.first, "A snapshot (pickle), or an imported one")->required();
  compare->add_option("B", options.second, "A later one")->required();
  addLook(*compare, options);
  auto* const import = whole->add_subcommand("import", "Read a snapshot into a SQLite database, once and for all");
  import->add_option("FILE", options.first, "The snapshot")->required();
  import->add_option("--out", options.second, "The database, which is made")->option_text("FILE")->required();
  auto* const exported = whole->add_subcommand("export", "The snapshots of a capture as files that PyTorch's memory viewer opens");
  exported->add_option("CAPTURE", options.first, "The capture (.vortexcap)")->required();
  exported->add_option("--out", options.second, "The folder that they go into; else the capture's own")->option_text("DIR");
  return [&options, show, compare, import, exported]() -> std::optional<ExitStatus> {
    if (*show)
      return snapshotShowCommand(options);
    if (*compare)
      return snapshotCompareCommand(options);
    if (*import)
      return snapshotImportCommand(options);
    if (*exported)
      return snapshotExportCommand(options);
    return std::nullopt;
  };
}

}  // namespace vortex::headless
