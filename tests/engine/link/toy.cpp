// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/link/toy.h"

#include "engine/link/descriptor.h"
#include "engine/link/protocol.h"
#include "engine/link/socket.h"
#include "engine/link/worker_process.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <new>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace vortex::link::test {
namespace {

using Clock = std::chrono::steady_clock;
using End = backend::LaneResult::End;

void busy(Duration length) {
  const auto until = Clock::now() + length;
  while (Clock::now() < until) {
  }
}

[[noreturn]] void hang() {
  for (volatile bool never = false;;)
    if (never)
      std::abort();
}

void eat() {
  for (;;) {  // until operator new throws, which nobody catches
    auto* const block = new char[16 << 20];
    std::memset(block, 1, 16 << 20);
  }
}

void dieOf(const std::string& fault) noexcept {
  if (fault == "segv")
    ::raise(SIGSEGV);
  else if (fault == "abort")
    ::raise(SIGABRT);
  else if (fault == "exit")
    ::_exit(3);
  else if (fault == "stop")
    ::raise(SIGSTOP);
  else if (fault == "eat")
    eat();
  else if (fault == "hang")
    hang();
}

backend::LaneResult result(End end, Reason reason = Reason::None, std::string message = {}) {
  backend::LaneResult r;
  r.end = end;
  r.reason = reason;
  r.message = std::move(message);
  return r;
}

void operate(const backend::LaneJob& job, Duration length) {
  job.counters.operators.fetch_add(1, std::memory_order_relaxed);
  job.counters.operatorSince.store(Clock::now().time_since_epoch().count(), std::memory_order_relaxed);
  busy(length);
}

backend::LaneResult stopped() {
  backend::LaneResult r = result(End::Stopped);
  r.stoppedAt = Clock::now();
  r.drainedAt = Clock::now();
  r.released = {1000};
  return r;
}

void fill(const backend::LaneJob& job) {
  for (const backend::OutputBuffer& output : job.outputs) {
    std::size_t at = 0;
    const auto put = [&](const void* from, std::size_t bytes) {
      bytes = std::min(bytes, output.bytes.size() - at);
      std::memcpy(output.bytes.data() + at, from, bytes);
      at += bytes;
    };
    put(&job.job.seed, sizeof job.job.seed);
    for (const backend::InputBuffer& input : job.inputs)
      put(input.bytes.data(), std::min<std::size_t>(8, input.bytes.size()));
  }
}

// Says something on the lane's inherited socket behind the link's back.
void blurt(const backend::LaneJob& job, const std::string& what) {
  const int socket = kFirstLaneDescriptor + static_cast<int>(indexOf(job.name.stage));
  std::vector<std::byte> bytes(what == "huge" ? kMaxMessage + 1000 : kMaxMessage);
  std::span<const std::byte> packet = std::span<const std::byte>(bytes).first(what == "huge" ? bytes.size() : 40);
  if (what == "twice")
    packet = *encode(Finished{job.name, {}, {}}, bytes);
  if (what == "stranger")
    packet = *encode(backend::AttemptStep{{SlotId{99}, job.name.stage, 1, AttemptId{987654}}, 1, 2}, bytes);
  sendPacket(socket, packet, Wait::Block);
}

}  // namespace

ToyDevice::ToyDevice(std::string build, std::string loadFault) : m_build(std::move(build)), m_loadFault(std::move(loadFault)) {}

void ToyDevice::load(const std::function<void(std::string what, int done, int of)>& progress) {
  progress("toy", 0, 1);
  if (m_loadFault == "throw")
    throw std::runtime_error("the toy does not fit");
  dieOf(m_loadFault);
  progress("toy", 1, 1);
}

backend::LaneResult ToyDevice::run(const backend::LaneJob& job) {
  std::istringstream script(job.job.script);
  std::string command;
  double count = 0, ms = 0;
  script >> command >> count >> ms;
  if (command == "work") {
    for (int i = 0; i < static_cast<int>(count); ++i) {
      if (job.token.stopRequested())
        return stopped();
      operate(job, milliseconds(ms));
    }
  } else if (command == "ignore") {
    operate(job, milliseconds(count));
  } else if (command == "late") {
    while (!job.token.stopRequested())
      operate(job, milliseconds(0.1));
    operate(job, milliseconds(count));
  } else if (command == "steps") {
    for (int i = 1; i <= static_cast<int>(count); ++i)
      job.onStep(i, static_cast<int>(count));
  } else if (command == "lastword") {
    for (int i = 1; i <= static_cast<int>(count); ++i)
      job.onStep(i, static_cast<int>(count));
    blurt(job, "twice");
    ::raise(SIGKILL);
  } else if (command == "fail") {
    return result(End::Failed, Reason::ModelError, "the script says so");
  } else if (command == "throw") {
    throw std::runtime_error("thrown");
  } else if (command == "oom") {
    throw std::bad_alloc();
  } else if (command == "context") {
    return result(End::Failed, Reason::DeviceLost, "a sticky error");
  } else if (command == "stopdie") {
    while (!job.token.stopRequested())
      operate(job, milliseconds(1));
    ::raise(SIGSEGV);
  } else if (command == "garbage" || command == "huge" || command == "twice" || command == "stranger") {
    blurt(job, command);
  } else if (command == "deaf") {
    m_deaf = true;
  } else {
    dieOf(command);
  }
  fill(job);
  backend::LaneResult done = result(End::Finished);
  done.cost.operators = job.counters.operators.load(std::memory_order_relaxed);
  done.cost.threads = 1;
  if (job.name.stage == Stage::Clip)
    done.scores = backend::Scores{0.75, 0.8};
  return done;
}

event::MemorySample ToyDevice::memory() const {
  while (m_deaf)
    std::this_thread::sleep_for(std::chrono::hours(1));
  event::MemorySample sample;
  sample.used = {12};
  sample.total = {100};
  return sample;
}

void ToyDevice::writeSnapshot(const std::string& file) {
  if (file.ends_with(".fifo")) {
    const UniqueFd fifo(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    char nothing = 0;
    while (::read(fifo.get(), &nothing, 1) > 0) {
    }
  }
  throw std::runtime_error("no snapshot in " + file);
}

}  // namespace vortex::link::test
