// SPDX-License-Identifier: GPL-3.0-or-later
//
// What this process holds of the machine: to be the same before and after.
#pragma once

#include <string>

namespace vortex::link::test {

struct Inventory {
  int descriptors = 0;  // open ones
  int memories = 0;     // of those, memfds
  int mappings = 0;     // of memfds
  int children = 0;     // processes, zombies included
  static Inventory take();
  std::string text() const;
  friend bool operator==(const Inventory&, const Inventory&) = default;
};

}  // namespace vortex::link::test
