// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which frame of a stack says where the memory was allocated, and what our own snapshots' frames say beside that. A frame says
// where memory was allocated, never who holds it.
#pragma once

#include "engine/slot/stage.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vortex::snapshot {

struct FrameText {
  std::string_view name, file;
  std::int64_t line = 0;
};

// Whether a frame is Python's or PyTorch's machinery, which says nothing about a program: those that PyTorch's own viewer leaves
// out (torch/cuda/_memory_viz.py, _frame_filter), and the allocator's own.
bool isMachinery(const FrameText& frame);

// Where the innermost frame stands that is none, and is not PyTorch's C++; else the innermost that is no machinery; else 0.
std::size_t placeAmong(std::span<const FrameText> frames);

// "frame_writer.cpp:212 toFloatFrames": the file without its folders. Without a line or a file, what there is.
std::string labelOf(const FrameText& frame);

// Frames of vortex-device: "audio attempt 17", "resident".
struct OwnFrame {
  std::string owner;
  std::optional<Stage> stage;
  std::optional<std::uint64_t> attempt;
};
std::optional<OwnFrame> ownFrameOf(const FrameText& frame);

}  // namespace vortex::snapshot
