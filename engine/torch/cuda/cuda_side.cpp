// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/cuda/cuda_side.h"

#include "engine/torch/cuda/cuda_lane.h"
#include "engine/torch/cuda/nvml.h"

#include <ATen/Context.h>
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>
#include <torch/csrc/cuda/memory_snapshot.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace vortex::torch {
namespace {

namespace allocator = c10::cuda::CUDACachingAllocator;
using Trace = c10::CachingDeviceAllocator::TraceEntry;

constexpr std::size_t kHistory = 100'000;  // entries of the allocator's own history
constexpr auto kAll = static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE);

// The accounts of all streams. LibTorch keeps the tracker that points here for good, so it is shared with it.
struct Accounts {
  explicit Accounts(c10::DeviceIndex index) : lanes{CudaLane(index), CudaLane(index), CudaLane(index), CudaLane(index)} {}

  // Under the allocator's lock.
  void see(const Trace& entry) noexcept {
    StreamAccount& account = of(entry.stream_);
    const auto bytes = static_cast<std::int64_t>(entry.size_);
    if (entry.action_ == Trace::ALLOC)
      account.change(bytes);
    else if (entry.action_ == Trace::FREE_COMPLETED)
      account.change(-bytes);
    else if (entry.action_ == Trace::OOM)
      account.refuse();
  }

  StreamAccount& of(const void* stream) noexcept {
    for (CudaLane& lane : lanes)
      if (lane.stream() == stream)
        return lane.account();
    return resident;
  }

  std::array<CudaLane, kStageCount> lanes;
  StreamAccount resident;  // of every other stream: loading uses the default one
};

class CudaSide final : public DeviceSide {
 public:
  CudaSide(c10::DeviceIndex index, std::string name, Bytes total, const std::string& pciBusId)
      : m_index(index), m_name(std::move(name)), m_total(total), m_accounts(std::make_shared<Accounts>(index)), m_nvml(pciBusId) {
    allocator::attachAllocatorTraceTracker([accounts = m_accounts, index](const Trace& entry) {
      if (entry.device_ == index)
        accounts->see(entry);
    });
    // Names, not stacks: a stack for every allocation costs more than the allocation.
    ::torch::cuda::_record_memory_history(std::optional<std::string>{"all"}, std::nullopt, "python", kHistory);
  }

  c10::Device device() const override { return {c10::DeviceType::CUDA, m_index}; }
  std::string name() const override { return m_name; }
  std::string kind() const override { return "cuda"; }
  LaneSide& lane(Stage stage) override { return m_accounts->lanes[indexOf(stage)]; }
  Bytes resident() const override { return m_accounts->resident.total(); }

  void settle() override {
    const c10::cuda::CUDAGuard guard(m_index);
    c10::cuda::device_synchronize();
  }

  void setLimit(Bytes limit) override {
    const double fraction = static_cast<double>(limit.count) / static_cast<double>(std::max<std::int64_t>(m_total.count, 1));
    allocator::setMemoryFraction(limit.count == 0 ? 1.0 : std::min(1.0, fraction), m_index);
  }

  event::MemorySample memory() override {
    const Nvml::Memory device = whatTheDeviceSays();
    event::MemorySample sample{.used = device.used,
                               .total = device.total,
                               .reserved = reserved(),
                               .resident = resident(),
                               .allocated = {},
                               .peak = Bytes{allocator::getDeviceStats(m_index).allocated_bytes[kAll].peak},
                               .running = Bytes{}};
    allocator::resetPeakStats(m_index);
    for (Stage stage : kStages) {
      const StreamAccount& account = m_accounts->lanes[indexOf(stage)].account();
      sample.allocated[stage] = account.total();
      *sample.running += account.running();
    }
    return sample;
  }

  // Frees segments that are wholly free and waits for the device: the engine asks for it between slots.
  backend::BuffersCleared clearBuffers() override {
    const Bytes before = reserved();
    allocator::emptyCache();
    return {.reservedBefore = before, .reservedAfter = reserved()};
  }

  bool sharesHostMemory() const override { return false; }
  // On the default stream, which the resident account watches; page-locked host memory copies at the bus' speed.
  at::Tensor toHost(const at::Tensor& weight) override {
    const c10::cuda::CUDAStreamGuard guard(c10::cuda::getDefaultCUDAStream(m_index));
    return weight.to(weight.options().device(at::kCPU)).pin_memory();
  }
  at::Tensor toDevice(const at::Tensor& weight) override {
    const c10::cuda::CUDAStream stream = c10::cuda::getDefaultCUDAStream(m_index);
    const c10::cuda::CUDAStreamGuard guard(stream);
    at::Tensor copy = weight.to(weight.options().device(device()), /*non_blocking=*/true);
    stream.synchronize();
    return copy;
  }
  void giveBackUnused() override { allocator::emptyCache(); }

  void writeSnapshot(const std::string& file) override {
    const std::string pickled = ::torch::cuda::_memory_snapshot_pickled();
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(pickled.data(), static_cast<std::streamsize>(pickled.size()));
    stream.close();
    if (!stream)
      throw std::runtime_error("the memory snapshot " + file + " could not be written");
  }

 private:
  // NVML first: CUDA's own answer needs a live context, and a sample must not throw when a lane has just lost it.
  Nvml::Memory whatTheDeviceSays() const {
    if (const auto told = m_nvml.memory())
      return *told;
    std::size_t free = 0, total = 0;
    if (cudaSetDevice(m_index) == cudaSuccess && cudaMemGetInfo(&free, &total) == cudaSuccess)
      return {.used = {static_cast<std::int64_t>(total - free)}, .total = {static_cast<std::int64_t>(total)}};
    return {.used = reserved(), .total = m_total};
  }
  Bytes reserved() const { return {allocator::getDeviceStats(m_index).reserved_bytes[kAll].current}; }

  c10::DeviceIndex m_index;
  std::string m_name;
  Bytes m_total;
  std::shared_ptr<Accounts> m_accounts;
  Nvml m_nvml;
};

}  // namespace

std::unique_ptr<DeviceSide> makeCudaSide(const std::string& name) {
  ::setenv("CUBLAS_WORKSPACE_CONFIG", ":4096:8", 0);  // deterministic; read when cuBLAS starts
  ::setenv("TORCH_SYMBOLIZE_MODE", "dladdr", 0);
  int count = 0;
  if (const cudaError_t error = cudaGetDeviceCount(&count); error != cudaSuccess)
    throw std::runtime_error(std::string("no CUDA driver or no GPU: ") + cudaGetErrorString(error) +
                             "; use --profile cpu, or device.name: cpu");
  int index = -1, used = 0;
  if (std::sscanf(name.c_str(), "cuda:%d%n", &index, &used) != 1 || used != static_cast<int>(name.size()) || index < 0)
    throw std::runtime_error("device.name is '" + name + "'; this program takes cuda:N");
  if (index >= count)
    throw std::runtime_error("device.name is '" + name + "', but the driver shows " + std::to_string(count) + " CUDA devices");
  at::globalContext().lazyInitDevice(c10::DeviceType::CUDA);
  cudaDeviceProp properties{};
  C10_CUDA_CHECK(cudaGetDeviceProperties(&properties, index));
  std::array<char, 32> busId{};
  C10_CUDA_CHECK(cudaDeviceGetPCIBusId(busId.data(), static_cast<int>(busId.size()), index));
  return std::make_unique<CudaSide>(static_cast<c10::DeviceIndex>(index), name + " " + properties.name,
                                    Bytes{static_cast<std::int64_t>(properties.totalGlobalMem)}, busId.data());
}

}  // namespace vortex::torch
