// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of a drafted timeout: it is applied, undone, kept over a restart, given up, written to a file.
#include "engine/config/config_reader.h"
#include "tests/ui/tune/tune_window.h"
#include "ui/models/tuning_file.h"
#include "ui/tune/tune_commands.h"
#include "ui/tune/tune_room.h"
#include "ui/widgets/export.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>
#include <QTimer>
#include <QtTest>
#include <optional>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

std::optional<Bar> firstImage(const Session& session) {
  for (const Slot& slot : session.allSlots())
    for (const Bar& bar : slot.bars)
      if (bar.attempt.stage == Stage::Image)
        return bar;
  return std::nullopt;
}

}  // namespace

class TestTuneDraft : public QObject {
  Q_OBJECT
  QTemporaryDir m_settings;

 private slots:
  void initTestCase() { QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path()); }
  void init() { QSettings().clear(); }

  void applyReachesTheEngineAndTheNextAttemptHasIt() {
    const TuneWindow tune;
    tune.typeSeconds(QStringLiteral("13.6"));
    tune.untilEnabled("tune.apply");
    QVERIFY(tune->action("tune.apply")->text().startsWith(QStringLiteral("&Apply 1")));
    tune.applied();
    QCOMPARE(tune.running(), seconds(13.6));
    while (!firstImage(tune->bridge().session()))
      tune.makeSlots();
    QCOMPARE(firstImage(tune->bridge().session())->timeout, seconds(13.6));
    // What was applied can be undone: it is pending the other way, and the engine keeps what it runs with.
    tune->action("tune.undo")->trigger();
    QCOMPARE(tune.seconds().value(), 15.);
    QCOMPARE(tune.running(), seconds(13.6));
  }

  void applyTakesWhatIsStillBeingTyped() {
    const TuneWindow tune;
    const auto typed = [&](const char* text) {
      tune.seconds().setFocus();
      tune.seconds().selectAll();
      QTest::keyClicks(&tune.seconds(), QString::fromLatin1(text));
    };
    typed("13");
    tune.applied();
    QCOMPARE(tune.running(), seconds(13));
    tune.typeSeconds(QStringLiteral("14"));
    typed("12.5");
    tune.applied();
    QCOMPARE(tune.running(), seconds(12.5));
  }

  void whatWasDraftedComesBackAfterARestart() {
    TuneWindow tune;
    tune.typeSeconds(QStringLiteral("13.6"));
    tune.typeSeconds(QStringLiteral("13.2"));
    QCOMPARE(tune.seconds().value(), 13.2);
    tune.restart();
    tune->until([&] { return tune.seconds().value() == 13.2; });
    QCOMPARE(tune.running(), seconds(15));
    tune.untilEnabled("tune.undo");
    tune.untilEnabled("tune.apply");
    tune->action("tune.undo")->trigger();
    QVERIFY(tune.seconds().value() > 13.2);
  }

  void whatCouldNotBeKeptIsTriedAgainAtTheEnd() {
    TuneWindow tune;
    const QString kept = tune.file(QStringLiteral("history.db.tuning"));
    QVERIFY(QDir().mkdir(kept));
    QStringList said;
    connect(tune->window().findChild<TuneRoom*>(), &TuneRoom::said, this, [&](const QString& text) { said << text; });
    tune.typeSeconds(QStringLiteral("13.6"));
    tune->until([&] { return !said.filter(QStringLiteral("cannot be kept")).isEmpty(); });
    QVERIFY(QDir().rmdir(kept));
    tune.restart();
    tune->until([&] { return tune.seconds().value() == 13.6; });
  }

  void ofAnotherProfileOnlyTheStepsComeBack() {
    TuneWindow tune;
    const TimeoutChange change{.stage = Stage::Image, .was = seconds(60), .became = seconds(50)};
    KeptDraft full{.steps = {{.who = "ada", .wall = 1, .changes = {change}}}, .place = 1, .pending = {}, .profile = "full"};
    full.pending[Stage::Image] = seconds(50);
    QCOMPARE(writeWhole(tune.file(QStringLiteral("history.db.tuning")), draftFile(full)), QString());
    tune.restart();
    tune.untilEnabled("tune.undo");
    QCOMPARE(tune.seconds().value(), 15.);
    QVERIFY(!tune->action("tune.apply")->isEnabled());
  }

  void aDamagedDraftIsKeptAsideBesideAnEarlierOne() {
    TuneWindow tune;
    const QString kept = tune.file(QStringLiteral("history.db.tuning"));
    QCOMPARE(writeWhole(kept + QStringLiteral(".damaged"), "an earlier one"), QString());
    QCOMPARE(writeWhole(kept, "no json"), QString());
    tune.restart();
    const QDir folder(QFileInfo(kept).path());
    const auto aside = [&] { return folder.entryList({QStringLiteral("history.db.tuning.damaged-*")}); };
    tune->until([&] { return !aside().isEmpty(); });
    QFile file(folder.filePath(aside().first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("no json"));
  }

  void whatRunsIsRevertedToTheProfile() {
    const TuneWindow tune;
    tune.typeSeconds(QStringLiteral("13.6"));
    tune.applied();
    QVERIFY(!tune->action("tune.revert")->isEnabled());
    tune->action("tune.revert_profile")->trigger();
    QCOMPARE(tune.seconds().value(), 15.);
    QCOMPARE(tune.running(), seconds(13.6));
    tune.untilEnabled("tune.apply");
  }

  void withAConfigurationItIsRevertedToThat() {
    const TuneWindow tune(TuneWindow::Record::None, {"simulated.startup_s=0.5", "orchestration.timeouts.image_s=14"});
    tune.typeSeconds(QStringLiteral("13.6"));
    tune.applied();
    tune->action("tune.revert_profile")->trigger();
    QCOMPARE(tune.seconds().value(), 14.);
  }

  void aSavedProfileHasWhatWasDraftedAndNothingOfTheMoment() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("tuned.yaml"));
    Settings drafted =
        config::loadConfig({.profile = "simulated", .file = {}, .sets = {}, .resources = VORTEX_SOURCE_DIR "/resources"}).settings;
    drafted.stages[Stage::Image].timeout = seconds(13.6);
    drafted.stages[Stage::Image].watch = {.limit = seconds(28), .every = 10};
    QCOMPARE(writeDrafted(file, drafted, IfThere::Refuse).trouble, QString());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY2(text.contains("13.6") && !text.contains("watch"), text.constData());
    drafted.profile = "none such";
    QVERIFY(!writeDrafted(file, drafted, IfThere::Replace).trouble.isEmpty());
  }

  void itsKeysDoNothingWhereNobodySeesWhatTheyDo() {
    const TuneWindow tune;
    tune.typeSeconds(QStringLiteral("13.6"));
    tune.untilEnabled("tune.undo");
    tune->action("workspace.operate")->trigger();
    tune.untilDisabled("tune.undo");
    tune.untilDisabled("tune.apply");
    QVERIFY(tune->action("tune.apply")->toolTip().contains(QStringLiteral("Ctrl+2")));
  }

  void aProfileIsNeverWrittenOverUnasked() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("tuned.yaml"));
    const auto isWritten = [&](const char* text, IfThere ifThere) {
      const WrittenProfile written = writeProfile(file, text, ifThere);
      return !written.wasThere && written.trouble.isEmpty();
    };
    QVERIFY(isWritten("form: own\n", IfThere::Refuse));
    QVERIFY(!isWritten("other\n", IfThere::Refuse));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("form: own\n"));
    QVERIFY(isWritten("other\n", IfThere::Replace));
  }

  void autoIsRefusedAtARateThatADayDoesNotCarry() {
    const TuneWindow tune;
    tune.type(tune.named<TimeoutBox>(QStringLiteral("Share of attempts that may be cut, in percent")), QStringLiteral("0.3"));
    QCOMPARE(tune->bridge().settings().tuning.rate, 0.003);
    QString why;
    QTimer::singleShot(0, this, [&] {
      auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      QVERIFY(box != nullptr);
      why = box->text();
      box->accept();
    });
    QAbstractButton* automatic = tune->button(QStringLiteral("Let auto change timeouts while on air"));
    automatic->click();
    QVERIFY2(why.contains(QStringLiteral("0.005")), qPrintable(why));
    QVERIFY(!automatic->isChecked() && tune->bridge().settings().tuning.mode != TuningMode::Auto);
    tune.typeSeconds(QStringLiteral("13.6"));
    tune.applied();
    QCOMPARE(tune.running(), seconds(13.6));
  }

  void whatIsDraftedByHandIsNoSuggestion() {
    const TuneWindow tune;
    tune->until([&] { return tune->bridge().session().advice(Stage::Image).has_value(); });
    tune.typeSeconds(QStringLiteral("13.6"));
    tune.untilEnabled("tune.apply");
    QVERIFY(!tune->button(QStringLiteral("Draft these"))->isEnabled());
  }
};

QTEST_MAIN(TestTuneDraft)
#include "test_tune_draft.moc"
