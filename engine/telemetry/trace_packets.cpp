// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/telemetry/trace_packets.h"

#include <protozero/pbf_writer.hpp>

namespace vortex::telemetry {
namespace {

using Json = nlohmann::ordered_json;
using protozero::pbf_writer;

constexpr std::uint32_t kSequence = 1;
constexpr int kRealtime = 1, kBoottime = 6;  // BuiltinClock
constexpr int kSizeBytes = 3;                // CounterDescriptor.Unit

enum Packet : protozero::pbf_tag_type {
  kClockSnapshot = 6,
  kTimestamp = 8,
  kSequenceId = 10,
  kTrackEvent = 11,
  kTrackDescriptor = 60
};
enum EventType : int { kSliceBegin = 1, kSliceEnd = 2, kInstant = 3, kCounter = 4 };

void addArgs(pbf_writer& event, const TraceArgs& args) {
  for (const auto& [name, value] : args.all()) {
    pbf_writer annotation(event, 4);
    annotation.add_string(10, name);
    if (value.is_boolean())
      annotation.add_bool(2, value.get<bool>());
    else if (value.is_number_unsigned())
      annotation.add_uint64(3, value.get<std::uint64_t>());
    else if (value.is_number_integer())
      annotation.add_int64(4, value.get<std::int64_t>());
    else if (value.is_number_float())
      annotation.add_double(5, value.get<double>());
    else if (value.is_string())
      annotation.add_string(6, value.get_ref<const std::string&>());
    else
      annotation.add_string(6, value.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

struct TrackEvent {
  std::string packet;
  TrackEvent(std::uint64_t track, std::uint64_t time, EventType type, const std::function<void(pbf_writer&)>& rest) {
    pbf_writer writer(packet);
    writer.add_uint64(kTimestamp, time);
    writer.add_uint32(kSequenceId, kSequence);
    pbf_writer event(writer, kTrackEvent);
    event.add_enum(9, type);
    event.add_uint64(11, track);
    rest(event);
  }
};

std::string descriptor(std::uint64_t track, const std::function<void(pbf_writer&)>& rest) {
  std::string packet;
  pbf_writer writer(packet);
  writer.add_uint32(kSequenceId, kSequence);
  {
    pbf_writer described(writer, kTrackDescriptor);
    described.add_uint64(1, track);
    rest(described);
  }
  return packet;
}

}  // namespace

TraceArgs::TraceArgs(const Json& fields) {
  for (const auto& field : fields.items())
    add(field.key(), field.value());
}

TraceArgs& TraceArgs::add(std::string name, Json value) {
  if (value.is_object())
    for (auto& field : value.items())
      add(name + "." + field.key(), field.value());
  else if (!value.is_null())
    m_all.emplace_back(std::move(name), std::move(value));
  return *this;
}

void TracePackets::send(const std::string& packet) {
  std::string framed;
  pbf_writer(framed).add_message(1, packet);
  m_write(framed);
}

void TracePackets::clocks(std::uint64_t time) {
  std::string packet;
  {
    pbf_writer writer(packet);
    writer.add_uint32(kSequenceId, kSequence);
    pbf_writer snapshot(writer, kClockSnapshot);
    for (const int clock : {kBoottime, kRealtime}) {
      pbf_writer reading(snapshot, 1);
      reading.add_uint32(1, static_cast<std::uint32_t>(clock));
      reading.add_uint64(2, time);
    }
    snapshot.add_enum(2, kBoottime);
  }
  send(packet);
}

void TracePackets::process(std::uint64_t track, int pid, const std::string& name) {
  send(descriptor(track, [&](pbf_writer& described) {
    pbf_writer process(described, 3);
    process.add_int32(1, pid);
    process.add_string(6, name);
  }));
}

void TracePackets::thread(std::uint64_t track, std::uint64_t process, int pid, int tid, const std::string& name) {
  send(descriptor(track, [&](pbf_writer& described) {
    described.add_uint64(5, process);
    pbf_writer thread(described, 4);
    thread.add_int32(1, pid);
    thread.add_int32(2, tid);
    thread.add_string(5, name);
  }));
}

void TracePackets::plainTrack(std::uint64_t track, std::uint64_t parent, const std::string& name) {
  send(descriptor(track, [&](pbf_writer& described) {
    described.add_string(2, name);
    described.add_uint64(5, parent);
  }));
}

void TracePackets::byteCounter(std::uint64_t track, std::uint64_t parent, const std::string& name) {
  send(descriptor(track, [&](pbf_writer& described) {
    described.add_string(2, name);
    described.add_uint64(5, parent);
    pbf_writer counter(described, 8);
    counter.add_enum(3, kSizeBytes);
  }));
}

void TracePackets::begin(std::uint64_t track, std::uint64_t time, std::string_view name, std::string_view category,
                         const TraceArgs& args, std::optional<std::uint64_t> flow) {
  send(TrackEvent(track, time, kSliceBegin, [&](pbf_writer& event) {
         event.add_string(22, category.data(), category.size());
         event.add_string(23, name.data(), name.size());
         if (flow)
           event.add_fixed64(47, *flow);
         addArgs(event, args);
       }).packet);
}

void TracePackets::end(std::uint64_t track, std::uint64_t time, const TraceArgs& args) {
  send(TrackEvent(track, time, kSliceEnd, [&](pbf_writer& event) { addArgs(event, args); }).packet);
}

void TracePackets::instant(std::uint64_t track, std::uint64_t time, std::string_view name, const TraceArgs& args) {
  send(TrackEvent(track, time, kInstant, [&](pbf_writer& event) {
         event.add_string(22, "event");
         event.add_string(23, name.data(), name.size());
         addArgs(event, args);
       }).packet);
}

void TracePackets::count(std::uint64_t track, std::uint64_t time, std::int64_t value) {
  send(TrackEvent(track, time, kCounter, [&](pbf_writer& event) { event.add_int64(30, value); }).packet);
}

}  // namespace vortex::telemetry
