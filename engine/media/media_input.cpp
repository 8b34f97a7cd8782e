// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/media_input.h"

#include <string>

namespace vortex::media {
namespace {

using ffmpeg::check;

constexpr std::int64_t kMostProbed = 4 << 20;  // bytes read to find out what is in a file

AVFormatContext* opened(const std::filesystem::path& file, std::initializer_list<const char*> formats) {
  std::string allowed;
  for (const char* format : formats)
    allowed += (allowed.empty() ? "" : ",") + std::string(format);
  AVDictionary* options = nullptr;
  av_dict_set(&options, "format_whitelist", allowed.c_str(), 0);
  av_dict_set(&options, "protocol_whitelist", "file", 0);
  av_dict_set_int(&options, "probesize", kMostProbed, 0);
  AVFormatContext* container = nullptr;
  const int code = avformat_open_input(&container, ("file:" + file.string()).c_str(), nullptr, &options);
  av_dict_free(&options);
  check(code, "opening it");  // a context that did not open has been freed
  return container;
}

}  // namespace

MediaInput::MediaInput(const std::filesystem::path& file, Kind kind, std::initializer_list<const char*> formats) {
  ffmpeg::captureLog();
  m_container.reset(opened(file, formats));
  check(avformat_find_stream_info(m_container.get(), nullptr), "reading its head");
  const AVCodec* decoder = nullptr;
  const int index = check(
      av_find_best_stream(m_container.get(), kind == Kind::Picture ? AVMEDIA_TYPE_VIDEO : AVMEDIA_TYPE_AUDIO, -1, -1, &decoder, 0),
      kind == Kind::Picture ? "looking for a picture in it" : "looking for sound in it");
  m_stream = m_container->streams[index];
  for (unsigned i = 0; i < m_container->nb_streams; ++i)
    m_container->streams[i]->discard = static_cast<int>(i) == index ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
  m_codec = ffmpeg::newCodec(decoder);
  check(avcodec_parameters_to_context(m_codec.get(), m_stream->codecpar), "reading its head");
  m_codec->pkt_timebase = m_stream->time_base;
  m_codec->thread_count = 1;  // beside an engine that wants every core
  m_codec->max_pixels = 8192 * 8192;
  check(avcodec_open2(m_codec.get(), decoder, nullptr), "opening the decoder");
  m_packet = ffmpeg::newPacket();
  m_frame = ffmpeg::newFrame();
}

bool MediaInput::next() {
  for (;;) {
    const int got = avcodec_receive_frame(m_codec.get(), m_frame.get());
    if (got >= 0)
      return true;
    if (got == AVERROR_EOF || m_drained)
      return false;
    if (got != AVERROR(EAGAIN))
      check(got, "decoding");
    int read = 0;
    do {
      av_packet_unref(m_packet.get());
      read = av_read_frame(m_container.get(), m_packet.get());
    } while (read >= 0 && m_packet->stream_index != m_stream->index);
    if (read < 0) {  // the end; a file that was cut off ends here, too
      m_drained = avcodec_send_packet(m_codec.get(), nullptr) < 0;
      continue;
    }
    // A packet that makes no sense is passed over: what can be shown of a damaged clip is shown.
    avcodec_send_packet(m_codec.get(), m_packet.get());
  }
}

void MediaInput::seek(std::int64_t pts) {
  check(av_seek_frame(m_container.get(), m_stream->index, pts, AVSEEK_FLAG_BACKWARD), "seeking");
  avcodec_flush_buffers(m_codec.get());
  m_drained = false;
}

}  // namespace vortex::media
