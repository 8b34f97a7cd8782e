// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two sessions that are compared, in the window's words; the rows are analysis/session_rows.h's. Pure.
#pragma once

#include "engine/analysis/session_rows.h"
#include "ui/models/comparison_words.h"

#include <QString>
#include <QStringList>

namespace vortex::ui {

QString sessionRowName(const analysis::SessionRow& row);  // "  timed_out", "image: 95 % within"
QString sessionValueText(const analysis::SessionRow& row, const analysis::SessionRow::Value& value);  // with its unit
QString ratioText(const analysis::Compared& compared);       // "1.24", second / first; "" where there is none
QString ratioRangeText(const analysis::Compared& compared);  // "1.10 to 1.38"
QString comparedText(const analysis::SessionRow& row);       // "slower", "too few: 59 in each would tell"; "" where nothing is held

// A row of the table: its name, both values, ratio, range, words.
QStringList cellsOf(const analysis::SessionRow& row);

struct SessionNames {
  QString first, second;  // "Run 3"
};
Headline headlineOf(const analysis::SessionComparison& comparison, const SessionNames& names);

}  // namespace vortex::ui
