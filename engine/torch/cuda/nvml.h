// SPDX-License-Identifier: Apache-2.0
//
// What the driver says about a GPU's memory, everybody's use included, through NVML. Opened at run time: a machine may have no
// NVML, and a virtual one may refuse any of its functions. Asking it neither waits for the GPU nor needs a live context.
#pragma once

#include "engine/slot/units.h"

#include <optional>
#include <string>

namespace vortex::torch {

class Nvml {
 public:
  // pciBusId: as cudaDeviceGetPCIBusId writes it; ordinals differ between CUDA and NVML.
  explicit Nvml(const std::string& pciBusId);
  ~Nvml();
  Nvml(const Nvml&) = delete;
  Nvml& operator=(const Nvml&) = delete;

  struct Memory {
    Bytes used, total;
  };
  std::optional<Memory> memory() const;

 private:
  template <typename Function>
  Function find(const char* name) const;

  void* m_library = nullptr;
  void* m_device = nullptr;
};

}  // namespace vortex::torch
