// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts one slot on the disk, in the calling thread. In OUT/slot-000007/:
//   clip.mp4       where the slot has frames and sound
//   audio.wav      its sound, actor.png its picture, each where it came to one
//   marks.npy      the voice's timing marks, where it has sound
//   frames.sha256  each frame's SHA-256, where it has frames
//   proof.txt      the text whose SHA-256 is the slot's proof
//   result.json    last, so that who sees it sees the others
// A failure is that slot's alone: what was written of it is removed, and a result.json with the reason is left where the disk still
// takes one. Each lease is let go as soon as its bytes were read.
#pragma once

#include "engine/backend/artifact.h"
#include "engine/output/clip_writer.h"
#include "engine/slot/event.h"
#include "engine/slot/slot_record.h"

#include <atomic>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace vortex::output {

struct DeliveryJob {
  SlotRecord record;
  std::vector<backend::Artifact> artifacts;  // what the slot left, at most one of a kind; those without a lease are passed over
};

// What is on the disk of a slot, and the digests of what it came to.
struct OnDisk {
  std::filesystem::path folder;  // empty where there is none
  Bytes bytes;                   // of the files in it
  std::vector<event::OutputMade> outputs;
};
struct Delivered {
  SlotId slot;
  Duration encode{};  // wall time from the job's turn to its last file
  bool clip = false;  // false: the slot left no clip, only its record and what it came to
  OnDisk made;
};
struct DeliveryFailed {
  SlotId slot;
  std::string message;
  OnDisk made;  // the folder with the reason where one could be left; what was digested before it failed
};
using DeliveryResult = std::variant<Delivered, DeliveryFailed>;

struct DeliverySettings {
  std::filesystem::path out;
  ClipSettings clip;
};

inline constexpr const char* kNothingForAClip = "the slot left no frames or no sound to make a clip of";
inline constexpr const char* kAbandoned = "abandoned: the engine is shutting down";

// Never throws. `abandon` is looked at before each frame; set, the slot fails with kAbandoned.
DeliveryResult deliver(DeliveryJob job, const DeliverySettings& settings, const std::atomic<bool>& abandon);

}  // namespace vortex::output
