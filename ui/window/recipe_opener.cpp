// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recipe_opener.h"

#include "engine/config/recipe_reader.h"
#include "ui/bridge/bridge.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <iterator>
#include <utility>
#include <vector>

namespace vortex::ui {
namespace {

QString tr(const char* text, const char* /*comment*/ = nullptr, int n = -1) {
  return QCoreApplication::translate("vortex::ui", text, nullptr, n);
}

bool askToRunTheGoodOnes(QWidget* parent, const QStringList& complaints, std::size_t good) {
  QMessageBox ask(QMessageBox::Warning, tr("Recipes with errors"), complaints.join(QLatin1Char('\n')), QMessageBox::NoButton,
                  parent);
  ask.addButton(tr("Run nothing of them"), QMessageBox::RejectRole);
  const QPushButton* run =
      good == 0 ? nullptr : ask.addButton(tr("Run the %n good one(s)", nullptr, static_cast<int>(good)), QMessageBox::AcceptRole);
  ask.exec();
  return run != nullptr && ask.clickedButton() == run;
}

}  // namespace

void openRecipes(QWidget* parent, Bridge& bridge, const QStringList& files) {
  std::vector<Recipe> good, ofBadFiles;
  QStringList complaints;
  for (const QString& name : files) {
    config::RecipeFile file = config::readRecipeFile(name.toStdString());
    std::vector<Recipe>& to = config::hasErrors(file.complaints) ? ofBadFiles : good;
    for (auto& entry : file.recipes)
      to.push_back(std::move(entry.recipe));
    for (const config::Complaint& complaint : file.complaints)
      complaints << QString::fromStdString(config::toString(complaint));
  }
  const bool ask = !ofBadFiles.empty() || (good.empty() && !complaints.isEmpty());
  if (ask && askToRunTheGoodOnes(parent, complaints, ofBadFiles.size()))
    std::move(ofBadFiles.begin(), ofBadFiles.end(), std::back_inserter(good));
  bridge.enqueue(std::move(good));
}

QStringList chooseRecipes(QWidget* parent) {
  return QFileDialog::getOpenFileNames(parent, tr("Open recipes"), {}, tr("Recipes (*.json *.jsonl *.ndjson *.yaml *.yml)"));
}

}  // namespace vortex::ui
