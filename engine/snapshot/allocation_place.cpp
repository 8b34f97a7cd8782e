// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/allocation_place.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vortex::snapshot {
namespace {

constexpr std::array<std::string_view, 8> kMachineNames{
    "unwind::unwind", "CapturedTraceback::gather", "gather_with_cpp", "_start", "__libc_start_main", "PyEval_", "PyObject_",
    "PyFunction_"};
constexpr std::array<std::string_view, 12> kMachineFiles{"core/boxing",
                                                         "/Register",
                                                         "/Redispatch",
                                                         "pythonrun.c",
                                                         "Modules/main.c",
                                                         "Objects/call.c",
                                                         "Objects/methodobject.c",
                                                         "pycore_ceval.h",
                                                         "ceval.c",
                                                         "cpython/abstract.h",
                                                         "CUDACachingAllocator",
                                                         "CUDAMallocAsyncAllocator"};
constexpr std::array<std::string_view, 9> kTorchNames{
    "at::", "c10::", "torch::", "std::", "void at::", "at::native", "THPVariable", "_PyObject", "decltype(auto) c10::"};
constexpr std::array<std::string_view, 4> kTorchFiles{"/torch/", "aten/src/", "c10/core/", "c10/cuda/"};

bool holdsAny(std::string_view text, std::span<const std::string_view> parts) {
  return std::ranges::any_of(parts, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool isTorchs(const FrameText& frame) {
  return holdsAny(frame.file, kTorchFiles) ||
         std::ranges::any_of(kTorchNames, [&](std::string_view begin) { return frame.name.starts_with(begin); });
}

}  // namespace

bool isMachinery(const FrameText& frame) { return holdsAny(frame.name, kMachineNames) || holdsAny(frame.file, kMachineFiles); }

std::size_t placeAmong(std::span<const FrameText> frames) {
  std::optional<std::size_t> second;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    if (isMachinery(frames[i]))
      continue;
    if (!isTorchs(frames[i]))
      return i;
    if (!second)
      second = i;
  }
  return second.value_or(0);
}

std::string labelOf(const FrameText& frame) {
  if (const auto own = ownFrameOf(frame))
    return own->owner;
  const std::string file(frame.file.substr(frame.file.find_last_of("/\\") + 1));  // npos + 1: all of it
  if (file.empty() || file == "??")
    return std::string(frame.name);
  return file + (frame.line > 0 ? ":" + std::to_string(frame.line) : "") + " " + std::string(frame.name);
}

std::optional<OwnFrame> ownFrameOf(const FrameText& frame) {
  if (frame.file != "vortex-device")
    return std::nullopt;
  constexpr std::string_view kAttempt = " attempt ";
  OwnFrame own;
  const std::size_t at = frame.name.find(kAttempt);
  own.owner = frame.name.substr(0, at);
  own.stage = parseStage(own.owner);
  if (at != std::string_view::npos) {
    const std::string_view digits = frame.name.substr(at + kAttempt.size());
    std::uint64_t number = 0;
    if (const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        read.ec == std::errc() && read.ptr == digits.data() + digits.size())
      own.attempt = number;
  }
  return own;
}

}  // namespace vortex::snapshot
