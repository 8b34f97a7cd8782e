// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/wav_writer.h"

#include "engine/output/output_error.h"
#include "engine/slot/job.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace vortex::output {
namespace {

static_assert(std::endian::native == std::endian::little, "RIFF is little-endian, and so is what is written here");

constexpr std::uint16_t kPcm = 1, kMono = 1, kBits = 16, kBlock = kMono * kBits / 8;

template <typename Number>
void append(std::string& text, Number number) {
  text.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::string headerOf(std::uint32_t dataBytes) {
  std::string header = "RIFF";
  append(header, std::uint32_t{36 + dataBytes});
  header += "WAVEfmt ";
  append(header, std::uint32_t{16});
  append(header, kPcm);
  append(header, kMono);
  append(header, std::uint32_t{kSampleRate});
  append(header, std::uint32_t{kSampleRate * kBlock});
  append(header, kBlock);
  append(header, kBits);
  header += "data";
  append(header, dataBytes);
  return header;
}

}  // namespace

void writeWav(PendingFile& file, std::span<const float> samples) {
  if (samples.size() > (std::numeric_limits<std::uint32_t>::max() - 36) / kBlock)
    throw OutputError("a WAV file holds less than 4 GiB, not " + std::to_string(samples.size()) + " samples");
  std::vector<std::int16_t> pcm(samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (!std::isfinite(samples[i]))
      throw OutputError("sample " + std::to_string(i) + " of the sound is " + (std::isnan(samples[i]) ? "NaN" : "infinite"));
    pcm[i] = static_cast<std::int16_t>(std::clamp(std::lround(samples[i] * 32768.0f), -32768L, 32767L));
  }
  file.write(headerOf(static_cast<std::uint32_t>(pcm.size() * kBlock)));
  file.write(std::as_bytes(std::span(pcm)));
}

}  // namespace vortex::output
