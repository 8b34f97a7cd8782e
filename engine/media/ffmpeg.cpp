// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/ffmpeg.h"

#include "engine/output/output_error.h"

#include <array>
#include <cstdarg>
#include <cstdio>
#include <utility>

namespace vortex::media::ffmpeg {

using output::OutputError;

namespace {

// The callback has no user pointer that would reach the caller, so the line waits with its thread.
std::string& lastLine() {
  thread_local std::string line;
  return line;
}

void keepErrors(void*, int level, const char* format, va_list arguments) {
  if (level > AV_LOG_ERROR)
    return;
  std::array<char, 512> text{};
  const int length = std::vsnprintf(text.data(), text.size(), format, arguments);
  if (length <= 0)
    return;
  std::string line(text.data());
  while (!line.empty() && (line.back() == '\n' || line.back() == ' '))
    line.pop_back();
  if (!line.empty())
    lastLine() = std::move(line);
}

template <typename Owner, typename Pointer>
Owner owned(Pointer* pointer, const char* what) {
  if (pointer == nullptr)
    throw OutputError(std::string("out of host memory for ") + what);
  return Owner(pointer);
}

}  // namespace

Frame newFrame() { return owned<Frame>(av_frame_alloc(), "a frame"); }
Packet newPacket() { return owned<Packet>(av_packet_alloc(), "a packet"); }
Codec newCodec(const AVCodec* codec) { return owned<Codec>(avcodec_alloc_context3(codec), "an encoder"); }

int check(int code, const std::string& what) {
  if (code >= 0)
    return code;
  std::array<char, AV_ERROR_MAX_STRING_SIZE> words{};
  av_strerror(code, words.data(), words.size());
  std::string message = what + ": " + words.data();
  if (const std::string said = std::exchange(lastLine(), {}); !said.empty())
    message += " (" + said + ")";
  throw OutputError(message);
}

void captureLog() {
  av_log_set_callback(keepErrors);
  lastLine().clear();
}

}  // namespace vortex::media::ffmpeg
