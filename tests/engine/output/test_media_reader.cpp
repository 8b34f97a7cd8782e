// SPDX-License-Identifier: GPL-3.0-or-later
//
// What clip_writer.h and wav_writer.h wrote, read back: frame n is frame n in whatever order they are asked for, and a file that is
// no clip says so.
#include "engine/output/clip_writer.h"
#include "engine/output/media_reader.h"
#include "engine/output/slot_folder.h"
#include "engine/output/wav_writer.h"
#include "tests/engine/output/made_slot.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <random>

using namespace vortex;
using namespace vortex::output;

namespace {

constexpr int kCount = 120, kSide = 96;

// The number of each frame stands in it as light and dark blocks, two bits a row of 12 px: far beyond what encoding changes.
std::vector<std::uint8_t> numberedFrames(int count) {
  std::vector<std::uint8_t> bytes;
  for (int n = 0; n < count; ++n)
    for (int c = 0; c < 3; ++c)
      for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x)
          bytes.push_back((n >> (y / 12)) & 1 ? 220 : 30);
  return bytes;
}

int numberIn(const RgbFrame& frame) {
  int n = 0;
  for (int bit = 0; bit < 8; ++bit) {
    const int y = (bit * 12 + 6) * frame.height / kSide, x = frame.width / 2;
    if (frame.pixels[static_cast<std::size_t>((y * frame.width + x) * 3)] > 125)
      n |= 1 << bit;
  }
  return n;
}

std::string errorOf(const std::filesystem::path& file) {
  auto reader = ClipReader::open(file);
  return reader ? std::string() : reader.error();
}

}  // namespace

