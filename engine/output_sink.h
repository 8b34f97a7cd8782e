// SPDX-License-Identifier: GPL-3.0-or-later
//
// The output worker as the runtime's sink: its results come from its own thread and wait here, behind a descriptor, until the
// engine thread collects them.
#pragma once

#include "engine/output/output_worker.h"
#include "engine/runtime/delivery.h"

#include <filesystem>
#include <memory>
#include <unordered_map>
#include <vector>

namespace vortex {

class OutputSink final : public runtime::DeliverySink {
 public:
  // Throws std::system_error when the kernel refuses a descriptor.
  explicit OutputSink(std::filesystem::path folder);

  void deliver(runtime::Delivery delivery, Time now) override;
  void collect(Time now, std::vector<runtime::DeliveryResult>& out) override;
  std::optional<Time> nextDue() const override { return std::nullopt; }
  int descriptor() const override;
  bool idle() const override { return m_waiting.empty(); }
  void abandon() override;

 private:
  class Arrivals;
  std::unordered_map<SlotId, runtime::DeliveryKind> m_waiting;  // the engine thread's
  std::shared_ptr<Arrivals> m_arrivals;  // with the worker's thread, which outlives this where it hangs in the disk
  output::OutputWorker m_worker;
};

}  // namespace vortex
