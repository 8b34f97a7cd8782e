// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/start_capture.h"

#include "engine/config/recipe_reader.h"
#include "ui/models/translate.h"

#include <QDateTime>
#include <QDir>
#include <utility>

namespace vortex::ui {
namespace {

constexpr qsizetype kLongestFileLabel = 80;

}  // namespace

CapturePreparation prepareCapture(const QString& folder, const QString& recipeFile) {
  CapturePreparation prepared;
  if (!QDir().mkpath(folder)) {
    prepared.trouble = tr("%1 cannot be made").arg(folder);
    return prepared;
  }
  if (recipeFile.isEmpty())
    return prepared;
  config::RecipeFile file = config::readRecipeFile(recipeFile.toStdString());
  for (const config::Complaint& complaint : file.complaints)
    if (prepared.trouble.isEmpty())
      prepared.trouble = QString::fromStdString(config::toString(complaint));
  if (!config::hasErrors(file.complaints))
    prepared.trouble.clear();
  for (config::RecipeEntry& entry : file.recipes)
    prepared.recipes.push_back(std::move(entry.recipe));
  if (prepared.recipes.empty() && prepared.trouble.isEmpty())
    prepared.trouble = tr("%1 holds no recipe").arg(recipeFile);
  return prepared;
}

QString captureFileFor(const QString& folder, const QString& label) {
  QString name;
  for (const QChar c : label.left(kLongestFileLabel))
    name += c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('_') ? c : QLatin1Char('-');
  const QString when = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
  return QDir(folder).filePath(QStringLiteral("%1-%2.vortexcap").arg(name.isEmpty() ? QStringLiteral("capture") : name, when));
}

}  // namespace vortex::ui
