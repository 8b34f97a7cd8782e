// SPDX-License-Identifier: GPL-3.0-or-later
//
// What delivering a slot costs: a head that nods and speaks before a still background, whole slots of 1,080 frames, wall and CPU
// time, beside the bare hashing of the same bytes in the same run.
//   bench_output [FRAMES [PRESET [FOLDER]]]
#include "engine/output/delivery.h"
#include "engine/output/digest.h"

#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace vortex;
using backend::ArtifactKind;

namespace {

class HeapLease : public backend::Lease {
 public:
  explicit HeapLease(Bytes size) : m_bytes(static_cast<std::size_t>(size.count)) {}
  std::span<const std::byte> bytes() const override { return m_bytes; }
  template <typename T>
  T* values() {
    return reinterpret_cast<T*>(m_bytes.data());
  }

 private:
  std::vector<std::byte> m_bytes;
};

struct Spent {
  double wall = 0, cpu = 0;
};

double peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1e-3;
}

template <typename Work>
Spent spentOn(Work&& work) {
  const auto cpuNow = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
  };
  const double cpu = cpuNow();
  const auto start = std::chrono::steady_clock::now();
  work();
  return {.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), .cpu = cpuNow() - cpu};
}

// One pixel of the scene, u and v in 0..1, t in seconds.
double shade(int channel, double u, double v, double t) {
  const double dx = u - 0.5 - 0.01 * std::sin(1.7 * t), dy = v - 0.45 - 0.006 * std::sin(2.3 * t);
  if (const double mx = dx / 0.08, my = (dy - 0.15) / (0.005 + 0.02 * std::abs(std::sin(9 * t))); mx * mx + my * my < 1)
    return channel == 0 ? 110 : 40;
  if (const double head = dx * dx / 0.055 + dy * dy / 0.09; head < 1)
    return (channel == 0 ? 235 : channel == 1 ? 190 : 160) - 60 * head;
  return 60 + 40 * v + 25 * channel + 10 * std::sin(20 * u + 14 * v);
}

backend::Artifact made(const backend::ArtifactInfo& info) {
  auto lease = std::make_shared<HeapLease>(info.bytes());
  if (info.kind == ArtifactKind::Frames) {
    const auto side = info.shape[3];
    auto* pixel = lease->values<std::uint8_t>();
    for (std::int64_t i = 0; i < info.shape[0]; ++i)
      for (int c = 0; c < 3; ++c)
        for (std::int64_t y = 0; y < side; ++y)
          for (std::int64_t x = 0; x < side; ++x)
            *pixel++ =
                static_cast<std::uint8_t>(shade(c, static_cast<double>(x) / static_cast<double>(side),
                                                static_cast<double>(y) / static_cast<double>(side), static_cast<double>(i) / 24));
  } else if (info.kind == ArtifactKind::Sound) {
    auto* sample = lease->values<float>();
    for (std::int64_t i = 0; i < info.elements(); ++i) {
      const double t = static_cast<double>(i) / kSampleRate;
      sample[i] =
          static_cast<float>(std::lround(9000 * std::abs(std::sin(9 * t)) * std::sin(900 * t) * std::sin(4000 * t))) / 32768.0f;
    }
  }
  return {.info = info, .lease = std::move(lease)};
}

std::string cpuModel() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("model name"))
      return line.substr(line.find(": ") + 2);
  return "unknown processor";
}

}  // namespace

int main(int count, char** words) {
  const int frames = count > 1 ? std::atoi(words[1]) : 1080;
  const std::filesystem::path out =
      (count > 3 ? std::filesystem::path(words[3]) : std::filesystem::temp_directory_path()) / "vortex-bench-output";
  const std::string preset = count > 2 ? words[2] : "veryfast";
  std::printf("%s; %d frames, x264 %s\n", cpuModel().c_str(), frames, preset.c_str());
  for (int side : {512, 384}) {
    Job job{.duration = seconds(frames / 24.0)};
    job.quality.side = side;
    std::vector<backend::Artifact> artifacts;
    for (Stage stage : kStages)
      for (const backend::ArtifactInfo& info : backend::outputsOf(stage, job))
        artifacts.push_back(made(info));
    const auto pixels = artifacts[3].lease->bytes();
    const Spent hashing = spentOn([&] {
      output::FrameDigests digests;
      const std::size_t frameBytes = pixels.size() / static_cast<std::size_t>(frames);
      for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i)
        digests.add(pixels.subspan(i * frameBytes, frameBytes));
    });
    std::printf("%d²: hashing alone          wall %.2f s, CPU %.2f s (%.0f MB)\n", side, hashing.wall, hashing.cpu,
                static_cast<double>(pixels.size()) * 1e-6);
    for (int threads : {1, 2}) {
      const double before = peakMegabytes();
      output::DeliveryJob slot{.record = {}, .artifacts = artifacts};
      output::DeliveryResult result;
      const Spent spent = spentOn([&] {
        result = output::deliver(std::move(slot), {.out = out, .clip = {.preset = preset, .threads = threads}},
                                 std::atomic<bool>{false});
      });
      if (const auto* failed = std::get_if<output::DeliveryFailed>(&result)) {
        std::fprintf(stderr, "%s\n", failed->message.c_str());
        return 1;
      }
      std::printf("%d²: delivered, %d thread%s    wall %.2f s, CPU %.2f s (clip %.2f MB, peak memory +%.0f MB)\n", side, threads,
                  threads > 1 ? "s" : " ", spent.wall, spent.cpu,
                  static_cast<double>(std::filesystem::file_size(std::get<output::Delivered>(result).made.folder / "clip.mp4")) *
                      1e-6,
                  peakMegabytes() - before);
    }
  }
  std::filesystem::remove_all(out);
  return 0;
}
