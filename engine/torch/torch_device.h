// SPDX-License-Identifier: Apache-2.0
//
// The LibTorch device: runs the stages' models in the lane threads that call it, stops them within one operator, counts what they
// hold, and refuses output that cannot go on air. On the CPU a lane's thread is its stream: once run() has unwound, nothing of the
// attempt runs on.
#pragma once

#include "engine/backend/device.h"
#include "engine/torch/device_side.h"
#include "engine/torch/lanes/attempt_scope.h"
#include "engine/torch/lanes/thread_balance.h"
#include "engine/torch/residency.h"
#include "engine/torch/stage_models.h"
#include "engine/torch/torch_process.h"

#include <memory>
#include <optional>
#include <string>

namespace vortex::torch {

// "vortex-device 0.1.0, LibTorch 2.11.0 (cpu)". kind: DeviceSide::kind().
std::string buildText(const std::string& version, const std::string& kind);

struct DeviceOptions {
  std::string version;      // of the program, for build()
  int threads = 0;          // compute threads in all lanes together, 0: as many as cores
  Bytes hardLimit{};        // of the device's allocated bytes, 0: none
  PerStage<Bytes> needs{};  // what an attempt is expected to take beside the loaded models
  Residency residency = Residency::Static;
};

class TorchDevice final : public backend::Device {
 public:
  // The process outlives the device.
  TorchDevice(const TorchProcess& process, std::unique_ptr<DeviceSide> side, StageModels models, DeviceOptions options);
  // On the CPU.
  TorchDevice(const TorchProcess& process, StageModels models, DeviceOptions options);

  std::string name() const override;
  std::string build() const override;
  // Throws std::runtime_error with the sum when the models that are loaded while a stage runs and what it needs do not fit the hard
  // limit, and when a stage's model fails on the warm-up's tiny slot.
  void load(const std::function<void(std::string what, int done, int of)>& progress) override;
  backend::LaneResult run(const backend::LaneJob& job) override;
  PerStage<Bytes> loadedWhile() const override { return m_resident.whileRunning(); }
  // On the CPU, used: memory of this process without what it maps together with the engine; total: the machine's; reserved: what
  // the C library took from the system.
  event::MemorySample memory() const override;
  backend::BuffersCleared clearBuffers() override;
  event::ModelsUnloaded unloadModels() override;
  void writeSnapshot(const std::string& file) override;

 private:
  struct Failure {
    Reason reason = Reason::ModelError;
    std::string message;
  };
  std::optional<Failure> compute(const backend::LaneJob& job, const std::shared_ptr<AttemptScope>& scope,
                                 ThreadBalance::Lane& threads, backend::LaneResult& result);
  std::optional<backend::Scores> runModel(const backend::LaneJob& job, const StageContext& context);
  void loadModels(const std::function<void(std::string what, int done, int of)>& progress);
  void checkThatItFits() const;
  void warmUp();

  CpuMeter& m_meter;
  std::unique_ptr<DeviceSide> m_side;
  StageModels m_models;
  DeviceOptions m_options;
  ResidentModels m_resident;
  ThreadBalance m_balance;
};

}  // namespace vortex::torch
