// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the inspector shows, as values: the receipt of a stop while it drains and after, the sound's peaks, the clip's position.
#include "tests/ui/models/scenes.h"
#include "ui/models/clip_player.h"
#include "ui/models/receipt.h"
#include "ui/models/waveform.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace vortex;
using namespace vortex::ui;
using test::at;
using test::named;
using test::Teller;

namespace {

QString clockText(Time time) { return QStringLiteral("t%1").arg(inSeconds(time.time_since_epoch())); }

// An image that its timeout stopped at 15 s.
Bar stoppedBar() {
  return {.attempt = named(7, Stage::Image),
          .state = BarState::TimedOut,
          .start = at(0),
          .timeout = seconds(15),
          .stopRequested = at(15),
          .cause = StopCause::Timeout};
}

ReceiptGiven givenAt(double s) {
  return {.now = at(s),
          .stop = {.drainBudget = seconds(5), .quarantineBound = seconds(2), .onWedged = OnWedged::Restart},
          .restart = seconds(38),
          .clock = clockText,
          .restartCosts = 1};
}

QStringList wordsOf(const Receipt& receipt) {
  QStringList words;
  for (const ReceiptStep& step : receipt.steps)
    words << step.what;
  return words;
}

bool isWrong(const Receipt& receipt) {
  for (const ReceiptStep& step : receipt.steps)
    if (step.state == StepState::Wrong)
      return true;
  return false;
}

}  // namespace

class TestInspectorModels : public QObject {
  Q_OBJECT

 private slots:
  void whatWasNotStoppedHasNoReceipt() {
    Bar bar = stoppedBar();
    bar.stopRequested.reset();
    QVERIFY(!receiptOf(bar, givenAt(16)));
  }

  void whileItDrainsTheReceiptSaysWhatIsLeftAndWhatElse() {
    const auto receipt = receiptOf(stoppedBar(), givenAt(17.4));
    QVERIFY(receipt);
    QCOMPARE(receipt->title, QStringLiteral("image, attempt 1"));
    QCOMPARE(receipt->steps[0].when, QStringLiteral("t15"));
    QCOMPARE(receipt->steps[1].when, QStringLiteral("+2.4 s"));
    QCOMPARE(receipt->steps[1].state, StepState::Now);
    QCOMPARE(receipt->steps[1].aside, QStringLiteral("2.6 s left"));
    QCOMPARE(receipt->steps[3].when, QStringLiteral("t20"));
    QCOMPARE(receipt->steps[3].what, QStringLiteral("else image stage stuck; device restarts at t22 (38 s)"));
    QCOMPARE(receipt->steps[4].what, QStringLiteral("would cost 1 air time(s): back at t60"));
    QCOMPARE(receipt->meters.size(), std::size_t{1});
    QCOMPARE(receipt->meters[0].text, QStringLiteral("2.4 s of 5.0 s"));
    QVERIFY(std::abs(receipt->meters[0].share - 0.48) < 1e-9);
    QVERIFY(!isWrong(*receipt));
  }

  void overItsBudgetIsWrong() {
    const auto receipt = receiptOf(stoppedBar(), givenAt(20.5));
    QVERIFY(isWrong(*receipt));
    QVERIFY(receipt->meters[0].wrong);
    QCOMPARE(receipt->meters[0].share, 1.0);
  }

  void aHeldDeviceRestartsNothing() {
    ReceiptGiven given = givenAt(16);
    given.stop.onWedged = OnWedged::Hold;
    const QStringList words = wordsOf(*receiptOf(stoppedBar(), given));
    QVERIFY(words.contains(QStringLiteral("else image stage stuck; the device is held for you")));
    QVERIFY(words.filter(QStringLiteral("restart")).isEmpty());
  }

  void drainedAndAllGivenBackIsCalm() {
    Bar bar = stoppedBar();
    bar.end = at(15.047);
    bar.requestToStopped = milliseconds(41);
    bar.drain = milliseconds(6);
    bar.released = {812'000'000};
    const auto receipt = receiptOf(bar, givenAt(30));
    QVERIFY(!isWrong(*receipt));
    QCOMPARE(wordsOf(*receipt), QStringList({QStringLiteral("timeout fired, stop asked for"),
                                             QStringLiteral("its last operator ended"), QStringLiteral("GPU finished, stage open"),
                                             QStringLiteral("812 MB released"), QStringLiteral("0 B held")}));
    QCOMPARE(receipt->steps[1].when, QStringLiteral("+41 ms"));
    QCOMPARE(receipt->steps[2].when, QStringLiteral("+6.0 ms"));
  }

