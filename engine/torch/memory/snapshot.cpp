// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/memory/snapshot.h"

#include "engine/torch/memory/pickle_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace vortex::torch {
namespace {

struct Traced {
  HistoryEntry entry;
  const Account* account;
};

void key(PickleWriter& out, std::string_view name) { out.text(name); }
void number(PickleWriter& out, std::string_view name, std::int64_t value) { out.text(name), out.integer(value); }
void word(PickleWriter& out, std::string_view name, std::string_view value) { out.text(name), out.text(value); }

void frames(PickleWriter& out, const Account& account, std::uint64_t attempt) {
  key(out, "frames");
  PickleWriter::List list(out);
  out.beginDict();
  word(out, "name", attempt == 0 ? account.name() : account.name() + " attempt " + std::to_string(attempt));
  word(out, "filename", "vortex-device");
  number(out, "line", 0);
  out.endDict();
  list.item();
  list.end();
}

void segment(PickleWriter& out, const Account& account, const BlockInfo& block) {
  out.beginDict();
  number(out, "device", 0);
  number(out, "address", static_cast<std::int64_t>(block.address));
  for (const char* size : {"total_size", "allocated_size", "active_size", "requested_size"})
    number(out, size, block.bytes);
  number(out, "stream", 0);
  word(out, "segment_type", "large");
  key(out, "segment_pool_id");
  out.integer(0), out.integer(0), out.pair();
  key(out, "is_expandable"), out.boolean(false);
  key(out, "frames");
  PickleWriter::List(out).end();
  key(out, "blocks");
  PickleWriter::List blocks(out);
  out.beginDict();
  number(out, "address", static_cast<std::int64_t>(block.address));
  number(out, "size", block.bytes);
  number(out, "requested_size", block.bytes);
  word(out, "state", "active_allocated");
  frames(out, account, block.attempt);
  out.endDict();
  blocks.item();
  blocks.end();
  out.endDict();
}

void traceEntry(PickleWriter& out, const Traced& traced) {
  out.beginDict();
  word(out, "action", traced.entry.bytes > 0 ? "alloc" : "free_completed");
  number(out, "addr", static_cast<std::int64_t>(traced.entry.address));
  number(out, "size", std::abs(traced.entry.bytes));
  number(out, "stream", 0);
  number(out, "time_us", traced.entry.timeUs);
  frames(out, *traced.account, traced.entry.attempt);
  out.endDict();
}

std::vector<Traced> historyOf(const CpuMeter& meter) {
  std::vector<Traced> all;
  for (const Account* account : meter.accounts())
    for (const HistoryEntry& past : account->history())
      all.push_back({past, account});
  std::stable_sort(all.begin(), all.end(), [](const Traced& a, const Traced& b) { return a.entry.timeUs < b.entry.timeUs; });
  return all;
}

void write(const CpuMeter& meter, std::ostream& stream) {
  PickleWriter out(stream);
  out.beginDict();
  key(out, "segments");
  PickleWriter::List segments(out);
  for (const Account* account : meter.accounts())
    for (const BlockInfo& block : account->blocks()) {
      segment(out, *account, block);
      segments.item();
    }
  segments.end();
  key(out, "device_traces");
  PickleWriter::List devices(out);
  PickleWriter::List trace(out);
  for (const Traced& traced : historyOf(meter)) {
    traceEntry(out, traced);
    trace.item();
  }
  trace.end();
  devices.item();
  devices.end();
  key(out, "allocator_settings");
  out.beginDict();
  out.endDict();
  out.endDict();
  out.finish();
}

}  // namespace

void writeCpuSnapshot(const CpuMeter& meter, const std::string& file) {
  const std::string temporary = file + ".part";
  std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
  write(meter, stream);
  stream.close();
  if (stream && std::rename(temporary.c_str(), file.c_str()) == 0)
    return;
  const std::string why = std::strerror(errno);
  std::remove(temporary.c_str());
  throw std::runtime_error("the memory snapshot " + file + " could not be written: " + why);
}

}  // namespace vortex::torch
