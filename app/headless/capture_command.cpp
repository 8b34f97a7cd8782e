// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/capture_run.h"
#include "app/headless/capture_words.h"
#include "app/headless/commands.h"

namespace vortex::headless {

ExitStatus captureCommand(const CaptureOptions& options) {
  if (options.show)
    return tellCapture(*options.show, options.to.json, options.requireVerdict);
  if (!options.slots && !options.minutes)
    return refuse("a capture needs its length: --slots N or --minutes M");
  const auto run = readyToCapture(options);
  return run ? captureSlots(*run) : ExitStatus::BadInput;
}

}  // namespace vortex::headless
