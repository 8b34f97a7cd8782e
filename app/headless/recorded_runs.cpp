// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/recorded_runs.h"

namespace vortex::headless {

tl::expected<history::RunLine, std::string> runBeginning(const std::vector<history::RunLine>& runs, const std::string& begins) {
  const history::RunLine* found = nullptr;
  for (const history::RunLine& run : runs) {
    if (!run.uuid.starts_with(begins))
      continue;
    if (found != nullptr)
      return tl::unexpected("more than one run's id begins with " + begins + ": " + found->uuid + ", " + run.uuid);
    found = &run;
  }
  if (found == nullptr)
    return tl::unexpected("no run's id begins with " + begins + "; `history runs` lists them");
  return *found;
}

}  // namespace vortex::headless
