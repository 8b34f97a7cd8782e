// SPDX-License-Identifier: Apache-2.0
//
// The toy as a worker program: link_toy_device [hello FAULT | load FAULT | build TEXT]
//   hello  silent (never says it), exit, segv, major (another protocol), garbage
#include "engine/link/device_end.h"
#include "engine/link/socket.h"
#include "engine/link/worker_process.h"
#include "tests/engine/link/toy.h"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <string>

using namespace vortex::link;

namespace {

void spoilHello(const std::string& fault) {
  std::vector<std::byte> bytes(kMaxMessage);
  const auto hello = *encode(Hello{"toy 1", ::getpid()}, bytes);
  if (fault == "exit")
    ::_exit(3);
  if (fault == "segv")
    ::raise(SIGSEGV);
  if (fault == "major")
    bytes[4] = std::byte{kMajor + 1};
  if (fault == "garbage")
    bytes[0] = std::byte{'?'};
  if (fault != "silent")
    sendPacket(kControlDescriptor, hello, Wait::Block);
  for (;;)
    ::pause();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 2 ? argv[1] : "", fault = argc > 2 ? argv[2] : "";
  for (int fatal : {SIGSEGV, SIGABRT})  // a sanitizer's handler would turn them into exits
    ::signal(fatal, SIG_DFL);
  std::fprintf(stderr, "toy speaks\n");
  if (what == "hello")
    spoilHello(fault);
  test::ToyDevice toy(what == "build" ? fault : "toy 1", what == "load" ? fault : "");
  ::_exit(serve(toy, inheritedEnds(), Host::Process));
}
