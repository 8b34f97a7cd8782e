// SPDX-License-Identifier: Apache-2.0
//
// Which models' weights are on the device (contract 4, models.residency). Static: all of them, but for an unload(). Paged: those of
// one set of stages, {audio, image} or {video, clip}, while a stage of that set runs; the others' stand on the host. A stage brings
// its set before it begins, in its own time, and waits for as long as a stage of the other set still runs (the engine keeps one
// slot in flight, so that none does).
//
// Where the device's memory is the host's, a move costs nothing and moves nothing.
#pragma once

#include "engine/slot/settings.h"
#include "engine/torch/device_side.h"
#include "engine/torch/stage_models.h"

#include <ATen/core/Tensor.h>

#include <condition_variable>
#include <mutex>
#include <vector>

namespace vortex::torch {

class ResidentModels {
 public:
  // Both outlive it.
  ResidentModels(DeviceSide& side, const StageModels& models, Residency residency);

  // In the thread that loads, stage after stage in kStages' order; what load() allocates belongs to nobody's attempt.
  void load(Stage stage);

  // The stage's weights are on the device for as long as this lives. The constructor throws what the device throws when there is no
  // room; the weights then stand where they stood, or on the host.
  class Use {
   public:
    Use(ResidentModels& models, Stage stage) : m_models(models) { m_models.enter(stage); }
    ~Use() { m_models.leave(); }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

   private:
    ResidentModels& m_models;
  };

  // All weights leave the device, and come back with the next Use. False, and nothing is done: something is in use.
  bool unload();

  // What is loaded on the device while a stage runs, as measured when it was loaded.
  const PerStage<Bytes>& whileRunning() const { return m_whileRunning; }
  Residency residency() const { return m_residency; }

 private:
  struct Weight {
    at::Tensor* onDevice;
    at::Tensor onHost;  // the same values, kept from the first time it left the device
  };
  enum class Set : std::uint8_t { None = 0, SoundAndPicture, VideoAndCheck, All };
  Set setOf(Stage stage) const;
  void enter(Stage stage);
  void leave();
  void bring(Set set);
  void move(std::vector<Weight>& weights, bool toDevice);

  DeviceSide& m_side;
  const StageModels& m_models;
  Residency m_residency;
  PerStage<Bytes> m_whileRunning;

  std::mutex m_lock;  // guards what follows; held while weights move, so that both lanes of a set find them
  std::condition_variable m_left;
  PerStage<std::vector<Weight>> m_weights;
  Set m_present = Set::None;
  int m_inUse = 0;
};

}  // namespace vortex::torch
