// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/residency.h"

#include <c10/core/InferenceMode.h>

namespace vortex::torch {

ResidentModels::ResidentModels(DeviceSide& side, const StageModels& models, Residency residency)
    : m_side(side), m_models(models), m_residency(residency) {}

ResidentModels::Set ResidentModels::setOf(Stage stage) const {
  if (m_residency == Residency::Static)
    return Set::All;
  switch (stage) {
  case Stage::Audio:
  case Stage::Image:
    return Set::SoundAndPicture;
  case Stage::Video:
  case Stage::Clip:
    return Set::VideoAndCheck;
  }
  return Set::None;
}

void ResidentModels::load(Stage stage) {
  const Use room(*this, stage);
  Model& model = modelOf(m_models, stage);
  model.load(m_side.device());
  for (at::Tensor* weight : model.weights())
    m_weights[stage].push_back({weight, {}});
  for (Stage other : kStages)
    if (setOf(other) == setOf(stage))
      m_whileRunning[other] = m_side.resident();
}

void ResidentModels::enter(Stage stage) {
  const Set wanted = setOf(stage);
  std::unique_lock guard(m_lock);
  m_left.wait(guard, [&] { return m_inUse == 0 || m_present == wanted; });
  if (m_present != wanted)
    bring(wanted);
  ++m_inUse;
}

void ResidentModels::leave() {
  const std::scoped_lock guard(m_lock);
  if (--m_inUse == 0)
    m_left.notify_all();
}

bool ResidentModels::unload() {
  const std::scoped_lock guard(m_lock);
  if (m_inUse > 0)
    return false;
  const c10::InferenceMode inference;
  m_present = Set::None;
  for (Stage stage : kStages)
    move(m_weights[stage], false);
  m_side.giveBackUnused();
  return true;
}

// The others leave first: both sets together may not fit. Until all of the wanted ones have come, no set counts as present.
void ResidentModels::bring(Set set) {
  const c10::InferenceMode inference;
  m_present = Set::None;
  for (Stage stage : kStages)
    if (setOf(stage) != set)
      move(m_weights[stage], false);
  m_side.giveBackUnused();
  for (Stage stage : kStages)
    if (setOf(stage) == set)
      move(m_weights[stage], true);
  m_present = set;
}

void ResidentModels::move(std::vector<Weight>& weights, bool toDevice) {
  for (Weight& weight : weights) {
    if (toDevice && !weight.onDevice->defined()) {
      *weight.onDevice = m_side.toDevice(weight.onHost);
    } else if (!toDevice && weight.onDevice->defined()) {
      if (!weight.onHost.defined())
        weight.onHost = m_side.toHost(*weight.onDevice);
      weight.onDevice->reset();
    }
  }
}

}  // namespace vortex::torch