  void bytesThatAreHeldAreWrong() {
    Bar bar = stoppedBar();
    bar.end = at(16);
    bar.requestToStopped = bar.drain = seconds(1);
    bar.released = {600'000'000};
    bar.held = {1'300'000'000};
    const auto receipt = receiptOf(bar, givenAt(30));
    QCOMPARE(receipt->steps.back().state, StepState::Wrong);
    QCOMPARE(receipt->steps.back().what, QStringLiteral("1.30 GB still held, must be 0"));
    QVERIFY(receipt->meters.back().wrong);
    QVERIFY(std::abs(receipt->meters.back().share - 1.3 / 1.9) < 1e-9);
  }

  void noPeakIsLost() {
    std::vector<float> samples(48'000, 0.0f);
    samples[12'345] = 0.9f;
    samples[40'000] = -0.7f;
    const auto peaks = peaksOf(samples, 480);
    QCOMPARE(peaks.size(), std::size_t{480});
    for (std::size_t column = 0; column < peaks.size(); ++column) {
      QCOMPARE(peaks[column].high, column == 123 ? 0.9f : 0.0f);
      QCOMPARE(peaks[column].low, column == 400 ? -0.7f : 0.0f);
    }
    const auto fewer = fewerPeaks(peaks, 48);
    QCOMPARE(fewer.size(), std::size_t{48});
    QCOMPARE(fewer[12].high, 0.9f);
    QCOMPARE(fewer[40].low, -0.7f);
    QCOMPARE(fewer, peaksOf(samples, 48));
  }

  void aSineFillsItsAmplitude() {
    std::vector<float> samples;
    for (int i = 0; i < 24'000; ++i)
      samples.push_back(0.5f * std::sin(static_cast<float>(i) * 0.1f));
    for (const Peak& peak : peaksOf(samples, 100)) {
      QVERIFY(std::abs(peak.high - 0.5f) < 0.001f);
      QVERIFY(std::abs(peak.low + 0.5f) < 0.001f);
    }
  }

  void fewSamplesAreFewColumnsAndNoNumberIsSilence() {
    QVERIFY(peaksOf({}, 100).empty());
    const std::vector<float> three{0.1f, std::numeric_limits<float>::quiet_NaN(), -0.2f};
    QCOMPARE(peaksOf(three, 100), (std::vector<Peak>{{0.1f, 0.1f}, {0, 0}, {-0.2f, -0.2f}}));
    QVERIFY(peaksOf(three, 0).empty());
  }

  void playingFollowsTheTimeThatWentBy() {
    ClipPlayer player;
    player.open(1080, 24);
    QCOMPARE(inSeconds(player.length()), 45.0);
    player.toggle();
    player.pass(seconds(1));
    QCOMPARE(player.frame(), 24);
    for (int k = 0; k < 100; ++k)  // rounding does not add up
      player.pass(milliseconds(20));
    QVERIFY(std::abs(player.frame() - 72) <= 1);
    player.pass(seconds(1'000));
    QCOMPARE(player.frame(), 1079);
    QVERIFY(!player.playing());
    player.toggle();  // at the end: from the beginning
    QCOMPARE(player.frame(), 0);
    QVERIFY(player.playing());
  }

  void aStepStopsPlayingAndStaysInTheClip() {
    ClipPlayer player;
    player.open(5, 24);
    player.toggle();
    player.step(1);
    QVERIFY(!player.playing());
    QCOMPARE(player.frame(), 1);
    player.step(-5);
    QCOMPARE(player.frame(), 0);
    player.seek(99);
    QCOMPARE(player.frame(), 4);
    player.pass(seconds(1));
    QCOMPARE(player.frame(), 4);
  }

  void withoutAClipNothingPlays() {
    ClipPlayer player;
    player.toggle();
    QVERIFY(!player.playing());
    player.step(3);
    QCOMPARE(player.frame(), 0);
  }
};

QTEST_GUILESS_MAIN(TestInspectorModels)
#include "test_inspector_models.moc"
