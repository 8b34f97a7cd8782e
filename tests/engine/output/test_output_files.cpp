// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sound and picture come back from their files as they were; files have a name only when they are whole; folders are never shared.
#include "engine/output/output_error.h"
#include "engine/output/png_writer.h"
#include "engine/output/slot_folder.h"
#include "engine/output/wav_writer.h"
#include "tests/engine/output/made_slot.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <limits>
#include <set>
#include <thread>

using namespace vortex;
using namespace vortex::output;

namespace {

QStringList namesIn(const std::filesystem::path& folder) {
  return QDir(QString::fromStdString(folder.string()))
      .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

template <typename Action>
QString errorOf(Action&& action) {
  try {
    action();
    return QStringLiteral("no error");
  } catch (const OutputError& error) {
    return QString::fromUtf8(error.what());
  }
}

}  // namespace

class TestOutputFiles : public QObject {
  Q_OBJECT

 private slots:
  void soundOnThe16BitGridComesBackExactly() {
    QTemporaryDir out;
    SlotFolder folder(out.path().toStdString(), 1);
    std::vector<float> sound;
    for (int k = -32768; k < 32768; k += 7)
      sound.push_back(static_cast<float>(k) / 32768.0f);
    sound.push_back(32767.0f / 32768.0f);
    PendingFile file(folder, "audio.wav");
    writeWav(file, sound);
    file.keep();
    const QString path = QString::fromStdString((folder.path() / "audio.wav").string());
    QVERIFY(made::decodedSound(path) == sound);
    QVERIFY(
        made::outputOf(QStringLiteral("ffprobe"), {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-show_entries"),
                                                   QStringLiteral("stream=codec_name,sample_rate,channels"), QStringLiteral("-of"),
                                                   QStringLiteral("csv=p=0"), path})
            .startsWith("pcm_s16le,24000,1"));
  }

  void soundBeyondTheGridIsClampedAndNaNIsRefused() {
    QTemporaryDir out;
    SlotFolder folder(out.path().toStdString(), 1);
    PendingFile file(folder, "audio.wav");
    writeWav(file, std::vector<float>{2.0f, -2.0f});
    file.keep();
    QCOMPARE(made::decodedSound(QString::fromStdString((folder.path() / "audio.wav").string())),
             (std::vector<float>{32767.0f / 32768.0f, -1.0f}));
    PendingFile bad(folder, "bad.wav");
    QCOMPARE(errorOf([&] {
               writeWav(bad, std::vector<float>{0.0f, std::numeric_limits<float>::quiet_NaN()});
             }),
             QStringLiteral("sample 1 of the sound is NaN"));
  }

  void aPictureComesBackExactly() {
    QTemporaryDir out;
    SlotFolder folder(out.path().toStdString(), 1);
    constexpr int kSide = 33;
    const std::vector<float> picture = made::picture(kSide);
    PendingFile file(folder, "actor.png");
    writePng(file, picture, kSide, kSide);
    file.keep();
    const QByteArray rgb = made::outputOf(
        QStringLiteral("ffmpeg"), {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"),
                                   QString::fromStdString((folder.path() / "actor.png").string()), QStringLiteral("-pix_fmt"),
                                   QStringLiteral("rgb24"), QStringLiteral("-f"), QStringLiteral("rawvideo"), QStringLiteral("-")});
    QCOMPARE(rgb.size(), 3 * kSide * kSide);
    for (int pixel = 0; pixel < kSide * kSide; ++pixel)
      for (int c = 0; c < 3; ++c)
        QCOMPARE(static_cast<float>(static_cast<std::uint8_t>(rgb[pixel * 3 + c])) / 255.0f,
                 picture[static_cast<std::size_t>(c * kSide * kSide + pixel)]);
  }

