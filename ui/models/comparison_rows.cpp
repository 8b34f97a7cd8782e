// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/comparison_rows.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

using analysis::StageMatch;

constexpr double kLeastScale = 1;  // s: what the widest bar stands for at least, so that a hundredth does not look like much

std::optional<double> inSecondsOf(const std::optional<Duration>& duration) {
  return duration ? std::optional(inSeconds(*duration)) : std::nullopt;
}
std::optional<double> inGigabytes(const std::optional<Bytes>& bytes) {
  return bytes ? std::optional(static_cast<double>(bytes->count) * 1e-9) : std::nullopt;
}

ComparisonCell cellOf(const analysis::StageSide& side) {
  ComparisonCell cell{.value = inSecondsOf(side.elapsed), .note = {}, .bad = false};
  QStringList notes;
  if (!side.outcome.empty() && side.outcome != "finished") {
    notes << QString::fromStdString(side.reason.empty() ? side.outcome : side.outcome + ": " + side.reason);
    cell.bad = side.outcome == "timed_out" || side.outcome == "failed";
  }
  if (side.attempts > 1)
    notes << tr("%n attempts, the last one is shown", nullptr, side.attempts);
  cell.note = notes.join(QStringLiteral("; "));
  return cell;
}

void settle(ComparisonRow& row) {
  if (row.first.value && row.second.value)
    row.delta = *row.second.value - *row.first.value;
}

int decimalsFor(double largest) { return largest >= 10 ? 1 : largest >= 1 ? 2 : 3; }

double largestOf(const std::vector<ComparisonRow>& rows, bool memory) {
  double largest = 0;
  for (const ComparisonRow& row : rows)
    if ((row.kind == ComparedRow::DeviceUsed) == memory)
      for (const ComparisonCell* cell : {&row.first, &row.second})
        largest = std::max(largest, std::abs(cell->value.value_or(0)));
  return largest;
}

}  // namespace

std::vector<ComparisonRow> comparisonRows(const std::vector<analysis::StagePair>& stages, const analysis::ProofComparison& proof,
                                          const SideTotals& first, const SideTotals& second) {
  std::vector<ComparisonRow> rows;
  for (const analysis::StagePair& pair : stages) {
    ComparisonRow row{.kind = ComparedRow::OfStage,
                      .stage = pair.stage,
                      .first = cellOf(pair.first),
                      .second = cellOf(pair.second),
                      .match = proof.stages[pair.stage],
                      .differsFirst = proof.firstStage == pair.stage,
                      .firstDigest = first.digests[pair.stage],
                      .secondDigest = second.digests[pair.stage]};
    rows.push_back(std::move(row));
  }
  rows.push_back(
      {.kind = ComparedRow::Total, .first = {.value = inSecondsOf(first.total)}, .second = {.value = inSecondsOf(second.total)}});
  const auto spareCell = [](const SideTotals& side) {
    return ComparisonCell{.value = inSecondsOf(side.spare),
                          .note = side.spare && side.fromOwnStart ? tr("off air: counted from its own start") : QString()};
  };
  rows.push_back({.kind = ComparedRow::Spare, .first = spareCell(first), .second = spareCell(second)});
  rows.push_back({.kind = ComparedRow::DeviceUsed,
                  .first = {.value = inGigabytes(first.deviceUsed)},
                  .second = {.value = inGigabytes(second.deviceUsed)}});
  for (ComparisonRow& row : rows)
    settle(row);

  double widest = kLeastScale;
  for (const ComparisonRow& row : rows)
    if (row.kind != ComparedRow::DeviceUsed)
      widest = std::max(widest, std::abs(row.delta.value_or(0)));
  const int ofTime = decimalsFor(largestOf(rows, false)), ofMemory = decimalsFor(largestOf(rows, true));
  for (ComparisonRow& row : rows) {
    row.decimals = row.kind == ComparedRow::DeviceUsed ? ofMemory : ofTime;
    if (row.kind != ComparedRow::DeviceUsed)
      row.bar = row.delta.value_or(0) / widest;
  }
  return rows;
}

QString comparisonName(const ComparisonRow& row) {
  switch (row.kind) {
  case ComparedRow::OfStage:
    return stageName(row.stage);
  case ComparedRow::Total:
    return tr("Total");
  case ComparedRow::Spare:
    return tr("Spare to air s");
  case ComparedRow::DeviceUsed:
    return tr("Device used GB");
  }
  return {};
}

QString comparisonOutput(const ComparisonRow& row) {
  if (row.kind == ComparedRow::Spare)
    return row.first.note.isEmpty() && row.second.note.isEmpty() ? QString() : tr("* from own start");
  if (row.kind != ComparedRow::OfStage)
    return {};
  switch (row.match) {
  case StageMatch::Neither:
    return tr("none");
  case StageMatch::Same:
    return tr("identical");
  case StageMatch::Differs:
    return row.differsFirst ? tr("differs first") : tr("differs");
  case StageMatch::OnlyFirst:
    return tr("only the first");
  case StageMatch::OnlySecond:
    return tr("only the second");
  }
  return {};
}

QString shortDigest(const QString& hex) {
  return hex.size() < 16 ? hex : QStringLiteral("%1 %2 … %3").arg(hex.left(4), hex.mid(4, 4), hex.right(2));
}

}  // namespace vortex::ui
