// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded slots with files, as the Compare pane reads, measures and shows them: the second was made from another picture, and
// so its video differs, too.
#include "engine/config/config_reader.h"
#include "engine/history/store.h"
#include "tests/engine/output/made_slot.h"
#include "ui/compare/compared_pair.h"
#include "ui/compare/compared_side.h"
#include "ui/compare/comparison_source.h"
#include "ui/compare/media_comparison.h"

#include <QApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSlider>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <atomic>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr int kFrames = 48, kSide = 64;
constexpr int kWait = 60'000;  // ms; a net

Time at(double s) { return Time{} + seconds(s); }

output::DeliveryJob otherPicture(std::uint64_t slot) {
  using enum backend::ArtifactKind;
  output::DeliveryJob job = made::wholeSlot(slot, kFrames, kSide);
  std::vector<float> picture = made::picture(kSide);
  std::reverse(picture.begin(), picture.end());
  std::vector<std::uint8_t> frames = made::frames(kFrames, kSide);
  for (std::uint8_t& value : frames)
    value = static_cast<std::uint8_t>(255 - value);
  job.artifacts[2] = made::artifact(made::infoOf(Picture, kFrames, kSide), picture);
  job.artifacts[3] = made::artifact(made::infoOf(Frames, kFrames, kSide), frames);
  return job;
}

void tellLife(history::Store& store, std::uint64_t slot, double start, double image, const output::OnDisk& made,
              std::optional<SlotId> rerunOf, const char* prompt) {
  Recipe recipe;
  recipe.recipeId = "r-1";
  recipe.canonicalJson = std::string(R"({"visual_track":{"prompt":")") + prompt + "\"}}";
  store.submitted({slot}, recipe, {.seed = 7, .onCadence = !rerunOf, .rerunOf = rerunOf});
  std::uint64_t seq = slot * 100;
  std::vector<Event> events;
  const auto tell = [&](double s, EventBody body) { events.push_back({.seq = ++seq, .at = at(s), .body = std::move(body)}); };
  const AttemptName attempt{.slot = {slot}, .stage = Stage::Image, .n = 1, .id = {slot}};
  tell(start - 1, event::SlotQueued{.slot = {slot},
                                    .label = "noon",
                                    .seed = 7,
                                    .airAt = rerunOf ? std::nullopt : std::optional(at(start + 45)),
                                    .ahead = 0,
                                    .rerunOf = rerunOf});
  tell(start,
       event::SlotStarted{
           .slot = {slot}, .waited = seconds(1), .lastUsefulFinish = at(start + 26), .airAt = at(start + 45), .qualityLevel = 0});
  tell(start, event::AttemptStarted{.attempt = attempt, .timeout = seconds(15)});
  tell(start + image,
       event::StageComplete{.attempt = attempt, .elapsed = seconds(image), .peak = {1000}, .operators = 5, .longestOperator = {}});
  tell(start + image + 1, event::SlotComplete{.slot = {slot},
                                              .verdict = {.outcome = Outcome::Succeeded},
                                              .elapsed = seconds(image + 1),
                                              .waited = seconds(1),
                                              .spareToAir = seconds(14),
                                              .marginGeneration = {}});
  tell(start + image + 2,
       event::SlotDelivered{.slot = {slot}, .ready = seconds(image + 2), .encode = seconds(1), .folder = made.folder});
  tell(start + image + 2, event::SlotRecorded{.slot = {slot}, .folder = made.folder, .bytes = made.bytes, .outputs = made.outputs});
  store.tell(events);
}

}  // namespace

