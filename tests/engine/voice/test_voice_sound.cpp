// SPDX-License-Identifier: GPL-3.0-or-later
//
// The voice as the device calls it: what it writes into sound and marks, measured from the sound itself.
#include "engine/slot/seed.h"
#include "engine/torch/models/voice/voice.h"
#include "tests/sample.h"

#include <ATen/Parallel.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <c10/core/InferenceMode.h>

#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

using namespace vortex;
using namespace vortex::torch;

namespace {

const char* const kText = "Good evening. The harbour clock lost a minute today, and nobody noticed!";

struct Spoken {
  at::Tensor sound, marks;
  std::vector<int> steps;
  int announced = 0;  // how many steps the last one said there are
  std::string note;

  const float* samples() const { return sound.const_data_ptr<float>(); }
  std::int64_t end() const {  // one past the last sample that is not silent
    std::int64_t n = sound.numel();
    while (n > 0 && samples()[n - 1] == 0.0F)
      --n;
    return n;
  }
};

Job jobOf(std::string text, Emotion emotion = Emotion::Neutral) {
  Job job;
  job.seed = 42;
  job.duration = seconds(6);
  job.script = std::move(text);
  job.voiceId = "man";
  job.emotion = emotion;
  return job;
}

// Spelled by our own rules where not said otherwise, so that the tests hear the same words with and without espeak-ng.
Spoken speak(
    const Job& job, VoiceOptions options = {{"", {}}}, std::function<bool()> stop = [] { return false; }) {
  const c10::InferenceMode inference;
  const auto voice = makeReferenceVoice(std::move(options));
  voice->load(c10::kCPU);
  Spoken s{at::full({job.samples()}, NAN), at::full({markCount(job.frames()), 2}, NAN), {}, 0, {}};
  voice->speak({job, stageSeed(job.seed, Stage::Audio), c10::kCPU,
                [&](int step, int steps) {
                  s.steps.push_back(step);
                  s.announced = steps;
                },
                std::move(stop), [&](const std::string& note) { s.note = note; }},
               s.sound, s.marks);
  return s;
}

double rms(const float* x, std::int64_t count) {
  double sum = 0;
  for (std::int64_t i = 0; i < count; ++i)
    sum += static_cast<double>(x[i]) * x[i];
  return std::sqrt(sum / static_cast<double>(std::max<std::int64_t>(count, 1)));
}

// Median pitch of the voiced windows, by autocorrelation.
double medianPitch(const Spoken& s) {
  constexpr int kWindow = 1440;
  std::vector<double> pitches;
  for (std::int64_t at = 0; at + 2 * kWindow < s.end(); at += 480) {
    const float* x = s.samples() + at;
    if (rms(x, kWindow) < .03)
      continue;
    const auto correlation = [&](int lag) {
      double xy = 0, xx = 0, yy = 0;
      for (int i = 0; i < kWindow; i += 2) {
        xy += static_cast<double>(x[i]) * x[i + lag];
        xx += static_cast<double>(x[i]) * x[i];
        yy += static_cast<double>(x[i + lag]) * x[i + lag];
      }
      return xy / std::sqrt(xx * yy + 1e-12);
    };
    double best = 0;
    std::vector<double> at_lag;
    for (int lag = 60; lag <= 400; ++lag) {
      at_lag.push_back(correlation(lag));
      best = std::max(best, at_lag.back());
    }
    if (best < .8)
      continue;
    // The shortest period that is about as good: not its double.
    for (std::size_t i = 1; i + 1 < at_lag.size(); ++i)
      if (at_lag[i] > .9 * best && at_lag[i] >= at_lag[i - 1] && at_lag[i] >= at_lag[i + 1]) {
        pitches.push_back(kSampleRate / static_cast<double>(60 + i));
        break;
      }
  }
  if (pitches.empty())
    return 0;
  std::nth_element(pitches.begin(), pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2), pitches.end());
  return pitches[pitches.size() / 2];
}

}  // namespace

