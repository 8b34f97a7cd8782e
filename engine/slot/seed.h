// SPDX-License-Identifier: Apache-2.0
//
// Seeds of stages (contract 7): each stage has a generator of its own, derived from (slot seed, stage), so that a retry or a rerun
// of one stage draws the same numbers whatever the others did. The mixer is splitmix64's finaliser (Steele, Lea and Flood 2014).
#pragma once

#include "engine/slot/stage.h"

#include <cstdint>

namespace vortex {

constexpr std::uint64_t mix64(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

constexpr std::uint64_t stageSeed(std::uint64_t slotSeed, Stage stage) {
  return mix64(mix64(slotSeed) ^ static_cast<std::uint64_t>(stage));
}

}  // namespace vortex
