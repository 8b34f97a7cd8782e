// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/snapshot_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace vortex::headless {
namespace {

using snapshot::ComparedGroup;
using snapshot::GroupBy;
using snapshot::SnapshotComparison;
using snapshot::StandingGroup;
using Json = nlohmann::ordered_json;

template <typename... Args>
std::string filled(const char* format, Args... args) {
  char text[256] = {};
  std::snprintf(text, sizeof text, format, args...);
  return text;
}

double gigabytes(std::int64_t bytes) { return static_cast<double>(bytes) * 1e-9; }
std::string gb(std::int64_t bytes) { return filled("%.3f GB", gigabytes(bytes)); }
std::string counted(std::int64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

// The unit that a block's size reads best in.
std::string sizeText(std::int64_t bytes) {
  if (bytes < 10'000)
    return std::to_string(bytes) + " B";
  if (bytes < 1'000'000)
    return filled("%.1f kB", static_cast<double>(bytes) * 1e-3);
  return bytes < 10'000'000'000 ? filled("%.1f MB", static_cast<double>(bytes) * 1e-6) : gb(bytes);
}

// A file that anybody made may hold a terminal's commands.
std::string shown(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      c = '?';
  return text;
}

const char* headOf(GroupBy by) {
  switch (by) {
  case GroupBy::Place:
    return "allocated at";
  case GroupBy::Stage:
    return "allocated in the scope of";
  case GroupBy::Size:
    return "bytes of a block";
  }
  return "";
}

std::string nameOf(const std::string& label, GroupBy by) {
  switch (by) {
  case GroupBy::Place:
    return label.empty() ? "(no stack was recorded)" : shown(label);
  case GroupBy::Stage:
    return label.empty() ? "(no stage is known)" : shown(label);
  case GroupBy::Size:
    return label;
  }
  return label;
}

std::string whatOf(std::int64_t largest, std::int64_t sizes, GroupBy by) {
  if (by == GroupBy::Size)
    return "";
  return "  " + (sizes == 1 ? sizeText(largest) + " each" : std::to_string(sizes) + " sizes, the largest " + sizeText(largest));
}

std::string stackText(const StackOf& stackOf, std::uint32_t stack) {
  std::string text;
  if (!stackOf || stack == 0)
    return text;
  for (const snapshot::StackFrame& frame : stackOf(stack))
    text += "        " + shown(frame.file) + ":" + std::to_string(frame.line) + "  " + shown(frame.name) + '\n';
  return text;
}

Json stackJson(const StackOf& stackOf, std::uint32_t stack) {
  if (!stackOf)
    return {};
  Json frames = Json::array();
  for (const snapshot::StackFrame& frame : stackOf(stack))
    frames.push_back({{"name", frame.name}, {"filename", frame.file}, {"line", frame.line}});
  return frames;
}

const char* wordOf(GroupBy by) {
  switch (by) {
  case GroupBy::Place:
    return "place";
  case GroupBy::Stage:
    return "stage";
  case GroupBy::Size:
    return "size";
  }
  return "";
}

}  // namespace

std::string textOf(const snapshot::SnapshotTotals& totals) {
  std::string text = shown(totals.source) + ": pickle of protocol " + std::to_string(totals.protocol) + ", " +
                     sizeText(totals.sourceBytes) + "\nreserved " + gb(totals.reservedBytes) + " in " +
                     counted(totals.segments, "segment", "segments") + " of " + counted(totals.devices, "device", "devices") +
                     "; in use " + gb(totals.blockBytes) + " in " + counted(totals.blocks, "block", "blocks");
  if (totals.freedBlocks > 0)
    text += ", " + gb(totals.freedBytes) + " of it freed and waited for";
  text += "; not in use " + gb(totals.inactiveBytes) + '\n' + counted(totals.events, "event", "events");
  if (totals.firstEvent_us && totals.lastEvent_us)
    text += filled(" over %.3f s", static_cast<double>(*totals.lastEvent_us - *totals.firstEvent_us) * 1e-6);
  text += "; " + counted(totals.stacks, "stack", "stacks") + " of " + counted(totals.frames, "frame", "frames") + '\n';
  for (const auto& [key, value] : totals.settings)
    text += "  " + shown(key) + " " + shown(value) + '\n';
  return text;
}

Json jsonOf(const snapshot::SnapshotTotals& totals) {
  Json settings = Json::object();
  for (const auto& [key, value] : totals.settings)
    settings[key] = value;
  const auto optional = [](const std::optional<std::int64_t>& value) { return value ? Json(*value) : Json(); };
  return {{"source", totals.source},
          {"source_bytes", totals.sourceBytes},
          {"protocol", totals.protocol},
          {"segments", totals.segments},
          {"reserved_bytes", totals.reservedBytes},
          {"blocks", totals.blocks},
          {"block_bytes", totals.blockBytes},
          {"requested_bytes", totals.requestedBytes},
          {"freed_blocks", totals.freedBlocks},
          {"freed_bytes", totals.freedBytes},
          {"not_in_use_bytes", totals.inactiveBytes},
          {"devices", totals.devices},
          {"events", totals.events},
          {"first_event_us", optional(totals.firstEvent_us)},
          {"last_event_us", optional(totals.lastEvent_us)},
          {"stacks", totals.stacks},
          {"frames", totals.frames},
          {"allocator_settings", settings}};
}

std::string tableOf(const std::vector<StandingGroup>& groups, GroupBy by, std::size_t top, const StackOf& stackOf) {
  std::int64_t all = 0, left = 0;
  for (const StandingGroup& group : groups)
    all += group.bytes;
  std::string text = filled("%10s %12s %8s  %-6s %s\n", "blocks", "GB", "share", "stage", headOf(by));
  for (std::size_t i = 0; i < std::min(top, groups.size()); ++i) {
    const StandingGroup& group = groups[i];
    text += filled("%10lld %12.3f %6.1f %%  %-6s ", static_cast<long long>(group.blocks), gigabytes(group.bytes),
                   all > 0 ? 100. * static_cast<double>(group.bytes) / static_cast<double>(all) : 0.,
                   shown(group.stage).substr(0, 20).c_str()) +
            nameOf(group.label, by) + whatOf(group.largest, group.sizes, by) + '\n' + stackText(stackOf, group.stack);
  }
  for (std::size_t i = top; i < groups.size(); ++i)
    left += groups[i].bytes;
  if (groups.size() > top)
    text += "and " + std::to_string(groups.size() - top) + " more with " + gb(left) + '\n';
  return text;
}

Json jsonOf(const std::vector<StandingGroup>& groups, GroupBy by, std::size_t top, const StackOf& stackOf) {
  Json json{{"by", wordOf(by)}, {"groups", groups.size()}, {"rows", Json::array()}};
  for (std::size_t i = 0; i < std::min(top, groups.size()); ++i) {
    const StandingGroup& group = groups[i];
    Json row{{wordOf(by), group.label},        {"blocks", group.blocks},
             {"bytes", group.bytes},           {"requested_bytes", group.requested},
             {"largest_bytes", group.largest}, {"sizes", group.sizes}};
    if (by != GroupBy::Stage)
      row["stage"] = group.stage.empty() ? Json() : Json(group.stage);
    if (stackOf)
      row["stack"] = stackJson(stackOf, group.stack);
    json["rows"].push_back(std::move(row));
  }
  return json;
}

std::string tableOf(const SnapshotComparison& comparison, GroupBy by, std::size_t top, const StackOf& stackOf) {
  std::string text =
      "in use: A " + gb(comparison.bytesA) + " in " + counted(comparison.blocksA, "block", "blocks") + ", B " +
      gb(comparison.bytesB) + " in " + counted(comparison.blocksB, "block", "blocks") +
      filled(": %+.3f GB, %+lld blocks; %d of %zu grew\n\n", gigabytes(comparison.bytesB - comparison.bytesA),
             static_cast<long long>(comparison.blocksB - comparison.blocksA), comparison.grew, comparison.groups.size()) +
      filled("%10s %10s %10s %12s %12s %12s %8s  %-6s %s\n", "blocks A", "blocks B", "B - A", "GB A", "GB B", "B - A", "growth",
             "stage", headOf(by));
  for (std::size_t i = 0; i < std::min(top, comparison.groups.size()); ++i) {
    const ComparedGroup& group = comparison.groups[i];
    text += filled("%10lld %10lld %+10lld %12.3f %12.3f %+12.3f %6.1f %%  %-6s ", static_cast<long long>(group.blocksA),
                   static_cast<long long>(group.blocksB), static_cast<long long>(group.blocks()), gigabytes(group.bytesA),
                   gigabytes(group.bytesB), gigabytes(group.bytes()), 100. * comparison.share(group),
                   shown(group.stage).substr(0, 20).c_str()) +
            nameOf(group.label, by) + whatOf(group.largest, group.sizes, by) + '\n' + stackText(stackOf, group.stackB);
  }
  if (comparison.groups.size() > top)
    text += "and " + std::to_string(comparison.groups.size() - top) + " more\n";
  return text;
}

Json jsonOf(const SnapshotComparison& comparison, GroupBy by, std::size_t top, const StackOf& stackOf) {
  Json json{{"by", wordOf(by)},
            {"groups", comparison.groups.size()},
            {"grew", comparison.grew},
            {"grown_bytes", comparison.grown},
            {"blocks_a", comparison.blocksA},
            {"blocks_b", comparison.blocksB},
            {"bytes_a", comparison.bytesA},
            {"bytes_b", comparison.bytesB},
            {"rows", Json::array()}};
  for (std::size_t i = 0; i < std::min(top, comparison.groups.size()); ++i) {
    const ComparedGroup& group = comparison.groups[i];
    Json row{{wordOf(by), group.label},          {"blocks_a", group.blocksA},      {"blocks_b", group.blocksB},
             {"bytes_a", group.bytesA},          {"bytes_b", group.bytesB},        {"growth_bytes", group.bytes()},
             {"share", comparison.share(group)}, {"largest_bytes", group.largest}, {"sizes", group.sizes}};
    if (by != GroupBy::Stage)
      row["stage"] = group.stage.empty() ? Json() : Json(group.stage);
    if (stackOf)
      row["stack"] = stackJson(stackOf, group.stackB);
    json["rows"].push_back(std::move(row));
  }
  return json;
}

}  // namespace vortex::headless
