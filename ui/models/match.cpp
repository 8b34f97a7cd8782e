// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/match.h"

#include <QStringList>
#include <algorithm>

namespace vortex::ui {
namespace {

enum Score : int { Inside = 1, WordStart = 10, TextStart = 100 };

std::optional<int> scoreOf(const QString& word, const QString& text) {
  std::optional<int> best;
  for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + 1, Qt::CaseInsensitive))
    best = std::max<int>(best.value_or(0), at == 0 ? TextStart : text[at - 1].isLetterOrNumber() ? Inside : WordStart);
  return best;
}

}  // namespace

std::optional<int> matchScore(const QString& wanted, const QString& text) {
  int sum = 0;
  for (const QString& word : wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    const auto score = scoreOf(word, text);
    if (!score)
      return std::nullopt;
    sum += *score;
  }
  return sum;
}

}  // namespace vortex::ui
