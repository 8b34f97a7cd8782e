// SPDX-License-Identifier: GPL-3.0-or-later
//
// result.json, whole and literal: a change of these files is a change of what users' programs read.
#include "engine/output/result_json.h"

#include <QFile>
#include <QTest>

using namespace vortex;
using namespace vortex::output;

namespace {

QByteArray golden(const char* name) {
  QFile file(QStringLiteral(VORTEX_TEST_DATA "/result/") + QString::fromLatin1(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no such file)");
}

SlotRecord succeededSlot() {
  Recipe recipe;
  recipe.recipeId = "evening-7";
  recipe.label = "42";
  recipe.canonicalJson = R"({"recipe_id":"evening-7"})";
  SlotRecord record;
  record.slot = {7};
  record.recipe = std::make_shared<const Recipe>(recipe);
  record.seed = 18446744073709551615ULL;
  record.qualityLevel = 1;
  record.profile = "cpu";
  record.backend = "torch";
  record.device = "cpu";
  record.build = "0.1.0";
  record.threads = 2;
  record.attempts[Stage::Audio] = {{.n = 1,
                                    .start = milliseconds(0.5),
                                    .elapsed = seconds(3),
                                    .outcome = AttemptOutcome::TimedOut,
                                    .message = "no end within 3 s",
                                    .peak = {1000},
                                    .operators = 12,
                                    .longestOperator = milliseconds(1.25),
                                    .held = Bytes{0},
                                    .stop = StopRecord{.cause = StopCause::Timeout,
                                                       .requestToStopped = milliseconds(2.5),
                                                       .drain = milliseconds(0.125),
                                                       .released = {1000},
                                                       .held = {0}}},
                                   {.n = 2,
                                    .start = seconds(3.5),
                                    .elapsed = seconds(1.5),
                                    .peak = {1000},
                                    .operators = 40,
                                    .longestOperator = milliseconds(2)}};
  record.attempts[Stage::Image] = {{.n = 1,
                                    .start = milliseconds(0.5),
                                    .elapsed = seconds(8),
                                    .peak = {2000},
                                    .operators = 80,
                                    .longestOperator = milliseconds(4),
                                    .held = Bytes{512}}};
  record.scores = ScoreRecord{.b = 0.75,
                              .l = 0.8125,
                              .ensemble = 0.7875,
                              .minB = 0.7,
                              .minL = 0.72,
                              .weightB = 0.4,
                              .weightL = 0.6,
                              .outlierGap = 0.15,
                              .passed = true};
  record.waited = milliseconds(4);
  record.elapsed = seconds(14);
  record.spareToAir = seconds(12);
  record.marginGeneration = seconds(7);
  return record;
}

SlotRecord timedOutSlot() {
  SlotRecord record;
  record.slot = {8};
  record.seed = 1;
  record.profile = "fast";
  record.backend = "torch";
  record.device = "cpu";
  record.build = "0.1.0";
  record.threads = 2;
  record.attempts[Stage::Image] = {{.n = 1,
                                    .elapsed = seconds(15),
                                    .outcome = AttemptOutcome::TimedOut,
                                    .peak = {2000},
                                    .operators = 80,
                                    .longestOperator = milliseconds(4),
                                    .held = Bytes{},
                                    .stop = StopRecord{.cause = StopCause::Timeout,
                                                       .requestToStopped = milliseconds(2.5),
                                                       .drain = milliseconds(0.125),
                                                       .released = {2000},
                                                       .held = {0}}}};
  record.elapsed = seconds(15);
  record.spareToAir = seconds(11);
  record.marginGeneration = seconds(6);
  record.verdict = {.outcome = Outcome::TimedOut, .stage = Stage::Image, .message = "no end within 15 s"};
  return record;
}

}  // namespace

class TestResultJson : public QObject {
  Q_OBJECT

 private slots:
  void aSlotThatSucceededTellsAll() {
    const DeliveryRecord delivery{
        .delivered = true,
        .encode = milliseconds(1234.5678),
        .videoCodec = "libx264",
        .audioCodec = "aac",
        .files = {{"clip.mp4", 1000}, {"audio.wav", 44}},
        .outputs = {
            {.info = {.kind = backend::ArtifactKind::Sound, .dtype = backend::DType::F32, .rank = 1, .shape = {2000, 1, 1, 1}},
             .digest = {1}},
            {.info = {.kind = backend::ArtifactKind::Marks, .dtype = backend::DType::F32, .rank = 2, .shape = {17, 2, 1, 1}},
             .digest = {2}},
            {.info = {.kind = backend::ArtifactKind::Picture, .dtype = backend::DType::F32, .rank = 4, .shape = {1, 3, 64, 64}},
             .digest = {3}},
            {.info = {.kind = backend::ArtifactKind::Frames, .dtype = backend::DType::U8, .rank = 4, .shape = {2, 3, 64, 64}},
             .digest = {4}}}};
    QCOMPARE(QByteArray::fromStdString(resultJson(succeededSlot(), delivery)), golden("succeeded.json"));
  }

  void aSlotWithoutAClipSaysWhy() {
    const DeliveryRecord delivery{.message = "no clip: the slot timed_out", .files = {{"proof.txt", 32}}};
    QCOMPARE(QByteArray::fromStdString(resultJson(timedOutSlot(), delivery)), golden("timed_out.json"));
  }

  void aMessageThatIsNoUtf8IsStillJson() {
    SlotRecord record = timedOutSlot();
    record.verdict.message = "\xff";
    QVERIFY(QByteArray::fromStdString(resultJson(record, {})).contains("\"message\": \"\xEF\xBF\xBD\""));
  }
};

QTEST_GUILESS_MAIN(TestResultJson)
#include "test_result_json.moc"
