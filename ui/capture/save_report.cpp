// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/save_report.h"

#include "engine/history/capture_file.h"
#include "engine/leak_report/capture_document.h"
#include "engine/leak_report/html.h"
#include "engine/leak_report/junit.h"
#include "engine/leak_report/pdf.h"
#include "engine/leak_report/series_file.h"
#include "ui/capture/trouble_words.h"
#include "ui/models/translate.h"
#include "ui/widgets/export.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
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

QString saveSnapshot(const QString& capture, const QString& name, const QString& target) {
  QFile to(target);
  if (!to.open(QIODevice::WriteOnly | QIODevice::NewOnly))
    return to.exists() ? tr("%1 is there already").arg(target) : target + QStringLiteral(": ") + to.errorString();
  bool whole = true;
  const auto read = history::readSnapshot(capture.toStdString(), name.toStdString(), [&](std::span<const std::byte> bytes) {
    const auto size = static_cast<qint64>(bytes.size());
    whole = to.write(reinterpret_cast<const char*>(bytes.data()), size) == size;
    return whole;
  });
  whole = to.flush() && whole;
  if (read && whole)
    return {};
  const QString trouble = read ? target + QStringLiteral(": ") + to.errorString() : troubleText(read.error());
  to.remove();
  return trouble;
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
  QStringList done;
  for (qsizetype i = 0; i < names.size(); ++i) {
    const QString name = QString::fromStdString(
        history::exportedSnapshotName(capture.toStdString(), names[i].toStdString(), static_cast<std::size_t>(i) + 1));
    const QString trouble = saveSnapshot(capture, names[i], QDir(folder).filePath(name));
    if (!trouble.isEmpty())
      return done.isEmpty() ? trouble : tr("%1 (written before that: %2)").arg(trouble, done.join(QStringLiteral(", ")));
    done << name;
  }
  return {};
}

}  // namespace vortex::ui
