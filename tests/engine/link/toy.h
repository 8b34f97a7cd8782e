// SPDX-License-Identifier: Apache-2.0
//
// A device without LibTorch whose attempts do what their job's script says, one command a script:
// clang-format off
//   ""             finishes at once; each output begins with the seed as 8 bytes, then the first 8 bytes of each input
//   work N MS      N operators of MS milliseconds, the token is read before each
//   ignore MS      one operator of MS milliseconds, the token is not read after it: ends as finished
//   late MS        waits until it is told to stop, runs one operator of MS milliseconds more, and ends as finished
//   hang           an operator that never ends
//   steps N        tells N steps
//   fail, throw, oom, context      ends badly: model error, an exception, std::bad_alloc, the device's context is dead
//   lastword N     tells N steps and that it has finished, and dies before anybody can have read it
//   segv, abort, exit, stop, eat   raises SIGSEGV or SIGABRT, leaves with status 3, raises SIGSTOP, takes memory until none is left
//   stopdie        works until it is told to stop, then raises SIGSEGV
//   garbage, huge, twice, stranger says what the protocol does not allow, on its lane's inherited socket
//   deaf           finishes, and from then on memory() never returns: the heart stops
// A snapshot fails; into a file named *.fifo only when whoever writes into that has closed it.
// clang-format on
#pragma once

#include "engine/backend/device.h"

#include <atomic>
#include <string>

namespace vortex::link::test {

class ToyDevice : public backend::Device {
 public:
  // loadFault: "", "segv", "abort", "exit", "throw", "hang", "eat"
  explicit ToyDevice(std::string build = "toy 1", std::string loadFault = {});
  std::string name() const override { return "toy"; }
  std::string build() const override { return m_build; }
  void load(const std::function<void(std::string what, int done, int of)>& progress) override;
  backend::LaneResult run(const backend::LaneJob& job) override;
  event::MemorySample memory() const override;
  backend::BuffersCleared clearBuffers() override { return {{200}, {100}}; }
  void writeSnapshot(const std::string& file) override;

 private:
  std::string m_build, m_loadFault;
  std::atomic<bool> m_deaf{false};
};

}  // namespace vortex::link::test
