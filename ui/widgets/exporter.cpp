// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/exporter.h"

#include "ui/models/translate.h"
#include "ui/widgets/pane.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QStandardPaths>
#include <QtConcurrentRun>

namespace vortex::ui {
namespace {

struct Kind {
  QString suffix, filter;
};

Kind kindOf(ExportFormat format) {
  switch (format) {
  case ExportFormat::Png:
    return {QStringLiteral("png"), tr("Picture (*.png)")};
  case ExportFormat::Svg:
    return {QStringLiteral("svg"), tr("Drawing (*.svg)")};
  case ExportFormat::Csv:
    return {QStringLiteral("csv"), tr("Rows (*.csv)")};
  case ExportFormat::Json:
    return {QStringLiteral("json"), tr("For programs (*.json)")};
  }
  return {};
}

QString ask(Pane& pane, const Kind& kind) {
  static QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);  // the one chosen last
  const QString name =
      QStringLiteral("%1-%2.%3")
          .arg(pane.objectName(), QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")), kind.suffix);
  QString file =
      QFileDialog::getSaveFileName(&pane, tr("Export %1").arg(pane.windowTitle()), QDir(folder).filePath(name), kind.filter);
  if (file.isEmpty())
    return {};
  if (QFileInfo(file).suffix().isEmpty())
    file += QLatin1Char('.') + kind.suffix;
  folder = QFileInfo(file).absolutePath();
  return file;
}

// A picture, or the bytes of anything else.
void writeWhereAsked(Pane& pane, ExportFormat format, const QImage& image, const QByteArray& bytes) {
  const QString file = ask(pane, kindOf(format));
  if (file.isEmpty())
    return;
  QtConcurrent::run([file, image, bytes] {
    return writeWhole(file, image.isNull() ? bytes : pngOf(image));
  }).then(&pane, [&pane, file](const QString& trouble) {
    if (trouble.isEmpty())
      emit pane.said(tr("Written: %1").arg(file));
    else
      QMessageBox::warning(&pane, tr("Not written"),
                           tr("%1 could not be written: %2.\nWhat lay there before is as it was.").arg(file, trouble));
  });
}

}  // namespace

void fillExportMenu(QMenu& menu, Pane& pane) {
  menu.clear();
  menu.setToolTipsVisible(true);
  const Exportables offered = pane.exportables();
  const auto add = [&](const QString& text, ExportFormat format, bool possible, const QString& whyNot) {
    QAction* action = menu.addAction(text, &pane, [&pane, format] { exportPane(pane, format); });
    action->setEnabled(possible);
    action->setToolTip(possible ? QString() : whyNot);
  };
  add(tr("Picture (PNG)…"), ExportFormat::Png, offered.picture != nullptr, tr("There is nothing to see here"));
  add(tr("Drawing (SVG)…"), ExportFormat::Svg, offered.picture != nullptr, tr("There is nothing to see here"));
  add(tr("Data as rows (CSV)…"), ExportFormat::Csv, offered.rows != nullptr, tr("What this pane shows is no table"));
  if (offered.json)
    add(tr("All of it for programs (JSON)…"), ExportFormat::Json, offered.whyNoJson.isEmpty(), offered.whyNoJson);
}

void exportPane(Pane& pane, ExportFormat format) {
  const Exportables offered = pane.exportables();
  // Taken before the question, so that it is what was seen when it was asked for.
  QImage image;
  QByteArray bytes;
  if (format == ExportFormat::Csv)
    bytes = offered.rows ? offered.rows() : QByteArray();
  else if (format == ExportFormat::Json)
    bytes = offered.json ? offered.json() : QByteArray();
  else if (format == ExportFormat::Svg && offered.picture != nullptr)
    bytes = svgOf(*offered.picture, pane.windowTitle());
  else if (offered.picture != nullptr)
    image = offered.picture->grab().toImage();
  writeWhereAsked(pane, format, image, bytes);
}

void exportRows(Pane& pane, const QByteArray& rows) { writeWhereAsked(pane, ExportFormat::Csv, {}, rows); }

void exportPicture(Pane& pane, const QImage& picture) { writeWhereAsked(pane, ExportFormat::Png, picture, {}); }

}  // namespace vortex::ui
