// SPDX-License-Identifier: GPL-3.0-or-later
//
// Perfetto's packets, one call each; the numbers are the fields' in protos/perfetto/trace. Internal to telemetry/.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vortex::telemetry {

// What stands beside a slice: fields of an event's JSON, an object's as name.field, a list as its text.
class TraceArgs {
 public:
  TraceArgs() = default;
  explicit TraceArgs(const nlohmann::ordered_json& fields);
  TraceArgs& add(std::string name, nlohmann::ordered_json value);
  const std::vector<std::pair<std::string, nlohmann::ordered_json>>& all() const { return m_all; }

 private:
  std::vector<std::pair<std::string, nlohmann::ordered_json>> m_all;
};

class TracePackets {
 public:
  explicit TracePackets(std::function<void(std::string_view)> write) : m_write(std::move(write)) {}

  // Both clocks of the trace say `time`, in ns.
  void clocks(std::uint64_t time);

  void process(std::uint64_t track, int pid, const std::string& name);
  void thread(std::uint64_t track, std::uint64_t process, int pid, int tid, const std::string& name);
  void plainTrack(std::uint64_t track, std::uint64_t parent, const std::string& name);
  void byteCounter(std::uint64_t track, std::uint64_t parent, const std::string& name);

  void begin(std::uint64_t track, std::uint64_t time, std::string_view name, std::string_view category, const TraceArgs& args = {},
             std::optional<std::uint64_t> flow = {});
  void end(std::uint64_t track, std::uint64_t time, const TraceArgs& args = {});
  void instant(std::uint64_t track, std::uint64_t time, std::string_view name, const TraceArgs& args);
  void count(std::uint64_t track, std::uint64_t time, std::int64_t value);

 private:
  void send(const std::string& packet);

  std::function<void(std::string_view)> m_write;
};

}  // namespace vortex::telemetry
