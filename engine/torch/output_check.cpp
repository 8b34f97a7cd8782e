// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/output_check.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

namespace vortex::torch {
namespace {

using backend::ArtifactKind;
using backend::OutputBuffer;
using Complaint = std::optional<std::string>;

using StopPoint = std::function<void()>;

constexpr std::int64_t kRowStep = 8, kPixelStep = 4;
constexpr std::size_t kValues = 32'768;  // between two stop points

template <typename... Parts>
std::string sentence(const Parts&... parts) {
  std::ostringstream text;
  (text << ... << parts);
  return text.str();
}

std::span<const float> floatsOf(const OutputBuffer& output) {
  return {reinterpret_cast<const float*>(output.bytes.data()), static_cast<std::size_t>(output.info.elements())};
}

// Lowest and highest value; a NaN or Inf sets `bad` to its place.
struct Range {
  float low = std::numeric_limits<float>::infinity(), high = -std::numeric_limits<float>::infinity();
  std::int64_t bad = -1;
};

Range rangeOf(std::span<const float> values, const StopPoint& stopPoint) {
  Range range;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i % kValues == 0)
      stopPoint();
    if (!std::isfinite(values[i]) && range.bad < 0)
      range.bad = static_cast<std::int64_t>(i);
    range.low = std::min(range.low, values[i]);
    range.high = std::max(range.high, values[i]);
  }
  return range;
}

Complaint notFinite(std::string_view what, const Range& range, std::span<const float> values) {
  if (range.bad < 0)
    return std::nullopt;
  return sentence(what, ": value ", range.bad, " of ", values.size(), " is ", values[static_cast<std::size_t>(range.bad)],
                  "; every value must be finite");
}

Complaint checkSound(const OutputBuffer& output, const StopPoint& stopPoint) {
  const auto values = floatsOf(output);
  const Range range = rangeOf(values, stopPoint);
  if (auto complaint = notFinite("sound", range, values))
    return complaint;
  const float peak = std::max(-range.low, range.high);
  if (peak < kSilentPeak)
    return sentence("sound: silent, its peak is ", peak, " of 1; at least ", kSilentPeak, " is expected");
  return std::nullopt;
}

Complaint checkPicture(const OutputBuffer& output, const StopPoint& stopPoint) {
  const auto values = floatsOf(output);
  const Range range = rangeOf(values, stopPoint);
  if (auto complaint = notFinite("picture", range, values))
    return complaint;
  if (range.low < 0 || range.high > 1)
    return sentence("picture: values reach from ", range.low, " to ", range.high, "; 0 to 1 is allowed");
  if (range.high < kBlackPeak)
    return sentence("picture: black, its brightest value is ", range.high, " of 1; at least ", kBlackPeak, " is expected");
  if (range.high - range.low < kFlatRange)
    return sentence("picture: flat, its values differ by ", range.high - range.low, "; at least ", kFlatRange, " is expected");
  return std::nullopt;
}

Complaint checkFrames(const OutputBuffer& output, const StopPoint& stopPoint) {
  const auto& shape = output.info.shape;
  const std::int64_t planes = shape[1], height = shape[2], width = shape[3];
  const auto* bytes = reinterpret_cast<const unsigned char*>(output.bytes.data());
  for (std::int64_t frame = 0; frame < shape[0]; ++frame) {
    stopPoint();
    int low = 255, high = 0;
    for (std::int64_t row = 0; row < planes * height; row += kRowStep) {
      const unsigned char* line = bytes + (frame * planes * height + row) * width;
      for (std::int64_t x = 0; x < width; x += kPixelStep) {
        low = std::min<int>(low, line[x]);
        high = std::max<int>(high, line[x]);
      }
    }
    if (static_cast<float>(high) < kBlackPeak * 255)
      return sentence("frame ", frame, " of ", shape[0], ": black, its brightest value is ", high, " of 255");
    if (static_cast<float>(high - low) < kFlatRange * 255)
      return sentence("frame ", frame, " of ", shape[0], ": flat, its values differ by ", high - low, " of 255");
  }
  return std::nullopt;
}

Complaint checkMarks(const OutputBuffer& output, const StopPoint& stopPoint) {
  const auto values = floatsOf(output);
  return notFinite("marks", rangeOf(values, stopPoint), values);
}

Complaint checkEmbedding(const OutputBuffer& output, const StopPoint& stopPoint) {
  const auto values = floatsOf(output);
  if (auto complaint = notFinite("embedding", rangeOf(values, stopPoint), values))
    return complaint;
  double square = 0;
  for (float value : values)
    square += static_cast<double>(value) * static_cast<double>(value);
  if (std::abs(std::sqrt(square) - 1) > static_cast<double>(kUnitTolerance))
    return sentence("embedding: its norm is ", std::sqrt(square), "; 1 is expected");
  return std::nullopt;
}

Complaint check(const OutputBuffer& output, const StopPoint& stopPoint) {
  switch (output.info.kind) {
  case ArtifactKind::Sound:
    return checkSound(output, stopPoint);
  case ArtifactKind::Marks:
    return checkMarks(output, stopPoint);
  case ArtifactKind::Picture:
    return checkPicture(output, stopPoint);
  case ArtifactKind::Frames:
    return checkFrames(output, stopPoint);
  case ArtifactKind::Embedding:
    return checkEmbedding(output, stopPoint);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> whatIsWrong(std::span<const OutputBuffer> outputs, const StopPoint& stopPoint) {
  for (const OutputBuffer& output : outputs)
    if (auto complaint = check(output, stopPoint))
      return complaint;
  return std::nullopt;
}

}  // namespace vortex::torch
