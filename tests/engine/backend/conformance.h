// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every backend promises (engine/backend/backend.h, messages.h), as checks that run against any of them: the simulated one on
// a virtual clock and the device process on the real one. A check starts with a fresh rig and may leave it in any state.
#pragma once

#include "engine/backend/backend.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vortex::test {

// A backend and its time. pump() lets time go on until something was reported, and appends it; false when nothing came within the
// rig's patience.
class Rig {
 public:
  virtual ~Rig() = default;
  virtual backend::Backend& backend() = 0;
  virtual Time now() = 0;
  virtual bool pump(std::vector<backend::Report>& out) = 0;
  // A job whose stages take long enough to be stopped in the middle.
  virtual Job job() const = 0;
};
using MakeRig = std::function<std::unique_ptr<Rig>()>;

struct Check {
  std::string name;                // a sentence: "a stop is idempotent"
  std::function<void(Rig&)> hold;  // fails through Qt Test
};
std::vector<Check> conformanceChecks();

}  // namespace vortex::test
