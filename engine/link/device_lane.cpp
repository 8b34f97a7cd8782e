// SPDX-License-Identifier: Apache-2.0
#include "engine/link/device_lane.h"

#include "engine/link/socket.h"
#include "engine/link/text.h"

#include <algorithm>
#include <new>

namespace vortex::link {
namespace {

using End = backend::LaneResult::End;
using SteadyTime = std::chrono::steady_clock::time_point;

Duration since(SteadyTime later, SteadyTime earlier) { return std::max(Duration{}, Duration{later - earlier}); }

backend::LaneResult failure(Reason reason, std::string message) {
  backend::LaneResult result;
  result.end = End::Failed;
  result.reason = reason;
  result.message = std::move(message);
  return result;
}

}  // namespace

DeviceLane::DeviceLane(Stage stage, int socket, backend::Device& device, DevicePool& pool, LaneWords& words)
    : m_stage(stage), m_socket(socket), m_device(device), m_pool(pool), m_words(words), m_in(kMaxMessage), m_out(kMaxMessage) {}

std::optional<DeviceLane::Fatal> DeviceLane::serve() {
  for (;;) {
    const Received received = receivePacket(m_socket, m_in, Wait::Block);
    if (received.got != Got::Packet)
      return std::nullopt;
    const auto packet = std::span<const std::byte>(m_in).first(std::min(received.size, m_in.size()));
    const auto header = readHeader(packet);
    if (header && !isKnown(header->type))
      continue;  // a newer engine's
    if (const auto decoded = decode(packet, m_start); !decoded)
      return Fatal{DeviceLoss::ProtocolError, decoded.error().text()};
    if (m_start.name.stage != m_stage)
      return Fatal{DeviceLoss::ProtocolError, "start.stage: " + std::string(toString(m_start.name.stage)) + " on the lane of " +
                                                  std::string(toString(m_stage))};
    if (auto fatal = attempt())
      return fatal;
  }
}

std::optional<DeviceLane::Fatal> DeviceLane::attempt() {
  if (backend::StopToken(m_words.stopThrough, m_start.name.id).stopRequested()) {
    tellStopped({});
    return std::nullopt;
  }
  const std::string fault = gather();
  const backend::LaneResult result = fault.empty() ? run() : failure(Reason::BadInput, fault);
  m_words.counters.operatorSince.store(0, std::memory_order_relaxed);
  if (result.end == End::Failed && result.reason == Reason::DeviceLost)
    return Fatal{DeviceLoss::ContextLost, result.message};
  tellEnd(result);
  return std::nullopt;
}

std::string DeviceLane::gather() {
  m_inputs.clear();
  m_outputs.clear();
  for (const BufferRef& ref : m_start.inputs) {
    auto buffer = m_pool.input(ref);
    if (!buffer)
      return buffer.error();
    m_inputs.push_back(*buffer);
  }
  for (const BufferRef& ref : m_start.outputs) {
    auto buffer = m_pool.output(ref);
    if (!buffer)
      return buffer.error();
    m_outputs.push_back(*buffer);
  }
  return {};
}

backend::LaneResult DeviceLane::run() {
  const backend::LaneJob job{.name = m_start.name,
                             .job = m_start.job,
                             .inputs = m_inputs,
                             .outputs = m_outputs,
                             .token = backend::StopToken(m_words.stopThrough, m_start.name.id),
                             .counters = m_words.counters,
                             .onStep = [this](int step, int steps) {
                               tell(backend::AttemptStep{m_start.name, std::max(step, 0), std::max(steps, 0)}, true);
                             }};
  // The lane's door: Device::run promises not to throw; one that breaks its word costs an attempt and not the channel.
  try {
    return m_device.run(job);
  } catch (const std::bad_alloc&) {
    return failure(Reason::OutOfMemory, "std::bad_alloc");
  } catch (const std::exception& e) {
    return failure(Reason::ModelError, e.what());
  }
}

template <typename M>
void DeviceLane::tell(const M& message, bool mayBeDropped) {
  const Encoded packet = encode(message, m_out);
  // Gone: the engine has ended, which the next receive sees. Numbers out of range are the device's fault and may not be hidden.
  if (packet)
    static_cast<void>(sendPacket(m_socket, *packet, mayBeDropped ? Wait::DoNot : Wait::Block));
  else if (!mayBeDropped)
    tellEnd(failure(Reason::ModelError, packet.error().text()));
}

void DeviceLane::tellEnd(const backend::LaneResult& result) {
  const bool asked = backend::StopToken(m_words.stopThrough, m_start.name.id).stopRequested();
  switch (result.end) {
  case End::Finished:
    if (asked)  // it beat the token; nobody wants it any more
      return tellStopped(result);
    return tell(Finished{m_start.name, result.cost, result.scores, asText(result.message, kMaxText), result.held}, false);
  case End::Failed:
    return tell(backend::AttemptFailed{m_start.name, result.cost, result.reason, asText(result.message, kMaxText), result.held},
                false);
  case End::Stopped:
    if (asked)
      return tellStopped(result);
    return tell(backend::AttemptFailed{m_start.name, result.cost, Reason::DeviceError, "it stopped unasked", result.held}, false);
  }
}

void DeviceLane::tellStopped(const backend::LaneResult& result) {
  // Pairs with the release in stopUpTo(): what raised the token has also written its time.
  static_cast<void>(m_words.stopThrough.load(std::memory_order_acquire));
  const SteadyTime requested{Duration{m_words.stopRequestedAt.load(std::memory_order_relaxed)}};
  const SteadyTime now = std::chrono::steady_clock::now();
  const SteadyTime stopped = result.stoppedAt == SteadyTime{} ? now : result.stoppedAt;
  const SteadyTime drained = result.drainedAt == SteadyTime{} ? now : result.drainedAt;
  tell(backend::AttemptStopped{m_start.name, result.cost, since(stopped, requested), since(drained, stopped), result.released,
                               result.held},
       false);
}

}  // namespace vortex::link
