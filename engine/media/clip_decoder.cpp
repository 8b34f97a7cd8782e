// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/clip_decoder.h"

#include "engine/output/output_error.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace vortex::media {

using output::kLargestSide;
using output::OutputError;
using output::RgbFrame;

namespace {

using ffmpeg::check;

constexpr int kWorthDecodingThrough = 48;  // frames: farther ahead, a seek is cheaper

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

ClipFile::ClipFile(const std::filesystem::path& file) : m_input(file, MediaInput::Kind::Picture, {"mov"}) {
  const AVStream& stream = m_input.stream();
  m_facts.width = m_input.codec().width;
  m_facts.height = m_input.codec().height;
  if (m_facts.width < 1 || m_facts.height < 1 || m_facts.width > kLargestSide || m_facts.height > kLargestSide)
    throw OutputError("a picture of " + std::to_string(m_facts.width) + " x " + std::to_string(m_facts.height) +
                      "; allowed is up to " + std::to_string(kLargestSide));
  m_facts.framesPerSecond = rateOf(stream);
  m_firstPts = stream.start_time == AV_NOPTS_VALUE ? 0 : stream.start_time;
  const double length = stream.duration == AV_NOPTS_VALUE ? 0 : static_cast<double>(stream.duration) * av_q2d(stream.time_base);
  const double count = stream.nb_frames > 0 ? static_cast<double>(stream.nb_frames) : std::round(length * m_facts.framesPerSecond);
  if (!(count >= 1 && count <= 1e7))
    throw OutputError("how many frames it has is not told");
  m_facts.frames = static_cast<int>(count);
  m_facts.codec = avcodec_get_name(m_input.codec().codec_id);
}

int ClipFile::numberOf(const AVFrame& frame) const {
  const std::int64_t pts = frame.best_effort_timestamp - m_firstPts;
  return static_cast<int>(std::lround(static_cast<double>(pts) * av_q2d(m_input.stream().time_base) * m_facts.framesPerSecond));
}
std::int64_t ClipFile::ptsOf(int n) const {
  return m_firstPts + std::llround(n / m_facts.framesPerSecond / av_q2d(m_input.stream().time_base));
}

void ClipFile::advance(int wanted) {
  if (!m_input.next()) {
    m_decoded = -1;
    throw OutputError("ends before frame " + std::to_string(wanted) + " of " + std::to_string(m_facts.frames));
  }
  m_decoded = numberOf(m_input.frame());
}

// The demuxer looks for decoding times, which run ahead of the pictures': where it lands behind frame n, it is sent back farther.
void ClipFile::seekBefore(int n) {
  m_decoded = -1;
  for (const int back : {0, kWorthDecodingThrough, n}) {
    m_input.seek(ptsOf(std::max(0, n - back)));
    advance(n);
    if (m_decoded <= n)
      return;
  }
}

RgbFrame ClipFile::frame(int n, int side) {
  if (n < 0 || n >= m_facts.frames)
    throw OutputError("has no frame " + std::to_string(n) + "; allowed are 0 to " + std::to_string(m_facts.frames - 1));
  if (m_decoded < 0 || n < m_decoded || n > m_decoded + kWorthDecodingThrough)
    seekBefore(n);
  while (m_decoded < n)
    advance(n);
  if (m_decoded > n)
    throw OutputError("frame " + std::to_string(n) + " is damaged");
  return scaled(m_input.frame(), side);
}

}  // namespace vortex::media
