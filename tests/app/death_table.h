// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was measured of the device's deaths: a line a kind.
#pragma once

#include "engine/slot/units.h"

#include <map>
#include <string>
#include <vector>

namespace vortex::test {

struct DeathFigures {
  std::vector<double> noticed, back;  // ms: from the cause to device_lost; from device_lost to device_ready
  int deaths = 0, retried = 0, onTime = 0;
  std::map<std::string, int> outcomes;  // of the slots that were there, and of the next on the cadence
};

class DeathTable {
 public:
  DeathFigures& of(const std::string& kind) { return m_kinds[kind]; }
  double longestRestart() const;  // ms
  double longestNotice() const;   // ms
  void print() const;

 private:
  std::map<std::string, DeathFigures> m_kinds;
};

}  // namespace vortex::test
