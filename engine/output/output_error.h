// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace vortex::output {

// What keeps a slot from being delivered: names the file, the step and the cause. Thrown by the writers, caught at the worker's
// door, where it becomes DeliveryFailed of that slot.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace vortex::output
