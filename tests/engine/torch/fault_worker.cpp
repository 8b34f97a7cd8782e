// SPDX-License-Identifier: Apache-2.0
//
// vortex-device with the reference models, and ways to die: vortex-fault-worker FOLDER. A file FOLDER/PLACE holds the one word of a
// fault, which is committed once, and the file is gone. Places: main (before it has said a word), load (greeted, nothing loaded
// yet), audio, image, video, clip (at the stage's first step boundary, which it has told; the warm-up runs stages, too).
//   segv, abort, exit, stop  raises SIGSEGV, SIGABRT or SIGSTOP, leaves with status 3
//   deaf          its main thread, which beats, stands still; everything else goes on
//   loop          an operator that never ends
//   late          waits until it is told to stop, then dies
//   reserve       takes memory in the stage's own thread until it is refused
//   reserve_alone the same in a thread of its own, where nobody can catch that
//   gorge         takes memory and writes to it until the kernel ends it
// FOLDER/fault_ns says when, in nanoseconds of CLOCK_MONOTONIC: the last sign of life of what is about to die.
#include "app/device/worker.h"
#include "engine/torch/reference_models.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/ops/empty.h>
#include <sys/syscall.h>
#include <torch/library.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <new>
#include <string>
#include <thread>
#include <vector>

namespace vortex::torch {

namespace {

namespace fs = std::filesystem;

// Stays loaded for as long as the process; set before anything else runs.
fs::path& folder() {
  static fs::path path;
  return path;
}

void noteTime() {
  std::ofstream(folder() / "fault_ns", std::ios::trunc) << std::chrono::steady_clock::now().time_since_epoch().count() << '\n';
}

at::Tensor neverEnds(const at::Tensor& x) {
  noteTime();
  for (volatile bool never = false;;)
    if (never)
      return x;
}

}  // namespace
}  // namespace vortex::torch

TORCH_LIBRARY(vortex_faults, library) { library.def("never_ends(Tensor x) -> Tensor", &vortex::torch::neverEnds); }

namespace vortex::torch {
namespace {

void loop() {
  c10::Dispatcher::singleton()
      .findSchemaOrThrow("vortex_faults::never_ends", "")
      .typed<at::Tensor(const at::Tensor&)>()
      .call(at::empty({1}));
}

void standStill() {
  ::signal(SIGUSR2, [](int) {
    for (;;)
      ::pause();
  });
  ::syscall(SYS_tgkill, ::getpid(), ::getpid(), SIGUSR2);
}

// Virtual memory only: nothing of it is written to.
void reserve() {
  std::vector<at::Tensor> all;
  for (;;) {
    noteTime();
    all.push_back(at::empty({256 << 20}, at::kByte));
  }
}

void reserveAlone() {
  std::thread([] {
    for (;;) {
      noteTime();
      static_cast<void>(::operator new(256 << 20));
    }
  }).join();
}

void gorge() {
  for (constexpr std::size_t kBlock = 16 << 20;;) {
    noteTime();
    std::memset(::operator new(kBlock), 1, kBlock);
  }
}

void commit(const std::string& fault, const StageContext* context) {
  if (fault != "loop")
    noteTime();
  if (fault == "segv") {
    ::raise(SIGSEGV);
  } else if (fault == "abort") {
    ::raise(SIGABRT);
  } else if (fault == "exit") {
    ::_exit(3);
  } else if (fault == "stop") {
    ::raise(SIGSTOP);
  } else if (fault == "deaf") {
    standStill();
  } else if (fault == "loop") {
    loop();
  } else if (fault == "late" && context != nullptr) {
    while (!context->stopRequested())
      std::this_thread::yield();
    noteTime();
    ::raise(SIGKILL);
  } else if (fault == "reserve") {
    reserve();
  } else if (fault == "reserve_alone") {
    reserveAlone();
  } else if (fault == "gorge") {
    gorge();
  } else {
    throw std::runtime_error("no such fault: " + fault);
  }
}

void look(const std::string& place, const StageContext* context = nullptr) {
  std::string fault;
  if (!(std::ifstream(folder() / place) >> fault))
    return;
  fs::remove(folder() / place);
  commit(fault, context);
}

StageContext watched(const StageContext& context, const char* place) {
  StageContext own = context;
  own.onStep = [&context, place](int step, int steps) {
    context.onStep(step, steps);
    look(place, &context);
  };
  return own;
}

struct Voice final : AudioModel {
  explicit Voice(std::unique_ptr<AudioModel> model) : real(std::move(model)) {}
  void load(c10::Device device) override { real->load(device); }
  std::vector<at::Tensor*> weights() override { return real->weights(); }
  void speak(const StageContext& context, const at::Tensor& sound, const at::Tensor& marks) override {
    real->speak(watched(context, "audio"), sound, marks);
  }
  std::unique_ptr<AudioModel> real;
};

struct Painter final : ImageModel {
  explicit Painter(std::unique_ptr<ImageModel> model) : real(std::move(model)) {}
  void load(c10::Device device) override { real->load(device); }
  std::vector<at::Tensor*> weights() override { return real->weights(); }
  void paint(const StageContext& context, const at::Tensor& picture) override { real->paint(watched(context, "image"), picture); }
  std::unique_ptr<ImageModel> real;
};

struct Motion final : VideoModel {
  explicit Motion(std::unique_ptr<VideoModel> model) : real(std::move(model)) {}
  void load(c10::Device device) override { real->load(device); }
  std::vector<at::Tensor*> weights() override { return real->weights(); }
  void animate(const StageContext& context, const at::Tensor& sound, const at::Tensor& marks, const at::Tensor& picture,
               const at::Tensor& frames) override {
    real->animate(watched(context, "video"), sound, marks, picture, frames);
  }
  std::unique_ptr<VideoModel> real;
};

struct Check final : ClipModel {
  explicit Check(std::unique_ptr<ClipModel> model) : real(std::move(model)) {}
  void load(c10::Device device) override { real->load(device); }
  std::vector<at::Tensor*> weights() override { return real->weights(); }
  ClipScores judge(const StageContext& context, const at::Tensor& sound, const at::Tensor& frames,
                   const at::Tensor& embedding) override {
    return real->judge(watched(context, "clip"), sound, frames, embedding);
  }
  std::unique_ptr<ClipModel> real;
};

StageModels makeModels() {
  look("load");
  StageModels models = makeReferenceModels();
  return {.audio = std::make_unique<Voice>(std::move(models.audio)),
          .image = std::make_unique<Painter>(std::move(models.image)),
          .video = std::make_unique<Motion>(std::move(models.video)),
          .clip = std::make_unique<Check>(std::move(models.clip))};
}

// What the command line says, and a death before everything else.
void begin(int argc, char** argv) {
  for (int fatal : {SIGSEGV, SIGABRT})  // a sanitizer's handler would turn them into exits
    ::signal(fatal, SIG_DFL);
  if (argc == 2) {
    folder() = argv[1];
    look("main");
  }
}

}  // namespace
}  // namespace vortex::torch

int main(int argc, char** argv) {
  using namespace vortex;
  vortex::torch::begin(argc, argv);
  char* own[] = {argv[0], nullptr};
  app::runWorker(
      1, own,
      {.makeModels = &vortex::torch::makeModels, .makeSide = &app::makeCpuSideNamed, .kind = "cpu", .defaultDevice = "cpu"});
}
