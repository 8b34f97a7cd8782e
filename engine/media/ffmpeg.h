// SPDX-License-Identifier: GPL-3.0-or-later
//
// FFmpeg's handles as owners, its error codes as OutputError.
#pragma once

#include <memory>
#include <string>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

namespace vortex::media::ffmpeg {

struct Free {
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
  void operator()(SwsContext* scaler) const { sws_freeContext(scaler); }
  void operator()(SwrContext* resampler) const { swr_free(&resampler); }
  // Closes the file as well; who wants to know whether that went well closes it before.
  void operator()(AVFormatContext* container) const {
    avio_closep(&container->pb);
    avformat_free_context(container);
  }
};
using Codec = std::unique_ptr<AVCodecContext, Free>;
using Frame = std::unique_ptr<AVFrame, Free>;
using Packet = std::unique_ptr<AVPacket, Free>;
using Scaler = std::unique_ptr<SwsContext, Free>;
using Resampler = std::unique_ptr<SwrContext, Free>;
using Container = std::unique_ptr<AVFormatContext, Free>;

Frame newFrame();
Packet newPacket();
Codec newCodec(const AVCodec* codec);

// Returns code when it is not negative; else throws output::OutputError: "<what>: <FFmpeg's words>", with what FFmpeg logged last
// in this thread, which often names the cause.
int check(int code, const std::string& what);

// FFmpeg's log is one callback for the whole process: from here on it writes nothing to the screen and keeps each thread's last
// error line for check(). Cheap to call again.
void captureLog();

}  // namespace vortex::media::ffmpeg
