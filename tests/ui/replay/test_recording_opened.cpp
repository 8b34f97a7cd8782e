// SPDX-License-Identifier: GPL-3.0-or-later
//
// From where a recorded session is opened in the real window: a store of several runs, a live slot, what is dropped; and what none
// is.
#include "tests/ui/replay/recorded_window.h"
#include "ui/replay/run_chooser.h"
#include "ui/window/recipe_opener.h"

#include <SQLiteCpp/Database.h>

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFile>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStatusBar>
#include <QTableView>
#include <QTimer>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

void drop(LiveWindow& live, const QStringList& files) {
  QMimeData data;
  QList<QUrl> urls;
  for (const QString& file : files)
    urls << QUrl::fromLocalFile(file);
  data.setUrls(urls);
  QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&live.window(), &enter);
  if (!enter.isAccepted())
    qFatal("it takes no files");
  QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&live.window(), &event);
}

// The sentence with which it is refused; the window stays live.
QString refusal(LiveWindow& live, const QString& file) {
  live.window().openRecording(file, kLast);
  QString says;
  live.until([&] {
    for (auto* box : live.window().findChildren<QMessageBox*>())
      if (box->isVisible()) {
        says = box->text();
        box->close();
      }
    return !says.isEmpty();
  });
  return says;
}

}  // namespace

class TestRecordingOpened : public QObject {
  Q_OBJECT
  QTemporaryDir m_settings, m_recorded;
  Recorded m_was;

 private slots:
  void initTestCase() {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    m_was = record(m_recorded.path());
    QVERIFY(m_was.decided >= 2);
  }

  void ofSeveralRunsOneIsChosen() {
    const QTemporaryDir folder;
    const Recorded first = record(folder.path());
    const Recorded second = record(folder.path());
    const QTemporaryDir here;
    LiveWindow live(here.path(), kScale);
    QTimer::singleShot(0, &live.window(), [&] { live.window().openRecording(storeIn(folder), {}); });
    QString shown;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] {
      auto* chooser = qobject_cast<RunChooser*>(QApplication::activeModalWidget());
      if (chooser == nullptr)
        return;
      look.stop();
      const QAbstractItemModel* model = chooser->findChild<QTableView*>()->model();
      shown = QStringLiteral("%1 runs, first %2").arg(model->rowCount()).arg(model->index(0, 0).data().toString());
      QTest::keyClick(chooser->findChild<QTableView*>(), Qt::Key_Return);
    });
    look.start(1);
    live.until([&] { return live.bridge().recording() != nullptr; });
    QCOMPARE(shown, QStringLiteral("2 runs, first 2"));
    QCOMPARE(live.bridge().recording()->facts().run, QStringLiteral("run 2 of 2"));
    QCOMPARE(live.bridge().session().decided(), second.decided - first.decided);  // that window showed both
    live.window().openRecording(storeIn(folder), *runChoiceOf(QStringLiteral("1")));
    live.until([&] { return live.bridge().recording()->facts().run == QStringLiteral("run 1 of 2"); });
  }

  void theSessionOfALiveSlotIsOpenedFromWhereItIsSelected() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    openRecipes(&live.window(), live.bridge(), {kSample});
    live.until([&] {  // all of it, so that the store has it, too, once it is read
      return live.bridge().channel().waiting().empty() && live.bridge().session().decided() >= 1 &&
             live.bridge().session().running() + live.bridge().session().queued() == 0;
    });
    live.clickRow(kSlots, live.row(kSlots, 0, QStringLiteral("1")));
    live.until([&] { return live.action("recording.of_slot")->isEnabled(); });
    live.action("recording.of_slot")->trigger();
    live.until([&] { return live.bridge().recording() != nullptr; });
    QVERIFY(live.bridge().session().find({1}) != nullptr);
  }

  // By what it is: a store by its name, lines by what they say.
  void whatIsDroppedOnTheWindowIsOpened() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    live.bridge().setIntake(false);
    drop(live, {QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/headlines.jsonl")});
    live.until([&] { return live.bridge().channel().waiting().size() == 3; });
    QVERIFY(live.bridge().recording() == nullptr);

    drop(live, {storeIn(m_recorded)});
    live.until([&] { return live.bridge().recording() != nullptr; });
    QCOMPARE(live.bridge().recording()->facts().file, storeIn(m_recorded));

    // Recipes are for the channel, which is not what is shown.
    drop(live, {kSample});
    live.until([&] { return live.window().statusBar()->currentMessage().contains(QStringLiteral("go back to live")); });
    QCOMPARE(live.bridge().live().channel->waiting().size(), std::size_t{3});

    const QString lines = QStringLiteral(VORTEX_SOURCE_DIR "/tests/data/streams/two-slots.jsonl");
    drop(live, {kSample, lines});
    live.until([&] { return live.bridge().recording() != nullptr && live.bridge().recording()->facts().file == lines; });
    QCOMPARE(live.bridge().session().allSlots().size(), std::size_t{2});
    QCOMPARE(live.bridge().live().channel->waiting().size(), std::size_t{3});
  }

  void aFileThatIsNoneOrIsNotWholeSaysSo() {
    const QTemporaryDir folder;
    LiveWindow live(folder.path(), kScale);
    QFile garbage(folder.filePath(QStringLiteral("garbage.db")));
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(QByteArray(8'192, 'x'));
    garbage.close();
    QVERIFY(refusal(live, garbage.fileName()).contains(QStringLiteral("garbage.db")));
    QVERIFY(!refusal(live, folder.filePath(QStringLiteral("missing.db"))).isEmpty());
    QVERIFY(live.bridge().recording() == nullptr && !banner(live)->isVisible());

    // What is not whole is shown as far as it goes, and the banner says what is missing.
    const auto changed = [&](const char* name, const char* change) {
      const QString file = folder.filePath(QString::fromLatin1(name));
      if (!QFile::copy(storeIn(m_recorded), file))
        qFatal("no copy");
      SQLite::Database(file.toStdString(), SQLite::OPEN_READWRITE).exec(change);
      live.window().openRecording(file, kLast);
      live.until([&] { return live.bridge().recording() != nullptr && live.bridge().recording()->facts().file == file; });
      return live.bridge().recording()->facts().trouble;
    };
    const QString later = changed("later.db", "PRAGMA user_version = 99");
    QVERIFY2(later.contains(QStringLiteral("a later program made it")), qPrintable(later));
    const QString damaged =
        changed("damaged.db", "UPDATE event SET body = zeroblob(length(body)) WHERE seq = (SELECT max(seq) FROM event)");
    QVERIFY2(damaged.contains(QStringLiteral("damaged since written")), qPrintable(damaged));
    live.until([&] { return banner(live)->accessibleDescription().contains(QStringLiteral("not whole")); });
    QCOMPARE(live.bridge().session().decided(), m_was.decided);
  }
};

QTEST_MAIN(TestRecordingOpened)
#include "test_recording_opened.moc"
