// SPDX-License-Identifier: GPL-3.0-or-later
//
// The row of filters: what is set is what it says, and what it keeps comes back.
#include "ui/replay/recorded_filters.h"
#include "ui/replay/rerun_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>
#include <algorithm>
#include <cstdlib>
#include <type_traits>

using namespace vortex;
using namespace vortex::ui;

class TestRecordedFilters : public QObject {
  Q_OBJECT
 private slots:
  void whatIsSetIsWhatItSays() {
    RecordedFilters filters;
    QVERIFY(filters.filter() == RecordedFilter{});
    for (const RecordedFilter& filter : {RecordedFilter{.show = RecordedFilter::Show::Open, .stage = Stage::Video},
                                         RecordedFilter{.outcome = Outcome::TimedOut, .since = RecordedFilter::Since::Week},
                                         RecordedFilter{.show = RecordedFilter::Show::Missed, .spareBelow = seconds(2)},
                                         RecordedFilter{.text = QStringLiteral("ferry late")}}) {
      QSignalSpy changed(&filters, &RecordedFilters::changed);
      filters.setFilter(filter);
      QVERIFY(filters.filter() == filter);
      QCOMPARE(changed.size(), 1);
      QVERIFY(filterOf(filterLine(filters.filter())) == filter);
    }
    auto* clear = filters.findChild<QPushButton*>();
    QVERIFY(clear->isEnabled());
    clear->click();
    QVERIFY(filters.filter() == RecordedFilter{});
    QVERIFY(!clear->isEnabled());
  }

  // In one row where all words fit, else the boxes have a row of their own, and no word is cut off in either.
  void theBoxesHaveARowOfTheirOwnWhereItIsNarrow() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* filters = new RecordedFilters(&window);
    column->addWidget(filters);
    column->addStretch(1);
    window.show();
    const auto boxes = filters->findChildren<QComboBox*>();
    QCOMPARE(boxes.size(), 4);
    const auto fits = [](const QComboBox* one) { return one->width() >= one->sizeHint().width(); };
    const auto areBeside = [&] {
      return std::abs(filters->text()->geometry().center().y() - boxes.front()->geometry().center().y()) <
             filters->text()->height() / 2;
    };
    int words = 0;
    for (const QComboBox* one : boxes)
      words += one->sizeHint().width();
    for (const int beside : {700, 80, 700}) {
      window.resize(words + beside, 600);
      QCoreApplication::sendPostedEvents();
      QVERIFY(std::all_of(boxes.begin(), boxes.end(), fits));
      QCOMPARE(areBeside(), beside == 700);
    }
    window.resize(words + 80, 320);  // no room for a second row
    QCoreApplication::sendPostedEvents();
    QVERIFY(areBeside());
  }

  void aRerunIsAsRecordedUntilSomethingIsChanged() {
    RerunGiven given;
    given.slot = {41};
    given.seed = 7;
    given.fields = {{QStringLiteral("visual_track.prompt"), QStringLiteral("a presenter")}};
    given.timeouts[Stage::Image] = seconds(15);
    Settings settings;
    settings.stages = contractStages();
    settings.ladder.resize(3);
    RerunDialog dialog(given, settings, QStringLiteral("41"), 1, nullptr);
    QVERIFY(dialog.change().seed == RerunChange::Seed::Keep);
    QVERIFY(dialog.change().fields.empty() && !dialog.change().onAir);
    QVERIFY(!dialog.change().qualityLevel && dialog.change().timeouts == PerStage<Duration>{});
    const auto named = [&](auto* kind, const QString& name) {
      using Kind = std::remove_pointer_t<decltype(kind)>;
      for (auto* one : dialog.findChildren<Kind*>())
        if (one->accessibleName() == name)
          return one;
      qFatal("no %s", qPrintable(name));
    };
    auto* seed = named(static_cast<QComboBox*>(nullptr), QStringLiteral("Seed of the rerun"));
    auto* number = named(static_cast<QLineEdit*>(nullptr), QStringLiteral("The seed to use"));
    QVERIFY(!number->isEnabled());
    seed->setCurrentIndex(seed->findData(static_cast<int>(RerunChange::Seed::Given)));
    QVERIFY(number->isEnabled());
    const auto queue = [&]() -> QPushButton* {
      for (auto* button : dialog.findChildren<QPushButton*>())
        if (button->text().contains(QStringLiteral("41")))
          return button;
      return nullptr;
    };
    QVERIFY(queue() != nullptr && !queue()->isEnabled());  // no number yet
    QTest::keyClicks(number, QStringLiteral("12x3"));
    QVERIFY(queue()->isEnabled());
    QVERIFY(dialog.change().given == 123);
    named(static_cast<QComboBox*>(nullptr), QStringLiteral("Quality of the rerun"))->setCurrentIndex(2);
    QVERIFY(dialog.change().qualityLevel == 1);
    auto* timeout = named(static_cast<QDoubleSpinBox*>(nullptr), QStringLiteral("Timeout of image in the rerun"));
    QCOMPARE(timeout->value(), 15.0);
    timeout->setValue(30);
    QVERIFY(dialog.change().timeouts == (PerStage<Duration>{{Duration{}, seconds(30), Duration{}, Duration{}}}));
    int marked = 0;
    for (const auto* label : dialog.findChildren<QLabel*>())
      marked += label->text() == QStringLiteral("changed") && label->isVisibleTo(&dialog) ? 1 : 0;
    QCOMPARE(marked, 3);
    timeout->setValue(15);
    QVERIFY(dialog.change().timeouts == PerStage<Duration>{});
  }
};

QTEST_MAIN(TestRecordedFilters)
#include "test_recorded_filters.moc"
