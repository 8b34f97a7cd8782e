// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/media_reader.h"

#include "engine/output/media_input.h"
#include "engine/output/output_error.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <optional>
#include <utility>

namespace vortex::output {
namespace {

using ffmpeg::check;

constexpr int kWorthDecodingThrough = 48;  // frames: farther ahead, a seek is cheaper

// What libav, a bound of ours or the allocator throws becomes the reason that the caller is told.
template <typename Work>
auto toldAsError(const std::filesystem::path& file, Work&& work) -> tl::expected<decltype(work()), std::string> {
  try {
    return work();
  } catch (const OutputError& error) {
    return tl::unexpected(file.string() + ": " + error.what());
  } catch (const std::bad_alloc&) {
    return tl::unexpected(file.string() + ": out of host memory");
  }
}

double rateOf(const AVStream& stream) {
  const AVRational rate = stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : stream.r_frame_rate;
  const double perSecond = rate.den > 0 ? av_q2d(rate) : 0;
  if (!(perSecond > 0 && perSecond <= 1000))
    throw OutputError("its frame rate is not told");
  return perSecond;
}

RgbFrame scaled(const AVFrame& frame, int side) {
  const double shrink = std::min(1.0, static_cast<double>(side) / std::max(frame.width, frame.height));
  RgbFrame rgb{.width = std::max(1, static_cast<int>(std::lround(frame.width * shrink))),
               .height = std::max(1, static_cast<int>(std::lround(frame.height * shrink))),
               .pixels = {}};
  const ffmpeg::Scaler scaler(sws_getContext(frame.width, frame.height, static_cast<AVPixelFormat>(frame.format), rgb.width,
                                             rgb.height, AV_PIX_FMT_RGB24, SWS_AREA | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
  if (!scaler)
    throw OutputError("its pixels are in a form that cannot be shown");
  constexpr int kNeutral = 1 << 16;
  const int* matrix = sws_getCoefficients(SWS_CS_ITU709);
  sws_setColorspaceDetails(scaler.get(), matrix, frame.color_range == AVCOL_RANGE_JPEG ? 1 : 0, matrix, 1, 0, kNeutral, kNeutral);
  // swscale writes a row's end in blocks: the last one needs room behind it.
  constexpr std::size_t kSlack = 64;
  const std::size_t bytes = static_cast<std::size_t>(rgb.width) * static_cast<std::size_t>(rgb.height) * 3;
  rgb.pixels.resize(bytes + kSlack);
  std::uint8_t* to[4] = {rgb.pixels.data(), nullptr, nullptr, nullptr};
  const int strides[4] = {3 * rgb.width, 0, 0, 0};
  check(sws_scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, to, strides), "scaling a frame");
  rgb.pixels.resize(bytes);
  return rgb;
}

}  // namespace

struct ClipReader::Impl {
  std::filesystem::path file;
  MediaInput input;
  ClipFacts facts;
  std::int64_t firstPts = 0;  // of frame 0, in the stream's time base
  int decoded = -1;           // the frame that `input` decoded last

  Impl(std::filesystem::path path, MediaInput opened) : file(std::move(path)), input(std::move(opened)) {
    const AVStream& stream = input.stream();
    facts.width = input.codec().width;
    facts.height = input.codec().height;
    if (facts.width < 1 || facts.height < 1 || facts.width > kLargestSide || facts.height > kLargestSide)
      throw OutputError("a picture of " + std::to_string(facts.width) + " x " + std::to_string(facts.height) +
                        "; allowed is up to " + std::to_string(kLargestSide));
    facts.framesPerSecond = rateOf(stream);
    firstPts = stream.start_time == AV_NOPTS_VALUE ? 0 : stream.start_time;
    const double length = stream.duration == AV_NOPTS_VALUE ? 0 : static_cast<double>(stream.duration) * av_q2d(stream.time_base);
    const double count = stream.nb_frames > 0 ? static_cast<double>(stream.nb_frames) : std::round(length * facts.framesPerSecond);
    if (!(count >= 1 && count <= 1e7))
      throw OutputError("how many frames it has is not told");
    facts.frames = static_cast<int>(count);
    facts.codec = avcodec_get_name(input.codec().codec_id);
  }

  int numberOf(const AVFrame& frame) const {
    const std::int64_t pts = frame.best_effort_timestamp - firstPts;
    return static_cast<int>(std::lround(static_cast<double>(pts) * av_q2d(input.stream().time_base) * facts.framesPerSecond));
  }
  std::int64_t ptsOf(int n) const { return firstPts + std::llround(n / facts.framesPerSecond / av_q2d(input.stream().time_base)); }

  void advance(int wanted) {
    if (!input.next()) {
      decoded = -1;
      throw OutputError("ends before frame " + std::to_string(wanted) + " of " + std::to_string(facts.frames));
    }
    decoded = numberOf(input.frame());
  }

