// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command palette: what it finds, in which order, and that it does what is chosen.
#include "tests/ui/models/scenes.h"
#include "ui/models/match.h"
#include "ui/widgets/actions.h"
#include "ui/window/find_box.h"
#include "ui/window/palette_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace vortex;
using namespace vortex::ui;

class TestPalette : public QObject {
  Q_OBJECT

 private slots:
  void everyTypedWordMustOccurAndTheStartOfAWordIsWorthMore() {
    QVERIFY(!matchScore(QStringLiteral("cancel dog"), QStringLiteral("Cancel slot 7")));
    QVERIFY(matchScore(QStringLiteral("slot can"), QStringLiteral("Cancel slot 7")));
    QCOMPARE(matchScore(QString(), QStringLiteral("anything")), std::optional(0));
    QVERIFY(*matchScore(QStringLiteral("slot"), QStringLiteral("Slot 7")) >
            *matchScore(QStringLiteral("slot"), QStringLiteral("Last slot")));
    QVERIFY(*matchScore(QStringLiteral("ide"), QStringLiteral("An idea")) >
            *matchScore(QStringLiteral("ide"), QStringLiteral("video")));
  }

  void aNumberFindsItsSlotBeforeEverythingElse() {
    Session session;
    ui::test::Teller tell(session);
    for (std::uint64_t slot : {418, 4182, 14182})
      tell.wholeSlot(slot, static_cast<double>(slot));
    Actions actions;
    actions.add(Menu::View, {QStringLiteral("a"), QStringLiteral("4182 things"), QStringLiteral("Shows them"), {}});
    PaletteModel model(actions, session, nullptr);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.look(QStringLiteral("4182"));
    QCOMPARE(model.slotAt(0), std::optional(SlotId{4182}));
    QCOMPARE(model.rowCount(), 3);  // the action, and 14182, which holds it
    model.look(QStringLiteral("news-418"));
    QCOMPARE(model.rowCount(), 2);
    model.look(QStringLiteral("nothing of that"));
    QCOMPARE(model.rowCount(), 0);
  }

  void ofManySlotsTheNewestAreOffered() {
    Session session;
    ui::test::Teller tell(session);
    for (std::uint64_t slot = 1; slot <= 500; ++slot)
      tell.queued(slot, static_cast<double>(slot));
    const Actions actions;
    PaletteModel model(actions, session, nullptr);
    model.look(QStringLiteral("news"));
    QCOMPARE(model.rowCount(), static_cast<int>(PaletteModel::kMostSlots));
    QCOMPARE(model.slotAt(0), std::optional(SlotId{500}));
  }

  void aDisabledActionSaysWhyNot() {
    const Session session;
    Actions actions;
    QAction* cancel = actions.add(
        Menu::Slots, {QStringLiteral("cancel"), QStringLiteral("&Cancel…"), QStringLiteral("Stops it"), {QKeySequence::Delete}});
    Actions::allow(cancel, false, QStringLiteral("Nothing runs"));
    PaletteModel model(actions, session, nullptr);
    model.look(QStringLiteral("canc"));
    const QModelIndex row = model.index(0);
    QCOMPARE(row.data().toString(), QStringLiteral("Cancel"));
    QCOMPARE(row.data(PaletteModel::Detail).toString(), QStringLiteral("Nothing runs"));
    QCOMPARE(row.data(PaletteModel::Keys).toString(), QStringLiteral("Del"));
    QCOMPARE(row.data(PaletteModel::Usable).toBool(), false);
  }

  void ofWhatMatchesAlikeTheUsableComesFirst() {
    const Session session;
    Actions actions;
    Actions::allow(actions.add(Menu::Slots, {QStringLiteral("one"), QStringLiteral("Cancel slot"), QStringLiteral("Stops it"), {}}),
                   false, QStringLiteral("Select a slot"));
    actions.add(Menu::Slots, {QStringLiteral("two"), QStringLiteral("Cancel 7"), QStringLiteral("Stops 7"), {}});
    PaletteModel model(actions, session, nullptr);
    model.look(QStringLiteral("can"));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Cancel 7"));
    model.look(QStringLiteral("cancel sl"));  // what was meant is not passed over
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Cancel slot"));
  }

  void enterDoesWhatIsChosenAndEscapeNothing() {
    Session session;
    ui::test::Teller(session).wholeSlot(7, 1);
    Actions actions;
    QAction* one = actions.add(Menu::View, {QStringLiteral("one"), QStringLiteral("Alpha"), QStringLiteral("Does one"), {}});
    QAction* two = actions.add(Menu::View, {QStringLiteral("two"), QStringLiteral("Alpine"), QStringLiteral("Does two"), {}});
    const QSignalSpy first(one, &QAction::triggered), second(two, &QAction::triggered);
    QWidget window;
    window.resize(800, 600);
    PaletteModel model(actions, session, nullptr);
    FindBox box(&model, &window);
    const QSignalSpy chosen(&box, &FindBox::slotChosen);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    box.begin();
    auto* list = window.findChild<QListView*>(QStringLiteral("palette"));
    QVERIFY(list->isVisible());
    QTest::keyClicks(&box, QStringLiteral("alp"));
    QTest::keyClick(&box, Qt::Key_Down);
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(first.count(), 0);
    QCOMPARE(second.count(), 1);
    QVERIFY(!list->isVisible());
    box.begin();
    QTest::keyClicks(&box, QStringLiteral("zz"));
    QVERIFY(!list->isVisible());
    QVERIFY(!QToolTip::text().isEmpty());  // that nothing was found is said
    QTest::keyClick(&box, Qt::Key_Escape);
    box.begin();
    QTest::keyClicks(&box, QStringLiteral("alpha"));
    QTest::keyClick(&box, Qt::Key_Escape);
    QCOMPARE(first.count(), 0);
    QVERIFY(box.text().isEmpty());
    box.begin();
    QTest::keyClicks(&box, QStringLiteral("7"));
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
  }
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  TestPalette test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_palette.moc"
