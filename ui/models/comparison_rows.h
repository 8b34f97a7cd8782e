// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two slots' stages side by side, a row each, with their differences: what the table of the Compare pane shows. Pure.
#pragma once

#include "engine/analysis/proof_comparison.h"
#include "engine/analysis/slot_comparison.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <QString>
#include <optional>
#include <vector>

namespace vortex::ui {

// What a slot came to as a whole.
struct SideTotals {
  std::optional<Duration> total;  // from its start to its decision
  std::optional<Duration> spare;  // to air; of one that is off air, as if it had been on air from its own start
  bool fromOwnStart = false;
  std::optional<Bytes> deviceUsed;
  PerStage<QString> digests;  // of what each stage is known by, in hex; "" where there is none
};

enum class ComparedRow : std::uint8_t { OfStage = 1, Total, Spare, DeviceUsed };

struct ComparisonCell {
  std::optional<double> value;  // s or GB, as its row says
  QString note;                 // what a person should know of it: "timed_out", "3 attempts"
  bool bad = false;             // it came to nothing
};

struct ComparisonRow {
  ComparedRow kind = ComparedRow::OfStage;
  Stage stage = Stage::Audio;  // of OfStage
  ComparisonCell first, second;
  std::optional<double> delta;  // second − first
  double bar = 0;               // of the delta, −1 to 1 of the widest; 0 where none is drawn
  analysis::StageMatch match = analysis::StageMatch::Neither;
  bool differsFirst = false;
  QString firstDigest, secondDigest;
  int decimals = 1;
};

// Four stages, total, spare to air, device used.
std::vector<ComparisonRow> comparisonRows(const std::vector<analysis::StagePair>& stages, const analysis::ProofComparison& proof,
                                          const SideTotals& first, const SideTotals& second);

QString comparisonName(const ComparisonRow& row);    // "audio", "Total", "Spare to air s"
QString comparisonOutput(const ComparisonRow& row);  // "identical", "differs first", "only the first came to it"
QString shortDigest(const QString& hex);             // "41c0 9ae2 … 77"

}  // namespace vortex::ui
