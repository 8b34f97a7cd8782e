// SPDX-License-Identifier: Apache-2.0
//
// Stops a model between two operators. A boxed fallback on a dispatch key that nothing else uses (TESTING_ONLY_GenericMode) sees
// every operator that a guarded thread dispatches, nested ones too, in eager code, in TorchScript and under InferenceMode; it is a
// stop point before the operator and one after it. What it hands on is unchanged, and so are the results' bits.
#pragma once

#include <c10/core/impl/LocalDispatchKeySet.h>

#include <memory>

namespace torch {
class Library;
}

namespace vortex::torch {

// Registers the fallback while it lives; a process has one (LibTorch refuses a second).
class StopFallback {
 public:
  StopFallback();
  ~StopFallback();
  StopFallback(const StopFallback&) = delete;
  StopFallback& operator=(const StopFallback&) = delete;

 private:
  std::unique_ptr<::torch::Library> m_library;
};

// Guards the calling thread while it lives. Needs a StopFallback; asks AttemptScope::current().
class StopGuard {
 public:
  StopGuard() : m_include(c10::DispatchKey::TESTING_ONLY_GenericMode) {}

 private:
  c10::impl::IncludeDispatchKeyGuard m_include;
};

}  // namespace vortex::torch
