// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/png_writer.h"

#include "engine/output/ffmpeg.h"
#include "engine/output/output_error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

namespace vortex::output {

using ffmpeg::check;

void writePng(PendingFile& file, std::span<const float> picture, int width, int height) {
  const std::size_t plane = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  if (width < 1 || height < 1 || picture.size() != 3 * plane)
    throw OutputError("a picture of 3x" + std::to_string(height) + "x" + std::to_string(width) + " does not have " +
                      std::to_string(picture.size()) + " values");
  ffmpeg::captureLog();
  const AVCodec* png = avcodec_find_encoder_by_name("png");
  if (png == nullptr)
    throw OutputError("this FFmpeg has no PNG encoder");
  const ffmpeg::Codec codec = ffmpeg::newCodec(png);
  codec->width = width;
  codec->height = height;
  codec->pix_fmt = AV_PIX_FMT_RGB24;
  codec->time_base = {1, 1};
  check(avcodec_open2(codec.get(), nullptr, nullptr), "opening the encoder png");

  const ffmpeg::Frame frame = ffmpeg::newFrame();
  frame->format = AV_PIX_FMT_RGB24;
  frame->width = width;
  frame->height = height;
  check(av_frame_get_buffer(frame.get(), 0), "a frame of host memory");
  for (int y = 0; y < height; ++y) {
    std::uint8_t* pixel = frame->data[0] + static_cast<std::ptrdiff_t>(y) * frame->linesize[0];
    for (int x = 0; x < width; ++x)
      for (std::size_t c = 0; c < 3; ++c) {
        const float value =
            picture[c * plane + static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
        if (!std::isfinite(value))
          throw OutputError("the picture's value at x " + std::to_string(x) + ", y " + std::to_string(y) + " is not finite");
        *pixel++ = static_cast<std::uint8_t>(std::clamp(std::lround(value * 255.0f), 0L, 255L));
      }
  }

  check(avcodec_send_frame(codec.get(), frame.get()), "encoding the picture");
  check(avcodec_send_frame(codec.get(), nullptr), "encoding the picture");
  const ffmpeg::Packet packet = ffmpeg::newPacket();
  check(avcodec_receive_packet(codec.get(), packet.get()), "encoding the picture");
  file.write(std::as_bytes(std::span(packet->data, static_cast<std::size_t>(packet->size))));
}

}  // namespace vortex::output
