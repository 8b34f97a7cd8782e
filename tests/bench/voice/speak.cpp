// SPDX-License-Identifier: GPL-3.0-or-later
//
// Speaks a text into a WAV file with the reference voice and prints what it took: to listen, and to look at a spectrogram
// (`sox OUT.wav -n spectrogram -o out.png`). The clip is as long as --seconds says; by default 45 s, cut after the last sound.
#include "engine/slot/seed.h"
#include "engine/torch/models/voice/manner.h"
#include "engine/torch/models/voice/synthesis.h"
#include "engine/torch/models/voice/timeline.h"
#include "engine/torch/models/voice/tracks.h"
#include "engine/torch/models/voice/voice.h"

#include <ATen/Parallel.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

void put(std::ofstream& file, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i)
    file.put(static_cast<char>(value >> (8 * i) & 0xFF));
}

void writeWav(const std::string& path, const float* values, std::int64_t count) {
  std::ofstream file(path, std::ios::binary);
  const auto bytes = static_cast<std::uint32_t>(count * 2);
  file << "RIFF";
  put(file, 36 + bytes, 4);
  file << "WAVEfmt ";
  put(file, 16, 4);
  put(file, 1, 2);
  put(file, 1, 2);
  put(file, vortex::kSampleRate, 4);
  put(file, vortex::kSampleRate * 2, 4);
  put(file, 2, 2);
  put(file, 16, 2);
  file << "data";
  put(file, bytes, 4);
  for (std::int64_t i = 0; i < count; ++i)
    put(file, static_cast<std::uint32_t>(static_cast<int>(values[i] * 32768)), 2);
}

// What the voice aimed at, every 5 ms: for a picture beside the sound's spectrogram.
void writeTracks(const std::string& path, const vortex::Job& job, const vortex::torch::SpellerOptions& speller, int count) {
  using namespace vortex::torch;
  const Manner manner = mannerOf(job);
  const Timeline line =
      layOut(spell(job.script, speller, {}).utterances, manner.tempo, static_cast<double>(job.samples()) / vortex::kSampleRate);
  const std::vector<VoiceFrame> frames = tracksOf(line, manner, count, vortex::stageSeed(job.seed, vortex::Stage::Audio));
  std::ofstream file(path);
  file << "seconds,phone,segment,pitch_hz,voicing,f1_hz,f2_hz,f3_hz,open,spread\n";
  std::size_t s = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const double t = static_cast<double>(i) / kTrackRate;
    while (s + 1 < line.segments.size() && line.segments[s].end <= t)
      ++s;
    const VoiceFrame& f = frames[i];
    file << t << ',' << (line.segments[s].phone != nullptr && t < line.segments[s].end ? line.segments[s].phone->ipa : "") << ','
         << s << ',' << f.pitchHz << ',' << f.voicing << ',' << f.formantHz[0] << ',' << f.formantHz[1] << ',' << f.formantHz[2]
         << ',' << f.open << ',' << f.spread << '\n';
  }
}

int usage() {
  std::cerr << "speak --text TEXT | --file FILE  [--voice man|woman] [--emotion WORD] [--speed 1.0] [--seconds N] [--seed N]\n"
               "      [--espeak PROGRAM (\"\": own rules)] [--threads N] [--tracks OUT.csv] [--repeat N] OUT.wav\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  vortex::Job job;
  job.voiceId = "man";
  vortex::torch::VoiceOptions options;
  std::string out, tracksPath;
  bool whole = false;
  int repeat = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string_view name = argv[i];
    if (!name.starts_with("--")) {
      out = name;
      continue;
    }
    if (i + 1 == argc)
      return usage();
    const std::string value = argv[++i];
    if (name == "--text")
      job.script = value;
    else if (name == "--file")
      job.script = std::string(std::istreambuf_iterator<char>(std::ifstream(value, std::ios::binary).rdbuf()), {});
    else if (name == "--voice")
      job.voiceId = value;
    else if (name == "--emotion")
      job.emotion = vortex::parseEmotion(value).value_or(vortex::Emotion::Neutral);
    else if (name == "--speed")
      job.speed = std::atof(value.c_str());
    else if (name == "--seconds")
      job.duration = vortex::seconds(std::atof(value.c_str())), whole = true;
    else if (name == "--seed")
      job.seed = std::strtoull(value.c_str(), nullptr, 10);
    else if (name == "--espeak")
      options.speller.program = value;
    else if (name == "--threads")
      at::set_num_threads(std::atoi(value.c_str()));
    else if (name == "--tracks")
      tracksPath = value;
    else if (name == "--repeat")
      repeat = std::atoi(value.c_str());
    else
      return usage();
  }
  if (out.empty() || job.script.empty())
    return usage();

  const c10::InferenceMode inference;
  const auto voice = vortex::torch::makeReferenceVoice(options);
  voice->load(c10::kCPU);
  const at::Tensor sound = at::zeros({job.samples()}), marks = at::zeros({vortex::torch::markCount(job.frames()), 2});
  double longestStep = 0;
  auto stepStart = std::chrono::steady_clock::now();
  const vortex::torch::StageContext context{job, vortex::stageSeed(job.seed, vortex::Stage::Audio), c10::kCPU,
                                            [&](int, int) {
                                              const auto now = std::chrono::steady_clock::now();
                                              longestStep =
                                                  std::max(longestStep, std::chrono::duration<double>(now - stepStart).count());
                                              stepStart = now;
                                            },
                                            [] { return false; }};
  for (int i = 0; i < repeat; ++i) {
    const std::clock_t cpu = std::clock();
    const auto start = stepStart = std::chrono::steady_clock::now();
    voice->speak(context, sound, marks);
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%.1f s clip: %.3f s, %.3f s of CPU, longest step %.1f ms, peak resident %ld MB, %d threads\n",
                static_cast<double>(job.samples()) / vortex::kSampleRate, wall,
                static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC, longestStep * 1e3, usage.ru_maxrss / 1024,
                at::get_num_threads());
  }

  const float* values = sound.const_data_ptr<float>();
  std::int64_t count = sound.numel();
  while (!whole && count > 1 && values[count - 1] == 0.0F)
    --count;
  writeWav(out, values, count);
  if (!tracksPath.empty())
    writeTracks(tracksPath, job, options.speller, static_cast<int>(count / vortex::torch::kHop));
  return 0;
}
