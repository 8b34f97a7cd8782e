// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the Leak hunt workspace does to files: snapshots are saved under names of ours and over nothing, a capture is deleted with
// what lies beside it, and what cannot be deleted stays in the list.
#include "engine/history/capture_file.h"
#include "ui/capture/capture_shelf.h"
#include "ui/capture/remove_capture.h"
#include "ui/capture/save_report.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;

namespace {

const history::RunDescription kRun{
    .program = "test", .version = "1", .profile = "p", .backend = "simulated", .settings = "", .outputFolder = {}};

void write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
    qFatal("%s cannot be written", qPrintable(path));
}

QByteArray read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

QStringList filesIn(const QString& folder) { return QDir(folder).entryList(QDir::Files | QDir::Hidden); }

// As a program that was killed leaves it: with its ring, and two snapshots beside it.
QString unfinished(const QTemporaryDir& folder, const char* name) {
  const QString file = folder.filePath(QString::fromLatin1(name));
  {
    const auto store = history::makeCapture(file.toStdString(), kRun, 64 * 1024);
    if (!store)
      qFatal("%s", store.error().c_str());
    const std::vector<Event> events{
        {.seq = 1, .at = {}, .body = event::CaptureStarted{.spec = {.label = "nightly"}, .file = file.toStdString()}}};
    (*store)->tell(events);
  }
  for (const int n : {3, 9})
    write(QString::fromStdString(history::snapshotBeside(file.toStdString(), n).string()), QByteArray::number(n));
  return file;
}

QString finished(const QTemporaryDir& folder, const char* name) {
  const QString file = unfinished(folder, name);
  if (!history::finishCapture(file.toStdString()))
    qFatal("%s cannot be finished", name);
  return file;
}

void alter(const QString& capture, const char* how) { SQLite::Database(capture.toStdString(), SQLite::OPEN_READWRITE).exec(how); }

QStringList namesIn(const QString& capture) {
  QStringList names;
  const history::CaptureHead head = history::readCaptureHead(capture.toStdString()).value();
  for (const history::CaptureHead::Snapshot& one : head.snapshots)
    names << QString::fromStdString(one.name);
  return names;
}

// Until its thread has looked and what it found is told.
void waitFor(CaptureShelf& shelf, const QSignalSpy& spy) {
  while (spy.isEmpty()) {
    shelf.refresh();
    QThread::yieldCurrentThread();
  }
}

}  // namespace

class TestCaptureFiles : public QObject {
  Q_OBJECT

 private slots:
  void snapshotsAreSavedUnderTheCapturesOwnName() {
    const QTemporaryDir folder, to;
    const QString file = finished(folder, "nightly.vortexcap");
    QCOMPARE(saveSnapshots(file, namesIn(file), to.path()), QString());
    QCOMPARE(filesIn(to.path()),
             (QStringList{QStringLiteral("nightly.snapshot-3.pickle"), QStringLiteral("nightly.snapshot-9.pickle")}));
    QCOMPARE(read(to.filePath(QStringLiteral("nightly.snapshot-9.pickle"))), QByteArray("9"));
  }

  // Names in a file are whatever its maker chose.
  void aNameInTheFileIsNoNameOnTheDisk() {
    const QTemporaryDir folder, to;
    const QString file = finished(folder, "theirs.vortexcap");
    alter(file, "UPDATE snapshot SET name = '.bashrc' WHERE name LIKE '%-3.pickle'");
    write(to.filePath(QStringLiteral(".bashrc")), "mine");
    QCOMPARE(saveSnapshots(file, namesIn(file), to.path()), QString());
    QCOMPARE(filesIn(to.path()), (QStringList{QStringLiteral(".bashrc"), QStringLiteral("theirs.snapshot-1.pickle"),
                                              QStringLiteral("theirs.snapshot-9.pickle")}));
    QCOMPARE(read(to.filePath(QStringLiteral(".bashrc"))), QByteArray("mine"));
  }

  void nothingIsWrittenOverAndWhatWasWrittenIsSaid() {
    const QTemporaryDir folder, to;
    const QString file = finished(folder, "nightly.vortexcap"), there = to.filePath(QStringLiteral("nightly.snapshot-9.pickle"));
    write(there, "mine");
    QCOMPARE(saveSnapshots(file, namesIn(file), to.path()),
             QStringLiteral("%1 is there already (written before that: nightly.snapshot-3.pickle)").arg(there));
    QCOMPARE(read(there), QByteArray("mine"));
    const QStringList none{QStringLiteral("none.snapshot-7.pickle")};
    QVERIFY(!saveSnapshots(file, none, to.path()).isEmpty());
    QVERIFY(!QFile::exists(to.filePath(QStringLiteral("nightly.snapshot-7.pickle"))));  // nothing half is left
  }

  void aCaptureIsDeletedWithWhatLiesBesideIt() {
    const QTemporaryDir folder;
    const QString file = unfinished(folder, "killed.vortexcap");
    write(folder.filePath(QStringLiteral("killed.snapshot-3.pickle")), "saved by somebody");
    QVERIFY(filesIn(folder.path()).size() > 3);
    QCOMPARE(removeCapture(file), QString());
    QCOMPARE(filesIn(folder.path()), QStringList{QStringLiteral("killed.snapshot-3.pickle")});
  }

  // Also of one that cannot be finished, since it is none.
  void whatLiesBesideADamagedOneGoesToo() {
    const QTemporaryDir folder;
    for (const char* ending : {"", "-ring", "-wal", "-shm", ".snapshot-1.pickle"})
      write(folder.filePath(QStringLiteral("bad.vortexcap") + QLatin1String(ending)), QByteArray("of something else").repeated(20));
    QCOMPARE(removeCapture(folder.filePath(QStringLiteral("bad.vortexcap"))), QString());
    QCOMPARE(filesIn(folder.path()).join(QLatin1Char(32)), QString());
  }

  void whatIsWrittenIsNotDeleted() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("busy.vortexcap"));
    const auto store = history::makeCapture(file.toStdString(), kRun, 64 * 1024);
    QVERIFY(store);
    QVERIFY(removeCapture(file).endsWith(QStringLiteral("a program writes it")));
    QVERIFY(QFile::exists(file));
  }

  // A folder with something in it cannot be removed as a file is, by nobody.
  void whatCannotBeDeletedStaysInTheListAndSaysWhy() {
    const QTemporaryDir folder, elsewhere;
    const QString file = elsewhere.filePath(QStringLiteral("stays.vortexcap"));
    QVERIFY(QDir().mkpath(file + QStringLiteral("/within")));
    const QString goes = finished(folder, "goes.vortexcap");
    CaptureShelf shelf(folder.path(), nullptr);
    shelf.open(file);
    const QSignalSpy listed(&shelf, &CaptureShelf::changed), removed(&shelf, &CaptureShelf::removed);
    waitFor(shelf, listed);
    shelf.remove(file);
    shelf.remove(goes);
    waitFor(shelf, removed);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(removed[0][0].toString(), file);
    QVERIFY(removed[0][1].toString().startsWith(file + QStringLiteral(": ")));
    QCOMPARE(removed[1], (QVariantList{goes, QString()}));
    QVERIFY(shelf.find(file) != nullptr);
    QVERIFY(shelf.find(goes) == nullptr);
  }
};

QTEST_GUILESS_MAIN(TestCaptureFiles)
#include "test_capture_files.moc"
