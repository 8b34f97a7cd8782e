// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/exit_status.h"

#include <iostream>

namespace vortex::headless {

ExitStatus refuse(const std::string& why) {
  std::cerr << "vortex-engine: " << why << '\n';
  return ExitStatus::BadInput;
}

}  // namespace vortex::headless
