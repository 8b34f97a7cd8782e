// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/device_side.h"
#include "engine/torch/memory/cpu_meter.h"
#include "engine/torch/memory/host_memory.h"
#include "engine/torch/memory/snapshot.h"

#include <array>

namespace vortex::torch {
namespace {

// The thread is the stream: once an attempt has unwound, the lane is empty.
class CpuLane final : public LaneSide {
 public:
  explicit CpuLane(Account& account) : m_account(account) {}
  void beginAttempt(AttemptId attempt, backend::LaneCounters& counters) override {
    m_account.beginAttempt(attempt.value, &counters);
  }
  void endAttempt() override { m_account.endAttempt(); }
  Drained drain() override { return {}; }
  Bytes live() const override { return {m_account.live()}; }
  Bytes peak() const override { return {m_account.peak()}; }
  Bytes allocated() const override { return {m_account.allocated()}; }

 private:
  Account& m_account;
};

class CpuSide final : public DeviceSide {
 public:
  explicit CpuSide(CpuMeter& meter)
      : m_meter(meter), m_lanes{CpuLane(meter.stage(Stage::Audio)), CpuLane(meter.stage(Stage::Image)),
                                CpuLane(meter.stage(Stage::Video)), CpuLane(meter.stage(Stage::Clip))} {}

  c10::Device device() const override { return c10::Device(c10::DeviceType::CPU); }
  std::string name() const override { return "cpu"; }
  std::string kind() const override { return "cpu"; }
  LaneSide& lane(Stage stage) override { return m_lanes[indexOf(stage)]; }
  void setLimit(Bytes limit) override { m_meter.setLimit(limit); }
  Bytes resident() const override { return {m_meter.resident().total()}; }

  event::MemorySample memory() override {
    const HostMemory host = hostMemory();
    event::MemorySample sample{.used = host.used,
                               .total = host.total,
                               .reserved = heapReserved(),
                               .resident = Bytes{m_meter.resident().total() + m_meter.other().total()},
                               .allocated = {},
                               .peak = m_meter.takePeak(),
                               .running = Bytes{}};
    for (Stage stage : kStages) {
      const Account::Parts parts = m_meter.stage(stage).parts();
      sample.allocated[stage] = {parts.total};
      *sample.running += Bytes{parts.running};
    }
    return sample;
  }

  backend::BuffersCleared clearBuffers() override {
    const Bytes before = heapReserved();
    trimHeap();
    return {.reservedBefore = before, .reservedAfter = heapReserved()};
  }

  bool sharesHostMemory() const override { return true; }
  at::Tensor toHost(const at::Tensor& weight) override { return weight; }
  at::Tensor toDevice(const at::Tensor& weight) override { return weight; }
  void giveBackUnused() override {}

  void writeSnapshot(const std::string& file) override { writeCpuSnapshot(m_meter, file); }

 private:
  CpuMeter& m_meter;
  std::array<CpuLane, kStageCount> m_lanes;
};

}  // namespace

std::unique_ptr<DeviceSide> makeCpuSide(CpuMeter& meter) { return std::make_unique<CpuSide>(meter); }

}  // namespace vortex::torch
