// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the recipe tests share: reading a text, and complaints as a person sees them.
#pragma once

#include "engine/config/recipe_reader.h"

#include <QString>
#include <QStringList>
#include <string>

namespace vortex::config {

inline QStringList said(const std::vector<Complaint>& complaints) {
  QStringList lines;
  for (const Complaint& complaint : complaints)
    lines << QString::fromStdString(toString(complaint));
  return lines;
}

inline QStringList complaintsAbout(const std::string& text, const std::string& fileName = "r.json") {
  return said(readRecipes(text, fileName).complaints);
}

// A good track recipe on one line; `audio` and `visual` are added to those mappings, `more` to the recipe.
inline std::string track(const std::string& audio = "", const std::string& visual = "", const std::string& more = "") {
  return R"({"audio_track": {"script": "Good evening.")" + audio + R"(}, "visual_track": {"prompt": "a presenter")" + visual + "}" +
         more + "}";
}

// A good narrative recipe on one line.
inline std::string narrative(const std::string& story = R"("theme": "rain")", const std::string& more = "") {
  return R"({"slot_params": {"slot_id": "n"}, "narrative": {)" + story + "}" + more + "}";
}

}  // namespace vortex::config
