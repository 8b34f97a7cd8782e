// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an engine is made of by its options: the backend, and where clips go. A part of the façade.
#pragma once

#include "engine/engine.h"
#include "engine/runtime/engine_thread.h"

#include <optional>
#include <string>

namespace vortex {

// Throws std::runtime_error with the reason when the backend cannot be made at all.
runtime::EngineThread::Parts partsOf(const EngineOptions& options);

// What is told where the fallback is a standby file that could not be aired: it is looked at before a slot is missed (contract 2).
// Nothing where there is nothing to say. Asks the file system.
std::optional<std::string> standbyRemark(const Settings& settings);

}  // namespace vortex
