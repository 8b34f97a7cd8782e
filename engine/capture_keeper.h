// SPDX-License-Identifier: GPL-3.0-or-later
//
// Captures of a running engine: opens the capture's file, has everything that is told written to it from CaptureStarted to
// CaptureEnded, tells how it goes, asks for snapshots at the slots that were chosen, and closes the file. One capture at a time.
//
// What is told goes to the file in the engine's thread, which costs a copy into a ring (history/store.h); everything else is done
// in a thread of the capture's own, which listens like any subscriber.
#pragma once

#include "engine/capture_course.h"
#include "engine/engine.h"
#include "engine/history/store.h"
#include "engine/runtime/engine_thread.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <thread>

namespace vortex {

class CaptureKeeper {
 public:
  // describe: who records, with the settings that hold now; limit: the hard limit of device memory. Any thread. The engine's thread
  // outlives the keeper.
  CaptureKeeper(runtime::EngineThread& engine, std::function<history::RunDescription()> describe, std::function<Bytes()> limit);
  // Ends a capture that runs as EngineEnded and closes its file: some seconds at most, more where snapshots are large.
  ~CaptureKeeper();
  CaptureKeeper(const CaptureKeeper&) = delete;
  CaptureKeeper& operator=(const CaptureKeeper&) = delete;

  // As Engine::startCapture. running: the engine was started.
  std::optional<std::string> start(CaptureRequest request, bool running);
  void stop();
  void note(std::string notes);
  // Waits until a capture that ends with the engine is closed.
  void join();

  // Engine thread.
  bool recordsInputs() const { return m_fromTheStart; }
  void tell(std::span<const Event> events);
  void input(Time at, std::uint16_t kind, std::span<const std::byte> body);
  // In the thread that submits.
  void submitted(const runtime::Submission& submission);

 private:
  std::optional<std::string> open(const std::filesystem::path& file);
  void begin(const CaptureRequest& request);
  void run(const CaptureRequest& request);
  void listen(CaptureCourse& course);
  void order(CaptureCourse::Wants wants);
  void close(CaptureCourse& course, bool engineEnded);

  runtime::EngineThread& m_engine;
  const std::function<history::RunDescription()> m_describe;
  const std::function<Bytes()> m_limit;

  std::mutex m_lock;  // guards m_busy, m_thread and m_ready
  bool m_busy = false;
  std::optional<Event> m_ready;  // the device's last
  std::thread m_thread;          // the capture's
  std::atomic<bool> m_stopAsked{false};
  std::shared_ptr<runtime::EventBuffer> m_events;  // the capture's thread's

  std::shared_mutex m_storeLock;  // shared while it is told something
  std::unique_ptr<history::Store> m_store;
  std::atomic<std::uint64_t> m_lastSeq{0};
  bool m_feeding = false;       // the engine thread's; before it runs, whoever starts the capture's
  bool m_fromTheStart = false;  // likewise: what the scheduler is told is recorded, too
};

}  // namespace vortex
