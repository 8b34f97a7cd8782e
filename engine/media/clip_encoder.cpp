// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/clip_encoder.h"

#include "engine/media/ffmpeg.h"
#include "engine/output/output_error.h"
#include "engine/slot/job.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <algorithm>
#include <initializer_list>
#include <system_error>
#include <vector>

namespace vortex::media {

using output::ClipSettings;
using output::ClipSource;
using output::CodecChoice;
using output::OutputError;

namespace {

using ffmpeg::check;

// Opus decodes at 48 kHz whatever it was given, and players count its priming in those samples: given 24 kHz, sound comes 3 ms
// late.
constexpr int kOpusRate = 2 * kSampleRate;

const AVCodec* firstOf(std::initializer_list<const char*> names, const char* what) {
  std::string tried;
  for (const char* name : names) {
    if (const AVCodec* codec = avcodec_find_encoder_by_name(name))
      return codec;
    tried += (tried.empty() ? "" : ", ") + std::string(name);
  }
  throw OutputError(std::string("this FFmpeg has no encoder for ") + what + " (tried " + tried + ")");
}

// One stream of the file: an encoder and where its packets go.
class Track {
 public:
  Track(AVFormatContext* container, const AVCodec* codec) : m_container(container), m_codec(ffmpeg::newCodec(codec)) {
    if (container->oformat->flags & AVFMT_GLOBALHEADER)
      m_codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  }

  AVCodecContext& codec() { return *m_codec; }
  std::string name() const { return m_codec->codec->name; }

  void setOption(const char* key, const std::string& value) {
    check(av_opt_set(m_codec->priv_data, key, value.c_str(), 0),
          "option " + std::string(key) + "=" + value + " of the encoder " + name());
  }

  // After the codec's fields are set.
  void open() {
    check(avcodec_open2(m_codec.get(), nullptr, nullptr), "opening the encoder " + name());
    m_stream = avformat_new_stream(m_container, nullptr);
    if (m_stream == nullptr)
      throw OutputError("out of host memory for a stream");
    m_stream->time_base = m_codec->time_base;
    m_stream->avg_frame_rate = m_codec->framerate;
    check(avcodec_parameters_from_context(m_stream->codecpar, m_codec.get()), "describing the stream of " + name());
  }

  void encode(const AVFrame& frame) { send(&frame); }
  void finish() { send(nullptr); }

 private:
  void send(const AVFrame* frame) {
    check(avcodec_send_frame(m_codec.get(), frame), "encoding with " + name());
    for (;;) {
      const int code = avcodec_receive_packet(m_codec.get(), m_packet.get());
      if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
        return;
      check(code, "encoding with " + name());
      av_packet_rescale_ts(m_packet.get(), m_codec->time_base, m_stream->time_base);
      m_packet->stream_index = m_stream->index;
      check(av_interleaved_write_frame(m_container, m_packet.get()), "writing the clip");
    }
  }

