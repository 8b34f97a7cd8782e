// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/session_record.h"

#include <utility>

namespace vortex::report {
namespace {

constexpr int kMostSessionSlots = 100'000;

}  // namespace

tl::expected<analysis::SessionRecord, std::string> recordOf(const history::Reader& reader, const history::RunLine& run,
                                                            const std::atomic<bool>& abandon) {
  history::SlotFilter filter;
  filter.run = run.uuid;
  filter.most = kMostSessionSlots;
  auto slots = reader.list(filter);
  if (!slots)
    return tl::unexpected(slots.error());
  analysis::SessionRecord record{.device = run.device, .lines = {}, .attempts = {}};
  for (history::SlotLine& slot : *slots) {
    if (abandon.load(std::memory_order_relaxed))
      return tl::unexpected(std::string("given up"));
    auto attempts = reader.attempts(slot.slot);
    if (!attempts)
      return tl::unexpected(attempts.error());
    record.add(std::move(slot), std::move(*attempts));
  }
  return record;
}

}  // namespace vortex::report
