// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/history/bare_insert.h"

#include "engine/history/database_file.h"
#include "tests/bench/runtime/measure.h"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace vortex::bench {
namespace {

struct FreeValue {
  void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using Value = std::unique_ptr<sqlite3_value, FreeValue>;
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

struct Table {
  std::string name;
  int columns = 0;
  std::vector<Value> values;  // row by row
};

Prepared prepared(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
    throw std::runtime_error(sql + ": " + sqlite3_errmsg(database));
  return Prepared(statement);
}

Table readTable(sqlite3* database, const std::string& name) {
  const Prepared query = prepared(database, "SELECT * FROM " + name);
  Table table{.name = name, .columns = sqlite3_column_count(query.get()), .values = {}};
  while (sqlite3_step(query.get()) == SQLITE_ROW)
    for (int column = 0; column < table.columns; ++column)
      table.values.emplace_back(sqlite3_value_dup(sqlite3_column_value(query.get(), column)));
  return table;
}

}  // namespace

BareInsert bareInsert(const std::filesystem::path& store, const std::filesystem::path& into, int rowsATransaction) {
  std::vector<Table> tables;
  {
    const SQLite::Database from(store.string(), SQLite::OPEN_READONLY);
    for (const char* name : {"run", "event", "slot", "attempt"})
      tables.push_back(readTable(from.getHandle(), name));
  }
  SQLite::Database database = history::openForWriting(into);
  BareInsert result;
  const double began = wallSeconds();
  database.exec("BEGIN IMMEDIATE");
  int inTransaction = 0;
  for (const Table& table : tables) {
    std::string marks(static_cast<std::size_t>(table.columns) * 2 - 1, ',');
    for (std::size_t i = 0; i < marks.size(); i += 2)
      marks[i] = '?';
    const Prepared insert = prepared(database.getHandle(), "INSERT INTO " + table.name + " VALUES(" + marks + ")");
    for (std::size_t at = 0; at < table.values.size(); at += static_cast<std::size_t>(table.columns)) {
      for (int column = 0; column < table.columns; ++column)
        sqlite3_bind_value(insert.get(), column + 1, table.values[at + static_cast<std::size_t>(column)].get());
      if (sqlite3_step(insert.get()) != SQLITE_DONE)
        throw std::runtime_error(table.name + ": " + sqlite3_errmsg(database.getHandle()));
      sqlite3_reset(insert.get());
      ++result.rows;
      if (++inTransaction == rowsATransaction) {
        database.exec("COMMIT; BEGIN IMMEDIATE");
        inTransaction = 0;
      }
    }
  }
  database.exec("COMMIT");
  result.seconds = wallSeconds() - began;
  return result;
}

}  // namespace vortex::bench