  AVFormatContext* m_container;
  ffmpeg::Codec m_codec;
  AVStream* m_stream = nullptr;  // the container's
  ffmpeg::Packet m_packet = ffmpeg::newPacket();
};

// Full chroma input halves swscale's time on planar RGB and takes the mean of each four pixels.
constexpr int kScaling = SWS_AREA | SWS_FULL_CHR_H_INP;

class Picture {
 public:
  Picture(AVFormatContext* container, const ClipSource& source, const ClipSettings& settings)
      : m_width(source.width), m_height(source.height),
        m_track(container, settings.codecs == CodecChoice::Best ? firstOf({"libx264", "libvpx-vp9"}, "H.264 or VP9")
                                                                : firstOf({"libvpx-vp9"}, "VP9")) {
    AVCodecContext& codec = m_track.codec();
    codec.width = m_width;
    codec.height = m_height;
    codec.pix_fmt = AV_PIX_FMT_YUV420P;
    codec.time_base = {1, kClipFps};
    codec.framerate = {kClipFps, 1};
    codec.color_range = AVCOL_RANGE_MPEG;
    codec.colorspace = AVCOL_SPC_BT709;
    codec.color_primaries = AVCOL_PRI_BT709;
    codec.color_trc = AVCOL_TRC_BT709;
    codec.gop_size = settings.keyframeEvery;
    codec.thread_count = settings.threads;
    if (m_track.name() == "libx264") {
      m_track.setOption("preset", settings.preset);
      m_track.setOption("crf", std::to_string(settings.crf));
    } else {
      // VP9's 0..63 scale gives about the same quality 10 further up.
      m_track.setOption("crf", std::to_string(std::min(settings.crf + 10, 63)));
      m_track.setOption("deadline", "realtime");
      m_track.setOption("cpu-used", "7");
    }
    m_track.open();

    m_yuv->format = AV_PIX_FMT_YUV420P;
    m_yuv->width = m_width;
    m_yuv->height = m_height;
    m_yuv->color_range = AVCOL_RANGE_MPEG;
    m_yuv->colorspace = AVCOL_SPC_BT709;
    check(av_frame_get_buffer(m_yuv.get(), 0), "a frame of host memory");

    m_scaler.reset(sws_getContext(m_width, m_height, AV_PIX_FMT_GBRP, m_width, m_height, AV_PIX_FMT_YUV420P, kScaling, nullptr,
                                  nullptr, nullptr));
    if (m_scaler == nullptr)
      throw OutputError("no conversion from RGB to 4:2:0 for frames of " + std::to_string(m_width) + "x" +
                        std::to_string(m_height));
    constexpr int kFull = 1, kLimited = 0, kUnit = 1 << 16;
    sws_setColorspaceDetails(m_scaler.get(), sws_getCoefficients(SWS_CS_ITU709), kFull, sws_getCoefficients(SWS_CS_ITU709),
                             kLimited, 0, kUnit, kUnit);
  }

  void encode(std::span<const std::uint8_t> frame) {
    check(av_frame_make_writable(m_yuv.get()), "a frame of host memory");
    const std::size_t plane = static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height);
    const std::uint8_t* const red = frame.data();
    const std::uint8_t* const planes[] = {red + plane, red + 2 * plane, red, nullptr};  // GBRP's order
    const int strides[] = {m_width, m_width, m_width, 0};
    check(sws_scale(m_scaler.get(), planes, strides, 0, m_height, m_yuv->data, m_yuv->linesize), "converting a frame to 4:2:0");
    m_yuv->pts = m_next++;
    m_track.encode(*m_yuv);
  }
  void finish() { m_track.finish(); }
  std::string codec() const { return m_track.name(); }

 private:
  int m_width, m_height;
  Track m_track;
  ffmpeg::Frame m_yuv = ffmpeg::newFrame();
  ffmpeg::Scaler m_scaler;
  std::int64_t m_next = 0;
};

// The sound at twice its rate, as long as before.
std::vector<float> doubled(std::span<const float> samples) {
  AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
  SwrContext* made = nullptr;
  check(swr_alloc_set_opts2(&made, &mono, AV_SAMPLE_FMT_FLT, kOpusRate, &mono, AV_SAMPLE_FMT_FLT, kSampleRate, 0, nullptr),
        "resampling");
  const ffmpeg::Resampler resampler(made);
  check(swr_init(resampler.get()), "resampling");
  std::vector<float> out(2 * samples.size());
  const auto* in = reinterpret_cast<const std::uint8_t*>(samples.data());
  auto* to = reinterpret_cast<std::uint8_t*>(out.data());
  const auto room = static_cast<int>(out.size());
  const int first = check(swr_convert(resampler.get(), &to, room, &in, static_cast<int>(samples.size())), "resampling");
  to = reinterpret_cast<std::uint8_t*>(out.data() + first);
  check(swr_convert(resampler.get(), &to, room - first, nullptr, 0), "resampling");
  return out;
}

class SoundTrack {
 public:
  SoundTrack(AVFormatContext* container, std::span<const float> samples, const ClipSettings& settings)
      : m_samples(samples), m_track(container, settings.codecs == CodecChoice::Best ? firstOf({"aac", "libopus"}, "AAC or Opus")
                                                                                    : firstOf({"libopus"}, "Opus")) {
    const bool opus = m_track.name() == "libopus";
    if (opus) {
      m_doubled = doubled(samples);
      m_samples = m_doubled;
    }
    m_rate = opus ? kOpusRate : kSampleRate;
    AVCodecContext& codec = m_track.codec();
    codec.sample_rate = m_rate;
    codec.sample_fmt = opus ? AV_SAMPLE_FMT_FLT : AV_SAMPLE_FMT_FLTP;  // the same bytes in mono
    av_channel_layout_default(&codec.ch_layout, 1);
    codec.bit_rate = settings.audioBitsPerSecond;
    codec.time_base = {1, m_rate};
    m_track.open();
  }

