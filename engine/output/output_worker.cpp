// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/output_worker.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace vortex::output {
namespace {

// Signals are the main thread's. SIGXFSZ above all: a file size limit is to fail this slot with EFBIG, not to end the process.
void leaveSignalsToOthers() {
  sigset_t signals;
  sigfillset(&signals);
  for (int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
    sigdelset(&signals, fault);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

}  // namespace

struct OutputWorker::Impl {
  Impl(OutputSettings given, Callback callback) : settings(std::move(given)), onResult(std::move(callback)) {
    thread = std::thread([this] { work(); });
  }

  void work() {
    leaveSignalsToOthers();
    pthread_setname_np(pthread_self(), "vortex-output");
    // Linux keeps a nice value a thread; the encoder's threads inherit it. Being refused costs only the courtesy.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), settings.niceness);
    while (std::optional<DeliveryJob> job = next()) {
      if (abandon)
        onResult(DeliveryFailed{.slot = job->record.slot, .message = kAbandoned, .made = {}});
      else
        onResult(output::deliver(std::move(*job), settings.delivery, abandon));
    }
  }

  std::optional<DeliveryJob> next() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return stopping || !queue.empty(); });
    if (queue.empty())
      return std::nullopt;
    DeliveryJob job = std::move(queue.front());
    queue.pop_front();
    return job;
  }

  OutputSettings settings;
  Callback onResult;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<DeliveryJob> queue;
  bool stopping = false;
  std::atomic<bool> abandon{false};
  std::thread thread;
};

OutputWorker::OutputWorker(OutputSettings settings, Callback onResult)
    : m_impl(std::make_unique<Impl>(std::move(settings), std::move(onResult))) {}

OutputWorker::~OutputWorker() { stop(OutputStop::Abandon); }

void OutputWorker::deliver(DeliveryJob job) {
  std::string refusal;
  {
    const std::scoped_lock lock(m_impl->mutex);
    if (m_impl->stopping)
      refusal = "the output worker has stopped";
    else if (m_impl->queue.size() >= m_impl->settings.maxQueued)
      refusal = "the output queue is full: " + std::to_string(m_impl->settings.maxQueued) + " slots wait for the disk";
    else
      m_impl->queue.push_back(std::move(job));
  }
  if (refusal.empty())
    m_impl->changed.notify_one();
  else
    m_impl->onResult(DeliveryFailed{.slot = job.record.slot, .message = refusal, .made = {}});
}

void OutputWorker::stop(OutputStop how) {
  {
    const std::scoped_lock lock(m_impl->mutex);
    m_impl->stopping = true;
    if (how == OutputStop::Abandon)
      m_impl->abandon = true;
  }
  m_impl->changed.notify_one();
  if (m_impl->thread.joinable())
    m_impl->thread.join();
}

}  // namespace vortex::output
