// SPDX-License-Identifier: GPL-3.0-or-later
//
// What holds for everything in the real window: keys, sentences, names for those who do not see it, and a way by keyboard to all.
#include "tests/ui/window/window_fixture.h"
#include "ui/operate/media_view.h"
#include "ui/tune/scope_box.h"
#include "ui/widgets/plain_line.h"
#include "ui/window/about.h"
#include "ui/window/bad_config.h"
#include "ui/window/key_sheet.h"
#include "ui/window/questions.h"
#include "ui/window/recipe_opener.h"
#include "ui/window/settings_dialog.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QSlider>
#include <QStatusBar>
#include <QStyleOptionComboBox>
#include <QTableView>
#include <QTimer>
#include <algorithm>
#include <functional>
#include <map>

using namespace vortex::ui;
using namespace vortex::ui::test;

namespace {

const Actions& registryOf(const MainWindow& window) { return window.actions(); }

QString nameOf(const QWidget& widget) {
  return QStringLiteral("%1 '%2' in %3")
      .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
           widget.parentWidget() != nullptr ? QString::fromLatin1(widget.parentWidget()->metaObject()->className()) : QString());
}

// Of what takes the keyboard in it, those that have no name for who does not see it; and how many do.
struct Named {
  int seen = 0;
  QStringList nameless;
};
Named namesIn(const QWidget& in);

// How often a widget got an event of a kind.
class Heard final : public QObject {
 public:
  Heard(QWidget& widget, QEvent::Type type) : m_type(type) { widget.installEventFilter(this); }
  int count = 0;

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    count += event->type() == m_type ? 1 : 0;
    return false;
  }

 private:
  QEvent::Type m_type;
};

// A view's header and the stops inside a spin box speak through what they belong to.
bool isPartOfAnother(const QWidget& widget) {
  return widget.objectName().startsWith(QStringLiteral("qt_")) || widget.inherits("QHeaderView") || widget.inherits("QTabBar");
}

Named namesIn(const QWidget& in) {
  Named found;
  for (QWidget* widget : in.findChildren<QWidget*>()) {
    if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&in) || isPartOfAnother(*widget))
      continue;
    if (const auto* label = qobject_cast<const QLabel*>(widget); label != nullptr && label->text().isEmpty())
      continue;  // it says nothing yet
    ++found.seen;
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
    if (spoken == nullptr || spoken->text(QAccessible::Name).isEmpty())
      found.nameless << nameOf(*widget);
  }
  return found;
}

// Words of buttons, choices and columns that are seen, but not whole.
QStringList cutOffIn(const QWidget& in) {
  QStringList cut;
  for (const auto* button : in.findChildren<QPushButton*>())
    if (!button->visibleRegion().isEmpty() && button->fontMetrics().horizontalAdvance(button->text()) > button->width() - 4)
      cut << button->text();
  for (const auto* box : in.findChildren<QComboBox*>()) {
    QStyleOptionComboBox option;
    option.initFrom(box);
    const QRect room = box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
    if (!box->visibleRegion().isEmpty() && box->fontMetrics().horizontalAdvance(box->currentText()) > room.width())
      cut << box->currentText();
  }
  for (const auto* table : in.findChildren<QTableView*>()) {
    const QHeaderView* header = table->horizontalHeader();
    for (int column = 0; !header->visibleRegion().isEmpty() && column < table->model()->columnCount(); ++column)
      if (!table->isColumnHidden(column) && table->columnWidth(column) < header->sectionSizeHint(column) &&
          header->sectionResizeMode(column) != QHeaderView::Stretch)
        cut << table->model()->headerData(column, Qt::Horizontal).toString();
  }
  return cut;
}

// Of the dialog that `open` opens and waits for.
Named namesInDialog(const std::function<void()>& open) {
  Named found;
  QTimer::singleShot(0, [&found] {
    QWidget* dialog = QApplication::activeModalWidget();
    if (dialog == nullptr)
      return;
    found = namesIn(*dialog);
    dialog->close();
  });
  open();
  return found;
}

}  // namespace

