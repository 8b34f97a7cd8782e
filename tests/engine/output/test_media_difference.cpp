// SPDX-License-Identifier: GPL-3.0-or-later
//
// By how much outputs differ, in numbers that can be worked out by hand, and from the files of two slots.
#include "engine/output/media_measure.h"
#include "tests/engine/output/made_slot.h"

#include <QFile>
#include <QTemporaryDir>

using namespace vortex;
using namespace vortex::output;

namespace {

constexpr int kCount = 24, kSide = 64;

RgbFrame grey(std::uint8_t value, int side = 8) {
  return {.width = side, .height = side, .pixels = std::vector<std::uint8_t>(static_cast<std::size_t>(3 * side * side), value)};
}
float step(int k) { return static_cast<float>(k) / 32768.0f; }

}  // namespace

class TestMediaDifference : public QObject {
  Q_OBJECT
  QTemporaryDir m_out;

  std::filesystem::path delivered(DeliveryJob job) {
    const auto result = deliver(std::move(job), {.out = m_out.path().toStdString(), .clip = {}}, std::atomic<bool>{false});
    return std::get<Delivered>(result).made.folder;
  }

 private slots:
  void aSoundDiffersByStepsOfSixteenBits() {
    std::vector<float> first(48'000, 0.0f), second = first;
    second[12'000] = step(5);
    second[36'000] = step(-300);
    const SoundDifference d = soundDifference(first, second, 24'000);
    QCOMPARE(d.differing, std::size_t{2});
    QCOMPARE(d.of, std::size_t{48'000});
    QCOMPARE(d.largest, 300L);
    QCOMPARE(d.first_s, 0.5);
    QCOMPARE(d.last_s, 1.5);
    QCOMPARE(soundDifference(first, first, 24'000).differing, std::size_t{0});
  }

  void whatTheLongerSoundHasBeyondTheShorterDiffers() {
    const std::vector<float> first(24'000, 0.0f), second(24'010, 0.0f);
    const SoundDifference d = soundDifference(first, second, 24'000);
    QCOMPARE(d.differing, std::size_t{10});
    QCOMPARE(d.largest, 0L);
    QCOMPARE(d.first_s, 1.0);
  }

  // A difference of 1 everywhere: 10 · log10(255²) = 48.13 dB.
  void aPictureDiffersByItsPsnr() {
    const PictureDifference d = pictureDifference(grey(100), grey(101));
    QCOMPARE(d.largest, 1);
    QVERIFY(std::abs(d.psnr_dB.value() - 48.1308) < 0.001);
    QVERIFY(!pictureDifference(grey(7), grey(7)).psnr_dB);
  }

  void aClipDiffersInItsFrames() {
    ClipDifferenceFold fold;
    for (const int other : {50, 51, 50, 60, 50})
      fold.add(grey(50), grey(static_cast<std::uint8_t>(other)));
    const ClipDifference d = fold.result();
    QCOMPARE(d.compared, 5);
    QCOMPARE(d.differing, 2);
    QCOMPARE(d.firstFrame, 1);
    QCOMPARE(d.lastFrame, 3);
    QCOMPARE(d.worstFrame, 3);
    QCOMPARE(d.largest, 10);
    QVERIFY(std::abs(d.worst_dB.value() - 28.1308) < 0.001);
    QVERIFY(std::abs(d.mean_dB.value() - (48.1308 - 10 * std::log10(101.0 / 5))) < 0.001);
  }

  void theFilesOfTwoSlotsAreMeasured() {
    auto job = made::wholeSlot(2, kCount, kSide);
    auto sound = made::sound(kCount);
    sound[6'000] += sound[6'000] > 0 ? -step(64) : step(64);
    job.artifacts[0] = made::artifact(job.artifacts[0].info, sound);
    auto picture = made::picture(kSide);
    picture[0] = 1.0f;  // was 0
    job.artifacts[2] = made::artifact(job.artifacts[2].info, picture);
    auto frames = made::frames(kCount, kSide);
    const std::size_t frame = static_cast<std::size_t>(3 * kSide * kSide);
    std::fill_n(frames.begin() + static_cast<std::ptrdiff_t>(20 * frame), frame, std::uint8_t{0});
    job.artifacts[3] = made::artifact(job.artifacts[3].info, frames);
    const auto first = delivered(made::wholeSlot(1, kCount, kSide)), second = delivered(std::move(job));

    const auto sounds = measureSounds(first, second);
    QVERIFY2(sounds, sounds ? "" : sounds.error().c_str());
    QCOMPARE(sounds->differing, std::size_t{1});
    QCOMPARE(sounds->largest, 64L);
    QCOMPARE(sounds->first_s, 0.25);
    const auto pictures = measurePictures(first, second);
    QVERIFY2(pictures, pictures ? "" : pictures.error().c_str());
    QCOMPARE(pictures->largest, 255);
    QVERIFY(pictures->psnr_dB.value() > 30);
    const auto clips = measureClips(first, second, std::atomic<bool>{false});
    QVERIFY2(clips, clips ? "" : clips.error().c_str());
    QCOMPARE(clips->compared, kCount);
    QCOMPARE(clips->worstFrame, 20);
    QVERIFY(clips->worst_dB.value() < 15);
    QCOMPARE(measureClips(first, first, std::atomic<bool>{false})->differing, 0);
  }

  void whatCannotBeMeasuredSaysWhy() {
    const auto first = delivered(made::wholeSlot(1, kCount, kSide)), small = delivered(made::wholeSlot(2, kCount, kSide / 2));
    QCOMPARE(measurePictures(first, small).error(), std::string("pictures of 64 x 64 and 32 x 32"));
    QCOMPARE(measureClips(first, small, std::atomic<bool>{false}).error(), std::string("clips of 64 x 64 and 32 x 32"));
    QCOMPARE(measureClips(first, first, std::atomic<bool>{true}).error(), std::string("given up"));
    QVERIFY(QFile::remove(QString::fromStdString((first / "audio.wav").string())));
    QVERIFY(measureSounds(first, small).error().find("audio.wav") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(TestMediaDifference)
#include "test_media_difference.moc"
