// SPDX-License-Identifier: GPL-3.0-or-later
//
//   check_tool population            writes population.inc to stdout: the features' mean and spread over 240 random prompts at 128²
//   check_tool prompts N             N random prompts, one a line
//   check_tool matrix PROMPTS DIR…   every prompt (a line of the file PROMPTS) against every slot folder's decoded clip, and each
//                                    corruption, as a table
#include "engine/slot/job.h"
#include "engine/slot/settings.h"
#include "engine/torch/models/check/clip_check.h"
#include "engine/torch/models/check/encoders.h"
#include "engine/torch/models/presenter/painter.h"
#include "tests/bench/check/corruptions.h"
#include "tests/bench/check/random_prompt.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace vortex;
using namespace vortex::torch;
using namespace vortex::bench;

constexpr int kPopulation = 240;

void printRow(const at::Tensor& values) {
  std::printf("{");
  const float* value = values.const_data_ptr<float>();
  for (std::int64_t i = 0; i < values.numel(); ++i)
    std::printf(i % 16 == 15 ? "%.4fF,\n" : "%.4fF,", static_cast<double>(value[i]));
  std::printf("}");
}

int population() {
  const Vision vision(c10::kCPU);
  std::vector<at::Tensor> all;
  for (std::uint64_t i = 0; i < kPopulation; ++i) {
    const Painter painter(lookOf(randomPrompt(1'000 + i), 77'000 + i), c10::kCPU);
    const at::Tensor seen = vision.see(painter.picture({.side = 128}).unsqueeze(0));
    all.push_back(at::cat({vision.featuresB(seen), vision.featuresL(seen)}, 1));
    std::fprintf(stderr, "\r%llu of %d", static_cast<unsigned long long>(i + 1), kPopulation);
  }
  const at::Tensor features = at::cat(all, 0);
  printRow(features.mean(0).contiguous());
  std::printf(",\n");
  printRow(features.std(0, false).contiguous());
  std::printf("\n");
  return 0;
}

ClipScores judge(ClipModel& model, const DecodedClip& clip, const std::string& prompt) {
  Job job;
  job.prompt = prompt;
  job.quality.side = static_cast<int>(clip.frames.size(3));
  const at::Tensor embedding = at::empty({kEmbedding}, at::kFloat);
  const StageContext context{
      .job = job, .seed = 0, .device = c10::kCPU, .onStep = [](int, int) {}, .stopRequested = [] { return false; }};
  return model.judge(context, clip.sound, clip.frames, embedding);
}

bool passes(const ClipScores& s) { return s.b >= CheckSettings{}.minB && s.l >= CheckSettings{}.minL; }

double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1) + 0.5)];
}

// How often a matching clip scores above a wrong one.
double areaUnderCurve(const std::vector<double>& right, const std::vector<double>& wrong) {
  double wins = 0;
  for (double r : right)
    for (double w : wrong)
      wins += r > w ? 1 : r == w ? 0.5 : 0;
  return wins / (static_cast<double>(right.size()) * static_cast<double>(wrong.size()));
}

void printScores(const std::string& name, const std::vector<ClipScores>& scores) {
  std::vector<double> b, l;
  int passed = 0;
  for (const ClipScores& s : scores)
    b.push_back(s.b), l.push_back(s.l), passed += passes(s) ? 1 : 0;
  std::printf("| %-28s | %4zu | %5.2f / %5.2f / %5.2f | %5.2f / %5.2f / %5.2f | %4d |\n", name.c_str(), scores.size(),
              quantile(b, 0.05), quantile(b, 0.5), quantile(b, 0.95), quantile(l, 0.05), quantile(l, 0.5), quantile(l, 0.95),
              passed);
  std::fflush(stdout);
}

int matrix(const std::string& promptFile, const std::vector<std::string>& folders) {
  std::vector<DecodedClip> clips;
  std::ifstream prompts(promptFile);
  for (const std::string& folder : folders) {
    std::string prompt;
    if (!std::getline(prompts, prompt))
      throw std::runtime_error(promptFile + " has fewer lines than there are folders");
    clips.push_back(decode(folder, prompt));
  }
  const auto model = makeReferenceClipCheck();
  model->load(c10::kCPU);
  std::vector<ClipScores> right, wrong;
  for (const DecodedClip& clip : clips)
    for (const DecodedClip& other : clips)
      (&clip == &other ? right : wrong).push_back(judge(*model, clip, other.prompt));
  std::printf("| %-28s | %4s | %21s | %21s | %4s |\n| --- | --- | --- | --- | --- |\n", "clip", "n", "B p5 / p50 / p95",
              "L p5 / p50 / p95", "pass");
  printScores("matching", right);
  printScores("every other prompt's clip", wrong);
  bool good = true;
  for (const Corruption& corruption : corruptions()) {
    std::vector<ClipScores> scores;
    for (std::size_t i = 0; i < clips.size(); ++i)
      scores.push_back(judge(*model, corruption.apply(clips[i], clips[(i + 1) % clips.size()]), clips[i].prompt));
    printScores(corruption.name, scores);
    const auto passed = static_cast<std::size_t>(std::count_if(scores.begin(), scores.end(), passes));
    if (corruption.expected == Expected::Passes && passed < scores.size())
      good = false;
    if (corruption.expected == Expected::Fails && passed > scores.size() / 20)
      good = false;
  }
  const auto ensemble = [](const std::vector<ClipScores>& all) {
    std::vector<double> values;
    for (const ClipScores& s : all)
      values.push_back(0.4 * s.b + 0.6 * s.l);
    return values;
  };
  const double area = areaUnderCurve(ensemble(right), ensemble(wrong));
  std::printf("\nAUC of the ensemble, %zu matching against %zu other: %.4f\n", right.size(), wrong.size(), area);
  return good && area >= 0.99 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const c10::InferenceMode inference;
  const std::string command = argc > 1 ? argv[1] : "";
  try {
    if (command == "population")
      return population();
    if (command == "prompts" && argc == 3) {
      for (int i = 0; i < std::atoi(argv[2]); ++i)
        std::printf("%s\n", randomPrompt(static_cast<std::uint64_t>(i)).c_str());
      return 0;
    }
    if (command == "matrix" && argc > 4)
      return matrix(argv[2], {argv + 3, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "check_tool: %s\n", error.what());
    return 1;
  }
  std::fprintf(stderr, "usage: check_tool population | prompts N | matrix PROMPTS DIR…\n");
  return 2;
}
