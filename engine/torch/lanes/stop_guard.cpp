// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/lanes/stop_guard.h"

#include "engine/torch/lanes/attempt_scope.h"

#include <torch/library.h>

namespace vortex::torch {
namespace {

constexpr auto kKey = c10::DispatchKey::TESTING_ONLY_GenericMode;

// The key stays enabled below, so that the operators inside a composite one come here as well.
void stopOrGoOn(const c10::OperatorHandle& op, c10::DispatchKeySet keys, ::torch::jit::Stack* stack) {
  AttemptScope* scope = AttemptScope::current();
  if (scope != nullptr)
    scope->operatorBegins();
  op.redispatchBoxed(keys & c10::DispatchKeySet(c10::DispatchKeySet::FULL_AFTER, kKey), stack);
  if (scope != nullptr)
    scope->stopPoint();
}

}  // namespace

StopFallback::StopFallback()
    : m_library(std::make_unique<::torch::Library>(::torch::Library::IMPL, "_", kKey, __FILE__, __LINE__)) {
  m_library->fallback(::torch::CppFunction::makeFromBoxedFunction<&stopOrGoOn>());
}

StopFallback::~StopFallback() = default;

}  // namespace vortex::torch
