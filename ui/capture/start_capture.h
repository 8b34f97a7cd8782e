// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is to be done on the disk before a capture begins, on a thread of its own: its folder is made, and the recipes that it is
// fed are read.
#pragma once

#include "engine/slot/recipe.h"

#include <QString>
#include <vector>

namespace vortex::ui {

struct CapturePreparation {
  std::vector<Recipe> recipes;
  QString trouble;  // why it cannot begin; "": it can
};
// recipeFile: ""; none are wanted.
CapturePreparation prepareCapture(const QString& folder, const QString& recipeFile);

// "nightly-20261129-121530.vortexcap" in the folder, with a dash for what is no letter or digit.
QString captureFileFor(const QString& folder, const QString& label);

}  // namespace vortex::ui
