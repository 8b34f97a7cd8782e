// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recipe_opener.h"

#include "engine/config/recipe_reader.h"
#include "ui/bridge/bridge.h"
#include "ui/models/translate.h"

#include <QFileDialog>
#include <QFutureWatcher>
#include <QMessageBox>
#include <QPushButton>
#include <QtConcurrent>
#include <iterator>
#include <utility>
#include <vector>

namespace vortex::ui {
namespace {

bool askToRunTheGoodOnes(QWidget* parent, const QStringList& complaints, std::size_t good) {
  QMessageBox ask(QMessageBox::Warning, tr("Recipes with errors"), complaints.join(QLatin1Char('\n')), QMessageBox::NoButton,
                  parent);
  ask.addButton(tr("Run nothing of them"), QMessageBox::RejectRole);
  const QPushButton* run =
      good == 0 ? nullptr : ask.addButton(tr("Run the %n good one(s)", nullptr, static_cast<int>(good)), QMessageBox::AcceptRole);
  ask.exec();
  return run != nullptr && ask.clickedButton() == run;
}

struct Read {
  std::vector<Recipe> good, ofBadFiles;
  QStringList complaints;
};

Read read(const QStringList& files) {
  Read read;
  for (const QString& name : files) {
    config::RecipeFile file = config::readRecipeFile(name.toStdString());
    std::vector<Recipe>& to = config::hasErrors(file.complaints) ? read.ofBadFiles : read.good;
    for (auto& entry : file.recipes)
      to.push_back(std::move(entry.recipe));
    for (const config::Complaint& complaint : file.complaints)
      read.complaints << QString::fromStdString(config::toString(complaint));
  }
  return read;
}

void take(QWidget* parent, Bridge& bridge, Read read) {
  const bool ask = !read.ofBadFiles.empty() || (read.good.empty() && !read.complaints.isEmpty());
  if (ask && askToRunTheGoodOnes(parent, read.complaints, read.ofBadFiles.size()))
    std::move(read.ofBadFiles.begin(), read.ofBadFiles.end(), std::back_inserter(read.good));
  const std::size_t left = bridge.enqueue(std::move(read.good));
  if (left > 0)
    QMessageBox::warning(parent, tr("The queue is full"),
                         tr("The queue holds %1 recipes; %2 of those that you opened found no room and are not in it.")
                             .arg(Channel::kLongest)
                             .arg(left));
}

}  // namespace

void openRecipes(QWidget* parent, Bridge& bridge, const QStringList& files) {
  auto* reading = new QFutureWatcher<Read>(parent);
  QObject::connect(reading, &QFutureWatcher<Read>::finished, parent, [parent, &bridge, reading] {
    Read found = reading->result();
    reading->deleteLater();
    take(parent, bridge, std::move(found));
  });
  reading->setFuture(QtConcurrent::run(read, files));
}

QStringList chooseRecipes(QWidget* parent) {
  return QFileDialog::getOpenFileNames(parent, tr("Open recipes"), {}, tr("Recipes (*.json *.jsonl *.ndjson *.yaml *.yml)"));
}

}  // namespace vortex::ui
