// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl-C and SIGTERM as a count that a loop looks at. One object a program; signal handlers have no other way to say something.
#pragma once

namespace vortex::headless {

class Interrupts {
 public:
  Interrupts();   // installs handlers for SIGINT and SIGTERM
  ~Interrupts();  // puts the default ones back
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  int count() const;
};

}  // namespace vortex::headless
