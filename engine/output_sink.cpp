// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output_sink.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <mutex>
#include <system_error>
#include <utility>

namespace vortex {
namespace {

int openEvent() {
  const int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (descriptor < 0)
    throw std::system_error(errno, std::generic_category(), "the output worker's eventfd");
  return descriptor;
}

void take(output::OnDisk made, runtime::DeliveryResult& told) {
  told.folder = made.folder.string();
  told.bytes = made.bytes;
  told.outputs = std::move(made.outputs);
}

}  // namespace

// The worker's thread puts, the engine's takes.
class OutputSink::Arrivals {
 public:
  Arrivals() : m_event(openEvent()) {}
  ~Arrivals() { close(m_event); }
  Arrivals(const Arrivals&) = delete;
  Arrivals& operator=(const Arrivals&) = delete;

  int descriptor() const { return m_event; }

  void put(const output::DeliveryResult& result) {
    {
      const std::lock_guard lock(m_mutex);
      m_results.push_back(result);
    }
    const std::uint64_t one = 1;
    // It cannot fail but by being full, and then it is readable already.
    [[maybe_unused]] const auto written = write(m_event, &one, sizeof one);
  }

  std::vector<output::DeliveryResult> take() {
    std::vector<output::DeliveryResult> results;
    {
      const std::lock_guard lock(m_mutex);
      results.swap(m_results);
    }
    std::uint64_t count = 0;
    if (!results.empty()) [[maybe_unused]]
      const auto got = read(m_event, &count, sizeof count);  // EAGAIN: taken already
    return results;
  }

 private:
  const int m_event;
  std::mutex m_mutex;
  std::vector<output::DeliveryResult> m_results;
};

OutputSink::OutputSink(std::filesystem::path folder)
    : m_arrivals(std::make_shared<Arrivals>()),
      m_worker({.delivery = {.out = std::move(folder), .clip = {}}},
               [arrivals = m_arrivals](const output::DeliveryResult& r) { arrivals->put(r); }) {}

int OutputSink::descriptor() const { return m_arrivals->descriptor(); }

void OutputSink::deliver(runtime::Delivery delivery, Time) {
  output::DeliveryJob job{.record = std::move(delivery.record), .artifacts = {}};
  for (auto& made : delivery.artifacts.values)
    job.artifacts.insert(job.artifacts.end(), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
  m_waiting.emplace(job.record.slot, delivery.kind);
  m_worker.deliver(std::move(job));
}

void OutputSink::collect(Time, std::vector<runtime::DeliveryResult>& out) {
  if (m_waiting.empty())
    return;
  std::vector<output::DeliveryResult> results = m_arrivals->take();
  for (output::DeliveryResult& result : results) {
    runtime::DeliveryResult told;
    if (auto* delivered = std::get_if<output::Delivered>(&result)) {
      told.slot = delivered->slot;
      told.encode = delivered->encode;
      take(std::move(delivered->made), told);
      told.kind = m_waiting.at(told.slot);
      if (told.kind == runtime::DeliveryKind::Clip && !delivered->clip)
        told.error = output::kNothingForAClip;
    } else {
      auto& failed = std::get<output::DeliveryFailed>(result);
      told.slot = failed.slot;
      told.error = std::move(failed.message);
      take(std::move(failed.made), told);
      told.kind = m_waiting.at(told.slot);
    }
    m_waiting.erase(told.slot);
    out.push_back(std::move(told));
  }
}

void OutputSink::abandon() { m_worker.stop(output::OutputStop::Abandon); }

}  // namespace vortex
