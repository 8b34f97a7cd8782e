// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stage of the Tune workspace in the real window: its line is dragged, a number is typed, seconds and share move together.
#include "tests/ui/models/tuning_evidence.h"
#include "tests/ui/tune/tune_window.h"
#include "ui/tune/scope_box.h"
#include "ui/tune/tuning.h"

#include <QAction>
#include <QApplication>
#include <QDateTimeEdit>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleOptionSpinBox>
#include <QTableView>
#include <QTimer>
#include <QtTest>
#include <cmath>

using namespace vortex;
using namespace vortex::ui;
using namespace vortex::ui::test;
using Record = TuneWindow::Record;

class TestTuneWindow : public QObject {
  Q_OBJECT
  QTemporaryDir m_settings;

 private slots:
  void initTestCase() { QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path()); }
  void init() { QSettings().clear(); }

  void withoutAttemptsItSaysWhatToDo() {
    const TuneWindow tune;
    const CurveView& curve = tune.curve();
    tune->until([&] { return curve.accessibleDescription().startsWith(QStringLiteral("No attempts yet: run slots")); });
    QVERIFY(!tune.share().isEnabled());
    QVERIFY(tune.seconds().isEnabled());  // a timeout may be set all the same
    QVERIFY(!tune->action("tune.apply")->isEnabled());
  }

  void aDragMovesSecondsAndRateTogetherAndIsOneStepToUndo() {
    const TuneWindow tune(Record::There);
    CurveView& curve = tune.curve();
    const Duration before = tune.running();
    QCOMPARE(tune.seconds().value(), inSeconds(before));
    const double low = tune.share().value();

    const CurveScene scene = curve.scene();
    const QPoint from(static_cast<int>(std::round(scene.draft)), static_cast<int>(scene.plot.center().y()));
    const double median = scene.xOf(seconds(11));
    QTest::mousePress(&curve, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 10; ++step)
      QTest::mouseMove(&curve, {from.x() + static_cast<int>((median - from.x()) * step / 10), from.y()});
    QTest::mouseRelease(&curve, Qt::LeftButton, {}, {static_cast<int>(median), from.y()});

    QVERIFY2(std::abs(tune.seconds().value() - 11) < 0.2, qPrintable(QString::number(tune.seconds().value())));
    QVERIFY(tune.share().value() > low);
    QCOMPARE(tune.running(), before);  // nothing of the engine has changed
    tune.untilEnabled("tune.undo");
    QVERIFY2(tune->action("tune.undo")->text().contains(QStringLiteral("image")), qPrintable(tune->action("tune.undo")->text()));
    tune->action("tune.undo")->trigger();
    QCOMPARE(tune.seconds().value(), inSeconds(before));
    QCOMPARE(tune.share().value(), low);
    tune.untilDisabled("tune.undo");
    tune.untilEnabled("tune.redo");
  }

  void aDragEndsWhereItsReleaseIsLost() {
    const TuneWindow tune;
    CurveView& curve = tune.curve();
    const auto* tuning = tune->window().findChild<Tuning*>();
    const auto take = [&] {
      const CurveScene& scene = curve.scene();
      QTest::mousePress(&curve, Qt::LeftButton, {}, QPointF(scene.draft, scene.plot.center().y()).toPoint());
      return tuning->dragging();
    };
    const auto release = [&] { QTest::mouseRelease(&curve, Qt::LeftButton); };  // so that the next press is one
    QVERIFY(take());
    tune->action("workspace.operate")->trigger();
    QVERIFY(!tuning->dragging());
    release();
    tune->action("workspace.tune")->trigger();
    QVERIFY(take());
    tune.seconds().setFocus();
    QVERIFY(!tuning->dragging());
    release();
    QVERIFY(take());
    const double before = tune.seconds().value();
    QMouseEvent move(QEvent::MouseMove, {60, 60}, curve.mapToGlobal(QPointF(60, 60)), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(&curve, &move);
    QVERIFY(!tuning->dragging());
    QCOMPARE(tune.seconds().value(), before);
    release();
  }

  void theKeysOfTheLineMoveItFinelyWithShift() {
    const TuneWindow tune;
    CurveView& curve = tune.curve();
    curve.setFocus();
    QTest::keyClick(&curve, Qt::Key_Left);
    QCOMPARE(tune.seconds().value(), 14.9);
    QTest::keyClick(&curve, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(tune.seconds().value(), 14.91);
  }

  void aTypedShareMovesTheTimeoutAndOneBeyondTheRecordSaysSo() {
    const TuneWindow tune(Record::There);
    tune.typeShare(QStringLiteral("50"));
    const double half = tune.seconds().value();
    QVERIFY2(half > 5 && half < 14.5, qPrintable(QString::number(half)));
    QVERIFY(tune.share().value() <= 50);
    tune.typeSeconds(QStringLiteral("14.5"));
    QCOMPARE(tune.seconds().value(), 14.5);
    QVERIFY(tune.share().value() < 50);
    // Out of what the stage may be set to: as far as it goes.
    tune.typeSeconds(QStringLiteral("0.2"));
    QVERIFY(tune.seconds().value() >= 1);
  }

  // Attempts end all the time, each a new look at the record.
  void whatIsBeingTypedIsLeftAlone() {
    const TuneWindow tune(Record::There);
    auto* tuning = tune->window().findChild<Tuning*>();
    for (TimeoutBox* box : {&tune.seconds(), &tune.share()}) {
      box->setFocus();
      box->selectAll();
      QTest::keyClicks(box, QStringLiteral("1"));
      emit tuning->evidenceChanged();
      QTest::keyClicks(box, QStringLiteral("3"));
      emit tuning->evidenceChanged();
      QCOMPARE(box->text(), box->prefix() + QStringLiteral("13") + box->suffix());
      QTest::keyClick(box, Qt::Key_Return);
    }
  }

  void anArrowThatIsHeldGoesOn() {
    const TuneWindow tune(Record::There);
    const auto isHeld = [&](TimeoutBox& box, QStyle::SubControl arrow) {
      QStyleOptionSpinBox option;
      option.initFrom(&box);
      option.subControls = QStyle::SC_All;
      const QPoint at = box.style()->subControlRect(QStyle::CC_SpinBox, &option, arrow, &box).center();
      const QSignalSpy moved(tune->window().findChild<Tuning*>(), &Tuning::draftChanged);
      QTest::mousePress(&box, Qt::LeftButton, {}, at);
      tune->until([&] { return moved.count() >= 3; });
      QTest::mouseRelease(&box, Qt::LeftButton, {}, at);
    };
    isHeld(tune.seconds(), QStyle::SC_SpinBoxDown);
    QVERIFY(tune.seconds().value() <= inSeconds(tune.running()) - 0.299);
    isHeld(tune.share(), QStyle::SC_SpinBoxUp);
  }

  void aDoubleClickTakesTheWholeNumber() {
    const TuneWindow tune;
    auto* letters = tune.seconds().findChild<QLineEdit*>();
    QTest::mouseDClick(letters, Qt::LeftButton, {}, letters->rect().center());
    QCOMPARE(letters->selectedText(), QStringLiteral("15.00"));
    QTest::keyClicks(letters, QStringLiteral("13.6"));
    QTest::keyClick(letters, Qt::Key_Return);
    QCOMPARE(tune.seconds().value(), 13.6);
  }

  void keyTShowsTheCurveAsATable() {
    const TuneWindow tune(Record::There);
    const QTableView* table = tune->table(QStringLiteral("Curve of image as a table"));
    QVERIFY(!table->isVisible());
    QTest::keyClick(&tune.pane("tune_image"), Qt::Key_T);
    QVERIFY(table->isVisible() && table->model()->rowCount() > 0);
    QVERIFY(table->model()->index(0, 0).data().toDouble() > 1);
  }

  void whatLiesBeyondTheRecordIsSpokenOfAsNotIdentifiable() {
    std::vector<history::AttemptLine> attempts(99, attempt("finished", 12));
    attempts.push_back(attempt("timed_out", 15));
    const StageEvidence evidence = evidenceOf(attempts);
    CurveView view(Stage::Image, nullptr);
    const auto said = [&](double draft) {
      view.show(
          {.evidence = &evidence, .running = contractSettings().stages[Stage::Image], .draft = seconds(draft), .nothing = {}});
      return view.accessibleDescription();
    };
    QVERIFY2(said(13).endsWith(QStringLiteral("A timeout of 13.0 s: 1.0 % take longer.")), qPrintable(said(13)));
    QVERIFY2(said(16).contains(QStringLiteral("A timeout of 16.0 s: at most 1.0 % take longer")), qPrintable(said(16)));
    QVERIFY(said(16).contains(QStringLiteral("not identifiable")));
  }

  void aTimeRangeIsAskedForAndCanBeLeftAsItWas() {
    const TuneWindow tune;
    auto& scope = tune.named<ScopeBox>(QStringLiteral("What is measured on"));
    const QString before = scope.currentText();
    bool asked = false, mayTakeNone = true;
    QTimer look;
    connect(&look, &QTimer::timeout, &look, [&] {
      auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
      if (dialog == nullptr)
        return;
      asked = true;
      dialog->findChildren<QDateTimeEdit*>().at(0)->setDateTime(QDateTime::currentDateTime().addDays(2));
      for (const auto* button : dialog->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Measure over it"))
          mayTakeNone = button->isEnabled();
      dialog->reject();
    });
    look.start(0);
    scope.setCurrentIndex(scope.count() - 1);
    tune->until([&] { return asked; });
    QVERIFY(!mayTakeNone);  // it would end before it begins
    QCOMPARE(scope.currentText(), before);
  }
};

QTEST_MAIN(TestTuneWindow)
#include "test_tune_window.moc"