  // Encodes what is complete before the end of frame `frames`, in the encoder's own portions; the last portion may be shorter.
  void encodeUpTo(int frames) {
    const std::int64_t end = static_cast<std::int64_t>(frames) * (m_rate / kClipFps);
    const auto total = static_cast<std::int64_t>(m_samples.size());
    const std::int64_t portionSize = m_track.codec().frame_size;
    while (m_next < total && (m_next + portionSize <= end || end >= total)) {
      const auto count = static_cast<int>(std::min(portionSize, total - m_next));
      const ffmpeg::Frame portion = ffmpeg::newFrame();
      portion->format = m_track.codec().sample_fmt;
      portion->sample_rate = m_rate;
      portion->nb_samples = count;
      check(av_channel_layout_copy(&portion->ch_layout, &m_track.codec().ch_layout), "a channel layout");
      check(av_frame_get_buffer(portion.get(), 0), "a portion of sound");
      std::copy_n(m_samples.data() + m_next, count, reinterpret_cast<float*>(portion->data[0]));
      portion->pts = m_next;
      m_next += count;
      m_track.encode(*portion);
    }
  }
  void finish() { m_track.finish(); }
  std::string codec() const { return m_track.name(); }

 private:
  std::span<const float> m_samples;
  std::vector<float> m_doubled;  // Opus only
  int m_rate = kSampleRate;
  Track m_track;
  std::int64_t m_next = 0;
};

}  // namespace

output::ClipReport encodeClip(const std::filesystem::path& file, const ClipSource& source, const ClipSettings& settings,
                              const output::ClipHooks& hooks) {
  ffmpeg::captureLog();

  const std::string url = "file:" + file.string();  // no path is taken for another protocol
  AVFormatContext* opened = nullptr;
  check(avformat_alloc_output_context2(&opened, nullptr, "mp4", url.c_str()), "an MP4 file");
  const ffmpeg::Container container(opened);
  Picture picture(container.get(), source, settings);
  SoundTrack sound(container.get(), source.sound, settings);
  check(avio_open(&container->pb, url.c_str(), AVIO_FLAG_WRITE), "opening the clip");
  check(av_opt_set(container->priv_data, "movflags", "+faststart", 0), "the index in front");
  check(avformat_write_header(container.get(), nullptr), "writing the clip");

  const std::size_t frameBytes = source.frames.size() / static_cast<std::size_t>(source.count);
  for (int i = 0; i < source.count; ++i) {
    const auto frame = source.frames.subspan(static_cast<std::size_t>(i) * frameBytes, frameBytes);
    if (hooks.onFrame)
      hooks.onFrame(i, frame);
    picture.encode(frame);
    sound.encodeUpTo(i + 1);
  }
  if (hooks.onSourceRead)
    hooks.onSourceRead();
  picture.finish();
  sound.finish();
  check(av_write_trailer(container.get()), "finishing the clip");
  check(avio_closep(&container->pb), "closing the clip");

  std::error_code error;
  const auto bytes = std::filesystem::file_size(file, error);
  if (error)
    throw OutputError("the clip is gone: " + error.message());
  return {.videoCodec = picture.codec(), .audioCodec = sound.codec(), .bytes = static_cast<std::int64_t>(bytes)};
}

}  // namespace vortex::media
