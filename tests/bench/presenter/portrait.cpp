// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws presenters into a PPM file and says what it cost: for looking at, and for timing.
//
// clang-format off
//   portrait --prompt TEXT [--seed N] [--side 512] [--supersample 2] [--passes 4,6,8,12] [--steps | --blink | --mask | --set] OUT.ppm
//   portrait --sheet | --sheet2 [--side 440] OUT.ppm   eight prompts in a contact sheet
//   portrait --prompts FILE [--side 256] OUT.ppm       one picture a line, four in a row
//   --threads N; --operators: how many operators ran, and the longest by the CPU time of its thread (so with --threads 1)
// clang-format on
#include "engine/slot/seed.h"
#include "engine/torch/models/presenter/painter.h"
#include "engine/torch/models/presenter/reference_painter.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <ATen/record_function.h>
#include <c10/core/InferenceMode.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace vortex;
using namespace vortex::torch;

namespace {

const std::vector<std::string> kSheet = {
    "A blonde woman with long straight hair and brown eyes in a navy suit, newsroom",
    "A pale bald man with a ginger full beard and round glasses in a green turtleneck, library",
    "An old sea captain with blue eyes, a white beard and a blue tie in a navy suit, harbour",
    "A dark woman with a pink bob and amber eyes in a black hoodie, neon city at night",
    "A grandmother with a grey bun, square glasses and pearls in a purple sweater, park",
    "A black man with a brown afro in an orange sweater, football stadium, bright light",
    "A serious young man with black quiff hair, blue eyes and a red tie in a charcoal suit, studio",
    "A pale woman with curly ginger hair, brown eyes, freckles and a yellow scarf in a teal coat, snow",
};
const std::vector<std::string> kSecondSheet = {
    "A chef with a brown moustache, blue eyes and a red bow tie in a cream shirt, sunset",
    "An old king with a grey full beard, long grey hair and a red tie in a crimson suit, storm",
    "A black man with a green beanie in a yellow raincoat, storm",
    "A black woman with a ponytail, headphones and earrings in a burgundy turtleneck, city at night",
    "A butler with a top hat, a monocle and a red bow tie in a black suit, dark skin, library",
    "A black builder, man, in a navy hoodie, bank",
    "A happy woman with wavy brown hair, green eyes and earrings in a red suit, weather map",
    "An alien with sunglasses in a lilac suit, space",
};

struct Arguments {
  std::string prompt, out, promptsFile;
  std::uint64_t seed = 7;
  Quality quality;
  bool steps = false, blink = false, mask = false, set = false, sheet = false, sheet2 = false, operators = false;
};

// What RecordFunction saw of one thread.
struct Operators {
  std::int64_t count = 0;
  double longest = 0;
  std::string name;
};

double threadSeconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

struct Started : at::ObserverContext {
  explicit Started(Operators* whole) : all(whole), at(threadSeconds()) {}
  Operators* all;
  double at;
};

// The observers are plain functions: the totals are reached through a thread_local of the tool's one drawing thread.
thread_local Operators* t_operators = nullptr;

std::unique_ptr<at::ObserverContext> started(const at::RecordFunction&) { return std::make_unique<Started>(t_operators); }

void ended(const at::RecordFunction& function, at::ObserverContext* context) {
  const auto* begun = static_cast<Started*>(context);
  const double took = threadSeconds() - begun->at;
  ++begun->all->count;
  if (took <= begun->all->longest)
    return;
  begun->all->longest = took;
  begun->all->name = function.name();
}

double cpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto s = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
  return s(usage.ru_utime) + s(usage.ru_stime);
}

Arguments parse(int argc, char** argv) {
  Arguments a;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&]() -> std::string {
      if (++i >= argc)
        throw std::runtime_error(word + " needs a value");
      return argv[i];
    };
    if (word == "--prompt")
      a.prompt = value();
    else if (word == "--prompts")
      a.promptsFile = value();
    else if (word == "--seed")
      a.seed = std::stoull(value());
    else if (word == "--side")
      a.quality.side = std::stoi(value());
    else if (word == "--supersample")
      a.quality.supersample = std::stoi(value());
    else if (word == "--threads")
      at::set_num_threads(std::stoi(value()));
    else if (word == "--passes") {
      if (std::sscanf(value().c_str(), "%d,%d,%d,%d", &a.quality.passes[0], &a.quality.passes[1], &a.quality.passes[2],
                      &a.quality.passes[3]) != 4)
        throw std::runtime_error("--passes takes four numbers, as 4,6,8,12");
    } else if (word == "--steps")
      a.steps = true;
    else if (word == "--blink")
      a.blink = true;
    else if (word == "--mask")
      a.mask = true;
    else if (word == "--set")
      a.set = true;
    else if (word == "--sheet")
      a.sheet = true;
    else if (word == "--sheet2")
      a.sheet2 = true;
    else if (word == "--operators")
      a.operators = true;
    else if (word.starts_with("--"))
      throw std::runtime_error("unknown option " + word);
    else
      a.out = word;
  }
  if (a.out.empty())
    throw std::runtime_error("no output file named");
  return a;
}

