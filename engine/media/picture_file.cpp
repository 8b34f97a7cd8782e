// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/picture_file.h"

#include "engine/media/media_input.h"
#include "engine/output/output_error.h"

#include <algorithm>
#include <string>

namespace vortex::media {

using ffmpeg::check;
using output::kLargestSide;
using output::OutputError;
using output::RgbFrame;

std::vector<std::byte> encodePng(std::span<const std::uint8_t> rgb, int width, int height) {
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
  const auto row = 3 * static_cast<std::size_t>(width);
  for (int y = 0; y < height; ++y)
    std::copy_n(rgb.data() + static_cast<std::size_t>(y) * row, row,
                frame->data[0] + static_cast<std::ptrdiff_t>(y) * frame->linesize[0]);

  check(avcodec_send_frame(codec.get(), frame.get()), "encoding the picture");
  check(avcodec_send_frame(codec.get(), nullptr), "encoding the picture");
  const ffmpeg::Packet packet = ffmpeg::newPacket();
  check(avcodec_receive_packet(codec.get(), packet.get()), "encoding the picture");
  const auto bytes = std::as_bytes(std::span(packet->data, static_cast<std::size_t>(packet->size)));
  return {bytes.begin(), bytes.end()};
}

RgbFrame readPicture(const std::filesystem::path& file) {
  MediaInput input(file, MediaInput::Kind::Picture, {"png_pipe"});
  const AVCodecContext& codec = input.codec();
  if (codec.width < 1 || codec.height < 1 || codec.width > kLargestSide || codec.height > kLargestSide)
    throw OutputError("a picture of " + std::to_string(codec.width) + " x " + std::to_string(codec.height) + "; allowed is up to " +
                      std::to_string(kLargestSide));
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
}

}  // namespace vortex::media