  // The demuxer looks for decoding times, which run ahead of the pictures': where it lands behind frame n, it is sent back farther.
  void seekBefore(int n) {
    decoded = -1;
    for (const int back : {0, kWorthDecodingThrough, n}) {
      input.seek(ptsOf(std::max(0, n - back)));
      advance(n);
      if (decoded <= n)
        return;
    }
  }

  RgbFrame frame(int n, int side) {
    if (n < 0 || n >= facts.frames)
      throw OutputError("has no frame " + std::to_string(n) + "; allowed are 0 to " + std::to_string(facts.frames - 1));
    if (decoded < 0 || n < decoded || n > decoded + kWorthDecodingThrough)
      seekBefore(n);
    while (decoded < n)
      advance(n);
    if (decoded > n)
      throw OutputError("frame " + std::to_string(n) + " is damaged");
    return scaled(input.frame(), side);
  }
};

ClipReader::ClipReader(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ClipReader::ClipReader(ClipReader&&) noexcept = default;
ClipReader& ClipReader::operator=(ClipReader&&) noexcept = default;
ClipReader::~ClipReader() = default;

tl::expected<ClipReader, std::string> ClipReader::open(const std::filesystem::path& file) {
  return toldAsError(
      file, [&] { return ClipReader(std::make_unique<Impl>(file, MediaInput(file, MediaInput::Kind::Picture, {"mov"}))); });
}

const ClipFacts& ClipReader::facts() const { return m_impl->facts; }

tl::expected<RgbFrame, std::string> ClipReader::frame(int n, int side) {
  return toldAsError(m_impl->file, [&] { return m_impl->frame(n, std::clamp(side, 1, kLargestSide)); });
}

tl::expected<RgbFrame, std::string> readPicture(const std::filesystem::path& file) {
  return toldAsError(file, [&] {
    MediaInput input(file, MediaInput::Kind::Picture, {"png_pipe"});
    const AVCodecContext& codec = input.codec();
    if (codec.width < 1 || codec.height < 1 || codec.width > kLargestSide || codec.height > kLargestSide)
      throw OutputError("a picture of " + std::to_string(codec.width) + " x " + std::to_string(codec.height) +
                        "; allowed is up to " + std::to_string(kLargestSide));
    if (!input.next() || input.frame().format != AV_PIX_FMT_RGB24)
      throw OutputError("holds no 8-bit RGB picture");
    const AVFrame& frame = input.frame();
    RgbFrame picture{.width = frame.width, .height = frame.height, .pixels = {}};
    const auto row = 3 * static_cast<std::size_t>(frame.width);
    picture.pixels.reserve(row * static_cast<std::size_t>(frame.height));
    for (int y = 0; y < frame.height; ++y) {
      const std::uint8_t* const from = frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0];
      picture.pixels.insert(picture.pixels.end(), from, from + row);
    }
    return picture;
  });
}

tl::expected<Sound, std::string> readSound(const std::filesystem::path& file) {
  return toldAsError(file, [&] {
    MediaInput input(file, MediaInput::Kind::Sound, {"wav", "mov"});
    Sound sound{.rate = input.codec().sample_rate, .channels = input.codec().ch_layout.nb_channels, .samples = {}};
    if (sound.rate < 1000 || sound.rate > 384'000 || sound.channels < 1)
      throw OutputError("a sound of " + std::to_string(sound.rate) + " samples a second");
    const auto most = static_cast<std::size_t>(kLongestSoundSeconds * sound.rate);
    SwrContext* made = nullptr;
    AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO, given = input.codec().ch_layout;  // borrowed
    check(
        swr_alloc_set_opts2(&made, &mono, AV_SAMPLE_FMT_FLT, sound.rate, &given, input.codec().sample_fmt, sound.rate, 0, nullptr),
        "converting the sound");
    const ffmpeg::Resampler toMono(made);
    check(swr_init(toMono.get()), "converting the sound");
    while (input.next()) {
      const AVFrame& frame = input.frame();
      const std::size_t had = sound.samples.size();
      if (had + static_cast<std::size_t>(frame.nb_samples) > most)
        throw OutputError("is longer than " + std::to_string(static_cast<int>(kLongestSoundSeconds)) + " s");
      sound.samples.resize(had + static_cast<std::size_t>(frame.nb_samples));
      auto* to = reinterpret_cast<std::uint8_t*>(sound.samples.data() + had);
      const int got = check(
          swr_convert(toMono.get(), &to, frame.nb_samples, const_cast<const std::uint8_t**>(frame.extended_data), frame.nb_samples),
          "converting the sound");
      sound.samples.resize(had + static_cast<std::size_t>(got));
    }
    if (sound.samples.empty())
      throw OutputError("has no sound in it");
    return sound;
  });
}

}  // namespace vortex::output
