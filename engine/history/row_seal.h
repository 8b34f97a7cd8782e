// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row's seal: a checksum over its other columns, kept in the row since version 3 of the schema, so that a bit that flipped in
// what a row says is found when the row is read. SQLite itself finds only what hurts the structure of the file.
//
// Sealed are the rows that others rely on: runs with their settings, recipes, slots, attempts, events, inputs, outputs' digests,
// tuning. Not sealed: `memory` and `alarm`, which say again what sealed events say, and `source`, whose bytes have their SHA-256
// beside them. A row of before version 3 has none until it is written anew, and passes.
//
// Whoever writes a column of a sealed row writes its seal with it, in the same statement or transaction. The sum leaves out what is
// NULL: a column that a later version appends changes no seal as long as it holds nothing.
#pragma once

#include <SQLiteCpp/Database.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace vortex::history {

enum class Sealed : std::uint8_t { Run = 1, Recipe, Slot, Attempt, Event, Input, Output, Tuning };
inline constexpr Sealed kSealed[] = {Sealed::Run,   Sealed::Recipe, Sealed::Slot,   Sealed::Attempt,
                                     Sealed::Event, Sealed::Input,  Sealed::Output, Sealed::Tuning};
const char* tableOf(Sealed table);

// Makes row_seal() known to the connection. Throws SQLite::Exception.
void addRowSeal(SQLite::Database& database);

// The seal as an expression over the row's columns, each behind `prefix` ("s." or ""), but for those that are given with what
// stands in their place: what an UPDATE is about to set, as it is written there. A number that SQLite gives a row (id) is not in
// it.
struct InPlace {
  std::string_view column, expression;
};
std::string sealOf(Sealed table, std::string_view prefix = "", std::initializer_list<InPlace> others = {});
// The same for a row that is already there: one that was broken before stays so.
std::string resealed(Sealed table, std::initializer_list<InPlace> others);
// A parameter for each column in the order of the table, then the seal over them: "?1,?2,…,row_seal(?1,?2,…)".
std::string sealedValues(Sealed table);
// Whether this program can check the rows of a database of that version.
bool hasSeals(int version);
// Whether a row is not what was written: a condition. Never, in a database of a version that has no seals, or is a later program's,
// whose rows may hold what this one does not know.
std::string isBroken(Sealed table, int version, std::string_view prefix = "");

}  // namespace vortex::history
