// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lies in the ring between the caller that tells and the thread that stores. Only this build reads it, but for the first start
// of a later one after a kill: so the types' numbers stay, and a record that cannot be read is passed over.
#pragma once

#include "engine/history/event_codec.h"
#include "engine/history/store.h"
#include "engine/history/submission_note.h"
#include "engine/slot/recipe.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::history {

// Run: from here on it is this run that tells. Before the first one in a ring it is the last run of the database.
enum class RecordType : std::uint16_t { Event = 1, Submission = 2, Input = 3, Source = 4, SourcePart = 5, Run = 7, Addressing = 8 };

struct ToldEvent {
  std::uint64_t seq = 0;
  Time at{};
  EventKind kind = 0;
  std::span<const std::byte> body;  // of the bytes that were read
};
void writeEvent(const Event& event, std::vector<std::byte>& to);
std::optional<ToldEvent> readEvent(std::span<const std::byte> bytes);

// An input of the scheduler: the n-th of the run, from 1, its kind and body as schedule/input_codec.h writes them.
struct ToldInput {
  std::uint64_t n = 0;
  Time at{};
  std::uint16_t kind = 0;
  std::span<const std::byte> body;  // of the bytes that were read
};
void writeInput(const ToldInput& input, std::vector<std::byte>& to);
std::optional<ToldInput> readInput(std::span<const std::byte> bytes);

struct ToldSubmission {
  SlotId slot;
  std::int64_t wall = 0;
  std::string recipeId, label, canonicalJson;
  std::string sourceDigest;  // 32 bytes, SHA-256 of the file as given; "" where it came from none
  std::int64_t sourceLine = 0;
  SubmissionNote note;
};
void writeSubmission(SlotId slot, std::int64_t wall, const Recipe& recipe, std::string_view sourceDigest,
                     const SubmissionNote& note, std::vector<std::byte>& to);
std::optional<ToldSubmission> readSubmission(std::span<const std::byte> bytes);

struct ToldSource {
  std::string digest, name;
  std::uint64_t size = 0;
  std::optional<std::string> bytes;  // absent: more than are kept
  bool inParts = false;              // the bytes follow it, each part a record of its own
};
void writeSource(const ToldSource& source, std::vector<std::byte>& to);
std::optional<ToldSource> readSource(std::span<const std::byte> bytes);

struct ToldSourcePart {
  std::string digest;  // of the whole file
  std::uint64_t offset = 0;
  std::span<const std::byte> bytes;  // of those that were read, or given
};
void writeSourcePart(const ToldSourcePart& part, std::vector<std::byte>& to);
std::optional<ToldSourcePart> readSourcePart(std::span<const std::byte> bytes);

struct ToldAddressing {
  SlotId slot;
  std::int64_t wall = 0;
  std::string who, comment;
};
void writeAddressing(const ToldAddressing& addressing, std::vector<std::byte>& to);
std::optional<ToldAddressing> readAddressing(std::span<const std::byte> bytes);

struct RunRecord {
  std::string uuid;
  std::int64_t wall = 0;
  RunDescription run;
  std::string user;  // whom the program runs as; "" where the system has no name for them
};
void writeRun(const RunRecord& run, std::vector<std::byte>& to);
std::optional<RunRecord> readRun(std::span<const std::byte> bytes);

}  // namespace vortex::history
