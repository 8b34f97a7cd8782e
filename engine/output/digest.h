// SPDX-License-Identifier: GPL-3.0-or-later
//
// Digests of what stages make (contract 7), SHA-256 throughout, in forms that coreutils can reproduce.
//
//   an artifact  SHA-256 over one header line, then its bytes:  "vortex-artifact-1 <dtype> <shape>\n", shape as 1x3x512x512
//                (f32 is IEEE 754, little-endian)
//   frames       SHA-256 over the frames' SHA-256 (32 raw bytes each, in order); a frame's is over its bytes alone, planes R, G, B
#pragma once

#include "engine/backend/artifact.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::output {

using Digest = std::array<std::uint8_t, 32>;

std::string hexOf(const Digest& digest);  // 64 lower-case digits

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  Sha256& add(std::span<const std::byte> bytes);
  Sha256& add(std::string_view text);
  Digest finish();  // and starts anew

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

// "1x3x512x512"
std::string shapeText(const backend::ArtifactInfo& info);

// Of any artifact but frames. Throws OutputError when the bytes are not as many as the info says.
Digest digestOf(const backend::ArtifactInfo& info, std::span<const std::byte> bytes);

// A video's digest, fed frame by frame.
class FrameDigests {
 public:
  void add(std::span<const std::byte> frame);
  Digest total() const;
  // The text of frames.sha256: a line "<hex>  frame <number from 0, six digits>" each.
  std::string sidecar() const;
  std::size_t count() const { return m_frames.size(); }

 private:
  Sha256 m_sha;
  std::vector<Digest> m_frames;
};

}  // namespace vortex::output
