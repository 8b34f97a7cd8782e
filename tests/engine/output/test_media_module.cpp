// SPDX-License-Identifier: GPL-3.0-or-later
//
// FFmpeg comes with the first clip, sound or picture, and where it does not come, who asked for it is told why.
#include "engine/output/delivery.h"
#include "engine/output/media_module.h"
#include "tests/engine/output/made_slot.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <thread>

using namespace vortex;
using namespace vortex::output;

namespace {

bool ffmpegIsMapped() {
  QFile maps(QStringLiteral("/proc/self/maps"));
  return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("/libavcodec.so");
}

std::string refusalOf(const std::filesystem::path& file) {
  const auto module = loadMediaModule(file);
  return module ? "" : module.error();
}

}  // namespace

class TestMediaModule : public QObject {
  Q_OBJECT

 private:
  static void verifyContains(const std::string& text, const std::string& part) {
    QVERIFY2(text.find(part) != std::string::npos, (text + "\ndoes not say: " + part).c_str());
  }

 private slots:
  void ffmpegComesWithTheFirstFileThatIsReadWhicheverThreadReadsIt() {
    if (!std::filesystem::exists(QCoreApplication::applicationDirPath().toStdString() + "/vortex-media.so"))
      QSKIP("the copy of aProgramWithoutItsModuleFailsTheSlotAndSaysWhy");
    QVERIFY(!ffmpegIsMapped());
    std::string first, second;
    std::thread one([&] { first = readSound("/nowhere/audio.wav").error(); });
    std::thread other([&] { second = readSound("/nowhere/audio.wav").error(); });
    one.join();
    other.join();
    QVERIFY(ffmpegIsMapped());
    QCOMPARE(first, std::string("/nowhere/audio.wav: opening it: No such file or directory"));
    QCOMPARE(second, first);
    QCOMPARE(mediaModule().value(), mediaModule().value());
  }

  void aModuleThatIsMissingIsToldWithItsFileAndWhatToDo() {
    const std::string said = refusalOf("/nowhere/vortex-media.so");
    verifyContains(said, "neither written nor read: /nowhere/vortex-media.so: cannot open shared object file: No such file");
    verifyContains(said, "is built with this program and stands beside it");
  }

  void whatIsNoModuleIsRefused() {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("vortex-media.so"));
    QFile text(file);
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("not a library, but longer than the head of one: " + QByteArray(100, '.'));
    text.close();
    verifyContains(refusalOf(file.toStdString()), file.toStdString() + ": invalid ELF header");
    verifyContains(refusalOf("libc.so.6"), "libc.so.6 is another program's, expected \"vortex-media " VORTEX_VERSION ", ");
  }

  // Its functions would be called by a wrong table.
  void aModuleOfAnotherBuildIsRefusedBeforeItIsUsed() {
    verifyContains(refusalOf(OLD_MEDIA_MODULE),
                   OLD_MEDIA_MODULE " is \"vortex-media 0.0.1, 0\", expected \"vortex-media " VORTEX_VERSION);
  }

  // As an installation that forgot the module: this program, copied away from it, runs this test.
  void aProgramWithoutItsModuleFailsTheSlotAndSaysWhy() {
    const QString self = QCoreApplication::applicationDirPath();
    if (std::filesystem::exists(self.toStdString() + "/vortex-media.so")) {
      QTemporaryDir folder;
      const QString copy = folder.filePath(QStringLiteral("test_media_module"));
      std::filesystem::copy_file("/proc/self/exe", copy.toStdString());
      QProcess alone;
      alone.start(copy, {QString::fromLatin1(QTest::currentTestFunction())});
      QVERIFY(alone.waitForFinished(-1));
      QVERIFY2(alone.exitStatus() == QProcess::NormalExit && alone.exitCode() == 0, alone.readAllStandardOutput().constData());
      return;
    }
    QTemporaryDir out;
    const auto result =
        deliver(made::wholeSlot(1, 24, 64), {.out = out.path().toStdString(), .clip = {}}, std::atomic<bool>{false});
    const auto* failed = std::get_if<DeliveryFailed>(&result);
    QVERIFY(failed != nullptr);
    verifyContains(failed->message, self.toStdString() + "/vortex-media.so: cannot open shared object file");
    QCOMPARE(QDir(out.filePath(QStringLiteral("slot-000001"))).entryList(QDir::Files), QStringList{QStringLiteral("result.json")});
    const auto clip = ClipReader::open("/nowhere/clip.mp4");
    verifyContains(clip ? "" : clip.error(), "/nowhere/clip.mp4: clips, sounds and pictures can be neither written nor read: ");
  }
};

QTEST_GUILESS_MAIN(TestMediaModule)
#include "test_media_module.moc"
