// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an engine is made of by its options: the backend, and where clips go. A part of the façade.
#pragma once

#include "engine/engine.h"
#include "engine/runtime/engine_thread.h"

namespace vortex {

// Throws std::runtime_error with the reason when the backend cannot be made at all.
runtime::EngineThread::Parts partsOf(const EngineOptions& options);

}  // namespace vortex
