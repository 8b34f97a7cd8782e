// SPDX-License-Identifier: GPL-3.0-or-later
//
// From recorded slots to entries of the queue that make them again: recipe and seed as recorded, or changed by the operator; the
// settings are those that the engine has now. Reads the store: for a thread that may wait.
#pragma once

#include "ui/models/channel.h"

#include <QString>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace vortex::ui {

// A field of a recipe's JSON: its path ("audio_track.speed"), and its value as JSON text; a string is written without quotes.
struct RecipeField {
  QString path, value;
  friend bool operator==(const RecipeField&, const RecipeField&) = default;
};

// Every field that holds a value, or a list of values. Text that is no JSON object has none.
std::vector<RecipeField> fieldsOf(const std::string& canonicalJson);
// The recipe with these fields set, of those that it has: a field keeps its kind (a number stays a number). The error names the
// field and what it wants.
struct ChangedRecipe {
  std::string json;
  QString trouble;
};
ChangedRecipe changed(const std::string& canonicalJson, const std::vector<RecipeField>& changes);

struct RerunChange {
  enum class Seed : std::uint8_t { Keep = 1, New, Given };
  Seed seed = Seed::Keep;
  std::uint64_t given = 0;
  std::vector<RecipeField> fields;
  bool onAir = false;  // it takes an air time of the channel
};

struct RerunQuestion {
  std::filesystem::path store;
  std::vector<SlotId> chosen;
  bool simulated = false;  // the engine that is to make them
  RerunChange change;
};

struct RerunPlan {
  struct Refused {
    SlotId slot;
    QString why;
  };
  std::vector<Waiting> entries;
  std::vector<Refused> refused;  // what cannot be made again, and why
};
RerunPlan planReruns(const RerunQuestion& question);

// What a dialog shows of one slot before anything is changed.
struct RerunGiven {
  SlotId slot;
  std::optional<std::uint64_t> seed;
  QString profile;
  std::vector<RecipeField> fields;
  QString trouble;  // why it cannot be made again; "" when it can
};
RerunGiven readRerunGiven(const RerunQuestion& question);  // of the first that is chosen

}  // namespace vortex::ui
