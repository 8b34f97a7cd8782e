// SPDX-License-Identifier: GPL-3.0-or-later
//
// A memory snapshot as vortex-device's own writer writes it.
#pragma once

#include "engine/torch/memory/pickle_writer.h"

#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace vortex::snapshot {

struct SampleBlock {
  std::int64_t size = 0;
  std::string name;  // of its one frame
  std::string file = "vortex-device";
};

inline std::string sampleSnapshot(const std::vector<SampleBlock>& blocks, int events) {
  std::ostringstream bytes;
  torch::PickleWriter out(bytes);
  const auto frames = [&](const SampleBlock& block) {
    out.text("frames");
    torch::PickleWriter::List list(out);
    out.beginDict();
    out.text("name"), out.text(block.name);
    out.text("filename"), out.text(block.file);
    out.text("line"), out.integer(0);
    out.endDict();
    list.item();
    list.end();
  };
  out.beginDict();
  out.text("segments");
  torch::PickleWriter::List segments(out);
  std::int64_t address = std::int64_t{1} << 40;
  for (const SampleBlock& block : blocks) {
    out.beginDict();
    out.text("device"), out.integer(0);
    out.text("address"), out.integer(address);
    out.text("total_size"), out.integer(block.size);
    out.text("segment_pool_id"), out.integer(0), out.integer(7), out.pair();
    out.text("is_expandable"), out.boolean(true);
    out.text("blocks");
    torch::PickleWriter::List list(out);
    out.beginDict();
    out.text("address"), out.integer(address);
    out.text("size"), out.integer(block.size);
    out.text("state"), out.text("active_allocated");
    frames(block);
    out.endDict();
    list.item();
    list.end();
    out.endDict();
    segments.item();
    address += block.size;
  }
  segments.end();
  out.text("device_traces");
  torch::PickleWriter::List devices(out), trace(out);
  for (int i = 0; i < events; ++i) {
    out.beginDict();
    out.text("action"), out.text(i % 2 == 0 ? "alloc" : "free_completed");
    out.text("addr"), out.integer(address - i);
    out.text("size"), out.integer(512);
    out.text("time_us"), out.integer(1'000'000 + i);
    frames(blocks[static_cast<std::size_t>(i) % blocks.size()]);
    out.endDict();
    trace.item();
  }
  trace.end();
  devices.item();
  devices.end();
  out.text("allocator_settings");
  out.beginDict();
  out.endDict();
  out.endDict();
  out.finish();
  return bytes.str();
}

}  // namespace vortex::snapshot
