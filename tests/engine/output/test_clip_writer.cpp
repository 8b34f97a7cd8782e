// SPDX-License-Identifier: GPL-3.0-or-later
//
// The clip as others see it: ffprobe and ffmpeg decode what was written, and it is what was given.
#include "engine/output/clip_writer.h"
#include "engine/output/output_error.h"
#include "tests/engine/output/made_slot.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <limits>

using namespace vortex;
using namespace vortex::output;

namespace {

constexpr int kCount = 72, kSide = 96;

QJsonObject probed(const QString& file) {
  return QJsonDocument::fromJson(made::outputOf(QStringLiteral("ffprobe"),
                                                {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-count_frames"),
                                                 QStringLiteral("-show_streams"), QStringLiteral("-show_format"),
                                                 QStringLiteral("-of"), QStringLiteral("json"), file}))
      .object();
}

// Decibels over all frames; rgb holds pixels of three bytes, source planes.
double psnr(const QByteArray& rgb, const std::vector<std::uint8_t>& source, int side) {
  const std::size_t plane = static_cast<std::size_t>(side * side);
  double sum = 0;
  for (std::size_t k = 0; k < source.size(); ++k) {
    const std::size_t frame = k / (3 * plane), channel = k / plane % 3, pixel = k % plane;
    const double difference =
        static_cast<double>(static_cast<std::uint8_t>(rgb[static_cast<qsizetype>((frame * plane + pixel) * 3 + channel)])) -
        source[k];
    sum += difference * difference;
  }
  return 10 * std::log10(255.0 * 255.0 * static_cast<double>(source.size()) / sum);
}

struct Match {
  int lag = 0;
  double correlation = 0;
};

// Where `heard` fits `source` best: heard[i + lag] ~ source[i]. Every fifth sample says it.
Match bestLag(const std::vector<float>& source, const std::vector<float>& heard, int reach) {
  Match best{.lag = 0, .correlation = -2};
  for (int lag = -reach; lag <= reach; ++lag) {
    double product = 0, a = 0, b = 0;
    for (int i = reach; i + reach < static_cast<int>(std::min(source.size(), heard.size())); i += 5) {
      const double s = source[static_cast<std::size_t>(i)], h = heard[static_cast<std::size_t>(i + lag)];
      product += s * h;
      a += s * s;
      b += h * h;
    }
    const double correlation = product / std::sqrt(a * b);
    if (correlation > best.correlation)
      best = {lag, correlation};
  }
  return best;
}

}  // namespace

