// SPDX-License-Identifier: GPL-3.0-or-later
//
// From sounds to times and curves, without LibTorch: lengths, pauses, fitting into the clip, melody, lips.
#include "engine/torch/models/voice/melody.h"
#include "engine/torch/models/voice/timeline.h"
#include "engine/torch/models/voice/tracks.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace vortex;
using namespace vortex::torch;

namespace {

Utterance say(std::string_view ipa, Boundary end = Boundary::Period) { return {parseIpa(ipa), end}; }

double lengthOf(const Timeline& line, std::string_view ipa) {
  double length = 0;
  for (const Segment& s : line.segments)
    if (s.phone != nullptr && s.phone->ipa == ipa)
      length += s.end - s.start;
  return length;
}

bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

const Utterance kSentence = say("ðə hˈɑːɹbɚ klˈɑːk lˈɔst ɐ mˈɪnɪt tədˈeɪ");

}  // namespace

class VoiceCurves : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void lengthsFollowTheTable() {
    // Stressed, before a voiceless stop, not the phrase's last vowel: 130 · 1.22 · .86 ms.
    QVERIFY(near(lengthOf(layOut({say("kˈæt ɪz")}, 1, 10), "æ"), .1364, 1e-3));
    // The phrase's last vowel: 150 · 1.22 · 1.42 ms.
    QVERIFY(near(lengthOf(layOut({say("ðə dˈeɪ")}, 1, 10), "eɪ"), .2599, 1e-3));
    // Unstressed and short, at twice the tempo: held at 48 ms.
    QCOMPARE(lengthOf(layOut({say("ə dˈeɪ")}, 2, 10), "ə"), .048);
    // A voiceless stop at a word's start: closure 90, burst 12, aspiration 38 ms; after s none of the last, in a cluster .80 of the
    // first.
    QVERIFY(near(lengthOf(layOut({say("kˈæt")}, 1, 10), "k"), .140, 1e-6));
    QVERIFY(near(lengthOf(layOut({say("skˈæt")}, 1, 10), "k"), .084, 1e-6));
  }

  void segmentsFollowEachOtherWithoutGaps() {
    const Timeline line = layOut({kSentence, say("ænd nˈoʊbɑːdi nˈoʊɾɪst", Boundary::Question)}, 1.1, 45);
    QCOMPARE(line.segments.front().start, 0.0);
    for (std::size_t i = 1; i < line.segments.size(); ++i) {
      QCOMPARE(line.segments[i].start, line.segments[i - 1].end);
      QVERIFY(line.segments[i].end > line.segments[i].start);
    }
  }

  void pausesFollowTheSigns() {
    const Timeline line =
        layOut({say("wˈʌn", Boundary::Comma), say("tˈuː", Boundary::Semicolon), say("θɹˈiː"), say("fˈoːɹ")}, 1, 45);
    QVERIFY(near(line.phrases[1].start - line.phrases[0].end, .170, 1e-9));
    QVERIFY(near(line.phrases[2].start - line.phrases[1].end, .220, 1e-9));
    QVERIFY(near(line.phrases[3].start - line.phrases[2].end, .330, 1e-9));
  }

  void aTempoDividesTheLength() {
    const double plain = layOut({kSentence}, 1, 45).end, fast = layOut({kSentence}, 1.25, 45).end;
    QVERIFY(fast < .86 * plain);
    QVERIFY(fast > .78 * plain);
  }

  void aScriptThatNearlyFitsIsHurried() {
    const double plain = layOut({kSentence}, 1, 45).end;
    const Timeline line = layOut({kSentence}, 1, plain * .93);
    QCOMPARE(line.ending, Ending::Whole);
    QVERIFY(line.hurry > 1 && line.hurry < kMostHurry);
    QVERIFY(line.end <= plain * .93 - kLastBreath);
  }

  void aScriptThatIsTooLongEndsWithTheLastPhraseThatFits() {
    std::vector<Utterance> many(10, kSentence);
    const Timeline line = layOut(many, 1, 7);
    QCOMPARE(line.ending, Ending::CutAtPhrase);
    QCOMPARE(line.hurry, kMostHurry);
    QCOMPARE(line.phrases.size(), 3U);
    QVERIFY(line.end <= 7 - kLastBreath);
  }

  void aPhraseThatIsTooLongEndsWithTheLastWordThatFits() {
    const Timeline line = layOut({kSentence}, 1, 1.2);
    QCOMPARE(line.ending, Ending::CutAtWord);
    QVERIFY(line.end <= 1.2 - kLastBreath);
    QVERIFY(line.end > .6);
    const Timeline tiny = layOut({kSentence}, 1, .1);
    QCOMPARE(tiny.ending, Ending::CutInWord);
    QCOMPARE(tiny.phrases.size(), 1U);
  }

  void aHugeScriptStaysBounded() {
    std::string word;
    for (int i = 0; i < 20'000; ++i)
      word += "kˈæt ";
    const Timeline line = layOut({say(word)}, 1, 45);
    QVERIFY(line.segments.size() < 1000);
    QVERIFY(line.end <= 45);
    QVERIFY(line.end > 40);
  }

  void theMelodyTurnsAtThePhrasesEnd() {
    // From the last vowel's start to the end, in octaves: what the sign adds to the fall of every phrase and the hill of its last
    // accent.
    const auto turn = [](Boundary end) {
      Utterance u = kSentence;
      u.end = end;
      const Timeline line = layOut({u}, 1, 45);
      const auto pitch = pitchOf(line, Manner{}, static_cast<int>(line.end * kTrackRate), kTrackRate);
      return std::log2(pitch.back() / pitch[static_cast<std::size_t>(line.phrases[0].lastVowel * kTrackRate)]);
    };
    const double stop = turn(Boundary::Period);
    QVERIFY(stop < -.15);
    QVERIFY(near(turn(Boundary::Exclamation) - stop, .12 * Manner{}.melodyRange, .01));
    QVERIFY(near(turn(Boundary::Comma) - stop, .34 * Manner{}.melodyRange, .01));
    QVERIFY(near(turn(Boundary::Question) - stop, .66 * Manner{}.melodyRange, .01));
  }

  void theMelodysMeanIsTheMannersPitch() {
    const Timeline line = layOut({kSentence, say("wˌʌt tˈaɪm ɪz ɪt", Boundary::Question)}, 1, 45);
    Manner manner;
    manner.pitchHz = 212;
    double octaves = 0, count = 0;
    const auto pitch = pitchOf(line, manner, static_cast<int>(line.end * kTrackRate), kTrackRate);
    for (std::size_t i = 0; i < pitch.size(); ++i)
      for (const Phrase& p : line.phrases)
        if (static_cast<double>(i) / kTrackRate >= p.start && static_cast<double>(i) / kTrackRate <= p.end) {
          octaves += std::log2(pitch[i]);
          ++count;
        }
    QVERIFY(near(std::exp2(octaves / count), 212, 1));
  }

  void theLipsCloseFullyOnPBAndMWhateverTheTempo() {
    for (const double tempo : {1.0, 1.5}) {
      const Timeline line = layOut({say("sˈæmbɚ pˈæpæ ˈæbɑː")}, tempo, 45);
      const auto frames = tracksOf(line, Manner{}, 600, 1);
      int closures = 0;
      for (const Segment& s : line.segments) {
        if (s.shut < 1)
          continue;
        const auto middle = static_cast<std::size_t>(std::lround((s.start + s.end) / 2 * kTrackRate));
        QVERIFY2(frames[middle].open < .01, qPrintable(QString::number(frames[middle].open)));
        ++closures;
      }
      QCOMPARE(closures, 5);
    }
  }

  void theLipsOpenForWideVowelsAndRoundForU() {
    const Timeline line = layOut({say("ɑː uː iː")}, 1, 45);
    const auto frames = tracksOf(line, Manner{}, 400, 1);
    const auto at = [&](std::string_view ipa) {
      const auto s = std::find_if(line.segments.begin(), line.segments.end(),
                                  [&](const Segment& x) { return x.phone && x.phone->ipa == ipa; });
      return frames[static_cast<std::size_t>((s->start + s->end) / 2 * kTrackRate)];
    };
    QVERIFY(at("ɑː").open > .85);
    QVERIFY(at("uː").open < .35);
    QVERIFY(at("uː").spread < -.9);
    QVERIFY(at("iː").spread > .8);
  }

  void afterTheEndTheMouthIsClosedAndNothingSounds() {
    const Timeline line = layOut({kSentence}, 1, 45);
    const auto frames = tracksOf(line, Manner{}, 1000, 1);
    for (auto i = static_cast<std::size_t>((line.end + .05) * kTrackRate); i < frames.size(); ++i) {
      QCOMPARE(frames[i].voicing + frames[i].aspiration + frames[i].noise, 0.0);
      QCOMPARE(frames[i].open, 0.0);
    }
  }

  void thePhaseDoesNotDriftOverALongClip() {
    const Timeline line = layOut(std::vector<Utterance>(30, kSentence), 1, 45);
    const auto frames = tracksOf(line, Manner{}, 9000, 7);
    double cycles = frames[0].phase;
    for (std::size_t i = 0; i + 1 < frames.size(); ++i)
      cycles += (frames[i].pitchHz + frames[i + 1].pitchHz) / 2 / kTrackRate;
    const double off = cycles - std::floor(cycles) - frames.back().phase;
    QVERIFY(near(off - std::round(off), 0, 1e-8));
  }

  void theCurvesOfALongClipCanBeStoppedAtManyPoints() {
    const Timeline line = layOut(std::vector<Utterance>(30, kSentence), 1, 45);
    int points = 0;
    static_cast<void>(tracksOf(line, Manner{}, 9000, 1, [&] { ++points; }));
    QVERIFY2(points >= 18, qPrintable(QString::number(points)));  // a curve each, then every 1000 values
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(tracksOf(line, Manner{}, 9000, 1, [] { throw std::runtime_error("stop"); })),
                             std::runtime_error);
  }

  void theSeedChangesTheJitterOnly() {
    const Timeline line = layOut({kSentence}, 1, 45);
    const auto a = tracksOf(line, Manner{}, 300, 1), b = tracksOf(line, Manner{}, 300, 2), c = tracksOf(line, Manner{}, 300, 1);
    QVERIFY(a[100].pitchHz != b[100].pitchHz);
    QVERIFY(near(a[100].pitchHz / b[100].pitchHz, 1, .0205));
    for (std::size_t i = 0; i < a.size(); ++i) {
      QCOMPARE(a[i].pitchHz, c[i].pitchHz);
      QCOMPARE(a[i].open, b[i].open);
    }
  }
};

QTEST_GUILESS_MAIN(VoiceCurves)
#include "test_voice_curves.moc"
