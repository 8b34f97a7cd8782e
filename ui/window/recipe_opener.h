// SPDX-License-Identifier: GPL-3.0-or-later
//
// From recipe files to the channel's queue: the good files' recipes join it at once; of files with complaints, the good recipes
// only when the operator, shown every complaint, says so. Warnings of good files stand in the log, and a line says so.
#pragma once

#include <QStringList>

class QWidget;

namespace vortex::ui {

class Bridge;

void openRecipes(QWidget* parent, Bridge& bridge, const QStringList& files);
// Asks which; none when it is dismissed.
QStringList chooseRecipes(QWidget* parent);

}  // namespace vortex::ui
