// SPDX-License-Identifier: Apache-2.0
//
// Letters to sounds. espeak-ng's rules and dictionary are asked through its program, a process of its own (its licence stays apart,
// and a script that makes it crash or hang costs this process nothing); where it is missing or fails, a small rule set of our own
// speaks on, less well.
#pragma once

#include "engine/torch/models/voice/child_program.h"
#include "engine/torch/models/voice/timeline.h"

#include <functional>
#include <string>
#include <vector>

namespace vortex::torch {

struct SpellerOptions {
  std::string program = "espeak-ng";  // a path, or a name looked up in PATH; "" for our own rules at once
  ChildLimits limits{};               // its answer usually takes 10 ms
};

struct Spelling {
  std::vector<Utterance> utterances;  // one a clause that has sounds; empty where the script has nothing that can be spoken
  bool byProgram = false;             // false: by our own rules
  bool stopped = false;               // stopRequested said so; nothing else is of use then
  std::string problem;                // why the program was not used; empty where it was
};

// A time-out depends on how busy the machine is: only then can the same script be spelled in two ways, and the problem says so.
Spelling spell(const std::string& script, const SpellerOptions& options, const std::function<bool()>& stopRequested);

}  // namespace vortex::torch
