// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the panes of Leak hunt show, as values: a capture's verdict in words, its plot, its blame, how one that runs goes, the list
// of captures.
#include "engine/analysis/capture_judge.h"
#include "engine/analysis/leak_judge.h"
#include "ui/models/blame_model.h"
#include "ui/models/capture_words.h"
#include "ui/models/captures_model.h"
#include "ui/models/leak_scene.h"
#include "ui/models/leak_words.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

using namespace vortex;
using namespace vortex::ui;

namespace {

QString cell(const QAbstractItemModel& model, int row, int column) { return model.index(row, column).data().toString(); }

Captured judged(const std::vector<std::pair<double, double>>& floorsAndPeaks, double limit, int warmUp,
                const std::vector<analysis::HeldBytes>& held = {}) {
  Captured captured;
  captured.label = QStringLiteral("nightly");
  captured.warmUp = warmUp;
  captured.limit = limit;
  analysis::LeakRules rules{.warmUp = warmUp, .limit = {}, .block = {}, .promised = {}};
  rules.limit[analysis::LeakSeries::Floor] = rules.limit[analysis::LeakSeries::Peak] = limit;
  std::vector<analysis::LeakPoint> points;
  for (const auto& [floor, peak] : floorsAndPeaks) {
    const std::uint64_t slot = points.size() + 1;
    points.push_back({.slot = slot, .floor = floor, .peak = peak, .reserved = {}, .resident = {}, .handles = {}});
    captured.points.push_back(
        {.slot = static_cast<double>(slot), .floor = floor, .peak = peak, .warmUp = slot <= static_cast<std::uint64_t>(warmUp)});
  }
  captured.verdict = analysis::judgeLeak(rules, points, held);
  return captured;
}

// The picture's: peaks and floors in GB, no warm-up dropped, from the second judged slot on one holds 3.67 GB.
Captured picture() {
  std::vector<analysis::HeldBytes> held;
  for (std::uint64_t slot = 4; slot <= 7; ++slot)
    held.push_back({.slot = slot, .stage = Stage::Video, .outcome = AttemptOutcome::TimedOut, .bytes = {3'670'000'000}});
  Captured captured = judged({{8.8e9, 31.0e9},
                              {9.0e9, 31.2e9},
                              {8.91e9, 31.46e9},
                              {12.58e9, 35.39e9},
                              {16.25e9, 39.33e9},
                              {19.92e9, 43.27e9},
                              {23.58e9, 46.14e9}},
                             62e9, 2, held);
  captured.blame = {{.stage = Stage::Video,
                     .outcome = AttemptOutcome::TimedOut,
                     .allocated = {40'000'000'000},
                     .released = {25'320'000'000},
                     .held = {14'680'000'000},
                     .attempts = 5,
                     .holding = 4,
                     .heldIn = {4, 5, 6, 7},
                     .share = 1},
                    {.stage = Stage::Image, .outcome = AttemptOutcome::Finished, .attempts = 5}};
  captured.running = true;
  captured.wanted = 20;
  return captured;
}

QString valueOf(const Captured& captured, const QString& name) {
  for (const LeakFact& fact : leakFacts(captured))
    if (fact.name == name)
      return fact.value;
  return QStringLiteral("no such fact");
}

Event told(double at, EventBody body) { return {.seq = 1, .at = Time{} + seconds(at), .body = std::move(body)}; }

// A capture as it is told: so many slots with this floor, each of which holds this, and (`anew`) a device that dies behind them.
class Stream {
 public:
  explicit Stream(CaptureSpec spec) { tell(event::CaptureStarted{.spec = std::move(spec), .file = "a", .limit = gigabytes(2)}); }
  void makes(int many, Bytes floor, Bytes held = {}) {
    for (int i = 0; i < many; ++i) {
      const SlotId slot{++m_slot};
      floor += held;
      tell(event::SlotStarted{.slot = slot, .waited = {}});
      tell(event::StageComplete{.attempt = {.slot = slot, .stage = Stage::Video}, .allocated = held, .held = held});
      tell(event::SlotComplete{.slot = slot, .verdict = {}});
      tell(event::SlotMemory{.slot = slot, .floor = floor, .peak = floor + Bytes{1'000'000}});
    }
  }
  void deviceDies() { tell(event::DeviceLost{}); }
  Captured captured(LeakLook look = LeakLook::Now) const { return *capturedOf(m_judge, look); }

 private:
  void tell(EventBody body) { m_judge.take(told(++m_at, std::move(body))); }

  analysis::CaptureJudge m_judge;
  double m_at = 0;
  std::uint64_t m_slot = 0;
};

QString methodOf(const Captured& captured, const QString& name) {
  for (const LeakFact& fact : leakFacts(captured))
    if (fact.name == name)
      return fact.method;
  return QStringLiteral("no such fact");
}

}  // namespace

class TestLeakModels : public QObject {
  Q_OBJECT

 private slots:
  void aLeakIsSaidWithItsNumbers() {
    const Captured captured = picture();
    const LeakHeadline headline = headlineOf(captured);
    QCOMPARE(headline.word, QStringLiteral("LEAK"));
    QCOMPARE(headline.says, QStringLiteral("4 slot(s) hold what they must give back"));
    QCOMPARE(headline.number, QStringLiteral("+3.67"));
    QCOMPARE(headline.unit, QStringLiteral("GB per slot"));
    QCOMPARE(headline.interval, QStringLiteral("floor, 98.3 %: +3.66 to +3.67"));  // GB, as the slope
    QCOMPARE(valueOf(captured, QStringLiteral("Ledger")), QStringLiteral("leak at slot 4"));
    QCOMPARE(valueOf(captured, QStringLiteral("Trend, floor")), QStringLiteral("p = 0.0083 ≤ 0.01"));
    QCOMPARE(valueOf(captured, QStringLiteral("Slope, peak")), QStringLiteral("+3.93 GB per slot"));
    QCOMPARE(valueOf(captured, QStringLiteral("Shape")), QStringLiteral("a line"));
    QCOMPARE(valueOf(captured, QStringLiteral("Certain")), QStringLiteral("from judged slot 2"));
    QCOMPARE(blameSum(captured),
             QStringLiteral("Held in all: <b>14.68 GB</b>; the floor came from 9.00 GB behind slot 2 to 23.58 GB behind slot 7, by "
                            "+14.58 GB"));
  }

  void noLeakSaysWhatMayBeUnseenAndTooFewHowManyMore() {
    const Captured clean = judged(std::vector<std::pair<double, double>>(22, {6.9e9, 8.3e9}), 11.5e9, 2);
    QCOMPARE(headlineOf(clean).word, QStringLiteral("No leak"));
    QCOMPARE(headlineOf(clean).says, QStringLiteral("one in up to 13.9 % of slots may be unseen"));
    QCOMPARE(valueOf(clean, QStringLiteral("Shape")), QStringLiteral("flat"));
    QCOMPARE(valueOf(clean, QStringLiteral("Ledger")), QStringLiteral("0 B"));
    const Captured few = judged(std::vector<std::pair<double, double>>(6, {6.9e9, 8.3e9}), 11.5e9, 2);
    QCOMPARE(headlineOf(few).word, QStringLiteral("Inconclusive"));
    QCOMPARE(headlineOf(few).number, QString());
    QCOMPARE(valueOf(few, QStringLiteral("Certain")), QStringLiteral("not yet"));
    const Captured some = judged(std::vector<std::pair<double, double>>(10, {6.9e9, 8.3e9}), 11.5e9, 2);
    QCOMPARE(headlineOf(some).says, QStringLiteral("about 12 more slot(s) would decide"));
    QCOMPARE(valueOf(some, QStringLiteral("Open")), QStringLiteral("too few slots"));
  }

  // Each life of the device is judged by itself: the numbers, the plot and the words are of the one that is shown.
  void aDeviceThatIsStartedAnewIsShownByItsLastLife() {
    Stream stream({.warmUp = 2});
    stream.makes(12, gigabytes(1));
    stream.deviceDies();
    stream.makes(28, {1'000'000});
    const Captured captured = stream.captured();
    QCOMPARE(captured.judged(), captured.verdict.judged());
    QCOMPARE(captured.judged(), 26);
    QCOMPARE(methodOf(captured, QStringLiteral("Certain")), QStringLiteral("26 judged, 2 warm-up"));
    QVERIFY(methodOf(captured, QStringLiteral("Remark")).startsWith(QStringLiteral("The device was started anew meanwhile")));
    const LeakScene scene = leakScene(captured);
    QCOMPARE(scene.floors.size(), std::size_t{26});
    QCOMPARE(scene.otherFloors.size(), std::size_t{14});
    QCOMPARE(scene.restarts, std::vector<double>{12.5});
    QCOMPARE(scene.warmUpBegin, 12.5);
    QCOMPARE(scene.warmUpEnd, 14.5);
    QCOMPARE(leakRows(captured)[5].back(), QStringLiteral("of another life of the device"));
    QCOMPARE(blameSum(captured),
             QStringLiteral("Held in all: <b>0 B</b>; the floor came from 1.0 MB behind slot 14 to 1.0 MB behind slot 40, by 0 B"));
  }

  // The one that leaked stays shown, up to its end.
  void anEarlierLifeThatLeakedIsShownUpToItsEnd() {
    Stream stream({.warmUp = 2});
    stream.makes(12, gigabytes(.1), {20'000'000});
    stream.deviceDies();
    stream.makes(12, gigabytes(.1), {20'000'000});
    const Captured captured = stream.captured();
    QCOMPARE(leakWord(captured.verdict.word), QStringLiteral("LEAK"));
    QCOMPARE(captured.judged(), 10);
    const LeakScene scene = leakScene(captured);
    QCOMPARE(scene.floors.back().x(), 12.);
    QCOMPARE(scene.warmUpEnd, 2.5);
    QVERIFY(scene.floor && scene.floor->isLeak);
    QCOMPARE(scene.floor->to.x(), 12.);
    QCOMPARE(scene.floor->ahead.x(), 12.);  // nothing goes on from there
    QVERIFY(!scene.limitReached);
  }

  void whatALifeHoldsIsSharedAmongItsOwnSlots() {
    Stream stream({.warmUp = 2});
    for (const std::int64_t held : {0, 20'000'000, 1}) {
      stream.makes(held == 0 ? 100 : 10, gigabytes(.1), {held});
      stream.deviceDies();
    }
    BlameModel model;
    model.show(stream.captured());
    QCOMPARE(cell(model, 0, BlameModel::Held), QStringLiteral("200.0 MB"));
    QCOMPARE(cell(model, 0, BlameModel::PerSlot), QStringLiteral("20.0 MB"));
  }

  void whatIsHeldAndHowFarTheFloorCame() {
    Stream stream({.warmUp = 2});
    stream.makes(8, gigabytes(.1), {10'000'000});
    QCOMPARE(blameSum(stream.captured()),
             QStringLiteral("Held in all: <b>80.0 MB</b>, of it 20.0 MB by the warm-up; the floor came from 120.0 MB behind slot 2 "
                            "to 180.0 MB behind slot 8, by +60.0 MB"));
  }

  void aLeakOfTheWarmUpIsSaidToBeOne() {
    Stream stream({.warmUp = 2});
    stream.makes(1, gigabytes(.1), {4'096});
    stream.makes(20, gigabytes(.1));
    const Captured captured = stream.captured();
    QCOMPARE(valueOf(captured, QStringLiteral("Certain")), QStringLiteral("from slot 1, of the warm-up"));
    QCOMPARE(leakScene(captured).certainText, QStringLiteral("certain from slot 1, of the warm-up"));
  }

  // Between two looks the trend is older than the slots are.
  void aRunningCaptureSaysHowOldItsTrendIs() {
    Stream stream({.warmUp = 2});
    stream.makes(2 + 15, gigabytes(.1));
    QCOMPARE(valueOf(stream.captured(LeakLook::Last), QStringLiteral("Last look")),
             QStringLiteral("at judged slot 10 of 15 so far"));
    QCOMPARE(valueOf(stream.captured(LeakLook::Now), QStringLiteral("Last look")), QStringLiteral("no such fact"));
  }

  // What the report says beside its word, the window says, too.
  void whatIsNotOfTheTensorsIsSaidBeside() {
    analysis::LeakRules rules{.warmUp = 2, .limit = {}, .block = {}, .promised = {}};
    rules.limit[analysis::LeakSeries::Floor] = rules.limit[analysis::LeakSeries::Peak] = 11.5e9;
    rules.limit[analysis::LeakSeries::Handles] = 1'024;
    std::vector<analysis::LeakPoint> points;
    for (std::uint64_t slot = 1; slot <= 32; ++slot)
      points.push_back({.slot = slot,
                        .floor = 6.9e9 + static_cast<double>(slot % 2),
                        .peak = 8.3e9,
                        .reserved = {},
                        .resident = 2e9 + static_cast<double>(slot % 5) * 1e6,  // no limit is known
                        .handles = 20. + (slot > 27 ? 400. : 0.)});
    Captured captured;
    captured.verdict = analysis::judgeLeak(rules, points);
    QCOMPARE(leakWord(captured.verdict.word), QStringLiteral("No leak"));
    QStringList said;
    for (const LeakFact& fact : leakFacts(captured))
      said << fact.name + QStringLiteral(" | ") + fact.method + QStringLiteral(" | ") + fact.value;
    const auto says = [&](const char* what) {
      if (said.contains(QString::fromLatin1(what)))
        return true;
      qWarning("%s", qPrintable(said.join(QLatin1Char('\n'))));
      return false;
    };
    QVERIFY(says("Outside the tensors | device RSS: no limit is known | Inconclusive"));
    QVERIFY(says("Look here | CUSUM, device handles: a pointer, no verdict | slot 28"));
  }

  // From 0 to the limit a small capture would lie flat on the axis; its unit is that of what was measured.
  void farBelowItsLimitThePlotIsOfWhatWasMeasured() {
    std::vector<std::pair<double, double>> points;
    for (int slot = 1; slot <= 10; ++slot)
      points.emplace_back(20e6 + slot * 1e5, 40e6 + slot * 1e5);
    const LeakScene far = leakScene(judged(points, 11.5e9, 2));
    QVERIFY(far.isFarBelowLimit);
    QCOMPARE(far.unitName, QStringLiteral("MB"));
    QCOMPARE(far.peaks.front(), QPointF(3, 40.3));
    QCOMPARE(*far.limit, 11'500.);
    QVERIFY(far.lowest > 15 && far.lowest < 20.1 && far.highest > 41 && far.highest < 50);
    QVERIFY(far.top > *far.limit);
    QVERIFY(!leakScene(judged(points, 160e6, 2)).isFarBelowLimit);  // 41 MB of them: not quite 4 times
    QVERIFY(!leakScene(Captured{}).isFarBelowLimit);
  }

  void thePlotGoesToWhereTheLimitIsReached() {
    Captured captured = picture();
    const LeakScene scene = leakScene(captured);
    QCOMPARE(scene.unitName, QStringLiteral("GB"));
    QCOMPARE(scene.peaks.size(), std::size_t{5});
    QCOMPARE(scene.peaks.front(), QPointF(3, 31.46));
    QCOMPARE(scene.otherPeaks.size(), std::size_t{2});
    QCOMPARE(scene.warmUpEnd, 2.5);
    QCOMPARE(scene.measuredEnd, 7.5);
    QCOMPARE(scene.right, 20.5);
    QCOMPARE(*scene.limit, 62.);
    QCOMPARE(scene.limitReached->x(), static_cast<double>(*captured.verdict.find(analysis::LeakSeries::Peak)->limitReachedIn));
    QCOMPARE(*scene.ledgerAt, 4.);
    QVERIFY(scene.isLeak && scene.peak->isLeak && scene.floor->isLeak && scene.everyPoint);
    QCOMPARE(scene.peak->lower.size(), std::size_t{2});
    QVERIFY(scene.top > 62 && scene.highest < 62 && scene.lowest < 8.8);
    captured.running = false;  // it ended early: what was asked for says nothing any more
    QCOMPARE(leakScene(captured).right,
             static_cast<double>(*captured.verdict.find(analysis::LeakSeries::Peak)->limitReachedIn) + 1.5);
    QCOMPARE(leakRows(captured).front(), (QStringList{QStringLiteral("1"), QStringLiteral("8800.000"), QStringLiteral("31000.000"),
                                                      QStringLiteral("warm-up, not judged")}));
    QVERIFY(leakScene(Captured{}).peaks.empty());
  }

  void aBaselineIsDrawnBesideAndComparedByMedians() {
    Captured baseline = judged(std::vector<std::pair<double, double>>(22, {8.9e9, 31.1e9}), 62e9, 2);
    baseline.label = QStringLiteral("release 2.4");
    const LeakScene scene = leakScene(picture(), &baseline);
    QCOMPARE(scene.basePeaks.size(), std::size_t{22});
    QCOMPARE(scene.baseText, QStringLiteral("baseline: release 2.4"));
    const auto facts = leakFacts(picture(), &baseline);
    const auto fact =
        std::find_if(facts.begin(), facts.end(), [](const LeakFact& one) { return one.name == QStringLiteral("Baseline"); });
    QVERIFY(fact != facts.end());
    QCOMPARE(fact->method, QStringLiteral("release 2.4: No leak, 20 slot(s) judged"));
    QCOMPARE(fact->value, QStringLiteral("floor +7.35 GB, peak +8.23 GB"));
    QCOMPARE(valueOf(picture(), QStringLiteral("Baseline")), QStringLiteral("no such fact"));
  }

  void blameIsByStageAndByHowItEnded() {
    BlameModel model;
    const QAbstractItemModelTester tester(&model);
    const Captured captured = picture();
    model.show(captured);
    QCOMPARE(cell(model, 0, BlameModel::StageName), QStringLiteral("video"));
    QCOMPARE(cell(model, 0, BlameModel::Path), QStringLiteral("timed out"));
    QCOMPARE(cell(model, 0, BlameModel::Held), QStringLiteral("14.68 GB"));
    QCOMPARE(cell(model, 0, BlameModel::PerSlot), QStringLiteral("2.10 GB"));
    QCOMPARE(cell(model, 0, BlameModel::Share), QStringLiteral("100.0 %"));
    QCOMPARE(cell(model, 1, BlameModel::Path), QString());
    QCOMPARE(blameText(captured.blame.front()), QStringLiteral("4 of 5 attempts hold memory; slots of this capture: 4, 5, 6, 7"));
  }

  void anotherSlotMovesNoRowOfBlame() {
    BlameModel model;
    const QAbstractItemModelTester tester(&model);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    Captured captured = picture();
    model.show(captured);
    const QPersistentModelIndex first = model.index(0, BlameModel::Held);
    const analysis::BlameRow image = model.at(1);
    captured.blame[0].held += Bytes{1'000'000'000};
    captured.blame[1].held = {2'000'000'000};
    captured.blame[1].outcome = AttemptOutcome::Failed;
    captured.blame.push_back({.stage = Stage::Audio, .attempts = 6});
    model.show(captured);
    QVERIFY(first.isValid());
    QCOMPARE(first.data().toString(), QStringLiteral("15.68 GB"));
    QCOMPARE(model.rowOf(image), 1);  // by its stage
    captured.blame.erase(captured.blame.begin());
    model.show(captured);
    QCOMPARE(model.rowOf(image), 0);
    QCOMPARE(model.rowOf({.stage = Stage::Clip}), -1);
    QCOMPARE(reset.count(), 0);
  }

  void aRunningCaptureSaysHowFarItIsAndWhatHoldsAlready() {
    CaptureState state;
    QCOMPARE(captureProgressText(state, {}), QString());
    state.take(told(0, event::CaptureStarted{.spec = {.slotCount = 20}, .file = "/c/nightly.vortexcap"}));
    QVERIFY(state.runs() && state.isOpen());
    state.take(told(70, event::CaptureProgress{.done = 7, .judged = 5, .ran = seconds(70), .left = seconds(130)}));
    state.take(told(70, event::CaptureVerdict{.word = CaptureWord::Leak, .judged = 5, .certainFrom = 5}));
    QCOMPARE(captureProgressText(state, Time{} + seconds(80)),
             QStringLiteral("<b>Running</b> 7 of 20 slots, 5 judged, about 120 s left"));
    QCOMPARE(earlyVerdictText(state), QStringLiteral("<b>LEAK</b>, from judged slot 5 on"));
    QCOMPARE(captureShare(state, {}), std::optional(.35));
    const std::uint64_t before = state.revision();
    state.take(told(71, event::Notice{"of something else"}));
    QCOMPARE(state.revision(), before);
    state.take(told(80, event::CaptureEnded{.why = CaptureEnd::Asked, .done = 8, .file = "/c/nightly.vortexcap", .trouble = {}}));
    QVERIFY(!state.runs() && state.isOpen());
    state.take(told(81, event::CaptureFiled{.file = "/c/nightly.vortexcap", .trouble = {}, .bytes = {64'000'000}}));
    QVERIFY(!state.isOpen());
    QCOMPARE(captureProgressText(state, {}), QStringLiteral("<b>Ended</b> after 8 slot(s): nightly.vortexcap, 64 MB"));
    state.take(told(90, event::CaptureEnded{.why = CaptureEnd::NotBegun, .done = 0, .file = "f", .trouble = "no <room>"}));
    QCOMPARE(captureProgressText(state, {}), QStringLiteral("<b>It could not begin:</b> no &lt;room&gt;"));
  }

  void theListKeepsItsRowsWhereTheyAre() {
    CapturesModel model;
    const QAbstractItemModelTester tester(&model);
    const auto line = [](const char* file) {
      return CaptureLine{
          .file = QString::fromLatin1(file), .label = QString::fromLatin1(file), .count = 3, .word = {}, .says = {}, .tip = {}};
    };
    model.setLines({line("b"), line("a")});
    const QPersistentModelIndex a = model.index(1, 0);
    model.setLines({line("c"), line("b"), line("a")});
    QCOMPARE(a.row(), 2);
    CaptureLine told = line("a");
    tellVerdict(picture(), told);
    model.setLines({line("b"), told});
    QCOMPARE(a.row(), 1);
    QCOMPARE(cell(model, 1, CapturesModel::Label), QStringLiteral("nightly"));
    QCOMPARE(cell(model, 1, CapturesModel::Count), QStringLiteral("7"));
    QCOMPARE(cell(model, 1, CapturesModel::Verdict), QStringLiteral("LEAK, running"));
    QCOMPARE(model.index(1, CapturesModel::Verdict).data(CapturesModel::WordRole).toInt(),
             static_cast<int>(analysis::LeakWord::Leak));
    QCOMPARE(model.rowOf(QStringLiteral("c")), -1);
  }
};

QTEST_GUILESS_MAIN(TestLeakModels)
#include "test_leak_models.moc"
