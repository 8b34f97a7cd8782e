// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/check/corruptions.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/flip.h>
#include <ATen/ops/full_like.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/roll.h>
#include <ATen/ops/zeros_like.h>

namespace vortex::bench {
namespace {

DecodedClip withFrames(const DecodedClip& clip, at::Tensor frames) {
  return {.prompt = clip.prompt, .frames = std::move(frames), .sound = clip.sound};
}

Corruption frames(std::string name, Expected expected, std::function<at::Tensor(const at::Tensor&)> change) {
  return {std::move(name), expected, [change = std::move(change)](const DecodedClip& clip, const DecodedClip&) {
            return withFrames(clip, change(clip.frames));
          }};
}

at::Tensor noisy(const at::Tensor& frames, double sigma) {
  at::Tensor out = frames.clone();
  auto generator = at::detail::createCPUGenerator(5);
  for (std::int64_t i = 0; i < frames.size(0); ++i) {
    const at::Tensor noise =
        at::randn(frames.select(0, i).sizes(), generator, at::TensorOptions().dtype(at::kFloat)) * (255 * sigma);
    out.select(0, i).copy_((frames.select(0, i).to(at::kFloat) + noise).clamp(0, 255));
  }
  return out;
}

Corruption shifted(int frames) {
  const Expected expected = std::abs(frames) <= 1 ? Expected::Passes : std::abs(frames) == 2 ? Expected::Either : Expected::Fails;
  return {"sound shifted " + std::to_string(frames) + " frames", expected, [frames](const DecodedClip& clip, const DecodedClip&) {
            return DecodedClip{.prompt = clip.prompt, .frames = clip.frames, .sound = at::roll(clip.sound, {frames * 1000})};
          }};
}

}  // namespace

std::vector<Corruption> corruptions() {
  std::vector<Corruption> all;
  all.push_back(frames("none", Expected::Passes, [](const at::Tensor& f) { return f; }));
  all.push_back(frames("black", Expected::Fails, [](const at::Tensor& f) { return at::zeros_like(f); }));
  all.push_back(frames("grey", Expected::Fails, [](const at::Tensor& f) { return at::full_like(f, 128); }));
  all.push_back(frames("pure noise", Expected::Fails, [](const at::Tensor& f) {
    return at::randint(0, 256, f.sizes(), at::detail::createCPUGenerator(3), f.options());
  }));
  all.push_back(frames("noise sigma .12", Expected::Fails, [](const at::Tensor& f) { return noisy(f, 0.12); }));
  all.push_back(frames("noise sigma .06", Expected::Fails, [](const at::Tensor& f) { return noisy(f, 0.06); }));
  all.push_back(frames("noise sigma .02", Expected::Passes, [](const at::Tensor& f) { return noisy(f, 0.02); }));
  all.push_back(frames("second half black", Expected::Fails, [](const at::Tensor& f) {
    at::Tensor out = f.clone();
    out.slice(0, f.size(0) / 2).zero_();
    return out;
  }));
  all.push_back(frames("frozen", Expected::Fails, [](const at::Tensor& f) { return f.slice(0, 0, 1).expand_as(f).contiguous(); }));
  all.push_back(frames("red and blue swapped", Expected::Fails, [](const at::Tensor& f) { return at::flip(f, {1}); }));
  all.push_back(frames("upside down", Expected::Fails, [](const at::Tensor& f) { return at::flip(f, {2}); }));
  all.push_back({"silent", Expected::Fails, [](const DecodedClip& clip, const DecodedClip&) {
                   return DecodedClip{.prompt = clip.prompt, .frames = clip.frames, .sound = at::zeros_like(clip.sound)};
                 }});
  all.push_back({"another clip's sound", Expected::Fails, [](const DecodedClip& clip, const DecodedClip& other) {
                   at::Tensor sound = at::zeros_like(clip.sound);
                   const auto length = std::min(sound.numel(), other.sound.numel());
                   sound.slice(0, 0, length).copy_(other.sound.slice(0, 0, length));
                   return DecodedClip{.prompt = clip.prompt, .frames = clip.frames, .sound = sound};
                 }});
  for (int shift : {1, -1, 2, -2, 3, -3, 6, 12})
    all.push_back(shifted(shift));
  return all;
}

}  // namespace vortex::bench
