// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/number_within.h"

#include <CLI/CLI.hpp>

#include <sstream>
#include <string>

namespace vortex::headless {

CLI::Validator within(double least, double most) {
  std::ostringstream range;
  range << '[' << least << " - " << most << ']';
  const auto complaint = [least, most, allowed = range.str()](std::string& text) {
    double value = 0;
    const bool fits = CLI::detail::lexical_cast(text, value) && value >= least && value <= most;
    return fits ? std::string() : text + " is no number of " + allowed;
  };
  return CLI::Validator(complaint, "FLOAT in " + range.str());
}

}  // namespace vortex::headless
