// SPDX-License-Identifier: GPL-3.0-or-later
//
// frames.sha256 is believed only where it is the one whose digest was recorded.
#include "engine/output/digest.h"
#include "engine/output/frames_file.h"

#include <QtTest>

using namespace vortex::output;

namespace {

FrameDigests threeFrames() {
  FrameDigests digests;
  for (const char* text : {"one", "two", "three"})
    digests.add(std::as_bytes(std::span(std::string_view(text))));
  return digests;
}

}  // namespace

class TestFramesFile : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  void write(const std::string& text) {
    QFile file(m_folder.filePath("frames.sha256"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(QByteArray::fromStdString(text)), static_cast<qint64>(text.size()));
  }
  auto readBack() const { return readFrameDigests(m_folder.path().toStdString(), hexOf(threeFrames().total())); }

 private slots:
  void whatWasWrittenIsReadBack() {
    write(threeFrames().sidecar());
    const auto frames = readBack();
    QVERIFY2(frames, frames ? "" : frames.error().c_str());
    QCOMPARE(frames->size(), std::size_t{3});
    QCOMPARE(QByteArray::fromStdString((*frames)[1]), QCryptographicHash::hash("two", QCryptographicHash::Sha256).toHex());
  }

  void whatIsNotTheRecordedOneIsRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    const QString good = QString::fromStdString(threeFrames().sidecar());
    QTest::newRow("empty") << QString() << "its digest is another";
    QTest::newRow("a frame less") << good.left(good.indexOf('\n') + 1) << "its digest is another";
    QTest::newRow("a digit turned") << QString(good).replace(0, 1, good[0] == '0' ? "1" : "0") << "its digest is another";
    QTest::newRow("no digits") << QString(good).replace(3, 1, "x") << "line 1 is not the digest of frame 0";
    QTest::newRow("out of order") << QString(good).replace("frame 000001", "frame 000002") << "line 2 is not the digest of frame 1";
    QTest::newRow("cut") << good.left(100) << "line 2 is not the digest of frame 1";
    QTest::newRow("without an end") << QString(100'000, 'a') << "line 1 is too long";
  }
  void whatIsNotTheRecordedOneIsRefused() {
    QFETCH(QString, text);
    QFETCH(QString, why);
    write(text.toStdString());
    const auto frames = readBack();
    QVERIFY(!frames);
    QVERIFY2(QString::fromStdString(frames.error()).contains(why), frames.error().c_str());
  }

  void oneThatIsGoneIsToldSo() {
    const auto frames = readFrameDigests(m_folder.filePath("elsewhere").toStdString(), "");
    QVERIFY(!frames);
    QVERIFY2(frames.error().ends_with("elsewhere/frames.sha256: it cannot be opened"), frames.error().c_str());
  }
};

QTEST_GUILESS_MAIN(TestFramesFile)
#include "test_frames_file.moc"
