// SPDX-License-Identifier: GPL-3.0-or-later
//
// The settings as a table, and the file that they are kept in.
#include "engine/config/config_reader.h"
#include "engine/config/config_schema.h"
#include "engine/runtime/fixed_settings.h"
#include "ui/window/config_words.h"
#include "ui/window/settings_dialog.h"
#include "ui/window/settings_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace vortex;
using namespace vortex::ui;

namespace {

QModelIndex valueOf(const SettingsModel& model, const char* key) {
  for (int row = 0; row < model.rowCount(); ++row)
    if (model.index(row, SettingsModel::Key).data().toString() == QLatin1String(key))
      return model.index(row, SettingsModel::Value);
  qFatal("no key %s", key);
}

QByteArray contentOf(const QString& file) {
  QFile in(file);
  return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("(no file)");
}

}  // namespace

class TestSettings : public QObject {
  Q_OBJECT

 private slots:
  void everyKeyOfTheSchemaIsARowWithItsRangeAndDefault() {
    SettingsModel model(contractSettings(), contractSettings(), nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    int own = 0;
    for (const config::ConfigKey& key : config::configKeys())
      own += key.origin == config::KeyOrigin::Own ? 1 : 0;
    QCOMPARE(model.rowCount(), own);
    const int row = valueOf(model, "orchestration.timeouts.image_s").row();
    QCOMPARE(model.index(row, SettingsModel::Value).data().toString(), QStringLiteral("15"));
    QCOMPARE(model.index(row, SettingsModel::Unit).data().toString(), QStringLiteral("s"));
    QCOMPARE(model.index(row, SettingsModel::Default).data().toString(), QStringLiteral("15"));
  }

  // The sentences of the schema are engine/config's, in English; translations are found by what config_words.cpp lists.
  void everySentenceOfTheSchemaCanBeTranslatedAndNoOther() {
    const QRegularExpression kWords(QStringLiteral("^[a-z_]+(, [a-z_]+)+$")), kRange(QStringLiteral("^[0-9.]+ to [0-9.]+$"));
    QSet<QString> sentences, allowances;
    for (const config::ConfigKey& key : config::configKeys())
      if (key.origin == config::KeyOrigin::Own) {
        sentences << QString::fromStdString(key.doc);
        const QString allowed = QString::fromStdString(key.allowed);
        if (!kWords.match(allowed).hasMatch() && !kRange.match(allowed).hasMatch())
          allowances << allowed;
      }
    const auto listed = [](std::span<const char* const> texts) {
      QSet<QString> set;
      for (const char* text : texts)
        set << QString::fromUtf8(text);
      return set;
    };
    const auto differences = [](const QSet<QString>& a, const QSet<QString>& b) {
      return QStringList((a - b).values() + (b - a).values()).join(QStringLiteral(" | "));
    };
    QCOMPARE(differences(listed(configSentences()), sentences), QString());
    QCOMPARE(differences(listed(configAllowances()), allowances), QString());
  }

  void inEnglishTheSchemaSpeaksForItself() {
    for (const config::ConfigKey& key : config::configKeys()) {
      QCOMPARE(sentenceOf(key), QString::fromStdString(key.doc));
      QCOMPARE(allowedFor(key), QString::fromStdString(key.allowed));
    }
  }

  void whatIsOutOfRangeIsRefusedAndChangesNothing() {
    SettingsModel model(contractSettings(), contractSettings(), nullptr);
    QSignalSpy refused(&model, &SettingsModel::refused);
    QVERIFY(!model.setData(valueOf(model, "orchestration.timeouts.image_s"), QStringLiteral("5000"), Qt::EditRole));
    QVERIFY(!model.setData(valueOf(model, "vram.soft_limit_gb"), QStringLiteral("99"), Qt::EditRole));  // above the hard limit
    QCOMPARE(refused.count(), 2);
    QVERIFY(refused[0][0].toString().contains(QStringLiteral("orchestration.timeouts.image_s")));
    QCOMPARE(model.changes(), 0);
  }

  void theFileHoldsTheChangesAloneAndReadsBackAsThem() {
    SettingsModel model(contractSettings(), contractSettings(), nullptr);
    QVERIFY(model.setData(valueOf(model, "orchestration.timeouts.image_s"), QStringLiteral("14"), Qt::EditRole));
    QVERIFY(model.setData(valueOf(model, "orchestration.timeouts.video_s"), QStringLiteral("9.5"), Qt::EditRole));
    QVERIFY(model.setData(valueOf(model, "limits.audio_s"), QStringLiteral("[0.2, 20]"), Qt::EditRole));
    QVERIFY(model.setData(valueOf(model, "device.threads"), QStringLiteral("2"), Qt::EditRole));
    const std::string text = model.asFile();
    QVERIFY(text.size() < 300);
    const auto read = config::readConfig(text, "kept", contractSettings());
    QVERIFY(read.complaints.empty());
    QVERIFY(read.settings == model.edited());
  }

  void whatARunningEngineCannotTakeWaitsForTheNextStart() {
    SettingsModel model(contractSettings(), contractSettings(), nullptr);
    QVERIFY(model.setData(valueOf(model, "orchestration.timeouts.image_s"), QStringLiteral("14"), Qt::EditRole));
    QVERIFY(model.setData(valueOf(model, "device.threads"), QStringLiteral("2"), Qt::EditRole));
    const Settings now = model.forNow(contractSettings());
    QCOMPARE(now.stages[Stage::Image].timeout, seconds(14));
    QCOMPARE(now.device.threads, 0);
  }

  void whatTheEngineTunedWhileTheTableWasOpenStays() {
    Settings running = contractSettings();
    running.stages[Stage::Clip].watch = {.limit = seconds(4), .every = 1};
    SettingsModel model(running, contractSettings(), nullptr);
    QCOMPARE(model.changes(), 0);
    QVERIFY(model.setData(valueOf(model, "orchestration.timeouts.image_s"), QStringLiteral("14"), Qt::EditRole));
    running.stages[Stage::Video].timeout = seconds(9.1);  // by now
    const Settings now = model.forNow(running);
    QVERIFY(now.stages[Stage::Image].timeout == seconds(14) && now.stages[Stage::Video].timeout == seconds(9.1));
    QCOMPARE(now.stages[Stage::Clip].watch.limit, seconds(4));
    QVERIFY2(model.asFile().find("watch") == std::string::npos, model.asFile().c_str());
  }

  // Each key alone, against the engine's own word.
  void theTableAgreesWithTheEngineAboutWhatItCanTake() {
    const Settings running = contractSettings();
    const std::map<std::string, std::string> other{{"device.threads", "3"},
                                                   {"device.drain_budget_s", "0.7"},
                                                   {"models.image_gb", "1"},
                                                   {"history.keep_days", "9"},
                                                   {"simulated.encode_s", "1"},
                                                   {"pipeline.lane_capacity.image", "2"},
                                                   {"pipeline.max_slots_in_flight", "2"},
                                                   {"vram.soft_limit_gb", "10"},
                                                   {"orchestration.timeouts.clip_s", "1.5"},
                                                   {"device.on_wedged", "hold"},
                                                   {"device.quarantine_bound_s", "3"},
                                                   {"check.min_b", "0.6"},
                                                   {"orchestration.downstream_s", "18"}};
    for (const auto& [key, value] : other) {
      Settings next = running;
      QVERIFY2(config::applySet(next, key + "=" + value).empty(), key.c_str());
      QVERIFY2(runtime::keepFixed(next, running).empty() == appliesAtOnce(key), key.c_str());
    }
  }

  void theFileBeforeStaysBesideTheNewOne() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("deep/config.yaml"));
    QCOMPARE(writeConfig(file.toStdString(), "profile: cpu\n"), QString());
    QCOMPARE(writeConfig(file.toStdString(), "profile: fast\n"), QString());
    QCOMPARE(contentOf(file), QByteArray("profile: fast\n"));
    QCOMPARE(contentOf(file + QStringLiteral(".before")), QByteArray("profile: cpu\n"));
  }

  void aFolderThatCannotBeMadeIsSaid() {
    const QTemporaryDir folder;
    const QString inTheWay = folder.filePath(QStringLiteral("file"));
    QCOMPARE(writeConfig(inTheWay.toStdString(), "x"), QString());
    QVERIFY(!writeConfig((inTheWay + QStringLiteral("/config.yaml")).toStdString(), "y").isEmpty());
    QCOMPARE(contentOf(inTheWay), QByteArray("x"));
  }
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  TestSettings test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_settings.moc"
