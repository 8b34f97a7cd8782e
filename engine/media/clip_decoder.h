// SPDX-License-Identifier: GPL-3.0-or-later
//
// A clip's frames by their numbers; what media_reader.h promises of ClipReader. Throws OutputError without the file's name.
#pragma once

#include "engine/media/media_input.h"
#include "engine/output/media_reader.h"

namespace vortex::media {

class ClipFile {
 public:
  explicit ClipFile(const std::filesystem::path& file);

  const output::ClipFacts& facts() const { return m_facts; }
  output::RgbFrame frame(int n, int side);

 private:
  int numberOf(const AVFrame& frame) const;
  std::int64_t ptsOf(int n) const;
  void advance(int wanted);
  void seekBefore(int n);

  MediaInput m_input;
  output::ClipFacts m_facts;
  std::int64_t m_firstPts = 0;  // of frame 0, in the stream's time base
  int m_decoded = -1;           // the frame that m_input decoded last
};

}  // namespace vortex::media
