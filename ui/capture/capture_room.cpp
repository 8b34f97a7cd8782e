// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/capture_room.h"

#include "ui/bridge/bridge.h"
#include "ui/bridge/live_capture.h"
#include "ui/capture/blame_pane.h"
#include "ui/capture/capture_desk.h"
#include "ui/capture/capture_form.h"
#include "ui/capture/capture_shelf.h"
#include "ui/capture/captures_pane.h"
#include "ui/capture/floor_pane.h"
#include "ui/capture/save_report.h"
#include "ui/capture/snapshot_shelf.h"
#include "ui/capture/snapshots_pane.h"
#include "ui/capture/verdict_pane.h"
#include "ui/widgets/actions.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMessageBox>
#include <QStandardPaths>
#include <QtConcurrentRun>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr ReportKind kReportKinds[] = {ReportKind::Html, ReportKind::Pdf, ReportKind::Junit, ReportKind::Csv};

// Beside the history: $XDG_DATA_HOME/vortex/captures.
QString captureFolder() {
  const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
  return QDir(data).filePath(QStringLiteral("vortex/captures"));
}

QString reportFilter(ReportKind kind) {
  switch (kind) {
  case ReportKind::Html:
    return CaptureRoom::tr("Page, self-contained (*.html)");
  case ReportKind::Pdf:
    return CaptureRoom::tr("Paper, A4 (*.pdf)");
  case ReportKind::Junit:
    return CaptureRoom::tr("For a build server: JUnit (*.xml)");
  case ReportKind::Csv:
    return CaptureRoom::tr("The series as rows (*.csv)");
  }
  return {};
}

}  // namespace

CaptureRoom::CaptureRoom(const Desk& desk, const QString& sample, QMainWindow* window)
    : QObject(window), m_desk(desk), m_window(window), m_snapshots(new SnapshotShelf(this)),
      m_shelf(new CaptureShelf(captureFolder(), this)), m_captures(new CaptureDesk(desk.bridge, *m_shelf, this)),
      m_captureFolder(m_shelf->folder()) {
  addActions();
  auto* blame = new BlamePane(desk, *m_captures, window);
  auto* snapshots = new SnapshotsPane(desk, *m_snapshots, window);
  m_panes = {new CaptureForm(desk, *m_captures, m_shelf->folder(), sample, window),
             new CapturesPane(desk, *m_captures, window),
             new FloorPane(*m_captures, window),
             new VerdictPane(desk, *m_captures, window),
             blame,
             snapshots};
  connect(blame, &BlamePane::stageChosen, this, [this, snapshots](const QString& stage) {
    openSnapshotsOfShown();
    snapshots->filter(stage);
  });
  connect(&desk.bridge, &Bridge::captureGaveWay, this, [this](SlotId slot) {
    emit said(tr("The capture's slot %1 was not done when an air slot was due: it was stopped, and is made again").arg(slot.value));
  });
  refresh(false);
}

void CaptureRoom::addActions() {
  Actions& actions = m_desk.actions;
  connect(actions.add(Menu::File, {QStringLiteral("capture.open"),
                                   tr("Open c&apture…"),
                                   tr("Shows a capture's floor and peak, its verdict and whom to blame"),
                                   {QKeySequence(tr("Ctrl+Shift+C"))}}),
          &QAction::triggered, this, &CaptureRoom::chooseCapture);
  m_report = actions.add(Menu::File, {QStringLiteral("capture.report"),
                                      tr("Save repor&t…"),
                                      tr("Writes the capture that is shown as a page, on paper, for a build server, or as rows"),
                                      {QKeySequence(tr("Ctrl+Shift+R"))}});
  connect(m_report, &QAction::triggered, this, &CaptureRoom::chooseReport);
  m_save = actions.add(Menu::File, {QStringLiteral("capture.snapshots"),
                                    tr("Save &its snapshots…"),
                                    tr("Writes the shown capture's memory snapshots as pickles, for PyTorch's memory viewer"),
                                    {}});
  connect(m_save, &QAction::triggered, this, &CaptureRoom::chooseForSnapshots);
  m_stop = actions.add(Menu::Device, {QStringLiteral("capture.stop"),
                                      tr("Stop capture &early"),
                                      tr("Ends the capture behind the slot in the making; what was captured is kept and judged"),
                                      {},
                                      true});
  connect(m_stop, &QAction::triggered, this, [this] { m_desk.bridge.stopCapture(); });
  connect(actions.add(Menu::File, {QStringLiteral("snapshot.open"),
                                   tr("Open memory s&napshot…"),
                                   tr("Opens snapshots of PyTorch's allocator, of any size, and compares the last two"),
                                   {QKeySequence(tr("Ctrl+Shift+M"))}}),
          &QAction::triggered, this, &CaptureRoom::chooseSnapshots);
}

void CaptureRoom::refresh(bool shown) {
  if (shown)
    m_captures->refresh();
  Actions::allow(m_stop, m_desk.bridge.capture().state().runs(), tr("No capture runs"));
  tellOfLeak();
  const auto& capture = m_captures->shown();
  Actions::allow(m_report, capture && !capture->running,
                 capture ? tr("It runs: stop it, or wait for its end") : tr("No capture is shown"));
  Actions::allow(m_save, capture && !capture->snapshots.isEmpty(),
                 !capture           ? tr("No capture is shown")
                 : capture->running ? tr("It runs: stop it, or wait for its end")
                                    : tr("The capture holds no snapshot"));
}

