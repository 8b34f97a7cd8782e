// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a soak adds to a captured run: broken recipes that must be refused, and a line now and then with how it stands.
#pragma once

#include "app/headless/slot_run.h"
#include "engine/analysis/capture_judge.h"
#include "engine/slot/recipe.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace vortex::headless {

// How a soak stands, as it is told.
struct SoakFigures {
  const analysis::CaptureSeries& series;
  const event::CaptureVerdict* verdict = nullptr;  // the last that was told
  int refused = 0, read = 0;                       // broken recipes
};
std::string jsonOf(const SoakFigures& soak, Time now);
std::string textOf(const SoakFigures& soak);

// The n-th recipe of a seed, broken somewhere; reads it as a file would be read. False: it was not refused.
bool refusesBroken(const std::string& recipe, std::uint64_t seed, std::size_t n);

class SoakCompanion final : public RunCompanion {
 public:
  // recipe: a sound one as JSON.
  SoakCompanion(std::string recipe, std::uint64_t seed) : m_recipe(std::move(recipe)), m_seed(seed) {}

  void submitted(SlotId slot, std::size_t n) override;
  void take(const Event& event, Reporter& reporter) override;
  void ended(Time now, Reporter& reporter) override;

  // Broken recipes that were taken for sound ones.
  int swallowed() const { return m_read - m_refused; }

 private:
  std::string m_recipe;
  std::uint64_t m_seed;
  analysis::CaptureSeries m_series;
  std::optional<event::CaptureVerdict> m_verdict;
  std::chrono::steady_clock::time_point m_toldAt = std::chrono::steady_clock::now();
  int m_refused = 0, m_read = 0;
};

}  // namespace vortex::headless
