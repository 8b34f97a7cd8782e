// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/store.h"

namespace vortex::history::test {

inline RunDescription someRun() {
  return {.program = "test",
          .version = "0.1.0",
          .profile = "fast",
          .backend = "torch",
          .settings = "a: 1\n",
          .outputFolder = "/somewhere/slots"};
}

}  // namespace vortex::history::test
