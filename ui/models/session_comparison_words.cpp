// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/session_comparison_words.h"

#include "ui/models/slot_words.h"
#include "ui/models/translate.h"

#include <algorithm>
#include <array>

namespace vortex::ui {
namespace {

using analysis::Compared;
using analysis::SessionComparison;
using analysis::SessionRow;
using analysis::StageComparison;

constexpr int kTimeDecimals = 3, kRatioDecimals = 3, kPeakDecimals = 1;
constexpr double kBytesInMb = 1e6;

struct SessionValueText {
  Q_DECLARE_TR_FUNCTIONS(vortex::ui::SessionValueText)

 public:
  bool isBytes = false;  // an estimate is; else it is seconds

  QString operator()(int count) const { return QString::number(count); }
  QString operator()(const analysis::Percentile<Duration>& spare) const { return tr("%1 s").arg(signedSeconds(spare.value)); }
  QString operator()(const analysis::TooFew& few) const { return tr("needs %1, has %2").arg(few.needs).arg(few.has); }
  QString operator()(const analysis::StageTimes& times) const {
    return times.cut == 0 ? QString::number(times.attempts) : tr("%1, %2 cut short").arg(times.attempts).arg(times.cut);
  }
  QString operator()(const analysis::Estimate& estimate) const {
    return isBytes ? tr("%1 MB").arg(numberText(estimate.value / kBytesInMb, kPeakDecimals))
                   : tr("%1 s").arg(numberText(estimate.value, kTimeDecimals));
  }
  QString operator()(std::monostate) const { return QString(QChar(0x2013)); }
};

std::array<const Compared*, 3> timesOf(const StageComparison& stage) { return {&stage.p50, &stage.p95, &stage.p99}; }

QStringList stagesThatAre(const SessionComparison& of, Compared::Word word) {
  QStringList names;
  for (const StageComparison& stage : of.stages) {
    const auto times = timesOf(stage);
    if (std::any_of(times.begin(), times.end(), [word](const Compared* one) { return one->word == word; }))
      names << stageName(stage.stage);
  }
  return names;
}

// Of the stages that both tried, the median of each is the same.
bool isSameAsFarAsTold(const SessionComparison& of) {
  bool any = false;
  for (const StageComparison& stage : of.stages) {
    if (stage.first.attempts == 0 || stage.second.attempts == 0)
      continue;
    any = true;
    if (stage.p50.word != Compared::Word::Same)
      return false;
  }
  return any;
}

QString madeText(const analysis::SessionSide& side) {
  QStringList parts;
  for (const auto& [conditions, count] : side.made)
    parts << tr("%n slot(s) %1", nullptr, count).arg(conditionsText(conditions));
  return parts.isEmpty() ? tr("none was begun") : parts.join(QStringLiteral("; "));
}

QString memorySentence(const SessionComparison& of) {
  if (!of.peak)
    return {};
  return of.peak->word == Compared::Word::More   ? tr("More memory.")
         : of.peak->word == Compared::Word::Less ? tr("Less memory.")
                                                 : QString();
}

}  // namespace

QString sessionRowName(const SessionRow& row) {
  switch (row.what) {
  case SessionRow::What::SlotCount:
    return tr("Slots");
  case SessionRow::What::Outcome:
    return QStringLiteral("    ") + QString::fromStdString(row.outcome);
  case SessionRow::What::Missed:
    return tr("Missed air");
  case SessionRow::What::SpareHalf:
    return tr("Spare to air, 50 % have at least");
  case SessionRow::What::Spare95:
    return tr("Spare to air, 95 % have at least");
  case SessionRow::What::Attempts:
    return tr("%1: first attempts").arg(stageName(row.stage));
  case SessionRow::What::StageTime:
    return QStringLiteral("    ") + tr("%1 % within").arg(row.percent);
  case SessionRow::What::Peak:
    return tr("Peak memory, half of the slots");
  }
  return {};
}

QString sessionValueText(const SessionRow& row, const SessionRow::Value& value) {
  return std::visit(SessionValueText{.isBytes = row.what == SessionRow::What::Peak}, value);
}

QString ratioText(const Compared& compared) {
  return compared.ratio ? numberText(compared.ratio->value, kRatioDecimals) : QString();
}

QString ratioRangeText(const Compared& compared) {
  return compared.ratio
             ? tr("%1 to %2")
                   .arg(numberText(compared.ratio->lower, kRatioDecimals), numberText(compared.ratio->upper, kRatioDecimals))
             : QString();
}

QString comparedText(const SessionRow& row) {
  if (!row.compared)
    return {};
  const bool bytes = row.what == SessionRow::What::Peak;
  switch (row.compared->word) {
  case Compared::Word::Same:
    return tr("the same");
  case Compared::Word::More:
    return bytes ? tr("more") : tr("slower");
  case Compared::Word::Less:
    return bytes ? tr("less") : tr("faster");
  case Compared::Word::TooFew:
    return tr("too few: %1 in each would tell").arg(row.compared->needs);
  case Compared::Word::NotIdentifiable:
    return tr("not known: too many were cut short");
  }
  return {};
}

QStringList cellsOf(const SessionRow& row) {
  return {sessionRowName(row),
          sessionValueText(row, row.first),
          sessionValueText(row, row.second),
          row.compared ? ratioText(*row.compared) : QString(),
          row.compared ? ratioRangeText(*row.compared) : QString(),
          comparedText(row)};
}

Headline headlineOf(const SessionComparison& of, const SessionNames& names) {
  const QStringList slower = stagesThatAre(of, Compared::Word::More), faster = stagesThatAre(of, Compared::Word::Less);
  QStringList differs;
  if (!slower.isEmpty())
    differs << tr("Slower: %1.").arg(slower.join(QStringLiteral(", ")));
  if (!faster.isEmpty())
    differs << tr("Faster: %1.").arg(faster.join(QStringLiteral(", ")));
  if (const QString memory = memorySentence(of); !memory.isEmpty())
    differs << memory;
  Headline said;
  said.tone = !differs.isEmpty() ? VerdictTone::Differs : isSameAsFarAsTold(of) ? VerdictTone::Same : VerdictTone::Unknown;
  said.title = !differs.isEmpty()               ? differs.join(QLatin1Char(' '))
               : said.tone == VerdictTone::Same ? tr("As fast as before, as far as these slots tell.")
                                                : tr("Too few slots to tell.");
  said.text = tr("Missed %1 of %2 in %3, %4 of %5 in %6.")
                  .arg(of.first.missed)
                  .arg(of.first.slotCount)
                  .arg(names.first)
                  .arg(of.second.missed)
                  .arg(of.second.slotCount)
                  .arg(names.second);
  said.second = of.mixed ? tr("Not made under the same conditions: %1 %2, %3 %4.")
                               .arg(names.first, madeText(of.first), names.second, madeText(of.second))
                         : tr("Same conditions: %1.").arg(madeText(of.second));
  return said;
}

}  // namespace vortex::ui
