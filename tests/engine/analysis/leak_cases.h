// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ten series of tests/data/statistics/leak_*.csv (MB; gpu5 in GB), with what must be said of them.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>
#include <map>
#include <vector>

namespace vortex::analysis {

inline QList<QList<QByteArray>> rowsOfLeakFile(const char* name) {
  QFile file(QStringLiteral(VORTEX_SOURCE_DIR "/tests/data/statistics/") + QLatin1String(name));
  QList<QList<QByteArray>> rows;
  if (file.open(QIODevice::ReadOnly))
    for (file.readLine(); !file.atEnd();)
      rows.push_back(file.readLine().trimmed().split(','));
  return rows;
}

struct LeakCase {
  std::vector<double> numbers, floors;
};

inline std::map<QByteArray, LeakCase> leakCases() {
  std::map<QByteArray, LeakCase> cases;
  for (const auto& row : rowsOfLeakFile("leak_series.csv")) {
    cases[row.at(0)].numbers.push_back(row.at(1).toDouble());
    cases[row.at(0)].floors.push_back(row.at(2).toDouble());
  }
  return cases;
}

// The slope that matters to them: 11.5 - 9.0 GB in 1920 slots.
inline double mattersTo(const QByteArray& series) { return series == "gpu5" ? .0013 : 1.302; }

}  // namespace vortex::analysis
