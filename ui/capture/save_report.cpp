// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/save_report.h"

#include "engine/history/capture_file.h"
#include "engine/leak_report/capture_document.h"
#include "engine/leak_report/html.h"
#include "engine/leak_report/junit.h"
#include "engine/leak_report/pdf.h"
#include "engine/leak_report/series_file.h"
#include "ui/capture/trouble_words.h"
#include "ui/widgets/export.h"

#include <QDateTime>
#include <QDir>
#include <QSaveFile>
#include <cstddef>
#include <span>

namespace vortex::ui {
namespace {

constexpr qint64 kReportNsInMs = 1'000'000;

std::string reportOf(const leak::LeakDocument& document, ReportKind kind) {
  switch (kind) {
  case ReportKind::Html:
    return leak::htmlOf(document);
  case ReportKind::Pdf:
    return leak::pdfOf(document);
  case ReportKind::Junit:
    return leak::junitOf(document);
  case ReportKind::Csv:
    return leak::seriesCsv(document.points, document.held);
  }
  return {};
}

}  // namespace

QString reportEnding(ReportKind kind) {
  switch (kind) {
  case ReportKind::Html:
    return QStringLiteral("html");
  case ReportKind::Pdf:
    return QStringLiteral("pdf");
  case ReportKind::Junit:
    return QStringLiteral("xml");
  case ReportKind::Csv:
    return QStringLiteral("csv");
  }
  return {};
}

QString saveReport(const QString& capture, ReportKind kind, const QString& target, const std::string& program) {
  auto document = leak::documentOfCapture(capture.toStdString());
  if (!document)
    return troubleText(document.error());
  document->program = program;
  document->madeWall = QDateTime::currentMSecsSinceEpoch() * kReportNsInMs;
  return writeWhole(target, QByteArray::fromStdString(reportOf(*document, kind)));
}

QString saveSnapshots(const QString& capture, const QStringList& names, const QString& folder) {
  for (const QString& name : names) {
    QSaveFile to(QDir(folder).filePath(name.section(QLatin1Char('/'), -1)));  // the name is the file's own: nowhere else
    if (!to.open(QIODevice::WriteOnly))
      return to.fileName() + QStringLiteral(": ") + to.errorString();
    bool whole = true;
    const auto read = history::readSnapshot(capture.toStdString(), name.toStdString(), [&](std::span<const std::byte> bytes) {
      const auto size = static_cast<qint64>(bytes.size());
      whole = to.write(reinterpret_cast<const char*>(bytes.data()), size) == size;
      return whole;
    });
    if (!read)
      return troubleText(read.error());
    if (!whole || !to.commit())
      return to.fileName() + QStringLiteral(": ") + to.errorString();
  }
  return {};
}

}  // namespace vortex::ui
