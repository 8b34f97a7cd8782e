// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl-C and SIGTERM as a count that a loop looks at. One object a program; signal handlers have no other way to say something.
#pragma once

#include <cstdint>

namespace vortex::headless {

// What a second signal does.
enum class SecondSignal : std::uint8_t {
  EndsAtOnce = 1,  // status 130, whatever the program does just then: also while a reader of stdout holds it up
  Counts,          // for work that ends by itself soon, and has something to clear away
};

class Interrupts {
 public:
  // Installs handlers for SIGINT and SIGTERM. What they come upon is begun again where it can be, as the writing of a line.
  explicit Interrupts(SecondSignal second = SecondSignal::EndsAtOnce);
  ~Interrupts();  // puts the default ones back
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  int count() const;
};

}  // namespace vortex::headless
