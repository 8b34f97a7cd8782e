// SPDX-License-Identifier: GPL-3.0-or-later
//
//   check_tool population            writes population.inc to stdout: the features' mean and spread over 240 random prompts at 128²
//   check_tool prompts N [FIRST]     N random prompts, one a line
//   check_tool matrix PROMPTS DIR…   every prompt (a line of the file PROMPTS) against every slot folder's decoded clip, and each
//                                    corruption, as a table; then all clips against a prompt that says nothing.
//                                    Names on stderr which clip passed for another prompt
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
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
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

constexpr int kDraws = 12;  // of profiles cpu and full

// Each prompt is understood once.
class Judge {
 public:
  ClipScores operator()(const DecodedClip& clip, const std::string& prompt) {
    auto found = m_meanings.find(prompt);
    if (found == m_meanings.end())
      found = m_meanings.emplace(prompt, m_encoders.understand(prompt, kDraws, [](int) {})).first;
    return scoreClip(m_encoders, found->second, clip.sound, clip.frames, m_embedding, [] {});
  }

 private:
  Encoders m_encoders{c10::kCPU};
  at::Tensor m_embedding = at::empty({kEmbedding}, at::kFloat);
  std::map<std::string, PromptMeaning> m_meanings;
};

bool passes(const ClipScores& s) { return s.b >= CheckSettings{}.minB && s.l >= CheckSettings{}.minL; }
bool outlier(const ClipScores& s) { return std::abs(s.b - s.l) > CheckSettings{}.outlierGap; }

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
  for (const ClipScores& s : scores)
    b.push_back(s.b), l.push_back(s.l);
  std::printf("| %-28s | %4zu | %5.2f / %5.2f / %5.2f | %5.2f / %5.2f / %5.2f | %4td | %4td |\n", name.c_str(), scores.size(),
              quantile(b, 0.05), quantile(b, 0.5), quantile(b, 0.95), quantile(l, 0.05), quantile(l, 0.5), quantile(l, 0.95),
              std::count_if(scores.begin(), scores.end(), passes), std::count_if(scores.begin(), scores.end(), outlier));
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
  Judge judge;
  std::vector<ClipScores> right, wrong;
  for (const DecodedClip& clip : clips)
    for (const DecodedClip& other : clips) {
      const ClipScores scores = judge(clip, other.prompt);
      (&clip == &other ? right : wrong).push_back(scores);
      if (&clip != &other && passes(scores))
        std::fprintf(stderr, "passes: the clip of \"%s\" for \"%s\" (B %.2f, L %.2f)\n", clip.prompt.c_str(), other.prompt.c_str(),
                     scores.b, scores.l);
    }
  std::printf("| %-28s | %4s | %21s | %21s | %4s | outlier |\n| --- | --- | --- | --- | --- | --- |\n", "clip", "n",
              "B p5 / p50 / p95", "L p5 / p50 / p95", "pass");
  printScores("matching", right);
  printScores("every other prompt's clip", wrong);
  bool good = std::count_if(right.begin(), right.end(), outlier) * 20 <= std::ssize(right);
  const auto judgeCorrupted = [&](const Corruption& corruption, const std::string* prompt) {
    std::vector<ClipScores> scores;
    for (std::size_t i = 0; i < clips.size(); ++i)
      scores.push_back(judge(corruption.apply(clips[i], clips[(i + 1) % clips.size()]), prompt ? *prompt : clips[i].prompt));
    printScores(prompt ? "any: " + corruption.name : corruption.name, scores);
    const auto passed = std::count_if(scores.begin(), scores.end(), passes);
    if (corruption.expected == Expected::Passes)
      good = good && passed * 20 >= std::ssize(scores) * (prompt ? 18 : 20);
    if (corruption.expected == Expected::Fails)
      good = good && passed * 20 <= std::ssize(scores);
  };
  const std::string saysNothing = "a presenter talks";
  for (const Corruption& corruption : corruptions())
    judgeCorrupted(corruption, nullptr);
  for (const Corruption& corruption : corruptions())
    judgeCorrupted(corruption, &saysNothing);
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
    if (command == "prompts" && (argc == 3 || argc == 4)) {
      const int first = argc == 4 ? std::atoi(argv[3]) : 0;
      for (int i = first; i < first + std::atoi(argv[2]); ++i)
        std::printf("%s\n", randomPrompt(static_cast<std::uint64_t>(i)).c_str());
      return 0;
    }
    if (command == "matrix" && argc > 4)
      return matrix(argv[2], {argv + 3, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "check_tool: %s\n", error.what());
    return 1;
  }
  std::fprintf(stderr, "usage: check_tool population | prompts N [FIRST] | matrix PROMPTS DIR…\n");
  return 2;
}
