// SPDX-License-Identifier: GPL-3.0-or-later
//
// A command as one line of text, so that a test's expectation can be read: "start video#1 of slot 7".
#pragma once

#include "engine/schedule/command.h"
#include "engine/schedule/input.h"

#include <string>

namespace vortex::schedule::test {

std::string describe(const Command& command);
std::string describe(const EventBody& body);

}  // namespace vortex::schedule::test
