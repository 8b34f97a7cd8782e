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
#include <algorithm>
#include <utility>
#include <vector>

namespace vortex::ui {
namespace {

constexpr qsizetype kMostLines = 12;  // of complaints, before the rest goes into the details

bool askToRunTheGoodOnes(QWidget* parent, const QStringList& complaints, std::size_t good) {
  QString text = complaints.first(std::min(kMostLines, complaints.size())).join(QLatin1Char('\n'));
  const int more = static_cast<int>(std::max<qsizetype>(complaints.size() - kMostLines, 0));
  if (more > 0)
    text += QLatin1Char('\n') + tr("and %n more", nullptr, more);
  QMessageBox ask(QMessageBox::Warning, tr("Recipes with errors"), text, QMessageBox::NoButton, parent);
  if (more > 0)
    ask.setDetailedText(complaints.join(QLatin1Char('\n')));
  ask.addButton(tr("Run nothing of them"), QMessageBox::RejectRole);
  const QPushButton* run =
      good == 0 ? nullptr : ask.addButton(tr("Run the %n good one(s)", nullptr, static_cast<int>(good)), QMessageBox::AcceptRole);
  ask.exec();
  return run != nullptr && ask.clickedButton() == run;
}

struct Read {
  std::vector<Recipe> good, ofBadFiles;
  QStringList complaints;  // of the bad files
  QStringList remarks;     // warnings of the others: read all the same
};

Read read(const QStringList& files) {
  Read read;
  for (const QString& name : files) {
    config::RecipeFile file = config::readRecipeFile(name.toStdString());
    const bool bad = config::hasErrors(file.complaints);
    std::vector<Recipe>& to = bad ? read.ofBadFiles : read.good;
    for (auto& entry : file.recipes)
      to.push_back(std::move(entry.recipe));
    for (const config::Complaint& complaint : file.complaints)
      (bad ? read.complaints : read.remarks) << QString::fromStdString(config::toString(complaint));
  }
  return read;
}

void take(QWidget* parent, Bridge& bridge, Read read) {
  if (!read.remarks.isEmpty())
    bridge.remark(read.remarks);
  // Good files do not wait for the question about the bad ones, of which there may be nothing to run.
  std::size_t left = bridge.enqueue(std::move(read.good));
  if (!read.complaints.isEmpty() && askToRunTheGoodOnes(parent, read.complaints, read.ofBadFiles.size()))
    left += bridge.enqueue(std::move(read.ofBadFiles));
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
