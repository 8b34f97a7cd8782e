// SPDX-License-Identifier: GPL-3.0-or-later
//
// A store as SQLite sees it.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QStringList>
#include <filesystem>

namespace vortex::history::test {

// The rows of a query, columns parted by bars.
inline QStringList rowsOf(const std::filesystem::path& file, const char* sql) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  SQLite::Statement query(database, sql);
  QStringList rows;
  while (query.executeStep()) {
    QStringList columns;
    for (int i = 0; i < query.getColumnCount(); ++i)
      columns << (query.getColumn(i).isNull() ? QStringLiteral("null") : QString::fromStdString(query.getColumn(i).getString()));
    rows << columns.join(u'|');
  }
  return rows;
}

}  // namespace vortex::history::test
