// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/torch_device.h"

#include "engine/slot/seed.h"
#include "engine/torch/lanes/stop_guard.h"
#include "engine/torch/output_check.h"
#include "engine/torch/rehearsal.h"

#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace vortex::torch {
namespace {

constexpr std::size_t kLongestMessage = 2000;  // characters; TorchScript's errors carry whole programs

using Clock = std::chrono::steady_clock;

at::Tensor view(void* data, const backend::ArtifactInfo& info) {
  const c10::IntArrayRef shape(info.shape.data(), static_cast<std::size_t>(info.rank));
  return at::from_blob(data, shape, at::TensorOptions(info.dtype == backend::DType::F32 ? at::kFloat : at::kByte));
}
// Models only read their inputs; a tensor cannot say so.
at::Tensor view(const backend::InputBuffer& input) { return view(const_cast<std::byte*>(input.bytes.data()), input.info); }
at::Tensor view(const backend::OutputBuffer& output) { return view(output.bytes.data(), output.info); }

// What a link with another idea of the shapes would hand over, before a model reads past a buffer.
void checkBuffers(const backend::LaneJob& job) {
  const auto expected = backend::outputsOf(job.name.stage, job.job);
  const auto kinds = backend::inputsOf(job.name.stage);
  const bool outputsFit =
      std::equal(expected.begin(), expected.end(), job.outputs.begin(), job.outputs.end(),
                 [](const backend::ArtifactInfo& info, const backend::OutputBuffer& output) {
                   return info == output.info && output.bytes.size() >= static_cast<std::size_t>(info.bytes().count);
                 });
  const bool inputsFit =
      std::equal(kinds.begin(), kinds.end(), job.inputs.begin(), job.inputs.end(),
                 [](backend::ArtifactKind kind, const backend::InputBuffer& input) {
                   return kind == input.info.kind && input.bytes.size() >= static_cast<std::size_t>(input.info.bytes().count);
                 });
  if (!outputsFit || !inputsFit)
    throw std::runtime_error("the buffers of stage " + std::string(toString(job.name.stage)) + " do not have its shapes");
}

// TorchScript rewraps what is thrown through it, so the type says less than who refused, and what the text says.
Reason reasonOf(const std::exception& error, const AttemptScope& scope, const LaneSide& lane) {
  if (scope.outOfMemory() || lane.refusedMemory() || dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr)
    return Reason::OutOfMemory;
  const bool byTheDevice = dynamic_cast<const c10::AcceleratorError*>(&error) != nullptr ||
                           std::string_view(error.what()).find("CUDA error: ") != std::string_view::npos;
  return byTheDevice ? Reason::DeviceError : Reason::ModelError;
}

std::string inGigabytes(Bytes bytes) {
  std::ostringstream text;
  text.precision(3);
  text << std::fixed << static_cast<double>(bytes.count) * 1e-9 << " GB";
  return text.str();
}

}  // namespace

std::string buildText(const std::string& version, const std::string& kind) {
  return "vortex-device " + version + ", LibTorch " VORTEX_LIBTORCH_VERSION " (" + kind + ")";
}

TorchDevice::TorchDevice(const TorchProcess& process, std::unique_ptr<DeviceSide> side, StageModels models, DeviceOptions options)
    : m_meter(process.meter()), m_side(std::move(side)), m_models(std::move(models)), m_options(std::move(options)),
      m_resident(*m_side, m_models, m_options.residency), m_balance(m_options.threads) {
  m_side->setLimit(m_options.hardLimit);
}

TorchDevice::TorchDevice(const TorchProcess& process, StageModels models, DeviceOptions options)
    : TorchDevice(process, makeCpuSide(process.meter()), std::move(models), std::move(options)) {}

std::string TorchDevice::name() const { return m_side->name(); }

std::string TorchDevice::build() const { return buildText(m_options.version, m_side->kind()); }

void TorchDevice::load(const std::function<void(std::string what, int done, int of)>& progress) {
  loadModels(progress);
  checkThatItFits();
  warmUp();
  progress("warm-up", 5, 5);
}

void TorchDevice::loadModels(const std::function<void(std::string what, int done, int of)>& progress) {
  backend::LaneCounters counters;
  const CurrentScope scope(std::make_shared<AttemptScope>(m_meter.resident(), counters, std::nullopt));
  const c10::InferenceMode inference;
  constexpr PerStage<const char*> kNames{{"voice", "presenter", "motion", "check"}};
  int loaded = 0;
  for (Stage stage : kStages) {
    m_resident.load(stage);
    progress(kNames[stage], ++loaded, 5);
  }
  m_side->settle();
}

void TorchDevice::checkThatItFits() const {
  if (m_options.hardLimit.count == 0)
    return;
  const auto sumOf = [&](Stage stage) { return m_resident.whileRunning()[stage] + m_options.needs[stage]; };
  const Stage hungriest = *std::max_element(kStages.begin(), kStages.end(), [&](Stage a, Stage b) { return sumOf(a) < sumOf(b); });
  if (sumOf(hungriest) <= m_options.hardLimit)
    return;
  throw std::runtime_error("the profile does not fit: loaded models " + inGigabytes(m_resident.whileRunning()[hungriest]) +
                           " + stage " + std::string(toString(hungriest)) + " " + inGigabytes(m_options.needs[hungriest]) + " = " +
                           inGigabytes(sumOf(hungriest)) + "; the hard limit allows " + inGigabytes(m_options.hardLimit) +
                           (m_options.residency == Residency::Static ? " (models.residency: paged loads fewer at once)" : ""));
}

