// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slot's files are removed, and nothing else is, whatever lies in their place.
#include "engine/output/slot_removal.h"
#include "tests/engine/output/made_slot.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace vortex;
using namespace vortex::output;

class TestSlotRemoval : public QObject {
  Q_OBJECT
  QTemporaryDir m_out;

  QString path(const QString& name) const { return m_out.filePath(name); }
  QString folderOf(int slot) const { return path(QStringLiteral("slot-%1").arg(slot, 6, 10, QLatin1Char('0'))); }
  static void write(const QString& file, const QByteArray& content = "1234567") {
    QFile to(file);
    QVERIFY(to.open(QIODevice::WriteOnly));
    to.write(content);
  }
  tl::expected<Bytes, std::string> remove(const QString& folder) const {
    return removeSlotFolder(m_out.path().toStdString(), folder.toStdString());
  }

 private slots:
  void aDeliveredSlotIsRemovedWithItsFolder() {
    const std::atomic<bool> abandon{false};
    deliver(made::wholeSlot(1, 24, 64), {.out = m_out.path().toStdString(), .clip = {}}, abandon);
    QVERIFY(QDir(folderOf(1)).entryList(QDir::Files).size() == 7);
    qint64 bytes = 0;
    for (const QFileInfo& file : QDir(folderOf(1)).entryInfoList(QDir::Files))
      bytes += file.size();
    const auto removed = remove(folderOf(1));
    QVERIFY2(removed, removed ? "" : removed.error().c_str());
    QCOMPARE(removed->count, bytes);
    QVERIFY(!QFile::exists(folderOf(1)));
    QCOMPARE(remove(folderOf(1))->count, 0);  // gone already
  }

  void whatSomebodyElsePutThereStays() {
    QDir().mkpath(folderOf(2));
    write(folderOf(2) + QStringLiteral("/clip.mp4"));
    write(folderOf(2) + QStringLiteral("/.clip.mp4.part"));
    write(folderOf(2) + QStringLiteral("/notes.txt"));
    QDir().mkpath(folderOf(2) + QStringLiteral("/actor.png"));  // a folder of that name is none of ours
    QCOMPARE(remove(folderOf(2))->count, 14);
    QCOMPARE(QDir(folderOf(2)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{QStringLiteral("actor.png"), QStringLiteral("notes.txt")}));
  }

  void linksAreNotFollowed() {
    QTemporaryDir elsewhere;
    write(elsewhere.filePath(QStringLiteral("result.json")));
    write(elsewhere.filePath(QStringLiteral("clip.mp4")));
    // The folder itself is a link …
    QVERIFY(symlink(qPrintable(elsewhere.path()), qPrintable(folderOf(3))) == 0);
    const auto refused = remove(folderOf(3));
    QVERIFY(!refused);
    QVERIFY2(refused.error().find("cannot be opened as a folder") != std::string::npos, refused.error().c_str());
    // … or a file in it is.
    QDir().mkpath(folderOf(4));
    QVERIFY(symlink(qPrintable(elsewhere.filePath(QStringLiteral("clip.mp4"))),
                    qPrintable(folderOf(4) + QStringLiteral("/clip.mp4"))) == 0);
    QCOMPARE(remove(folderOf(4))->count, 0);
    QVERIFY(QFileInfo(folderOf(4) + QStringLiteral("/clip.mp4")).isSymLink());
    for (const char* name : {"result.json", "clip.mp4"})
      QVERIFY(QFile::exists(elsewhere.filePath(QLatin1String(name))));
  }

  void whatIsNoSlotsFolderOfThisOutIsRefused() {
    QDir().mkpath(folderOf(5) + QStringLiteral("/slot-000006"));
    QDir().mkpath(path(QStringLiteral("other")));
    for (const QString& folder :
         {m_out.path(), path(QStringLiteral("other")), path(QStringLiteral("slot-5")), path(QStringLiteral("slot-00000x")),
          folderOf(5) + QStringLiteral("/slot-000006"), folderOf(5) + QStringLiteral("/../../slot-000005"),
          QStringLiteral("/slot-000005"), QStringLiteral("slot-000005"), QString()}) {
      const auto refused = remove(folder);
      QVERIFY2(!refused, qPrintable(folder));
      QVERIFY2(refused.error().find("is no slot's folder in") != std::string::npos, refused.error().c_str());
    }
    QVERIFY(QFile::exists(folderOf(5) + QStringLiteral("/slot-000006")));
  }

  void anOutThatIsAwayIsNotTakenForEmptied() {
    const std::filesystem::path away = path(QStringLiteral("away")).toStdString();
    const auto refused = removeSlotFolder(away, away / "slot-000001");
    QVERIFY(!refused);
    QCOMPARE(refused.error(), away.string() + ": cannot be opened: No such file or directory");
  }

  void anOutThatIsALinkIsTheUsersChoice() {
    QTemporaryDir elsewhere;
    QDir().mkpath(elsewhere.filePath(QStringLiteral("slot-000001")));
    write(elsewhere.filePath(QStringLiteral("slot-000001/result.json")));
    const QString link = path(QStringLiteral("link"));
    QVERIFY(symlink(qPrintable(elsewhere.path()), qPrintable(link)) == 0);
    QCOMPARE(removeSlotFolder(link.toStdString(), (link + QStringLiteral("/slot-000001")).toStdString())->count, 7);
    QVERIFY(!QFile::exists(elsewhere.filePath(QStringLiteral("slot-000001"))));
  }
};

QTEST_APPLESS_MAIN(TestSlotRemoval)
#include "test_slot_removal.moc"
