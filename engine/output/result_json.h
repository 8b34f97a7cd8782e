// SPDX-License-Identifier: GPL-3.0-or-later
//
// result.json: all that is known of one slot, beside its clip. Keys are those of README.md, "result.json"; lengths in milliseconds
// with three decimals, sizes in bytes; what does not apply is null, never left out.
#pragma once

#include "engine/output/proof.h"
#include "engine/slot/slot_record.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vortex::output {

// What the output worker adds to the slot's record.
struct DeliveryRecord {
  bool delivered = false;                     // its clip is on the disk and named, as slot_delivered tells
  std::string message;                        // why not
  Duration encode{};                          // wall time of encoding, hashing and writing
  std::string videoCodec, audioCodec;         // "" without a clip
  std::map<std::string, std::int64_t> files;  // beside result.json: name, bytes
  std::vector<OutputDigest> outputs;          // those the slot came to
};

// Pretty-printed, ends with a line feed.
std::string resultJson(const SlotRecord& record, const DeliveryRecord& delivery);

// The recipe's canonical JSON, "" where the record has no recipe.
std::string canonicalRecipeOf(const SlotRecord& record);

}  // namespace vortex::output
