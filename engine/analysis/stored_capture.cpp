// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/stored_capture.h"

#include "engine/history/run_reader.h"

#include <utility>

namespace vortex::analysis {

std::string toString(const StoredCapture::Cut& cut) {
  return "Behind event " + std::to_string(cut.behind) + " nothing of it can be read: " + cut.why;
}

tl::expected<StoredCapture, history::FileTrouble> judgeCapture(const std::filesystem::path& file) {
  auto head = history::readCaptureHead(file);
  if (!head)
    return tl::unexpected(head.error());
  const auto reader = history::RunReader::open(file);
  if (!reader)
    return tl::unexpected(reader.error());
  StoredCapture stored{.head = std::move(*head), .judge = {}};
  const auto events = reader->events(stored.head.run);
  std::uint64_t last = 0;
  for (;;) {
    auto next = events();
    if (!next) {
      if (next.error().fault != history::FileFault::Damaged || !stored.judge.series().started())
        return tl::unexpected(next.error());
      stored.cut = {.behind = last, .why = next.error().detail};
      break;
    }
    if (!*next)
      break;
    last = (*next)->seq;
    if ((*next)->seq < stored.head.startedSeq)
      continue;  // of an earlier capture, or of none
    if ((*next)->body)
      stored.judge.take({.seq = (*next)->seq, .at = (*next)->at, .body = std::move(*(*next)->body)});
    else
      ++stored.unreadable;
  }
  stored.judge.settle();
  if (!stored.judge.series().started())
    return tl::unexpected(history::FileTrouble{
        .fault = history::FileFault::Damaged, .file = file.string(), .detail = "what was captured cannot be read"});
  return stored;
}

}  // namespace vortex::analysis
