// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where finished slots go. The output worker stands behind it in the live engine; a simulated one takes its time and writes
// nothing.
#pragma once

#include "engine/backend/artifact.h"
#include "engine/slot/event.h"
#include "engine/slot/job.h"
#include "engine/slot/slot_record.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <vector>

namespace vortex::runtime {

enum class DeliveryKind : std::uint8_t {
  Clip = 1,    // the clip and everything beside it; answered by one DeliveryResult
  RecordOnly,  // the slot has no clip: what exists of it, and its record; answered too, where anything was to be written
};

struct Delivery {
  DeliveryKind kind = DeliveryKind::Clip;
  SlotRecord record;
  std::shared_ptr<const Job> job;  // shared with the requests of the slot's attempts; null when none was started
  PerStage<std::vector<backend::Artifact>> artifacts;
};

struct DeliveryResult {
  SlotId slot;
  DeliveryKind kind = DeliveryKind::Clip;
  Duration encode{};
  std::string folder;  // "" where there is none, as on the simulated backend
  Bytes bytes;         // of its files
  std::vector<event::OutputMade> outputs;
  std::string error;  // "" when everything is on disk and named
};

// All calls from the engine thread; nothing blocks. Like a backend it has a descriptor that becomes readable or names its next
// time.
class DeliverySink {
 public:
  virtual ~DeliverySink() = default;
  virtual void deliver(Delivery delivery, Time now) = 0;
  virtual void collect(Time now, std::vector<DeliveryResult>& out) = 0;
  virtual std::optional<Time> nextDue() const = 0;
  virtual int descriptor() const = 0;
  // Nothing is waiting or being written, records included.
  virtual bool idle() const = 0;
  // What waits or is being written fails soon, and what is handed in later at once; for a shutdown whose patience is over. What
  // is not answered then is not waited for: the sink may be destroyed with it.
  virtual void abandon() = 0;
};

// Encodes one after the other, as the one output worker does, each for the same time; records take none.
class SimulatedDelivery final : public DeliverySink {
 public:
  explicit SimulatedDelivery(Duration encode) : m_encode(encode) {}
  void deliver(Delivery delivery, Time now) override;
  void collect(Time now, std::vector<DeliveryResult>& out) override;
  std::optional<Time> nextDue() const override;
  int descriptor() const override { return -1; }
  bool idle() const override { return m_waiting.empty(); }
  void abandon() override;

 private:
  struct Waiting {
    SlotId slot;
    Time done{};
  };
  Duration m_encode;
  std::queue<Waiting> m_waiting;
  bool m_abandoned = false;
  Time m_busyUntil{};
};

}  // namespace vortex::runtime
