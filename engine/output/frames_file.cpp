// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/frames_file.h"

#include "engine/output/digest.h"

#include <cstdio>
#include <fstream>
#include <optional>

namespace vortex::output {
namespace {

constexpr std::size_t kDigestDigits = 64;

int valueOfHexDigit(char digit) {
  return digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

std::optional<Digest> digestOfHex(const std::string& hex) {
  Digest digest{};
  if (hex.size() != kDigestDigits)
    return std::nullopt;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const int high = valueOfHexDigit(hex[2 * i]), low = valueOfHexDigit(hex[2 * i + 1]);
    if (high < 0 || low < 0)
      return std::nullopt;
    digest[i] = static_cast<std::uint8_t>(16 * high + low);
  }
  return digest;
}

std::string endOfFrameLine(std::size_t frame) {
  char text[32] = {};
  std::snprintf(text, sizeof text, "  frame %06zu", frame);
  return text;
}

}  // namespace

tl::expected<std::vector<std::string>, std::string> readFrameDigests(const std::filesystem::path& folder,
                                                                     const std::string& total) {
  const std::filesystem::path file = folder / "frames.sha256";
  const auto wrong = [&](const std::string& what) { return tl::unexpected(file.string() + ": " + what); };
  std::ifstream in(file);
  if (!in)
    return wrong("it cannot be opened");
  std::vector<std::string> frames;
  Sha256 sha;
  // A line of ours has 64 + 14 characters; what does not end by then is not read on.
  char line[128] = {};
  while (in.getline(line, sizeof line)) {
    const std::string text = line;
    const auto digest = digestOfHex(text.substr(0, kDigestDigits));
    if (!digest || text.substr(kDigestDigits) != endOfFrameLine(frames.size()))
      return wrong("line " + std::to_string(frames.size() + 1) + " is not the digest of frame " + std::to_string(frames.size()));
    if (frames.size() == kMostFrames)
      return wrong("has more than " + std::to_string(kMostFrames) + " frames");
    sha.add(std::as_bytes(std::span(*digest)));
    frames.push_back(text.substr(0, kDigestDigits));
  }
  if (!in.eof())
    return wrong("line " + std::to_string(frames.size() + 1) + " is too long");
  if (hexOf(sha.finish()) != total)
    return wrong("is not of the video that was recorded: its digest is another");
  return frames;
}

}  // namespace vortex::output
