// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/ring_records.h"

#include <cstring>
#include <utility>

namespace vortex::history {
namespace {

enum Kept : std::uint8_t { kNotKept, kWhole, kInParts };  // of a source's bytes

struct EventHead {
  std::uint64_t seq;
  std::int64_t at;
  std::uint64_t kind;
};
struct InputHead {
  std::uint64_t n;
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

void writeInput(const ToldInput& input, std::vector<std::byte>& to) {
  put(InputHead{input.n, input.at.time_since_epoch().count(), input.kind}, to);
  to.insert(to.end(), input.body.begin(), input.body.end());
}

std::optional<ToldInput> readInput(std::span<const std::byte> bytes) {
  InputHead head{};
  if (!take(bytes, head))
    return std::nullopt;
  return ToldInput{.n = head.n, .at = Time{Duration{head.at}}, .kind = static_cast<std::uint16_t>(head.kind), .body = bytes};
}

void writeSubmission(SlotId slot, std::int64_t wall, const Recipe& recipe, std::string_view sourceDigest,
                     const SubmissionNote& note, std::vector<std::byte>& to) {
  put(slot.value, to);
  put(wall, to);
  put(recipe.recipeId, to);
  put(recipe.label, to);
  put(recipe.canonicalJson, to);
  put(std::string(sourceDigest), to);
  put(static_cast<std::int64_t>(recipe.sourceLine), to);
  put(static_cast<std::uint8_t>(note.seed.has_value()), to);
  put(note.seed.value_or(0), to);
  put(static_cast<std::uint8_t>(note.onCadence), to);
  put(note.rerunOf.value_or(SlotId{}).value, to);
}

std::optional<ToldSubmission> readSubmission(std::span<const std::byte> bytes) {
  ToldSubmission told;
  if (!take(bytes, told.slot.value) || !take(bytes, told.wall) || !take(bytes, told.recipeId) || !take(bytes, told.label) ||
      !take(bytes, told.canonicalJson))
    return std::nullopt;
  if (bytes.empty())
    return told;  // version 1 of the store ended here
  std::uint8_t hasSeed = 0, onCadence = 0;
  std::uint64_t seed = 0, rerunOf = 0;
  if (!take(bytes, told.sourceDigest) || !take(bytes, told.sourceLine) || !take(bytes, hasSeed) || !take(bytes, seed) ||
      !take(bytes, onCadence) || !take(bytes, rerunOf))
    return std::nullopt;
  if (hasSeed != 0)
    told.note.seed = seed;
  told.note.onCadence = onCadence != 0;
  if (rerunOf != 0)
    told.note.rerunOf = SlotId{rerunOf};
  return told;
}

void writeSource(const ToldSource& source, std::vector<std::byte>& to) {
  put(source.digest, to);
  put(source.name, to);
  put(source.size, to);
  put(static_cast<std::uint8_t>(source.inParts ? kInParts : source.bytes ? kWhole : kNotKept), to);
  put(source.bytes.value_or(std::string()), to);
}

std::optional<ToldSource> readSource(std::span<const std::byte> bytes) {
  ToldSource source;
  std::uint8_t kept = kNotKept;
  std::string content;
  if (!take(bytes, source.digest) || !take(bytes, source.name) || !take(bytes, source.size) || !take(bytes, kept) ||
      !take(bytes, content))
    return std::nullopt;
  source.inParts = kept == kInParts;
  if (kept == kWhole)
    source.bytes = std::move(content);
  return source;
}

void writeSourcePart(const ToldSourcePart& part, std::vector<std::byte>& to) {
  put(part.digest, to);
  put(part.offset, to);
  to.insert(to.end(), part.bytes.begin(), part.bytes.end());
}

std::optional<ToldSourcePart> readSourcePart(std::span<const std::byte> bytes) {
  ToldSourcePart part;
  if (!take(bytes, part.digest) || !take(bytes, part.offset))
    return std::nullopt;
  part.bytes = bytes;
  return part;
}

void writeAddressing(const ToldAddressing& addressing, std::vector<std::byte>& to) {
  put(addressing.slot.value, to);
  put(addressing.wall, to);
  put(addressing.who, to);
  put(addressing.comment, to);
}

std::optional<ToldAddressing> readAddressing(std::span<const std::byte> bytes) {
  ToldAddressing addressing;
  if (!take(bytes, addressing.slot.value) || !take(bytes, addressing.wall) || !take(bytes, addressing.who) ||
      !take(bytes, addressing.comment))
    return std::nullopt;
  return addressing;
}

void writeRun(const RunRecord& run, std::vector<std::byte>& to) {
  put(run.uuid, to);
  put(run.wall, to);
  for (const std::string* text : {&run.run.program, &run.run.version, &run.run.profile, &run.run.backend, &run.run.settings})
    put(*text, to);
  put(run.run.outputFolder.string(), to);
  put(run.run.clockScale, to);
  put(run.user, to);
}

std::optional<RunRecord> readRun(std::span<const std::byte> bytes) {
  RunRecord run;
  if (!take(bytes, run.uuid) || !take(bytes, run.wall))
    return std::nullopt;
  for (std::string* text : {&run.run.program, &run.run.version, &run.run.profile, &run.run.backend, &run.run.settings})
    if (!take(bytes, *text))
      return std::nullopt;
  std::string folder;
  if (!take(bytes, folder) || !take(bytes, run.run.clockScale))
    return std::nullopt;
  run.run.outputFolder = folder;
  if (!bytes.empty() && !take(bytes, run.user))  // version 2 of the store ended before it
    return std::nullopt;
  return run;
}

}  // namespace vortex::history