Q_DECLARE_METATYPE(Workspace)

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
    for (Pane* pane : open.window.findChildren<Pane*>())
      pane->show();
    QCoreApplication::processEvents();
    const Named found = namesIn(open.window);
    QVERIFY2(found.nameless.isEmpty(), qPrintable(found.nameless.join(QLatin1Char('\n'))));
    QVERIFY(found.seen > 60);
  }

  void everythingInADialogHasAName_data() {
    QTest::addColumn<QString>("dialog");
    for (const char* dialog : {"keys", "settings", "about", "bad config", "finish", "restart"})
      QTest::newRow(dialog) << QString::fromLatin1(dialog);
  }
  void everythingInADialogHasAName() {
    QFETCH(QString, dialog);
    OpenWindow open(QSize(1600, 1000));
    Bridge& bridge = open.bridge;
    const std::vector<vortex::config::Complaint> complaints{{.file = "a.yaml", .line = 3, .column = 4, .message = "no such key"}};
    const std::map<QString, std::function<void()>> opens{
        {QStringLiteral("keys"), [&] { (new KeySheet(registryOf(open.window), &open.window))->exec(); }},
        {QStringLiteral("settings"), [&] { SettingsDialog(bridge, "config.yaml", &open.window).exec(); }},
        {QStringLiteral("about"), [&] { showAbout(&open.window, bridge); }},
        {QStringLiteral("bad config"), [&] { askAboutBadConfig(complaints, true); }},
        {QStringLiteral("finish"), [&] { askToFinishQueue(&open.window, bridge); }},
        {QStringLiteral("restart"), [&] { askToRestartDevice(&open.window, bridge); }},
    };
    const Named found = namesInDialog(opens.at(dialog));
    QVERIFY2(found.nameless.isEmpty(), qPrintable(found.nameless.join(QLatin1Char('\n'))));
    QVERIFY(found.seen > 0);
  }

  void aFileOfErrorsIsSaidAndDoesNotKeepTheGoodOnesWaiting() {
    OpenWindow open(QSize(1600, 1000));
    const QTemporaryDir folder;
    QFile bad(folder.filePath(QStringLiteral("bad.jsonl")));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("{broken\n");
    bad.close();
    QString said;
    std::size_t waiting = 0;
    QTimer look;
    connect(&look, &QTimer::timeout, &open.window, [&] {
      const auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      if (box == nullptr)
        return;
      said = box->text();
      waiting = open.bridge.channel().waiting().size();
      QApplication::activeModalWidget()->close();
    });
    look.start(1);
    openRecipes(&open.window, open.bridge,
                {bad.fileName(), QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/headlines.jsonl")});
    QTRY_VERIFY(!said.isEmpty());
    QVERIFY2(said.contains(QStringLiteral("bad.jsonl:1")), qPrintable(said));
    QCOMPARE(waiting, std::size_t{3});
    QCOMPARE(open.bridge.channel().waiting().size(), std::size_t{3});
  }

  void thePalettesListAndTheClipsScrubberHaveNames() {
    OpenWindow open(QSize(1600, 1000));
    QVERIFY(!open.window.findChild<QWidget*>(QStringLiteral("palette"))->accessibleName().isEmpty());
    const auto* media = open.pane("inspector").findChild<MediaView*>();
    QVERIFY(media != nullptr);
    for (const QWidget* part : media->findChildren<QWidget*>())  // shown or not: a clip may come
      if (part->focusPolicy() != Qt::NoFocus && !isPartOfAnother(*part))
        QVERIFY2(!QAccessible::queryAccessibleInterface(const_cast<QWidget*>(part))->text(QAccessible::Name).isEmpty(),
                 qPrintable(nameOf(*part)));
    QVERIFY(media->findChild<QSlider*>() != nullptr);
  }

  // It counts events, so it changes with nearly every picture.
  void theStatusBarSaysSomethingElseWithoutALayout() {
    OpenWindow open;
    auto* told = open.window.statusBar()->findChild<PlainLine*>();
    QVERIFY(told != nullptr && told->text().startsWith(QStringLiteral("events ")));
    open.window.statusBar()->show();  // a first start has none
    QCoreApplication::processEvents();
    Heard laidOut(*open.window.statusBar(), QEvent::LayoutRequest);
    told->setText(QStringLiteral("events 1234567890"));
    QCoreApplication::processEvents();
    QCOMPARE(laidOut.count, 0);
    told->updateGeometry();  // as a label does with each text
    QCoreApplication::processEvents();
    QVERIFY(laidOut.count > 0);
  }

  void whatTheRowOfTuneHasNoRoomForIsInItsMenu() {
    OpenWindow open(QSize(1100, 700), Workspace::Tune);
    const QWidget* row = open.window.findChild<QWidget*>(QStringLiteral("tuneBar"));
    const auto button = [&](const char* text) {
      for (auto* one : row->findChildren<QPushButton*>())
        if (one->text() == QLatin1String(text))
          return one;
      qFatal("no button %s", text);
    };
    QPushButton* more = button("More");
    QVERIFY(more->isVisible() && (more->focusPolicy() & Qt::TabFocus) != 0);
    QVERIFY(!button("Off")->isVisible());
    // What is hidden is chosen there, and is what the row has when there is room again.
    QMenu* menu = more->menu();
    const auto entry = [](const QMenu& in, const char* text) {
      for (QAction* one : in.actions())
        if (plainText(one) == QLatin1String(text))
          return one;
      qFatal("no entry %s", text);
    };
    emit menu->aboutToShow();
    QMenu* baseline = entry(*menu, "Baseline")->menu();
    emit baseline->aboutToShow();
    QVERIFY(entry(*baseline, "none")->isChecked());
    entry(*baseline, "today")->trigger();
    entry(*menu, "Timeouts: Off")->trigger();
    QVERIFY(open.bridge.live().settings.tuning.mode == vortex::TuningMode::Off);
    open.window.resize(1600, 1000);
    emit open.bridge.frame();
    QTRY_VERIFY(button("Off")->isVisible() && !more->isVisible());
    QVERIFY(button("Off")->isChecked());
    const auto boxes = row->findChildren<ScopeBox*>();
    QVERIFY(std::any_of(boxes.begin(), boxes.end(), [](const ScopeBox* box) {
      return box->isVisible() && box->accessibleName().startsWith(QStringLiteral("A second curve")) &&
             box->currentText() == QStringLiteral("today");
    }));
    // Where there is no row at all, the Edit menu opens it.
    open.window.resize(700, 400);
    emit open.bridge.frame();
    QTRY_VERIFY(!row->isVisible());
    open.action("tune.measure").trigger();
    QVERIFY(menu->isVisible());
    menu->close();
  }

  void wordsOfALongerLanguageAreNotCutOff() {
    LongerWords longer;
    QCoreApplication::installTranslator(&longer);
    OpenWindow open(QSize(1600, 1000));
    QStringList cut;
    for (Pane* pane : open.window.findChildren<Pane*>()) {
      pane->raise();  // of several in one place
      QCoreApplication::processEvents();
      cut << cutOffIn(open.window);
    }
    cut.removeDuplicates();
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
  }

  void germanIsNotCutOff_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Workspace>("workspace");
    for (const QSize size : {QSize(1600, 1000), QSize(1366, 768)})
      for (const Workspace workspace : {Workspace::Start, Workspace::Operate, Workspace::Replay})
        QTest::addRow("%d, %s", size.width(), vortex::ui::nameOf(workspace)) << size << workspace;
  }
  void germanIsNotCutOff() {
    QFETCH(QSize, size);
    QFETCH(Workspace, workspace);
    GermanWords german;
    QCoreApplication::installTranslator(&german);
    OpenWindow open(size, workspace);
    QStringList cut;
    for (Pane* pane : open.window.findChildren<Pane*>()) {
      if (!pane->isVisible())
        continue;
      pane->raise();
      QCoreApplication::processEvents();
      cut << cutOffIn(open.window);
    }
    cut.removeDuplicates();
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    QVERIFY(open.window.findChild<Pane*>(QStringLiteral("timeline"))->windowTitle() == QStringLiteral("Zeitleiste der Stufen"));
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
