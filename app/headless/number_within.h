// SPDX-License-Identifier: GPL-3.0-or-later
//
// The check of every option that is a fraction: CLI11's own Range lets NaN through, which compares with nothing.
#pragma once

namespace CLI {
class Validator;
}

namespace vortex::headless {

// A number of [least, most], and so neither NaN nor infinite; what is refused is told with what is allowed.
CLI::Validator within(double least, double most);

}  // namespace vortex::headless
