// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/recorded_outputs.h"

#include "engine/output/digest.h"
#include "engine/output/media_reader.h"
#include "engine/output/npy.h"
#include "engine/output/output_error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <functional>
#include <new>

namespace vortex::output {
namespace {

using backend::Artifact;
using backend::ArtifactInfo;
using backend::ArtifactKind;
using Floats = std::vector<float>;

constexpr std::array kReadBack{ArtifactKind::Sound, ArtifactKind::Marks, ArtifactKind::Picture, ArtifactKind::Frames,
                               ArtifactKind::Embedding};
constexpr std::int64_t kMostElements = std::int64_t{1} << 28;  // 1 GiB of floats: far above every profile's, and bounded

class HostLease final : public backend::Lease {
 public:
  explicit HostLease(Floats values) : m_values(std::move(values)) {}
  std::span<const std::byte> bytes() const override { return std::as_bytes(std::span(m_values)); }

 private:
  Floats m_values;
};

Floats soundOf(const std::filesystem::path& file) {
  auto sound = readSound(file);
  if (!sound)
    throw OutputError(sound.error());
  return std::move(sound->samples);
}

Floats marksOf(const std::filesystem::path& file, const ArtifactInfo& info) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw OutputError(file.string() + ": it cannot be opened");
  const std::string wanted = npyHeader(info);
  std::string header(wanted.size(), '\0');
  Floats values(static_cast<std::size_t>(info.elements()));
  in.read(header.data(), static_cast<std::streamsize>(header.size()));
  in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(float)));
  if (!in || header != wanted || in.peek() != std::ifstream::traits_type::eof())
    throw OutputError(file.string() + ": is no .npy file of " + shapeText(info) + " floats");
  return values;
}

// A grid point is k/255: as a division, or as a product with 1/255, which is what a GPU makes of it; they differ by a bit for some
// k. Which of them it was says the digest.
enum class Grid : std::uint8_t { Quotient = 1, Product };
Floats pictureOf(const std::filesystem::path& file, const ArtifactInfo& info, Grid grid) {
  const auto read = readPicture(file);
  if (!read)
    throw OutputError(read.error());
  if (read->height != info.shape[2] || read->width != info.shape[3] || info.shape[0] != 1 || info.shape[1] != 3)
    throw OutputError(file.string() + ": is a picture of " + std::to_string(read->width) + " x " + std::to_string(read->height) +
                      ", recorded was " + shapeText(info));
  std::array<float, 256> values{};
  for (std::size_t k = 0; k < values.size(); ++k)
    values[k] = grid == Grid::Quotient ? static_cast<float>(k) / 255.0f : static_cast<float>(k) * (1.0f / 255.0f);
  const std::size_t plane = static_cast<std::size_t>(read->width) * static_cast<std::size_t>(read->height);
  Floats picture(3 * plane);
  for (std::size_t pixel = 0; pixel < plane; ++pixel)
    for (std::size_t channel = 0; channel < 3; ++channel)
      picture[channel * plane + pixel] = values[read->pixels[3 * pixel + channel]];
  return picture;
}

// Every reading of the file that the digest has to choose from.
std::vector<std::function<Floats()>> readingsOf(const std::filesystem::path& file, const ArtifactInfo& info) {
  switch (info.kind) {
  case ArtifactKind::Sound:
    return {[file] { return soundOf(file); }};
  case ArtifactKind::Marks:
    return {[file, info] { return marksOf(file, info); }};
  case ArtifactKind::Picture:
    return {[file, info] { return pictureOf(file, info, Grid::Quotient); },
            [file, info] { return pictureOf(file, info, Grid::Product); }};
  case ArtifactKind::Frames:
  case ArtifactKind::Embedding:
    break;
  }
  throw OutputError("no file gives back " + std::string(toString(info.kind)));
}

Artifact readBack(const std::filesystem::path& folder, const event::OutputMade& made) {
  const auto info = infoOf(made);
  if (!info)
    throw OutputError("the record has its " + made.kind + " as " + made.dtype + " " + made.shape +
                      ", which this program does not know");
  if (made.file.empty())
    throw OutputError("no file was kept of its " + made.kind);
  // The record's word for a file is a name in the folder and nothing else.
  const std::filesystem::path name = made.file;
  if (name.has_parent_path() || made.file == "..")
    throw OutputError("the record names " + made.file + " for its " + made.kind + ", which is no file of a slot");
  const std::filesystem::path file = folder / name;
  for (const auto& read : readingsOf(file, *info)) {
    Floats values = read();
    if (static_cast<std::int64_t>(values.size()) == info->elements() &&
        hexOf(digestOf(*info, std::as_bytes(std::span(values)))) == made.sha256)
      return {*info, std::make_shared<const HostLease>(std::move(values))};
  }
  throw OutputError(file.string() + ": is not what was recorded: its digest is another");
}

}  // namespace

std::optional<ArtifactInfo> infoOf(const event::OutputMade& made) {
  const auto kind = std::find_if(kReadBack.begin(), kReadBack.end(), [&](ArtifactKind k) { return toString(k) == made.kind; });
  if (kind == kReadBack.end())
    return std::nullopt;
  ArtifactInfo info{.kind = *kind,
                    .dtype = made.dtype == toString(backend::DType::U8) ? backend::DType::U8 : backend::DType::F32,
                    .rank = 0,
                    .shape = {1, 1, 1, 1}};
  if (made.dtype != toString(info.dtype))
    return std::nullopt;
  const char* at = made.shape.data();
  const char* const end = at + made.shape.size();
  std::int64_t elements = 1;
  while (info.rank < 4) {
    std::int64_t& side = info.shape[static_cast<std::size_t>(info.rank++)];
    const auto [next, error] = std::from_chars(at, end, side);
    if (error != std::errc() || side < 1 || side > kMostElements || (elements *= side) > kMostElements)
      return std::nullopt;
    at = next;
    if (at == end)
      return info;
    if (*at++ != 'x')
      return std::nullopt;
  }
  return std::nullopt;
}

tl::expected<std::vector<Artifact>, std::string> readOutputs(const std::filesystem::path& folder,
                                                             const std::vector<event::OutputMade>& recorded, StageSet stages) try {
  std::vector<Artifact> artifacts;
  for (const ArtifactKind kind : kReadBack) {
    if (!stages.contains(backend::stageOf(kind)))
      continue;
    const auto made =
        std::find_if(recorded.begin(), recorded.end(), [&](const event::OutputMade& m) { return m.kind == toString(kind); });
    if (made == recorded.end())
      return tl::unexpected("it came to no " + std::string(toString(kind)));
    artifacts.push_back(readBack(folder, *made));
  }
  return artifacts;
} catch (const OutputError& error) {
  return tl::unexpected(std::string(error.what()));
} catch (const std::bad_alloc&) {
  return tl::unexpected("out of host memory reading " + folder.string());
}

}  // namespace vortex::output
