// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for everything in the real window: keys, sentences, names for those who do not see it, and a way by keyboard to all.
#include "tests/ui/window/window_fixture.h"
#include "ui/window/key_sheet.h"

#include <QAccessible>
#include <QApplication>
#include <QMenuBar>
#include <QSet>
#include <QTableView>

using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

const Actions& registryOf(const MainWindow& window) { return window.actions(); }

QString nameOf(const QWidget& widget) {
  return QStringLiteral("%1 '%2' in %3")
      .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
           widget.parentWidget() != nullptr ? QString::fromLatin1(widget.parentWidget()->metaObject()->className()) : QString());
}

// A view's header and the stops inside a spin box speak through what they belong to.
bool isPartOfAnother(const QWidget& widget) {
  return widget.objectName().startsWith(QStringLiteral("qt_")) || widget.inherits("QHeaderView") || widget.inherits("QTabBar");
}

}  // namespace

class TestManners : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

 private slots:
  void initTestCase() { keepSettingsIn(m_folder); }
  void init() { QSettings().clear(); }

  void noTwoActionsShareAKey() {
    const OpenWindow open(QSize(1600, 1000));
    QMap<QKeySequence, QString> taken;
    for (const QAction* action : registryOf(open.window).all())
      for (const QKeySequence& key : action->shortcuts()) {
        QVERIFY2(!taken.contains(key),
                 qPrintable(QStringLiteral("%1: %2 and %3").arg(key.toString(), taken[key], action->objectName())));
        taken[key] = action->objectName();
      }
    QVERIFY(taken.size() > 8);
  }

  void everyActionHasAnIdATextAndASentence() {
    const OpenWindow open(QSize(1600, 1000));
    QSet<QString> ids;
    for (const QAction* action : registryOf(open.window).all()) {
      QVERIFY2(!action->objectName().isEmpty() && !ids.contains(action->objectName()), qPrintable(action->objectName()));
      ids << action->objectName();
      QVERIFY2(plainText(action).size() > 2, qPrintable(action->objectName()));
      QVERIFY2(Actions::says(action).size() > 8, qPrintable(action->objectName()));
    }
  }

  void everyActionStandsInAMenu() {
    const OpenWindow open(QSize(1600, 1000));
    QSet<const QAction*> inMenus;
    for (const QMenu* menu : open.window.findChildren<QMenu*>())
      for (const QAction* action : menu->actions())
        inMenus << action;
    for (const QAction* action : registryOf(open.window).all())
      QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
  }

  void theSheetOfKeysHasThemAll() {
    OpenWindow open(QSize(1600, 1000));
    KeySheet sheet(registryOf(open.window), &open.window);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    const auto* model = sheet.findChild<QTableView*>()->model();
    QStringList does;
    for (int row = 0; row < model->rowCount(); ++row)
      does << model->index(row, 1).data().toString();
    for (const QAction* action : registryOf(open.window).all())
      if (!action->shortcuts().isEmpty())
        QVERIFY2(does.contains(plainText(action)), qPrintable(action->objectName()));
  }

  void everythingThatTakesTheKeyboardHasAName() {
    OpenWindow open(QSize(1600, 1000));
    for (const char* id : {"in_use", "learn", "risk", "spare", "log", "queue", "alarms", "inspector"})
      if (auto* pane = open.window.findChild<Pane*>(QString::fromLatin1(id)))
        pane->show();
    QCoreApplication::processEvents();
    int seen = 0;
    for (const QWidget* widget : open.window.findChildren<QWidget*>()) {
      if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&open.window) || isPartOfAnother(*widget))
        continue;
      ++seen;
      QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
      QVERIFY2(spoken != nullptr && !spoken->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(*widget)));
    }
    QVERIFY(seen > 20);
  }

  void tabReachesEveryPaneThatIsOpen_data() {
    QTest::addColumn<bool>("atStart");
    QTest::newRow("start") << true;
    QTest::newRow("operate") << false;
  }
  void tabReachesEveryPaneThatIsOpen() {
    QFETCH(bool, atStart);
    OpenWindow open(QSize(1600, 1000), atStart ? Workspace::Start : Workspace::Operate);
    QVERIFY(QTest::qWaitForWindowActive(&open.window));
    QSet<QString> reached;
    QSet<const QWidget*> stops;
    for (int i = 0; i < 500; ++i) {
      QTest::keyClick(QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : &open.window, Qt::Key_Tab);
      const QWidget* at = QApplication::focusWidget();
      if (at == nullptr || stops.contains(at))
        break;
      stops << at;
      for (const QWidget* up = at; up != nullptr; up = up->parentWidget())
        if (qobject_cast<const Pane*>(up) != nullptr)
          reached << up->objectName();
    }
    for (const Pane* pane : open.window.findChildren<Pane*>())
      if (pane->isVisible() && !pane->visibleRegion().isEmpty())
        QVERIFY2(reached.contains(pane->objectName()), qPrintable(pane->objectName()));
  }
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  TestManners test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_manners.moc"
