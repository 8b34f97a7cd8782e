// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/ring_records.h"

#include <cstring>

namespace vortex::history {
namespace {

struct EventHead {
  std::uint64_t seq;
  std::int64_t at;
  std::uint64_t kind;
};

template <typename T>
void put(const T& value, std::vector<std::byte>& to) {
  const auto* const bytes = reinterpret_cast<const std::byte*>(&value);
  to.insert(to.end(), bytes, bytes + sizeof value);
}
void put(const std::string& text, std::vector<std::byte>& to) {
  put(static_cast<std::uint64_t>(text.size()), to);
  const auto* const bytes = reinterpret_cast<const std::byte*>(text.data());
  to.insert(to.end(), bytes, bytes + text.size());
}

template <typename T>
bool take(std::span<const std::byte>& from, T& value) {
  if (from.size() < sizeof value)
    return false;
  std::memcpy(&value, from.data(), sizeof value);
  from = from.subspan(sizeof value);
  return true;
}
bool take(std::span<const std::byte>& from, std::string& text) {
  std::uint64_t length = 0;
  if (!take(from, length) || length > from.size())
    return false;
  text.assign(reinterpret_cast<const char*>(from.data()), static_cast<std::size_t>(length));
  from = from.subspan(static_cast<std::size_t>(length));
  return true;
}

}  // namespace

void writeEvent(const Event& event, std::vector<std::byte>& to) {
  put(EventHead{event.seq, event.at.time_since_epoch().count(), kindOf(event.body)}, to);
  encode(event.body, to);
}

std::optional<ToldEvent> readEvent(std::span<const std::byte> bytes) {
  EventHead head{};
  if (!take(bytes, head))
    return std::nullopt;
  return ToldEvent{.seq = head.seq, .at = Time{Duration{head.at}}, .kind = static_cast<EventKind>(head.kind), .body = bytes};
}

void writeSubmission(SlotId slot, std::int64_t wall, const Recipe& recipe, std::vector<std::byte>& to) {
  put(slot.value, to);
  put(wall, to);
  put(recipe.recipeId, to);
  put(recipe.label, to);
  put(recipe.canonicalJson, to);
}

std::optional<ToldSubmission> readSubmission(std::span<const std::byte> bytes) {
  ToldSubmission submission;
  if (!take(bytes, submission.slot.value) || !take(bytes, submission.wall) || !take(bytes, submission.recipeId) ||
      !take(bytes, submission.label) || !take(bytes, submission.canonicalJson))
    return std::nullopt;
  return submission;
}

}  // namespace vortex::history
