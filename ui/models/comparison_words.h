// SPDX-License-Identifier: GPL-3.0-or-later
//
// What two slots that are compared come to, in a sentence: what differs first and why, and what is the same. Pure; the facts are
// report/comparison.h's.
#pragma once

#include "engine/analysis/proof_comparison.h"

#include <QString>
#include <vector>

namespace vortex::ui {

enum class InputKind : std::uint8_t { Recipe = 1, Seed, Quality, Device, Build, Profile, Setting };

// Of what two slots were made from, something that is not the same.
struct InputDifference {
  InputKind kind = InputKind::Recipe;
  QString name;           // the recipe's field, the setting's key; else what it is, in words
  QString first, second;  // values; "" where a side has none
  friend bool operator==(const InputDifference&, const InputDifference&) = default;
};
QString kindText(InputKind kind);  // "recipe", "seed", "setting" …

struct ComparisonFacts {
  QString first, second;  // names of the slots
  analysis::ProofComparison proof;
  std::vector<InputDifference> inputs;
  std::vector<InputKind> same;  // of what both have, beside recipe and seed
  bool simulated = false;       // made by a pretended device, which makes no outputs
};

enum class VerdictTone : std::uint8_t { Same = 1, Differs, Unknown };
struct Headline {
  VerdictTone tone = VerdictTone::Unknown;
  QString title;   // "Differs from stage image on."
  QString text;    // what stands behind it in the same line
  QString second;  // the second line
};
Headline headlineOf(const ComparisonFacts& facts);

// Those that can have made `first` differ, the likeliest first. A field of the audio track cannot where the audio is the same; a
// timeout never can.
std::vector<InputDifference> likelyCauses(const ComparisonFacts& facts);

}  // namespace vortex::ui
