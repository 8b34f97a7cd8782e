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

struct OutputWorker::Shared {
  Shared(OutputSettings given, Callback callback) : settings(std::move(given)), onResult(std::move(callback)) {}

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
    const std::scoped_lock lock(mutex);
    ended = true;
    changed.notify_all();
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

  const OutputSettings settings;
  const Callback onResult;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<DeliveryJob> queue;
  bool stopping = false, ended = false;
  std::atomic<bool> abandon{false};
};

OutputWorker::OutputWorker(OutputSettings settings, Callback onResult)
    : m_shared(std::make_shared<Shared>(std::move(settings), std::move(onResult))),
      m_thread([shared = m_shared] { shared->work(); }) {}

OutputWorker::~OutputWorker() {
  stop(OutputStop::Abandon);
  if (!m_thread.joinable())
    return;
  std::unique_lock lock(m_shared->mutex);
  const bool ended = m_shared->changed.wait_for(lock, m_shared->settings.patience, [this] { return m_shared->ended; });
  lock.unlock();
  if (ended)
    m_thread.join();
  else
    m_thread.detach();
}

void OutputWorker::deliver(DeliveryJob job) {
  std::string refusal;
  {
    const std::scoped_lock lock(m_shared->mutex);
    if (m_shared->stopping)
      refusal = "the output worker has stopped";
    else if (m_shared->queue.size() >= m_shared->settings.maxQueued)
      refusal = "the output queue is full: " + std::to_string(m_shared->settings.maxQueued) + " slots wait for the disk";
    else
      m_shared->queue.push_back(std::move(job));
  }
  if (refusal.empty())
    m_shared->changed.notify_one();
  else
    m_shared->onResult(DeliveryFailed{.slot = job.record.slot, .message = refusal, .made = {}});
}

void OutputWorker::stop(OutputStop how) {
  {
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->stopping = true;
    if (how == OutputStop::Abandon)
      m_shared->abandon = true;
  }
  m_shared->changed.notify_one();
  if (how == OutputStop::Finish && m_thread.joinable())
    m_thread.join();
}

}  // namespace vortex::output
