// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program that writes a store, called at its door (engine/door), since a store has one writer.
#pragma once

#include "engine/door/caller.h"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>

namespace vortex::headless {

class RunningProgram {
 public:
  // Waits for its answer. The error says why it cannot be asked for `what` ("its slots are made again"), and what can be done.
  static tl::expected<RunningProgram, std::string> call(const std::filesystem::path& store, const std::string& what);

  const door::say::Welcome& welcome() const { return m_welcome; }
  std::string name() const;  // "vortex-control-room (pid 4711)"
  door::Caller& caller() { return m_caller; }

 private:
  explicit RunningProgram(door::Caller caller) : m_caller(std::move(caller)) {}

  door::Caller m_caller;
  door::say::Welcome m_welcome;
};

}  // namespace vortex::headless