class VoiceSound : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }

  void everySampleIsWrittenFiniteAndOnTheGrid() {
    const Spoken s = speak(jobOf(kText));
    QCOMPARE(s.sound.numel(), 144'000);
    QCOMPARE(s.marks.size(0), 1200);
    for (std::int64_t i = 0; i < s.sound.numel(); ++i) {
      const double k = static_cast<double>(s.samples()[i]) * 32768;
      QVERIFY(k == std::round(k) && std::abs(k) <= 32767);
    }
    for (std::int64_t i = 0; i < s.marks.size(0); ++i) {
      const float open = s.marks.const_data_ptr<float>()[2 * i], spread = s.marks.const_data_ptr<float>()[2 * i + 1];
      QVERIFY(open >= 0 && open <= 1);
      QVERIFY(spread >= -1 && spread <= 1);
    }
  }

  void afterTheScriptThereIsSilenceToTheEnd() {
    const Spoken s = speak(jobOf(kText));
    QVERIFY(s.end() > 3 * kSampleRate);
    QVERIFY(s.end() < 11 * kSampleRate / 2);
    QVERIFY(rms(s.samples(), s.end()) > .05);
  }

  void theSameContextGivesTheSameBits() {
    const Job job = jobOf(kText);
    const Spoken a = speak(job), b = speak(job);
    QVERIFY(at::equal(a.sound, b.sound));
    QVERIFY(at::equal(a.marks, b.marks));
    at::set_num_threads(2);
    const Spoken c = speak(job);
    at::set_num_threads(1);
    QVERIFY(at::equal(a.sound, c.sound));
  }

  void anotherSeedIsAnotherSoundWithTheSameLips() {
    Job job = jobOf(kText);
    const Spoken a = speak(job);
    job.seed = 43;
    const Spoken b = speak(job);
    QVERIFY(!at::equal(a.sound, b.sound));
    QVERIFY(at::equal(a.marks, b.marks));
  }

  void stepsCountUpToTheLast() {
    const Spoken s = speak(jobOf(kText));
    QVERIFY(s.steps.size() >= 5);
    QCOMPARE(s.steps.back(), s.announced);
    for (std::size_t i = 0; i < s.steps.size(); ++i)
      QCOMPARE(s.steps[i], static_cast<int>(i) + 1);
  }

  void aStopThrownAtAStepLeavesTheModelUsable() {
    const c10::InferenceMode inference;
    const Job job = jobOf(kText);
    const auto voice = makeReferenceVoice({{"", {}}});
    voice->load(c10::kCPU);
    const at::Tensor sound = at::full({job.samples()}, 0.0F), marks = at::full({markCount(job.frames()), 2}, 0.0F);
    const auto go = [] { return false; };
    const StageContext stopped{job, 1, c10::kCPU,
                               [](int step, int) {
                                 if (step == 2)
                                   throw StopRequested();
                               },
                               go};
    QVERIFY_EXCEPTION_THROWN(voice->speak(stopped, sound, marks), StopRequested);
    voice->speak({job, stageSeed(job.seed, Stage::Audio), c10::kCPU, [](int, int) {}, go}, sound, marks);
    QVERIFY(at::equal(sound, speak(job).sound));
  }

  void aStopDuringTheSpellersWaitIsStopRequested() {
    VoiceOptions hanging{{"/bin/cat", {}}};
    QVERIFY_EXCEPTION_THROWN(speak(jobOf(kText), hanging, [] { return true; }), StopRequested);
  }

  void whichSpellingWasUsedIsTold() {
    const std::string told = speak(jobOf(kText), {{"/nonexistent/espeak-ng", {}}}).note;
    QVERIFY2(told.starts_with("the script was spelled by our own rules: /nonexistent/espeak-ng: "), told.c_str());
  }

  void theEmotionsPitchIsHeard_data() {
    QTest::addColumn<int>("emotion");
    QTest::addColumn<double>("shift");
    QTest::newRow("excited") << static_cast<int>(Emotion::Excited) << 50.0;
    QTest::newRow("sad") << static_cast<int>(Emotion::Sad) << -30.0;
    QTest::newRow("angry") << static_cast<int>(Emotion::Angry) << 20.0;
    QTest::newRow("manic") << static_cast<int>(Emotion::Manic) << 100.0;
    QTest::newRow("calm") << static_cast<int>(Emotion::Calm) << -10.0;
    QTest::newRow("sarcastic") << static_cast<int>(Emotion::Sarcastic) << 30.0;
    QTest::newRow("fearful") << static_cast<int>(Emotion::Fearful) << 60.0;
  }
  void theEmotionsPitchIsHeard() {
    if (test::kSanitized)
      QSKIP("judges what is heard, which sanitizers do not change");
    QFETCH(int, emotion);
    QFETCH(double, shift);
    const double neutral = medianPitch(speak(jobOf(kText))),
                 shaped = medianPitch(speak(jobOf(kText, static_cast<Emotion>(emotion))));
    QVERIFY2(std::abs(neutral - 112) < 12, qPrintable(QString::number(neutral)));
    QVERIFY2(std::abs(shaped - neutral - shift) < 12, qPrintable(QString::number(shaped - neutral)));
  }

  void aWomanSpeaksHigher() {
    if (test::kSanitized)
      QSKIP("judges what is heard, which sanitizers do not change");
    Job job = jobOf(kText);
    job.voiceId = "woman";
    const double pitch = medianPitch(speak(job));
    QVERIFY2(std::abs(pitch - 196) < 20, qPrintable(QString::number(pitch)));
  }

  void speedAndTempoShortenTheSpeech() {
    if (test::kSanitized)
      QSKIP("judges what is heard, which sanitizers do not change");
    Job job = jobOf(kText);
    job.duration = seconds(10);
    const auto plain = static_cast<double>(speak(job).end());
    job.speed = 1.2;
    const auto fast = static_cast<double>(speak(job).end());
    job.speed = .8;
    const auto slow = static_cast<double>(speak(job).end());
    job.speed = 1;
    job.emotion = Emotion::Manic;
    const auto manic = static_cast<double>(speak(job).end());
    QVERIFY(fast / plain > .80 && fast / plain < .90);
    QVERIFY(slow / plain > 1.15 && slow / plain < 1.28);
    QVERIFY(manic / plain > .77 && manic / plain < .88);
  }

  void energyIsHeard() {
    if (test::kSanitized)
      QSKIP("judges what is heard, which sanitizers do not change");
    const auto loudness = [](Emotion e) {
      const Spoken s = speak(jobOf(kText, e));
      return rms(s.samples(), s.end());
    };
    QVERIFY(loudness(Emotion::Manic) > 1.05 * loudness(Emotion::Neutral));
    QVERIFY(loudness(Emotion::Sad) < .95 * loudness(Emotion::Neutral));
  }

  void theLipsGoWithTheLoudness() {
    if (test::kSanitized)
      QSKIP("judges what is heard, which sanitizers do not change");
    const Spoken s = speak(jobOf("Papa may bake a big map. Mama baked a pie, maybe a pumpkin pie!"));
    const std::int64_t count = s.end() / 120;
    std::vector<double> loud(static_cast<std::size_t>(count)), open(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
      const std::int64_t from = std::max<std::int64_t>(0, i * 120 - 480), to = std::min(s.sound.numel(), i * 120 + 480);
      loud[static_cast<std::size_t>(i)] = std::sqrt(rms(s.samples() + from, to - from));
      open[static_cast<std::size_t>(i)] = s.marks.const_data_ptr<float>()[2 * i];
    }
    const auto correlationAt = [&](int shift) {
      double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0, n = 0;
      for (std::int64_t i = std::max(0, shift); i < count + std::min(0, shift); ++i, ++n) {
        const double x = loud[static_cast<std::size_t>(i)], y = open[static_cast<std::size_t>(i - shift)];
        sx += x, sy += y, xx += x * x, yy += y * y, xy += x * y;
      }
      return (xy - sx * sy / n) / std::sqrt((xx - sx * sx / n) * (yy - sy * sy / n));
    };
    QVERIFY2(correlationAt(0) > .6, qPrintable(QString::number(correlationAt(0))));
    QVERIFY(correlationAt(0) > correlationAt(25) + .2);  // 125 ms late, early: three frames
    QVERIFY(correlationAt(0) > correlationAt(-25) + .2);
  }

  void aLongScriptFillsTheClipAndFadesOut() {
    std::string text;
    for (int i = 0; i < 40; ++i)
      text += "The harbour clock lost a minute today and ";
    const Spoken s = speak(jobOf(text));
    QVERIFY(s.end() > 5 * kSampleRate);
    QVERIFY(std::abs(s.samples()[s.sound.numel() - 1]) < 1e-3);
  }

  void aClipOfOneFrameIsStillSound() {
    Job job = jobOf(kText);
    job.duration = milliseconds(50);
    const Spoken s = speak(job);
    QCOMPARE(s.sound.numel(), 1000 * job.frames());
    QVERIFY(!s.sound.isnan().any().item<bool>());
  }

  void aScriptWithNothingToSayIsInvalidOutput() { QVERIFY_EXCEPTION_THROWN(speak(jobOf("?! ... --")), InvalidOutput); }

  void hostileScriptsSound() {
    for (const std::string& text :
         {std::string(8192, 'a'), std::string("\xf0\x9f\x99\x82 ok\x01\x02"), std::string("-v de --help"), std::string("7")}) {
      const Spoken s = speak(jobOf(text), {{"espeak-ng", {}}});
      QVERIFY(s.end() > 2000);
      QVERIFY(rms(s.samples(), s.end()) > .02);
    }
  }
};

QTEST_GUILESS_MAIN(VoiceSound)
#include "test_voice_sound.moc"