void TorchDevice::warmUp() {
  Rehearsal slot(tinyJob());
  for (Stage stage : kStages) {
    const backend::LaneResult result = slot.run(*this, stage);
    if (result.end != backend::LaneResult::End::Finished)
      throw std::runtime_error("the warm-up of stage " + std::string(toString(stage)) + " failed: " + result.message);
  }
}

backend::LaneResult TorchDevice::run(const backend::LaneJob& job) {
  backend::LaneResult result;
  LaneSide& lane = m_side->lane(job.name.stage);
  lane.beginAttempt(job.name.id, job.counters);
  ThreadBalance::Lane threads(m_balance);
  auto scope = std::make_shared<AttemptScope>(m_meter.stage(job.name.stage), job.counters, job.token, &lane);
  const auto started = Clock::now();
  std::optional<Failure> failure = compute(job, scope, threads, result);
  // Here the exception and every tensor it held are gone: what is still counted is held.
  const Drained drained = lane.drain();
  if (job.token.stopRequested())
    scope->noteStop();
  scope->finish();
  lane.endAttempt();
  result.drainedAt = Clock::now();
  result.held = lane.live();
  result.cost = {.elapsed = result.drainedAt - started,
                 .peak = lane.peak(),
                 .operators = job.counters.operators.load(std::memory_order_relaxed),
                 .longestOperator = scope->longestGap(),
                 .threads = threads.mostThreads(),
                 .allocated = lane.allocated()};
  if (drained.state == Drained::State::ContextLost) {
    failure = Failure{Reason::DeviceLost, drained.error};
  } else if (scope->stopped()) {
    result.end = backend::LaneResult::End::Stopped;
    result.stoppedAt = scope->stoppedAt();
    result.released = scope->liveWhenStopped() - result.held;
    result.scores.reset();
    return result;
  } else if (drained.state == Drained::State::DeviceError) {
    failure = Failure{Reason::DeviceError, drained.error};
  }
  if (failure) {
    result.end = backend::LaneResult::End::Failed;
    result.reason = failure->reason;
    result.message = failure->message.substr(0, kLongestMessage);
  }
  return result;
}

std::optional<TorchDevice::Failure> TorchDevice::compute(const backend::LaneJob& job, const std::shared_ptr<AttemptScope>& scope,
                                                         ThreadBalance::Lane& threads, backend::LaneResult& result) {
  const StageContext context{.job = job.job,
                             .seed = stageSeed(job.job.seed, job.name.stage),
                             .device = m_side->device(),
                             .onStep =
                                 [&](int step, int steps) {
                                   scope->stopPoint();
                                   threads.rebalance();
                                   if (job.onStep)
                                     job.onStep(step, steps);
                                 },
                             .stopRequested = [&] { return scope->stopPointOfAWait(); },
                             .note = [&](const std::string& what) { result.message = what.substr(0, kLongestMessage); }};
  try {
    checkBuffers(job);
    {
      const ResidentModels::Use weights(m_resident, job.name.stage);
      const CurrentScope current(scope);
      const c10::InferenceMode inference;
      const StopGuard guard;
      scope->stopPoint();
      result.scores = runModel(job, context);
    }
    if (auto wrong = whatIsWrong(job.outputs, [&] { scope->stopPoint(); }))
      return Failure{Reason::InvalidOutput, *wrong};
    return std::nullopt;
  } catch (const InvalidOutput& error) {
    return Failure{Reason::InvalidOutput, error.what()};
  } catch (const std::bad_alloc&) {
    return Failure{Reason::OutOfMemory, "the allocator refused memory (std::bad_alloc)"};
  } catch (const c10::Error& error) {
    return Failure{reasonOf(error, *scope, m_side->lane(job.name.stage)), error.what_without_backtrace()};
  } catch (const std::exception& error) {
    return Failure{reasonOf(error, *scope, m_side->lane(job.name.stage)), error.what()};
  } catch (...) {
    return Failure{Reason::ModelError, "the model threw something that is no std::exception"};
  }
}

std::optional<backend::Scores> TorchDevice::runModel(const backend::LaneJob& job, const StageContext& context) {
  const auto in = [&](std::size_t i) { return view(job.inputs[i]); };
  const auto out = [&](std::size_t i) { return view(job.outputs[i]); };
  switch (job.name.stage) {
  case Stage::Audio:
    m_models.audio->speak(context, out(0), out(1));
    return std::nullopt;
  case Stage::Image:
    m_models.image->paint(context, out(0));
    return std::nullopt;
  case Stage::Video:
    m_models.video->animate(context, in(0), in(1), in(2), out(0));
    return std::nullopt;
  case Stage::Clip: {
    const ClipScores scores = m_models.clip->judge(context, in(0), in(1), out(0));
    if (!std::isfinite(scores.b) || !std::isfinite(scores.l))
      throw InvalidOutput("clip: the scores are not finite");
    return backend::Scores{.b = scores.b, .l = scores.l};
  }
  }
  return std::nullopt;
}

event::MemorySample TorchDevice::memory() const { return m_side->memory(); }

backend::BuffersCleared TorchDevice::clearBuffers() { return m_side->clearBuffers(); }

event::ModelsUnloaded TorchDevice::unloadModels() {
  event::ModelsUnloaded unloaded{.residentBefore = m_side->resident(), .residentAfter = {}};
  if (m_side->sharesHostMemory())
    unloaded.error = "the device's memory is the host's: there is nowhere that they could go";
  else if (!m_resident.unload())
    unloaded.error = "an attempt uses them";
  unloaded.residentAfter = m_side->resident();
  return unloaded;
}

void TorchDevice::writeSnapshot(const std::string& file) { m_side->writeSnapshot(file); }

}  // namespace vortex::torch