  void aPictureThatDoesNotFitIsRefused() {
    QTemporaryDir out;
    SlotFolder folder(out.path().toStdString(), 1);
    PendingFile file(folder, "actor.png");
    QCOMPARE(errorOf([&] { writePng(file, made::picture(8), 8, 9); }),
             QStringLiteral("a picture of 3x9x8 does not have 192 values"));
    std::vector<float> picture = made::picture(8);
    picture[9] = std::numeric_limits<float>::infinity();
    QCOMPARE(errorOf([&] { writePng(file, picture, 8, 8); }), QStringLiteral("the picture's value at x 1, y 1 is not finite"));
  }

  void aFileHasItsNameOnlyWhenItIsKept() {
    QTemporaryDir out;
    SlotFolder folder(out.path().toStdString(), 1);
    {
      PendingFile file(folder, "a.txt");
      file.write("hello");
      QCOMPARE(namesIn(folder.path()), QStringList{QStringLiteral(".a.txt.part")});
    }
    QCOMPARE(namesIn(folder.path()), QStringList{});
    {
      PendingFile file(folder, "a.txt");
      file.write("hello");
      file.keep();
    }
    QCOMPARE(namesIn(folder.path()), QStringList{QStringLiteral("a.txt")});
    folder.removeFiles();
    QCOMPARE(namesIn(folder.path()), QStringList{});
    folder.removeIfEmpty();
    QVERIFY(!std::filesystem::exists(folder.path()));
  }

  void aFolderWithSomethingElseInItStays() {
    QTemporaryDir out;
    SlotFolder folder(out.path().toStdString(), 1);
    QFile foreign(QString::fromStdString((folder.path() / "notes").string()));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    folder.removeFiles();
    folder.removeIfEmpty();
    QCOMPARE(namesIn(folder.path()), QStringList{QStringLiteral("notes")});
  }

  void aTakenNumberGivesWayToTheNextAboveAll() {
    QTemporaryDir out;
    const std::filesystem::path path = out.path().toStdString() + "/deep/er";
    QCOMPARE(SlotFolder(path, 1).path().filename().string(), std::string("slot-000001"));
    QCOMPARE(SlotFolder(path, 7).path().filename().string(), std::string("slot-000007"));
    QCOMPARE(SlotFolder(path, 1).path().filename().string(), std::string("slot-000008"));
    QVERIFY(QDir(QString::fromStdString(path.string())).mkdir(QStringLiteral("slot-9x")));
    QCOMPARE(SlotFolder(path, 1).path().filename().string(), std::string("slot-000009"));
    QCOMPARE(SlotFolder(path, 1234567).path().filename().string(), std::string("slot-1234567"));
  }

  void twoEnginesThatShareAFolderNeverGetTheSameOne() {
    QTemporaryDir out;
    constexpr std::size_t kEach = 100;
    std::vector<std::string> made[2];
    std::vector<std::thread> engines;
    for (auto& paths : made)
      engines.emplace_back([&paths, &out] {
        for (std::size_t i = 1; i <= kEach; ++i)
          paths.push_back(SlotFolder(out.path().toStdString(), i).path().string());
      });
    for (std::thread& engine : engines)
      engine.join();
    std::set<std::string> different(made[0].begin(), made[0].end());
    different.insert(made[1].begin(), made[1].end());
    QCOMPARE(different.size(), 2 * kEach);
  }

  void anOutThatCannotBeMadeIsNamed() {
    QCOMPARE(errorOf([] { SlotFolder folder("/dev/null/out", 1); }), QStringLiteral("making /dev/null/out: Not a directory"));
  }

  void aFolderThatVanishedIsNamed() {
    QTemporaryDir out;
    SlotFolder folder(out.path().toStdString(), 1);
    PendingFile file(folder, "a.txt");
    file.write("hello");
    std::filesystem::remove_all(folder.path());
    QCOMPARE(errorOf([&] { file.keep(); }),
             QStringLiteral("naming %1/a.txt: No such file or directory").arg(QString::fromStdString(folder.path().string())));
    QCOMPARE(errorOf([&] { PendingFile other(folder, "b.txt"); }),
             QStringLiteral("making %1/b.txt: No such file or directory").arg(QString::fromStdString(folder.path().string())));
  }
};

QTEST_GUILESS_MAIN(TestOutputFiles)
#include "test_output_files.moc"
