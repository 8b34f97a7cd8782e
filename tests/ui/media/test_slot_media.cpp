// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slot's folder as the inspector gets it: what the engine's output wrote comes whole, what is missing or damaged says why, and
// the latest wish wins.
#include "tests/engine/output/made_slot.h"
#include "ui/media/slot_json_request.h"
#include "ui/media/slot_media.h"
#include "ui/operate/media_view.h"

#include <sys/stat.h>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QToolButton>
#include <atomic>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr int kCount = 48, kSide = 64;

}  // namespace

class TestSlotMedia : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_out;
  QString m_folder;

  // A copy of the folder that the test may spoil.
  QString copied(const char* name) const {
    const QString to = m_out.filePath(QString::fromLatin1(name));
    QDir().mkpath(to);
    for (const QString& file : QDir(m_folder).entryList(QDir::Files))
      QFile::copy(m_folder + QLatin1Char('/') + file, to + QLatin1Char('/') + file);
    return to;
  }
  static void spoil(const QString& file, const QByteArray& bytes) {
    QFile to(file);
    QVERIFY(to.open(QIODevice::WriteOnly | QIODevice::Truncate));
    to.write(bytes);
  }
  static void await(const SlotMedia& media) {
    const SlotFiles& files = media.files();
    QTRY_VERIFY_WITH_TIMEOUT(files.clip.read && files.picture.read && files.result.read && files.sound.read, 60'000);
  }

 private slots:
  void initTestCase() {
    std::atomic<bool> abandon = false;
    const auto result =
        output::deliver(made::wholeSlot(1, kCount, kSide), {.out = m_out.path().toStdString(), .clip = {}}, abandon);
    const auto* delivered = std::get_if<output::Delivered>(&result);
    QVERIFY(delivered != nullptr);
    m_folder = QString::fromStdString(delivered->made.folder.string());
  }

  void aWholeSlotComesWhole() {
    SlotMedia media;
    media.show(m_folder);
    await(media);
    const SlotFiles& files = media.files();
    QVERIFY2(files.clip.value, qPrintable(files.clip.trouble));
    QCOMPARE(files.clip.value->frames, kCount);
    QVERIFY2(files.picture.value, qPrintable(files.picture.trouble));
    QCOMPARE(files.picture.value->width(), kSide);
    QVERIFY2(files.sound.value, qPrintable(files.sound.trouble));
    QCOMPARE(files.sound.value->seconds, 2.0);
    QVERIFY2(files.result.value, qPrintable(files.result.trouble));
    QCOMPARE(files.result.value->proof.size(), qsizetype{64});
    QCOMPARE(files.result.value->recipeId, QStringLiteral("r-1"));
    QTRY_COMPARE_WITH_TIMEOUT(files.keyFrames.size(), std::size_t{5}, 60'000);
    QCOMPARE(files.keyFrames[2].frame, 24);
    QVERIFY(!files.keyFrames[4].picture.isNull());
  }

  void theKeyFramesAreTheOnesThatAreChecked() {
    QCOMPARE(keyFramesOf(1080), (std::vector<int>{0, 270, 540, 810, 1079}));
    QCOMPARE(keyFramesOf(3), (std::vector<int>{0, 1, 2}));
    QVERIFY(keyFramesOf(0).empty());
  }

  void theLatestWishWins() {
    SlotMedia media;
    QSignalSpy ready(&media, &SlotMedia::frameReady);
    media.show(m_folder);
    for (int frame = 0; frame < kCount; ++frame)  // a scrubber that is dragged
      media.want(frame);
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty() && ready.last()[0].toInt() == kCount - 1, 60'000);
    QVERIFY(ready.count() < kCount);
    QVERIFY(!ready.last()[1].value<QImage>().isNull());
  }

  void anotherSlotLeavesNothingOfTheOneBefore() {
    SlotMedia media;
    media.show(m_folder);
    media.show(m_out.filePath(QStringLiteral("gone")));
    await(media);
    QVERIFY(!media.files().clip.value && !media.files().result.value);
    QVERIFY(media.files().clip.trouble.contains(QStringLiteral("gone: retention")));
    QVERIFY(media.files().sound.trouble.contains(QStringLiteral("gone: retention")));
  }

  void eachPartThatIsMissingOrDamagedSaysSoInItsPlace() {
    const QString folder = copied("spoilt");
    QVERIFY(QFile::remove(folder + QStringLiteral("/clip.mp4")));
    spoil(folder + QStringLiteral("/actor.png"), "\x89PNG\r\n\x1a\nnothing");
    spoil(folder + QStringLiteral("/result.json"), "{\"slot\": 1, \"sco");
    spoil(folder + QStringLiteral("/audio.wav"), "RIFF");
    SlotMedia media;
    media.show(folder);
    await(media);
    const SlotFiles& files = media.files();
    QCOMPARE(files.clip.trouble, QStringLiteral("clip.mp4 is not in the folder"));
    QVERIFY(!files.picture.value && files.picture.trouble.startsWith(QStringLiteral("damaged")));
    QVERIFY(!files.result.value && files.result.trouble.startsWith(QStringLiteral("damaged at byte")));
    QVERIFY(!files.sound.value && !files.sound.trouble.isEmpty());
    QVERIFY(files.keyFrames.empty());
  }

  void aResultWithOtherTypesIsNoScore() {
    const QString folder = copied("foreign");
    spoil(folder + QStringLiteral("/result.json"), R"({"scores": {"b": "high", "l": 1}, "proof": 7, "quality": []})");
    const auto result = readResult(folder);
    QVERIFY(result.value);
    QVERIFY(!result.value->scores);
    QVERIFY(result.value->proof.isEmpty());
  }

  void aPipeIsNotWaitedFor() {
    const QString folder = copied("pipe");
    QVERIFY(QFile::remove(folder + QStringLiteral("/result.json")));
    QCOMPARE(::mkfifo(qPrintable(folder + QStringLiteral("/result.json")), 0600), 0);
    QCOMPARE(readResult(folder).trouble, QStringLiteral("result.json is no file"));
  }

  void aFrameOfNoClipSaysSo() {
    SlotMedia media;
    QSignalSpy failed(&media, &SlotMedia::frameFailed);
    media.show(m_out.filePath(QStringLiteral("gone")));
    media.want(3);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
  }

  void theClipIsWalkedThroughByKeys() {
    SlotMedia media;
    MediaView view(media);
    view.resize(480, 320);
    QSignalSpy ready(&media, &SlotMedia::frameReady);
    media.show(m_folder);
    auto* slider = view.findChild<QSlider*>();
    QTRY_COMPARE_WITH_TIMEOUT(slider->maximum(), kCount - 1, 60'000);
    const auto press = [&](Qt::Key key, int frame) {
      QTest::keyClick(slider, key);
      QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty() && ready.last()[0].toInt() == frame, 60'000);
      QCOMPARE(slider->value(), frame);
    };
    press(Qt::Key_Period, 1);
    press(Qt::Key_Period, 2);
    press(Qt::Key_Comma, 1);
    press(Qt::Key_End, kCount - 1);
    press(Qt::Key_Home, 0);
    QTest::keyClick(slider, Qt::Key_Space);  // plays to its end, in real time
    QTRY_COMPARE_WITH_TIMEOUT(slider->value(), kCount - 1, 60'000);
  }

  void aSlotWithoutAClipCannotBePlayed() {
    SlotMedia media;
    MediaView view(media);
    media.show(m_out.filePath(QStringLiteral("gone")));
    await(media);
    QVERIFY(!view.findChild<QSlider*>()->isEnabled());
    QVERIFY(!view.findChild<QToolButton*>()->isEnabled());
  }

  void aStoreThatIsNotThereIsToldInTheCallersThread() {
    QString error;
    requestSlotJson(m_out.filePath(QStringLiteral("no.db")), {1}, this, [&](const tl::expected<QString, QString>& json) {
      QVERIFY(!json);
      QCOMPARE(QThread::currentThread(), thread());
      error = json.error();
    });
    QTRY_VERIFY_WITH_TIMEOUT(!error.isEmpty(), 60'000);
  }
};

QTEST_MAIN(TestSlotMedia)
#include "test_slot_media.moc"
