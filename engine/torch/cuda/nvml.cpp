// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/cuda/nvml.h"

#include <dlfcn.h>

namespace vortex::torch {
namespace {

// The few words of NVML's interface that are used here, by its reference manual.
constexpr int kSuccess = 0;
struct MemoryV1 {
  unsigned long long total, free, used;
};
struct MemoryV2 {
  unsigned int version;
  unsigned long long total, reserved, free, used;
};
constexpr unsigned int kMemoryV2 = static_cast<unsigned int>(sizeof(MemoryV2)) | (2u << 24);

Bytes bytes(unsigned long long count) { return {static_cast<std::int64_t>(count)}; }

}  // namespace

template <typename Function>
Function Nvml::find(const char* name) const {
  return m_library == nullptr ? nullptr : reinterpret_cast<Function>(::dlsym(m_library, name));
}

Nvml::Nvml(const std::string& pciBusId) : m_library(::dlopen("libnvidia-ml.so.1", RTLD_NOW | RTLD_LOCAL)) {
  const auto init = find<int (*)()>("nvmlInit_v2");
  const auto byBusId = find<int (*)(const char*, void**)>("nvmlDeviceGetHandleByPciBusId_v2");
  if (init == nullptr || byBusId == nullptr || init() != kSuccess || byBusId(pciBusId.c_str(), &m_device) != kSuccess)
    m_device = nullptr;
}

Nvml::~Nvml() {
  if (const auto shutdown = find<int (*)()>("nvmlShutdown"))
    shutdown();
  if (m_library != nullptr)
    ::dlclose(m_library);
}

std::optional<Nvml::Memory> Nvml::memory() const {
  if (m_device == nullptr)
    return std::nullopt;
  MemoryV2 v2{.version = kMemoryV2, .total = 0, .reserved = 0, .free = 0, .used = 0};
  if (const auto ask = find<int (*)(void*, MemoryV2*)>("nvmlDeviceGetMemoryInfo_v2");
      ask != nullptr && ask(m_device, &v2) == kSuccess)
    return Memory{bytes(v2.used), bytes(v2.total)};
  MemoryV1 v1{};
  if (const auto ask = find<int (*)(void*, MemoryV1*)>("nvmlDeviceGetMemoryInfo"); ask != nullptr && ask(m_device, &v1) == kSuccess)
    return Memory{bytes(v1.used), bytes(v1.total)};
  return std::nullopt;
}

}  // namespace vortex::torch
