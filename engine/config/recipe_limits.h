// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bounds of what a person may hand in. They hold before and while a file is read, so that no file, however hostile, costs more
// than about a second or a few hundred megabytes; and a Job made of a recipe fits one message of the link (64 KiB).
#pragma once

#include <cstddef>

namespace vortex::config {

inline constexpr std::size_t kMaxFileBytes = 16u << 20;  // JSON
// YAML: yaml-cpp reads about 3 MB/s, and keeps some 200 bytes a character of a list or mapping in [ ] or { } until it ends.
inline constexpr std::size_t kMaxYamlBytes = 2u << 20;
inline constexpr std::size_t kMaxConfigBytes = 1u << 20;
inline constexpr std::size_t kMaxYamlFlow = 500'000;      // of the characters [ { , in a YAML file
inline constexpr std::size_t kMaxDepth = 64;              // collections inside one another
inline constexpr std::size_t kMaxNodes = 1'000'000;       // values of a file, aliases counted as often as they are used
inline constexpr std::size_t kMaxTextBytes = 32u << 20;   // text of a file, aliases counted as often as they are used
inline constexpr std::size_t kMaxComplaints = 1'000;      // of a file; what is beyond is counted in the last one
inline constexpr std::size_t kMaxRecipes = 10'000;        // of a file
inline constexpr std::size_t kMaxSpokenBytes = 8u << 10;  // a script, a prompt, a negative prompt
inline constexpr std::size_t kMaxNameBytes = 256;         // a recipe_id, slot_id, voice_id, version, camera_motion
inline constexpr std::size_t kMaxExpressions = 256;       // of a recipe
inline constexpr std::size_t kMaxConcepts = 256;          // banned or required concepts of a recipe, each a name
inline constexpr double kMaxDuration_s = 600;             // of a clip

}  // namespace vortex::config