class TestMediaReader : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_folder;
  std::vector<std::uint8_t> m_frames = numberedFrames(kCount);
  std::vector<float> m_sound = made::sound(kCount);
  std::filesystem::path pathOf(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

 private slots:
  void initTestCase() {
    const ClipSource source{.frames = m_frames, .count = kCount, .width = kSide, .height = kSide, .sound = m_sound};
    writeClip(pathOf("clip.mp4"), source, {}, {});
    ClipSettings free;
    free.codecs = CodecChoice::Free;
    writeClip(pathOf("free.mp4"), source, free, {});
    SlotFolder folder(m_folder.path().toStdString(), 1);
    PendingFile wav(folder, "audio.wav");
    writeWav(wav, m_sound);
    wav.keep();
    QVERIFY(
        QFile::copy(m_folder.filePath(QStringLiteral("slot-000001/audio.wav")), m_folder.filePath(QStringLiteral("audio.wav"))));
  }

  void aClipSaysHowLongItIs() {
    const auto reader = ClipReader::open(pathOf("clip.mp4"));
    QVERIFY2(reader, reader ? "" : reader.error().c_str());
    QCOMPARE(reader->facts().frames, kCount);
    QCOMPARE(reader->facts().width, kSide);
    QCOMPARE(reader->facts().framesPerSecond, 24.0);
    QCOMPARE(QString::fromStdString(reader->facts().codec), QStringLiteral("h264"));
  }

  void frameNIsFrameN_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("h264") << QStringLiteral("clip.mp4");
    QTest::newRow("vp9") << QStringLiteral("free.mp4");
  }
  void frameNIsFrameN() {
    QFETCH(QString, file);
    auto reader = ClipReader::open(m_folder.filePath(file).toStdString());
    QVERIFY2(reader, reader ? "" : reader.error().c_str());
    const auto shows = [&](int n) {
      const auto frame = reader->frame(n, kSide);
      return frame ? numberIn(*frame) : -1;
    };
    for (int n = 0; n < kCount; ++n)  // as it is played
      QCOMPARE(shows(n), n);
    for (int n = kCount - 1; n >= 0; --n)  // as the comma key walks
      QCOMPARE(shows(n), n);
    std::mt19937 random(1);
    for (int k = 0; k < 60; ++k) {  // as a scrubber jumps
      const int n = static_cast<int>(random() % kCount);
      QCOMPARE(shows(n), n);
    }
  }

  void aFrameIsScaledDownToFit() {
    auto reader = ClipReader::open(pathOf("clip.mp4"));
    const auto frame = reader->frame(5, 48);
    QVERIFY(frame);
    QCOMPARE(frame->width, 48);
    QCOMPARE(frame->height, 48);
    QCOMPARE(frame->pixels.size(), std::size_t{48 * 48 * 3});
    QCOMPARE(numberIn(*frame), 5);
    QCOMPARE(reader->frame(5, 4000)->width, kSide);  // never up
  }

  void aFrameThatThereIsNotIsRefused() {
    auto reader = ClipReader::open(pathOf("clip.mp4"));
    for (const int n : {-1, kCount}) {
      const auto frame = reader->frame(n, 48);
      QVERIFY(!frame);
      QVERIFY2(frame.error().find("allowed are 0 to 119") != std::string::npos, frame.error().c_str());
    }
    QVERIFY(reader->frame(0, 48));  // and it goes on
  }

  void whatIsNoClipSaysSo() {
    QVERIFY(errorOf(pathOf("none.mp4")).find("No such file") != std::string::npos);
    const auto write = [&](const char* name, const QByteArray& bytes) {
      QFile file(m_folder.filePath(QString::fromLatin1(name)));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(bytes);
    };
    write("empty.mp4", {});
    QVERIFY(!errorOf(pathOf("empty.mp4")).empty());
    write("list.mp4", "#EXTM3U\n#EXTINF:1,\nother.ts\n");  // would open other files
    QVERIFY(!errorOf(pathOf("list.mp4")).empty());
    QVERIFY(!errorOf(pathOf("audio.wav")).empty());
  }

  void aClipThatWasCutOffShowsWhatItHas() {
    QFile whole(m_folder.filePath(QStringLiteral("clip.mp4")));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    QFile part(m_folder.filePath(QStringLiteral("part.mp4")));
    QVERIFY(part.open(QIODevice::WriteOnly));
    part.write(bytes.first(bytes.size() / 2));
    part.close();
    auto reader = ClipReader::open(pathOf("part.mp4"));
    QVERIFY2(reader, reader ? "" : reader.error().c_str());  // the index lies in front
    const auto first = reader->frame(0, kSide);
    QVERIFY(first);
    QCOMPARE(numberIn(*first), 0);
    const auto last = reader->frame(kCount - 1, kSide);
    QVERIFY(!last);
    QVERIFY(reader->frame(1, kSide));
  }

  // Any byte wrong anywhere: an error or a picture, never a crash, and never without end.
  void aDamagedClipIsSurvived() {
    QFile whole(m_folder.filePath(QStringLiteral("clip.mp4")));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    std::mt19937 random(7);
    int opened = 0;
    for (int k = 0; k < 150; ++k) {
      QByteArray damaged = bytes;
      for (int i = 0; i < 20; ++i)
        damaged[static_cast<qsizetype>(random() % static_cast<unsigned>(k < 75 ? 4096 : bytes.size()))] =
            static_cast<char>(random());
      QFile file(m_folder.filePath(QStringLiteral("damaged.mp4")));
      QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
      file.write(damaged);
      file.close();
      auto reader = ClipReader::open(pathOf("damaged.mp4"));
      if (!reader) {
        QVERIFY(!reader.error().empty());
        continue;
      }
      ++opened;
      for (const int n : {0, 60, 119}) {
        const auto frame = reader->frame(n, kSide);
        QVERIFY(frame ? frame->pixels.size() == std::size_t(frame->width) * std::size_t(frame->height) * 3
                      : !frame.error().empty());
      }
    }
    QVERIFY(opened > 0);
  }

  void theWavIsTheSoundSampleBySample() {
    const auto sound = readSound(pathOf("audio.wav"));
    QVERIFY2(sound, sound ? "" : sound.error().c_str());
    QCOMPARE(sound->rate, 24'000);
    QCOMPARE(sound->channels, 1);
    QCOMPARE(sound->samples.size(), m_sound.size());
    for (std::size_t i = 0; i < m_sound.size(); ++i)
      QCOMPARE(sound->samples[i], m_sound[i]);
  }

  void theClipsSoundIsAsLongAsItsPicture() {
    const auto sound = readSound(pathOf("clip.mp4"));
    QVERIFY2(sound, sound ? "" : sound.error().c_str());
    QCOMPARE(sound->rate, 24'000);
    QVERIFY(std::abs(static_cast<double>(sound->samples.size()) - kCount * 1000.0) <= 1024);
  }

  void aFileWithoutSoundSaysSo() { QVERIFY(!readSound(pathOf("none.wav"))); }
};

QTEST_GUILESS_MAIN(TestMediaReader)
#include "test_media_reader.moc"
