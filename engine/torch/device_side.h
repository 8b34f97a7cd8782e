// SPDX-License-Identifier: Apache-2.0
//
// What differs between computing on the CPU and on a GPU: lanes (a thread's own, or a stream), when a lane is empty, and who counts
// memory. Everything else of the device is the same code for both.
#pragma once

#include "engine/backend/device.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <memory>
#include <string>

namespace vortex::torch {

// What a lane's drain found.
struct Drained {
  enum class State : std::uint8_t {
    Empty = 1,    // nothing of the attempt runs or waits any more
    DeviceError,  // empty, but an operator had failed in a way that the device has recovered from
    ContextLost,  // the device's context is dead, or the lane did not empty in time: the process must end
  } state = State::Empty;
  std::string error;
};

// One lane. All but live(), peak() and allocated() are called in the lane's own thread; beforeOperator() also in those that a model
// forks.
class LaneSide {
 public:
  virtual ~LaneSide() = default;
  // The thread's operators go to this lane until endAttempt(); bytes are counted from 0. The counters follow.
  virtual void beginAttempt(AttemptId attempt, backend::LaneCounters& counters) = 0;
  virtual void endAttempt() = 0;
  // An operator is about to be enqueued: waits, within bounds, when too many are under way.
  virtual void beforeOperator() {}
  // Waits until the lane is empty; never longer than a minute.
  virtual Drained drain() = 0;
  // Whether the device's allocator refused memory since beginAttempt.
  virtual bool refusedMemory() const { return false; }
  virtual Bytes live() const = 0;  // of the present attempt; of the last one after its end
  virtual Bytes peak() const = 0;
  virtual Bytes allocated() const = 0;  // asked for by it, all together
};

class DeviceSide {
 public:
  virtual ~DeviceSide() = default;
  virtual c10::Device device() const = 0;
  virtual std::string name() const = 0;  // "cpu", "cuda:0 NVIDIA H100"
  virtual std::string kind() const = 0;  // "cpu", "cuda"
  virtual LaneSide& lane(Stage stage) = 0;
  // Models have been loaded: returns when what their loading enqueued has been done, since no lane waits for the stream that did
  // it.
  virtual void settle() {}
  // What is allocated beyond this is refused by the allocator. 0: no limit.
  virtual void setLimit(Bytes limit) = 0;
  virtual Bytes resident() const = 0;        // of the device's memory, by loaded models
  virtual event::MemorySample memory() = 0;  // its peak counts anew from then on
  virtual backend::BuffersCleared clearBuffers() = 0;
  // Whether the host's memory is the device's: then moving weights to the host gives nothing back.
  virtual bool sharesHostMemory() const = 0;
  // Weights between the device and the host, in a thread that computes for no attempt meanwhile; done when they return. toHost:
  // memory that copies back fast. toDevice: credited to resident(). On the CPU both give the tensor itself.
  virtual at::Tensor toHost(const at::Tensor& weight) = 0;
  virtual at::Tensor toDevice(const at::Tensor& weight) = 0;
  virtual void giveBackUnused() = 0;  // cached memory that no tensor uses, to whom it came from
  virtual void writeSnapshot(const std::string& file) = 0;
};

class CpuMeter;
std::unique_ptr<DeviceSide> makeCpuSide(CpuMeter& meter);

}  // namespace vortex::torch