// While it runs, and again when it has ended, whatever is looked at.
void CaptureRoom::tellOfLeak() {
  const CaptureState& state = m_desk.bridge.capture().state();
  const bool leaks = state.started() && state.verdict() && state.verdict()->word == CaptureWord::Leak, runs = state.runs();
  if (leaks && (!m_leaks || runs != m_ran))
    emit noticed(runs ? tr("<b>Leak found in the running capture.</b> Stopping now loses nothing.")
                      : tr("<b>The capture found a leak.</b> Its file is kept; Leak hunt says which stage holds memory."),
                 runs ? m_stop : nullptr);
  m_leaks = leaks;
  m_ran = runs;
}

bool CaptureRoom::isSnapshot(const QString& file) {
  return file.endsWith(QStringLiteral(".pickle"), Qt::CaseInsensitive) ||
         file.endsWith(QStringLiteral(".pkl"), Qt::CaseInsensitive);
}

bool CaptureRoom::isCapture(const QString& file) { return file.endsWith(QStringLiteral(".vortexcap"), Qt::CaseInsensitive); }

void CaptureRoom::chooseSnapshots() {
  openSnapshots(QFileDialog::getOpenFileNames(m_window, tr("Open memory snapshots"), m_folder,
                                              tr("Memory snapshots (*.pickle *.pkl *.db);;All files (*)")));
}

void CaptureRoom::openSnapshots(const QStringList& files) {
  if (files.isEmpty())
    return;
  m_folder = QFileInfo(files.back()).path();
  for (const QString& file : files)
    m_snapshots->open(file);
  emit wanted();
}

void CaptureRoom::chooseCapture() {
  const QString file =
      QFileDialog::getOpenFileName(m_window, tr("Open capture"), m_captureFolder, tr("Captures (*.vortexcap);;All files (*)"));
  if (!file.isEmpty())
    openCapture(file);
}

void CaptureRoom::openCapture(const QString& file) {
  m_captureFolder = QFileInfo(file).path();
  m_captures->open(file);
  emit wanted();
}

void CaptureRoom::chooseReport() {
  const auto& shown = m_captures->shown();
  if (!shown || shown->running)
    return;
  const QFileInfo capture(shown->file);
  QStringList filters;
  for (const ReportKind kind : kReportKinds)
    filters << reportFilter(kind);
  QString chosen = filters.front();
  const QString folder = m_reportFolder.isEmpty() ? capture.path() : m_reportFolder;
  QString file = QFileDialog::getSaveFileName(m_window, tr("Save report"),
                                              QDir(folder).filePath(capture.completeBaseName() + QStringLiteral(".html")),
                                              filters.join(QStringLiteral(";;")), &chosen);
  if (file.isEmpty())
    return;
  m_reportFolder = QFileInfo(file).path();
  // By the name where that says it, else by the filter.
  const auto* kind = std::find_if(std::begin(kReportKinds), std::end(kReportKinds), [&](ReportKind one) {
    return QFileInfo(file).suffix().compare(reportEnding(one), Qt::CaseInsensitive) == 0;
  });
  const ReportKind wanted = kind != std::end(kReportKinds) ? *kind : kReportKinds[std::max<qsizetype>(filters.indexOf(chosen), 0)];
  if (kind == std::end(kReportKinds))
    file += QLatin1Char('.') + reportEnding(wanted);
  const std::string program =
      (QCoreApplication::applicationName() + QLatin1Char(' ') + QCoreApplication::applicationVersion()).toStdString();
  QtConcurrent::run([capture = shown->file, wanted, file, program] {
    return saveReport(capture, wanted, file, program);
  }).then(this, [this, file](const QString& trouble) { tellSaved(file, trouble); });
}

void CaptureRoom::chooseForSnapshots() {
  const auto& shown = m_captures->shown();
  if (!shown || shown->snapshots.isEmpty())
    return;
  const QString folder = QFileDialog::getExistingDirectory(
      m_window, tr("Where the snapshots go"), m_reportFolder.isEmpty() ? QFileInfo(shown->file).path() : m_reportFolder);
  if (folder.isEmpty())
    return;
  m_reportFolder = folder;
  QtConcurrent::run([capture = shown->file, names = shown->snapshots, folder] {
    return saveSnapshots(capture, names, folder);
  }).then(this, [this, folder](const QString& trouble) { tellSaved(folder, trouble); });
}

void CaptureRoom::tellSaved(const QString& file, const QString& trouble) {
  if (trouble.isEmpty()) {
    emit said(tr("Written: %1").arg(file));
    return;
  }
  auto* box = new QMessageBox(QMessageBox::Warning, tr("Not written"),
                              tr("%1 could not be written: %2.\nWhat lay there before is as it was.").arg(file, trouble),
                              QMessageBox::Close, m_window);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->open();
}

// The first and the last of the capture that is shown.
void CaptureRoom::openSnapshotsOfShown() {
  const auto& shown = m_captures->shown();
  if (!shown || shown->snapshots.isEmpty())
    return;
  m_snapshots->openFrom(shown->file, shown->snapshots.front());
  if (shown->snapshots.size() > 1)
    m_snapshots->openFrom(shown->file, shown->snapshots.back());
}

}  // namespace vortex::ui