class TestCompareMedia : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  std::filesystem::path m_store;
  output::OnDisk m_first, m_second;

  static output::OnDisk delivered(output::DeliveryJob job, const QString& out) {
    std::atomic<bool> abandon = false;
    const auto result = output::deliver(std::move(job), {.out = out.toStdString(), .clip = {}}, abandon);
    const auto* made = std::get_if<output::Delivered>(&result);
    return made != nullptr ? made->made : output::OnDisk{};
  }
  PairQuestion question(std::uint64_t first, std::uint64_t second) const {
    return {.store = m_store, .first = {first}, .second = {second}};
  }
  ComparedSide side(const output::OnDisk& made, const char* name) const {
    ComparedSide side;
    side.name = QString::fromLatin1(name);
    side.folder = QString::fromStdString(made.folder.string());
    return side;
  }

 private slots:
  void initTestCase() {
    m_first = delivered(made::wholeSlot(1, kFrames, kSide), m_folder.path());
    m_second = delivered(otherPicture(2), m_folder.path());
    QVERIFY(!m_first.folder.empty() && !m_second.folder.empty());
    m_store = m_folder.filePath(QStringLiteral("history.db")).toStdString();
    Settings settings = contractSettings();
    auto opened = history::Store::open(
        m_store, {.program = "test", .version = "1", .profile = "fast", .backend = "torch", .settings = config::toYaml(settings)});
    QVERIFY2(opened, opened ? "" : opened.error().c_str());
    tellLife(*opened->store, 1, 10, 11, m_first, {}, "cat");
    tellLife(*opened->store, 2, 100, 12, m_second, SlotId{1}, "dog");
    tellLife(*opened->store, 3, 200, 12, {}, SlotId{1}, "cat");
    QVERIFY(opened->store->flush(std::chrono::seconds(60)));
  }

  void thePairSaysWhatDiffersFirstAndWhy() {
    const auto pair = readPair(question(1, 2));
    QVERIFY2(pair, pair ? "" : qPrintable(pair.error()));
    const Headline said = headlineOf(factsOf(pair->comparison, QStringLiteral("1"), QStringLiteral("1·2")));
    QCOMPARE(said.title, QStringLiteral("Differs from stage image on."));
    QVERIFY2(said.text.contains(QStringLiteral("visual_track.prompt \"cat\" → \"dog\"")), qPrintable(said.text));
    // Both begin at the zero of one clock.
    const Slot *first = pair->session.find({1}), *second = pair->session.find({2});
    QVERIFY(first != nullptr && second != nullptr);
    QVERIFY(first->startedAt == Time{} && second->startedAt == Time{});
    QVERIFY(second->bars.front().end == at(12));
    QVERIFY(!first->hasAirTime);
    QVERIFY(pair->secondTold.front().at == at(-1));
    // The rerun is off air: its spare is counted from its own start, as if it had been on air.
    QVERIFY(usefulTime(pair->comparison) == seconds(26));
    QVERIFY(pair->firstOnAir && !pair->secondOnAir);
    const SideTotals totals = totalsOf(*pair, pair->comparison.second, pair->secondOnAir);
    QVERIFY(totals.fromOwnStart && totals.spare == seconds(12));
    QVERIFY(totalsOf(*pair, pair->comparison.first, true).spare == seconds(13));
    QCOMPARE(totals.digests[Stage::Image].size(), qsizetype{64});
  }

  void whatIsMeasuredIsWhatTheCommandLineSays() {
    auto pair = readPair(question(1, 2));
    QVERIFY(pair);
    QVERIFY(pair->json.isEmpty() && measuredText(*pair).startsWith(QStringLiteral("Measuring")));
    const std::atomic<bool> abandon{false};
    measurePair(*pair, abandon);
    const QJsonObject json = QJsonDocument::fromJson(pair->json).object();
    QCOMPARE(json[QStringLiteral("proof")].toObject()[QStringLiteral("first_stage")].toString(), QStringLiteral("image"));
    QVERIFY(json[QStringLiteral("picture")].toObject()[QStringLiteral("largest")].toInt() > 0);
    QVERIFY(json[QStringLiteral("clip")].toObject()[QStringLiteral("worst_db")].isDouble());
    QVERIFY2(measuredText(*pair).startsWith(QStringLiteral("Sound identical · picture PSNR ")), qPrintable(measuredText(*pair)));
  }

  void whatIsGivenUpSaysSo() {
    auto pair = readPair(question(1, 2));
    QVERIFY(pair);
    const std::atomic<bool> abandon{true};
    measurePair(*pair, abandon);
    QVERIFY(pair->comparison.clip && !*pair->comparison.clip);
  }

  void theSourceHandsOverTheRecordAndThenTheMeasures() {
    ComparisonSource source;
    std::vector<bool> measured;
    QObject::connect(&source, &ComparisonSource::read, this,
                     [&](const std::shared_ptr<const ComparedPair>& pair) { measured.push_back(pair->measured); });
    source.compare(question(1, 2));
    QTRY_COMPARE_WITH_TIMEOUT(measured, (std::vector<bool>{false, true}), kWait);
    QString why;
    QObject::connect(&source, &ComparisonSource::failed, this, [&](const QString& said) { why = said; });
    source.compare(question(1, 99));
    QTRY_VERIFY_WITH_TIMEOUT(!why.isEmpty(), kWait);
    QVERIFY2(why.contains(QStringLiteral("99")), qPrintable(why));
  }

  void bothClipsAreWalkedThroughTogether() {
    MediaComparison view;
    view.resize(900, 500);
    view.show(side(m_first, "1"), side(m_second, "1·2"));
    view.setVisible(true);
    auto* slider = view.findChild<QSlider*>();
    QTRY_COMPARE_WITH_TIMEOUT(slider->maximum(), kFrames - 1, kWait);
    auto* pictures = view.findChild<PictureComparison*>();
    const auto both = [&] { return pictures->shownFrame(0) == slider->value() && pictures->shownFrame(1) == slider->value(); };
    for (const int expected : {1, 2}) {
      QTest::keyClick(pictures, Qt::Key_Period);
      QCOMPARE(slider->value(), expected);
      QTRY_VERIFY_WITH_TIMEOUT(both(), kWait);
    }
    QTest::keyClick(slider, Qt::Key_Comma);
    QTRY_VERIFY_WITH_TIMEOUT(slider->value() == 1 && both(), kWait);
    // However fast it is dragged, what is shown in the end is one instant of both.
    for (int frame = 2; frame < kFrames; ++frame)
      slider->setValue(frame);
    QTRY_VERIFY_WITH_TIMEOUT(slider->value() == kFrames - 1 && both(), kWait);
    QTest::keyClick(slider, Qt::Key_Home);
    QTest::keyClick(slider, Qt::Key_Space);  // plays to its end, in real time
    QTRY_VERIFY_WITH_TIMEOUT(slider->value() == kFrames - 1 && both(), kWait);
  }

  void theWipeIsMovedByMouseAndKeys() {
    MediaComparison view;
    view.resize(900, 500);
    view.show(side(m_first, "1"), side(m_second, "1·2"));
    view.setMode(PictureMode::Wipe);
    view.setVisible(true);
    auto* pictures = view.findChild<PictureComparison*>();
    QTRY_VERIFY_WITH_TIMEOUT(pictures->shownFrame(0) == 0 && pictures->shownFrame(1) == 0, kWait);
    const QPoint middle = pictures->rect().center();
    QTest::mouseClick(pictures, Qt::LeftButton, {}, {0, middle.y()});
    QCOMPARE(pictures->handle().share(), 0.0);
    QTest::keyClick(pictures, Qt::Key_Right);
    QCOMPARE(pictures->handle().share(), 0.01);
    QTest::keyClick(pictures, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(std::abs(pictures->handle().share() - 0.11) < 1e-9);
    // Left of the handle the first is seen, right of it the second.
    QTest::mouseClick(pictures, Qt::LeftButton, {}, {pictures->width() - 1, middle.y()});
    const QImage first = pictures->grab().toImage();
    QTest::mouseClick(pictures, Qt::LeftButton, {}, {0, middle.y()});
    const QImage second = pictures->grab().toImage();
    QVERIFY(first.pixel(middle) != second.pixel(middle));
    view.setMode(PictureMode::Difference);
    QVERIFY(pictures->grab().toImage().pixelColor(middle).saturation() == 0);
  }

  void theDifferenceOfTheSameIsBlack() {
    QImage picture(4, 4, QImage::Format_RGB888);
    picture.fill(QColor(10, 200, 30));
    QImage other = picture;
    QCOMPARE(pictureDelta(picture, other).largest, 0);
    QCOMPARE(qGray(pictureDelta(picture, other).picture.pixel(2, 2)), 0);
    other.setPixelColor(2, 2, QColor(10, 190, 31));
    const PictureDelta delta = pictureDelta(picture, other);
    QCOMPARE(delta.largest, 10);
    QCOMPARE(qGray(delta.picture.pixel(2, 2)), 10 * PictureDelta::kGain);
    QCOMPARE(qGray(delta.picture.pixel(1, 2)), 0);
    QVERIFY(pictureDelta(picture, QImage(5, 4, QImage::Format_RGB888)).picture.isNull());
  }

  void aSlotWithoutFilesSaysWhyInTheirPlace() {
    const auto pair = readPair(question(1, 3));
    QVERIFY(pair);
    const RecordedList list;
    const ComparedSide none = comparedSide(pair->comparison.second, list);
    QCOMPARE(none.folder, QString());
    QCOMPARE(none.whyNone, QStringLiteral("nothing of it was written"));
    QCOMPARE(none.words, QStringLiteral("rerun of 1, succeeded"));
    MediaComparison view;
    view.resize(900, 500);
    view.show(side(m_first, "1"), none);
    view.setVisible(true);
    auto* pictures = view.findChild<PictureComparison*>();
    QTRY_COMPARE_WITH_TIMEOUT(pictures->shownFrame(0), 0, kWait);
    QCOMPARE(pictures->wordsOf(1), QStringLiteral("No picture of 3: nothing of it was written"));
    auto* slider = view.findChild<QSlider*>();
    QTRY_COMPARE_WITH_TIMEOUT(slider->maximum(), kFrames - 1, kWait);  // the other one's clip plays all the same
  }
};

QTEST_MAIN(TestCompareMedia)
#include "test_compare_media.moc"
