// SPDX-License-Identifier: GPL-3.0-or-later
//
// From recorded slots to entries of the queue that make them again: recipe and seed as recorded, or changed by the operator; the
// settings are those that the engine has now, but for timeouts and a level of the ladder that are the rerun's own. Reads the store,
// and for a reset the slots' files: for a thread that may wait.
#pragma once

#include "engine/history/recorded_slot.h"
#include "engine/slot/settings.h"
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
  std::optional<int> qualityLevel;  // else the recorded one, as far as that is one of the engine's profile
  PerStage<Duration> timeouts{};    // 0: the engine's
  bool onAir = false;               // it takes an air time of the channel
  std::optional<Stage> from;        // a reset: image, video or clip
};

struct RerunQuestion {
  std::filesystem::path store;
  std::vector<SlotId> chosen;
  bool simulated = false;  // the engine that is to make them, and its settings
  Settings settings;
  RerunChange change;
};
// "" when it can be made again, whole.
QString whyNotAgain(const history::RecordedSlot& slot, bool simulated);

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
  std::optional<int> qualityLevel;  // of a slot that was made under the profile that the engine has
  PerStage<Duration> timeouts{};    // of its last attempt at each stage; 0: there was none
  std::vector<RecipeField> fields;
  QString trouble;  // why it cannot be made again; "" when it can
};
RerunGiven readRerunGiven(const RerunQuestion& question);  // of the first that is chosen

}  // namespace vortex::ui
