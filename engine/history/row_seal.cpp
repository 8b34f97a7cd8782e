// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/row_seal.h"

#include "engine/history/checksum.h"
#include "engine/history/schema.h"

#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <vector>

namespace vortex::history {
namespace {

constexpr int kFirstWithSeals = 3;  // the schema's version

struct Columns {
  const char* table;
  std::vector<std::string_view> names;  // in the table's order; the seal is not among them
};

const Columns& columnsOf(Sealed table) {
  static const Columns kRun{"run",
                            {"uuid", "origin", "program", "version", "profile", "backend", "settings", "started_wall", "started_at",
                             "ended_wall", "last_seq", "clock_scale", "device", "build", "output_folder", "inputs", "user"}};
  static const Columns kRecipe{"recipe", {"canonical", "recipe_id", "label"}};
  static const Columns kSlot{"slot",
                             {"slot",
                              "run",
                              "recipe",
                              "label",
                              "seed",
                              "state",
                              "queued_at",
                              "started_at",
                              "decided_at",
                              "queued_wall",
                              "air_at",
                              "quality_level",
                              "outcome",
                              "stage",
                              "reason",
                              "message",
                              "waited",
                              "elapsed",
                              "spare_to_air",
                              "margin_generation",
                              "ready",
                              "encode",
                              "folder",
                              "delivery_error",
                              "missed",
                              "fallback",
                              "source",
                              "source_line",
                              "on_cadence",
                              "foreign_slot",
                              "rerun_of",
                              "outputs_bytes",
                              "outputs_removed_wall"}};
  static const Columns kAttempt{"attempt",
                                {"slot", "stage", "n", "started_at", "timeout", "outcome", "reason", "message", "elapsed", "cause",
                                 "request_to_stopped", "drain", "released", "held", "peak", "operators", "longest_operator"}};
  static const Columns kEvent{"event", {"run", "seq", "at", "kind", "slot", "body"}};
  static const Columns kInput{"input", {"run", "n", "at", "kind", "body"}};
  static const Columns kOutput{"output", {"slot", "kind", "dtype", "shape", "sha256", "file", "bytes"}};
  static const Columns kTuning{"tuning", {"run", "seq", "at", "key", "was", "became", "who"}};
  switch (table) {
  case Sealed::Run:
    return kRun;
  case Sealed::Recipe:
    return kRecipe;
  case Sealed::Slot:
    return kSlot;
  case Sealed::Attempt:
    return kAttempt;
  case Sealed::Event:
    return kEvent;
  case Sealed::Input:
    return kInput;
  case Sealed::Output:
    return kOutput;
  case Sealed::Tuning:
    return kTuning;
  }
  throw std::logic_error("a table that is not sealed");
}

// Each value with its place and type: two that change places, and a text that turned into bytes, are another row.
void rowSeal(sqlite3_context* context, int count, sqlite3_value** values) {
  Checksum sum;
  for (int i = 0; i < count; ++i) {
    sqlite3_value* const value = values[i];
    const int type = sqlite3_value_type(value);
    if (type == SQLITE_NULL)
      continue;
    const std::uint64_t place = static_cast<std::uint64_t>(i) << 8 | static_cast<std::uint64_t>(type);
    if (type == SQLITE_INTEGER || type == SQLITE_FLOAT) {
      sum.add(place);
      sum.add(type == SQLITE_INTEGER ? static_cast<std::uint64_t>(sqlite3_value_int64(value))
                                     : std::bit_cast<std::uint64_t>(sqlite3_value_double(value)));
    } else {
      const auto* const bytes =
          static_cast<const std::byte*>(type == SQLITE_TEXT ? sqlite3_value_text(value) : sqlite3_value_blob(value));
      const auto length = static_cast<std::size_t>(sqlite3_value_bytes(value));
      sum.add(place | static_cast<std::uint64_t>(length) << 16);
      if (length > 0)
        sum.add(std::span(bytes, length));
    }
  }
  sqlite3_result_int64(context, sum.value());
}

}  // namespace

const char* tableOf(Sealed table) { return columnsOf(table).table; }

void addRowSeal(SQLite::Database& database) {
  const int result =
      sqlite3_create_function_v2(database.getHandle(), "row_seal", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                 nullptr, rowSeal, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK)
    throw SQLite::Exception(database.getHandle(), result);
}

std::string sealOf(Sealed table, std::string_view prefix, std::initializer_list<InPlace> others) {
  std::string sql = "row_seal(";
  for (const std::string_view name : columnsOf(table).names) {
    const auto* const other = std::find_if(others.begin(), others.end(), [&](const InPlace& o) { return o.column == name; });
    if (sql.back() != '(')
      sql += ',';
    if (other != others.end())
      sql.append("(").append(other->expression).append(")");
    else
      sql.append(prefix).append(name);
  }
  return sql + ')';
}

std::string resealed(Sealed table, std::initializer_list<InPlace> others) {
  return "iif(" + isBroken(table, kSchemaVersion) + ", seal, " + sealOf(table, "", others) + ")";
}

std::string sealedValues(Sealed table) {
  std::string marks;
  for (std::size_t i = 1; i <= columnsOf(table).names.size(); ++i)
    marks.append(i == 1 ? "?" : ",?").append(std::to_string(i));
  return marks + ",row_seal(" + marks + ')';
}

bool hasSeals(int version) { return version >= kFirstWithSeals && version <= kSchemaVersion; }

std::string isBroken(Sealed table, int version, std::string_view prefix) {
  if (!hasSeals(version))
    return "0";
  // NULL where there is no seal, or no row in an outer join.
  return "ifnull(" + std::string(prefix) + "seal <> " + sealOf(table, prefix) + ", 0)";
}

}  // namespace vortex::history
