// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text as the event stream of another system, read line by line as `vortex-engine import` reads it. What is wrong is told; an
// event that is read is written as a line that is read as the same event; and what the stream's check lets pass ascends and fits
// the store's bytes.
#include "engine/history/event_codec.h"
#include "engine/history/stream_check.h"
#include "engine/telemetry/event_json.h"
#include "engine/telemetry/event_json_reader.h"

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

using namespace vortex;

namespace {

void require(bool holds, std::string_view what, std::string_view line) {
  if (holds)
    return;
  std::cerr << "broken: " << what << ": " << line << '\n';
  std::abort();
}

void checkWritten(const Event& event, std::string_view line) {
  const std::string once = telemetry::toJson(event);
  const auto again = telemetry::readEventLine(once);
  require(again.has_value(), "what is written is read", once);
  const auto* const read = std::get_if<telemetry::ReadEvent>(&*again);
  require(read != nullptr && telemetry::toJson(read->event) == once, "what is written is what was read", line);

  std::vector<std::byte> bytes;
  history::encode(event.body, bytes);
  const auto stored = history::decode(history::kindOf(event.body), bytes);
  require(stored && telemetry::toJson({.seq = event.seq, .at = event.at, .body = *stored}) == once, "the store keeps what was read",
          line);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  history::StreamCheck check;
  std::uint64_t lastSeq = 0;
  while (!text.empty()) {
    const std::size_t feed = text.find('\n');
    const std::string_view line = text.substr(0, feed);
    text.remove_prefix(feed == std::string_view::npos ? text.size() : feed + 1);
    const auto read = telemetry::readEventLine(line);
    if (!read) {
      require(!read.error().empty(), "what cannot be read is told", line);
      continue;
    }
    const auto* const event = std::get_if<telemetry::ReadEvent>(&*read);
    if (event == nullptr)
      continue;
    checkWritten(event->event, line);
    if (!check.take(event->event)) {
      require(event->event.seq > lastSeq, "numbers ascend", line);
      lastSeq = event->event.seq;
    }
  }
  return 0;
}
