// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Tune reads of a store that an engine wrote, held against what the engine's own tuning makes of the same slots.
#include "engine/analysis/past_tuning.h"
#include "engine/config/config_reader.h"
#include "engine/history/past_attempts.h"
#include "tests/ui/tune/recorded_run.h"
#include "ui/models/tuning_sample.h"
#include "ui/tune/tuning_source.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

using namespace vortex;
using namespace vortex::ui;

class TestTuneEvidence : public QObject {
  Q_OBJECT

 private slots:
  void aProfileIsReadAlone() {
    const QTemporaryDir folder;
    const std::filesystem::path store = folder.filePath(QStringLiteral("history.db")).toStdString();
    const Settings settings =
        config::loadConfig({.profile = "simulated", .file = {}, .sets = {}, .resources = VORTEX_SOURCE_DIR "/resources"}).settings;
    vortex::test::recordRun(store, settings, 3);
    QCOMPARE(readTuning({.store = store, .profile = "simulated"}).sampled.size(), std::size_t{3});
    QCOMPARE(readTuning({.store = store, .profile = "full"}).sampled.size(), std::size_t{0});
  }

  void theHorizonIsThatOfTheSuggestions() {
    const QTemporaryDir folder;
    const std::filesystem::path store = folder.filePath(QStringLiteral("history.db")).toStdString();
    const Settings settings =
        config::loadConfig({.profile = "simulated", .file = {}, .sets = {}, .resources = VORTEX_SOURCE_DIR "/resources"}).settings;
    vortex::test::recordRun(store, settings, 80);
    TuningAnswer answer = readTuning({.store = store});
    QCOMPARE(answer.trouble, std::string());
    TuningSample sample;
    sample.assign(std::move(answer.sampled));
    const TuningScope scope{.over = TuningScope::Over::Run, .name = answer.runs.front().uuid, .quality = {}};
    const analysis::Horizons horizons = analysis::horizonsOf(settings, sample.evidence(scope, {}).took);
    QVERIFY(horizons.wholeSlots >= 59 && horizons.deliveries >= 59);
    const auto past = history::pastAttempts(store, {});
    QVERIFY2(past, past ? "" : past.error().c_str());
    const analysis::TimeoutTuning suggested = analysis::tuningOver(*past, settings);
    for (const Stage stage : kStages)
      QCOMPARE(std::min(horizons.of[stage], settings.stages[stage].maxTimeout), suggested.adviceOf(stage).horizon);
  }
};

QTEST_GUILESS_MAIN(TestTuneEvidence)
#include "test_tune_evidence.moc"
