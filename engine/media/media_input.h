// SPDX-License-Identifier: GPL-3.0-or-later
//
// One stream of a media file, decoded frame by frame. Throws OutputError.
#pragma once

#include "engine/media/ffmpeg.h"

#include <filesystem>
#include <initializer_list>
#include <memory>

namespace vortex::media {

class MediaInput {
 public:
  enum class Kind : std::uint8_t { Picture = 1, Sound };

  // formats: the containers that are taken, by FFmpeg's names; a file in another one is refused, so that none can send the demuxer
  // to other files or hosts.
  MediaInput(const std::filesystem::path& file, Kind kind, std::initializer_list<const char*> formats);

  const AVStream& stream() const { return *m_stream; }
  const AVCodecContext& codec() const { return *m_codec; }

  // The next frame into frame(); false at the file's end, damaged or not.
  bool next();
  const AVFrame& frame() const { return *m_frame; }

  // To the key frame at or before `pts`, in the stream's time base.
  void seek(std::int64_t pts);

 private:
  struct Close {
    void operator()(AVFormatContext* container) const { avformat_close_input(&container); }
  };
  std::unique_ptr<AVFormatContext, Close> m_container;
  const AVStream* m_stream = nullptr;
  ffmpeg::Codec m_codec;
  ffmpeg::Packet m_packet;
  ffmpeg::Frame m_frame;
  bool m_drained = false;  // the decoder has had the last packet
};

}  // namespace vortex::media
