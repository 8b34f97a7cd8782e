// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether two slots are the same, by what was recorded of them (contract 7): recipe, seed, and the digest of every output. Pure; it
// needs no file but for where in time a video differs, whose frames' digests outlive the frames.
//
// What a slot did not come to proves nothing: one that timed out in image and its rerun are the same so far as both came.
#pragma once

#include "engine/slot/event.h"
#include "engine/slot/stage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::analysis {

struct ProofFacts {
  std::string recipe;  // canonical JSON; "" where none was recorded
  std::optional<std::uint64_t> seed;
  std::vector<event::OutputMade> outputs;
  std::vector<std::string> frames;  // each frame's SHA-256 in hex; empty where they are not to be had
};

enum class ProofVerdict : std::uint8_t {
  Identical = 1,   // recipe, seed, and all outputs of both
  IdenticalSoFar,  // of the same recipe and seed; what both came to is the same, one came farther
  Differs,
  Unproved,  // nothing differs, and they have no output in common: on the simulated backend there is none
};
enum class InputMatch : std::uint8_t { Same = 1, Differs, Unknown };
enum class StageMatch : std::uint8_t { Neither = 1, Same, Differs, OnlyFirst, OnlySecond };

std::string_view toString(ProofVerdict verdict);  // "identical", "identical_so_far", "differs", "unproved"
std::string_view toString(InputMatch match);      // "same", "differs", "unknown"
std::string_view toString(StageMatch match);      // "neither", "same", "differs", "only_first", "only_second"

// Of two videos whose frames' digests are both known. What the longer one has beyond the shorter one differs.
struct FrameDifference {
  int count = 0, of = 0;    // of: the longer one's frames
  int first = 0, last = 0;  // from 0
};

struct ProofComparison {
  ProofVerdict verdict = ProofVerdict::Unproved;
  InputMatch recipe = InputMatch::Unknown, seed = InputMatch::Unknown;
  PerStage<StageMatch> stages{{StageMatch::Neither, StageMatch::Neither, StageMatch::Neither, StageMatch::Neither}};
  std::optional<Stage> firstStage;        // in the order audio, image, video, clip, that differs
  std::optional<FrameDifference> frames;  // where video differs and it is known where
};
ProofComparison compareProofs(const ProofFacts& first, const ProofFacts& second);

// The stage that makes an output of this kind: "sound", "marks", "picture", "frames", "embedding". Absent: a later program's kind.
std::optional<Stage> stageOfOutput(std::string_view kind);

}  // namespace vortex::analysis