void writePpm(const std::string& path, const at::Tensor& image) {
  const at::Tensor bytes = (image * 255).round().clamp(0, 255).to(at::kByte).permute({1, 2, 0}).contiguous();
  std::ofstream file(path, std::ios::binary);
  file << "P6\n" << bytes.size(1) << " " << bytes.size(0) << "\n255\n";
  file.write(reinterpret_cast<const char*>(bytes.data_ptr<std::uint8_t>()), bytes.numel());
  if (!file)
    throw std::runtime_error("cannot write " + path);
}

// The picture after each step; the last one is the result.
std::vector<at::Tensor> paint(const Arguments& a, const std::string& prompt, std::uint64_t seed) {
  Job job;
  job.seed = seed;
  job.prompt = prompt;
  job.quality = a.quality;
  const auto model = makeReferencePainter();
  model->load(c10::Device(c10::DeviceType::CPU));
  std::vector<at::Tensor> pictures;
  std::array<int, 4> ends{};
  int sum = 0;
  for (std::size_t i = 0; i < 4; ++i)
    ends[i] = sum += job.quality.passes[i];
  at::Tensor picture = at::zeros({1, 3, job.quality.side, job.quality.side});
  StageContext context{job, stageSeed(seed, Stage::Image), c10::Device(c10::DeviceType::CPU), {}, [] { return false; }};
  context.onStep = [&](int pass, int) {
    // The first pass of a step: the picture still holds the step before.
    for (std::size_t i = 0; i < 3; ++i)
      if (pass == ends[i] + 1)
        pictures.push_back(picture[0].clone());
  };
  model->paint(context, picture);
  pictures.push_back(picture[0]);
  return pictures;
}

at::Tensor grid(const std::vector<at::Tensor>& pictures, std::size_t columns) {
  std::vector<at::Tensor> rows;
  for (std::size_t i = 0; i < pictures.size(); i += columns) {
    std::vector<at::Tensor> row(pictures.begin() + static_cast<std::ptrdiff_t>(i),
                                pictures.begin() + static_cast<std::ptrdiff_t>(std::min(pictures.size(), i + columns)));
    while (row.size() < columns)
      row.push_back(at::zeros_like(row[0]));
    rows.push_back(at::cat(row, 2));
  }
  return at::cat(rows, 1);
}

at::Tensor draw(const Arguments& a) {
  if (a.sheet || a.sheet2 || !a.promptsFile.empty()) {
    std::vector<std::string> prompts = a.sheet ? kSheet : kSecondSheet;
    if (!a.promptsFile.empty()) {
      prompts.clear();
      std::ifstream file(a.promptsFile);
      for (std::string line; std::getline(file, line);)
        prompts.push_back(line);
    }
    std::vector<at::Tensor> pictures;
    for (std::size_t i = 0; i < prompts.size(); ++i)
      pictures.push_back(paint(a, prompts[i], a.seed + i).back());
    return grid(pictures, 4);
  }
  if (!a.blink && !a.mask && !a.set) {
    const std::vector<at::Tensor> pictures = paint(a, a.prompt, a.seed);
    return a.steps ? grid(pictures, pictures.size()) : pictures.back();
  }
  const Painter painter(lookOf(a.prompt, a.seed), c10::Device(c10::DeviceType::CPU));
  DrawOptions options;
  options.side = a.quality.side;
  options.supersample = a.quality.supersample;
  options.passes = a.quality.passes[3];
  if (a.mask)
    return painter.mask(options).unsqueeze(0).expand({3, options.side, options.side});
  if (a.set)
    return painter.set(options);
  at::Tensor image = painter.picture(options);
  for (const Patch& p : painter.closedEyes(options))
    image.narrow(1, p.y, p.cover.size(0)).narrow(2, p.x, p.cover.size(1)).lerp_(p.colour, p.cover);
  return image;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Arguments a = parse(argc, argv);
    const c10::InferenceMode guard;
    const auto start = std::chrono::steady_clock::now();
    const double cpu = cpuSeconds();
    Operators operators;
    t_operators = &operators;
    if (a.operators)
      at::addThreadLocalCallback(at::RecordFunctionCallback(started, ended).scopes({at::RecordScope::FUNCTION}));
    const at::Tensor image = draw(a);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout << "wall " << wall.count() << " s, CPU " << cpuSeconds() - cpu << " s, " << at::get_num_threads()
              << " threads, peak resident " << usage.ru_maxrss / 1024 << " MiB\n";
    if (a.operators)
      std::cout << operators.count << " operators, longest " << operators.longest * 1000 << " ms: " << operators.name << "\n";
    writePpm(a.out, image);
    return 0;
  } catch (const std::exception& e) {
    std::cerr << "portrait: " << e.what() << "\n";
    return 2;
  }
}