class TestClipWriter : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_folder;
  std::vector<std::uint8_t> m_frames = made::frames(kCount, kSide);
  std::vector<float> m_sound = made::sound(kCount);
  ClipSource source() const { return {.frames = m_frames, .count = kCount, .width = kSide, .height = kSide, .sound = m_sound}; }
  QString pathOf(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

  QString refusalOf(const ClipSource& wrong, const ClipSettings& settings = {}) const {
    try {
      writeClip(pathOf("refused.mp4").toStdString(), wrong, settings, {});
      return QStringLiteral("it was written");
    } catch (const OutputError& error) {
      return QString::fromUtf8(error.what());
    }
  }

 private slots:
  void decodesToWhatWasGiven_data() {
    QTest::addColumn<int>("codecs");
    QTest::addColumn<int>("threads");
    QTest::addColumn<QString>("video");
    QTest::addColumn<QString>("audio");
    QTest::newRow("H.264 and AAC") << static_cast<int>(CodecChoice::Best) << 1 << "h264"
                                   << "aac";
    QTest::newRow("H.264 and AAC, two threads") << static_cast<int>(CodecChoice::Best) << 2 << "h264"
                                                << "aac";
    QTest::newRow("VP9 and Opus") << static_cast<int>(CodecChoice::Free) << 1 << "vp9"
                                  << "opus";
  }
  void decodesToWhatWasGiven() {
    QFETCH(int, codecs);
    QFETCH(int, threads);
    QFETCH(QString, video);
    QFETCH(QString, audio);
    const QString file = pathOf("clip.mp4");
    const ClipReport report =
        writeClip(file.toStdString(), source(), {.codecs = static_cast<CodecChoice>(codecs), .threads = threads}, {});
    QCOMPARE(report.bytes, QFileInfo(file).size());

    const QJsonObject probe = probed(file);
    const QJsonArray streams = probe[u"streams"].toArray();
    QCOMPARE(streams.size(), 2);
    const QJsonObject picture = streams[0].toObject(), sound = streams[1].toObject();
    QCOMPARE(picture[u"codec_name"].toString(), video);
    QCOMPARE(picture[u"r_frame_rate"].toString(), QStringLiteral("24/1"));
    QCOMPARE(picture[u"avg_frame_rate"].toString(), QStringLiteral("24/1"));
    QCOMPARE(picture[u"nb_read_frames"].toString(), QString::number(kCount));
    QCOMPARE(picture[u"pix_fmt"].toString(), QStringLiteral("yuv420p"));
    QCOMPARE(picture[u"color_space"].toString(), QStringLiteral("bt709"));
    QCOMPARE(picture[u"color_range"].toString(), QStringLiteral("tv"));
    QCOMPARE(sound[u"codec_name"].toString(), audio);
    QCOMPARE(sound[u"channels"].toInt(), 1);
    const double length = kCount / 24.0, frame = 1 / 24.0;
    for (const QJsonObject& stream : {picture, sound, probe[u"format"].toObject()}) {
      QVERIFY2(std::abs(stream[u"duration"].toString().toDouble() - length) < frame, qPrintable(stream[u"duration"].toString()));
      QVERIFY2(std::abs(stream[u"start_time"].toString().toDouble()) < 0.002, qPrintable(stream[u"start_time"].toString()));
    }

    const QByteArray rgb = made::decodedRgb(file);
    QCOMPARE(rgb.size(), static_cast<qsizetype>(m_frames.size()));
    const double decibels = psnr(rgb, m_frames, kSide);
    QVERIFY2(decibels > 30, qPrintable(QStringLiteral("PSNR %1 dB").arg(decibels)));

    std::vector<float> heard = made::decodedSound(file);
    if (audio == u"opus") {
      // Opus decodes at 48 kHz.
      for (std::size_t i = 0; 2 * i < heard.size(); ++i)
        heard[i] = heard[2 * i];
      heard.resize(heard.size() / 2);
    }
    QVERIFY2(std::abs(static_cast<double>(heard.size()) - kCount * 1000.0) < 1000, qPrintable(QString::number(heard.size())));
    const Match match = bestLag(m_sound, heard, 1500);
    QVERIFY2(std::abs(match.lag) <= 1 && match.correlation > 0.9,
             qPrintable(QStringLiteral("lag %1 samples, correlation %2").arg(match.lag).arg(match.correlation)));
    qInfo("%s: %.1f kB, PSNR %.1f dB, sound lag %d samples (correlation %.4f), %zu of %d samples", qPrintable(video),
          static_cast<double>(report.bytes) / 1000, decibels, match.lag, match.correlation, heard.size(), kCount * 1000);
  }

  void theIndexLiesInFront() {
    writeClip(pathOf("front.mp4").toStdString(), source(), {}, {});
    QFile file(pathOf("front.mp4"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.indexOf("moov") > 0);
    QVERIFY(bytes.indexOf("moov") < bytes.indexOf("mdat"));
  }

  void aClipOfOneFrameIsAClip() {
    const ClipSource one{.frames = std::span(m_frames).first(3 * kSide * kSide),
                         .count = 1,
                         .width = kSide,
                         .height = kSide,
                         .sound = std::span(m_sound).first(1000)};
    writeClip(pathOf("one.mp4").toStdString(), one, {}, {});
    QCOMPARE(probed(pathOf("one.mp4"))[u"streams"].toArray()[0].toObject()[u"nb_read_frames"].toString(), QStringLiteral("1"));
  }

  void eachFrameIsShownOnceInOrderAndTheSourceIsLetGoBeforeTheEnd() {
    std::vector<int> seen;
    bool sameBytes = true, readToTheEnd = false;
    const ClipHooks hooks{.onFrame =
                              [&](int index, std::span<const std::uint8_t> frame) {
                                seen.push_back(index);
                                sameBytes =
                                    sameBytes && frame.data() == m_frames.data() + static_cast<std::size_t>(index) * frame.size();
                              },
                          .onSourceRead = [&] { readToTheEnd = seen.size() == kCount; }};
    writeClip(pathOf("hooks.mp4").toStdString(), source(), {}, hooks);
    QCOMPARE(seen.size(), std::size_t{kCount});
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QVERIFY(sameBytes);
    QVERIFY(readToTheEnd);
  }

  void whatDoesNotFitIsRefusedWithItsNumbers() {
    ClipSource wrong = source();
    wrong.sound = std::span(m_sound).first(100);
    QCOMPARE(refusalOf(wrong), QStringLiteral("the sound of 72 frames has 72000 samples, not 100"));
    wrong = source();
    wrong.count = 71;
    QCOMPARE(refusalOf(wrong), QStringLiteral("71 frames of 96x96 are 1963008 bytes, not 1990656"));
    wrong = source();
    wrong.width = 95;
    QCOMPARE(refusalOf(wrong), QStringLiteral("frames of 95x96: 4:2:0 takes even sizes of at least 16"));
    wrong = source();
    wrong.count = 0;
    QCOMPARE(refusalOf(wrong), QStringLiteral("a clip has at least one frame, not 0"));
  }

  void anUnknownPresetIsNamed() {
    QCOMPARE(refusalOf(source(), {.preset = "warp"}),
             QStringLiteral(
                 "the encoder's preset \"warp\" is none of ultrafast, superfast, veryfast, faster, fast, medium, slow, slower, "
                 "veryslow, placebo"));
  }

  void anUnwritableFileIsNamedByItsCause() {
    try {
      writeClip("/dev/null/clip.mp4", source(), {}, {});
      QFAIL("wrote below /dev/null");
    } catch (const OutputError& error) {
      QCOMPARE(QString::fromUtf8(error.what()), QStringLiteral("opening the clip: Not a directory"));
    }
  }
};

QTEST_GUILESS_MAIN(TestClipWriter)
#include "test_clip_writer.moc"
