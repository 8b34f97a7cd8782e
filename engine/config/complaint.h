// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is wrong with a file a person wrote, said where it is wrong. Readers collect all complaints of a file before they return.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vortex::config {

enum class Severity : std::uint8_t {
  Warning = 1,  // read all the same
  Error,        // what it stands in is not used
};

struct Complaint {
  Severity severity = Severity::Error;
  std::string file;          // as the user named it; "--set" for a command line's assignment
  int line = 0, column = 0;  // from 1; columns count characters, not bytes; 0: about the file as a whole
  std::string key;           // "audio_track.speed", "recipes[2].audio_track.speed" in a list; "" where no key is concerned
  std::string message;       // what was found and what is allowed
  friend bool operator==(const Complaint&, const Complaint&) = default;
};

// "evening.yaml:12:10: error: audio_track.speed: 1.5 is out of range, allowed 0.8 to 1.2"
std::string toString(const Complaint& complaint);

bool hasErrors(const std::vector<Complaint>& complaints);

}  // namespace vortex::config
