// SPDX-License-Identifier: GPL-3.0-or-later
//
// The panes of memory, spare to air and risk on the real engine with the simulated backend: what they show of a slot's life, and a
// button of the at-risk wall that saves a slot.
#include "engine/config/config_reader.h"
#include "ui/bridge/bridge.h"
#include "ui/models/selection.h"
#include "ui/models/time_axis.h"
#include "ui/operate/memory_pane.h"
#include "ui/operate/memory_view.h"
#include "ui/operate/risk_pane.h"
#include "ui/operate/spare_pane.h"
#include "ui/operate/timeline_view.h"
#include "ui/widgets/actions.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <functional>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr int kLongWait = 600'000;  // ms; a net, not an expectation

class Live {
 public:
  Live(const std::vector<std::string>& sets, double scale)
      : m_bridge(options(sets, scale)), m_desk{m_bridge, m_axis, m_selection, m_actions}, spare(m_desk), risk(m_desk),
        memory(m_desk) {
    for (Pane* pane : panes()) {
      pane->resize(520, 300);
      pane->show();
    }
    QObject::connect(&m_bridge, &Bridge::frame, &m_bridge, [this] {
      m_axis.setNow(m_bridge.now());
      for (Pane* pane : panes())
        pane->refresh();
    });
    m_bridge.start();
  }
  ~Live() {
    QSignalSpy ended(&m_bridge, &Bridge::ended);
    m_bridge.stop(StopMode::Drain);
    while (ended.isEmpty() && ended.wait(kLongWait)) {
    }
  }
  void until(const std::function<bool()>& holds) {
    QSignalSpy frames(&m_bridge, &Bridge::frame);
    while (!holds())
      if (!frames.wait(kLongWait))
        qFatal("no frame came");
  }
  void enqueue() {
    Recipe recipe;
    recipe.label = "news";
    m_bridge.enqueue({recipe});
  }
  Bridge& bridge() { return m_bridge; }
  Selection& selection() { return m_selection; }
  std::vector<Pane*> panes() { return {&spare, &risk, &memory}; }

 private:
  static EngineOptions options(const std::vector<std::string>& sets, double scale) {
    EngineOptions options;
    auto config =
        config::loadConfig({.profile = "simulated", .file = {}, .sets = sets, .resources = VORTEX_SOURCE_DIR "/resources"});
    for (const config::Complaint& complaint : config.complaints)
      qWarning("%s", config::toString(complaint).c_str());
    options.settings = std::move(config.settings);
    options.settings.simulated.startup = seconds(0.5);  // nothing here is about the start
    options.backend = BackendKind::Simulated;
    options.clockScale = scale;
    options.program = "test";
    return options;
  }
  Bridge m_bridge;
  TimeAxis m_axis;
  Selection m_selection;
  Actions m_actions;
  Desk m_desk;

 public:
  SparePane spare;
  RiskPane risk;
  MemoryPane memory;
};

QTableView* table(QWidget& in, const QString& name) {
  for (auto* table : in.findChildren<QTableView*>())
    if (table->accessibleName() == name)
      return table;
  qFatal("no table '%s'", qPrintable(name));
}

QString cell(const QTableView& table, int row, int column) { return table.model()->index(row, column).data().toString(); }

QPushButton* buttonThatSays(QWidget& in, const QString& start) {
  for (auto* button : in.findChildren<QPushButton*>())
    if (button->isVisible() && button->text().startsWith(start))
      return button;
  return nullptr;
}

}  // namespace

class TestMarginPanes : public QObject {
  Q_OBJECT

 private slots:
  void aSlotThatWasMadeIsInTheTable() {
    Live live({}, 60);
    live.enqueue();
    const QTableView& shares = *table(live.spare, QStringLiteral("Shares of the due slots that have at least so much to spare"));
    live.until([&] { return live.bridge().session().decided() == 1; });
    live.until([&] { return cell(shares, 0, 5) == QStringLiteral("0 of 1"); });
    QCOMPARE(cell(shares, 0, 0), QStringLiteral("this session"));
    QCOMPARE(cell(shares, 0, 2), QStringLiteral("needs 59"));
    QVERIFY2(cell(shares, 0, 4).startsWith(QLatin1Char('+')), qPrintable(cell(shares, 0, 4)));
  }

  void keyTShowsTheSameAsATableAndBack() {
    Live live({}, 60);
    live.enqueue();
    live.until([&] { return live.bridge().session().decided() == 1 && live.bridge().session().samples().size() > 3; });
    QTableView* rows = table(live.memory, QStringLiteral("Device memory over the visible time"));
    QVERIFY(!rows->isVisible());
    QTest::keyClick(&live.memory, Qt::Key_T);
    QVERIFY(rows->isVisible() && rows->model()->rowCount() > 0);
    QVERIFY(cell(*rows, 0, 1).toDouble() > 7);  // GB
    QTest::keyClick(&live.memory, Qt::Key_T);
    QVERIFY(!rows->isVisible());
    QTableView* due = table(live.spare, QStringLiteral("Spare to air of the due slots"));
    QTest::keyClick(&live.spare, Qt::Key_T);
    QVERIFY(due->isVisible());
    QCOMPARE(cell(*due, 0, 0), QStringLiteral("1"));
    QCOMPARE(cell(*due, 0, 3), QStringLiteral("succeeded"));
  }

  void whatIsExportedAreTheRowsOfThePlot() {
    Live live({}, 60);
    live.enqueue();
    live.until([&] { return live.bridge().session().decided() == 1 && live.bridge().session().samples().size() > 3; });
    live.until([&] { return live.spare.exportables().rows().contains("succeeded"); });
    QVERIFY(live.spare.exportables().rows().startsWith("Slot,Airs,Spare to air s,Outcome"));
    QVERIFY(live.memory.exportables().rows().startsWith("Time,Device used GB,Ours GB"));
    QVERIFY(live.memory.exportables().rows().count('\n') > 3);
  }

  // The image takes 16 s, its timeout is 15 s, and what follows is quick: the wall offers to raise the timeout, and doing so makes
  // the slot, which is timed out otherwise.
  void raisingATimeoutSavesTheSlot_data() {
    QTest::addColumn<bool>("raise");
    QTest::newRow("left alone") << false;
    QTest::newRow("raised") << true;
  }
  void raisingATimeoutSavesTheSlot() {
    QFETCH(bool, raise);
    Live live({"simulated.image.distribution=fixed", "simulated.image.time_s=16", "simulated.video.time_s=3",
               "orchestration.targets.video_s=3", "orchestration.retry_policy.image=0"},
              2);
    live.enqueue();
    live.until([&] { return live.bridge().session().running() == 1; });
    if (raise) {
      live.until([&] { return buttonThatSays(live.risk, QStringLiteral("Raise image timeout to")) != nullptr; });
      QPushButton* button = buttonThatSays(live.risk, QStringLiteral("Raise image timeout to"));
      QVERIFY(!button->toolTip().isEmpty());
      QTest::mouseClick(button, Qt::LeftButton);
      QVERIFY(live.bridge().settings().stages[Stage::Image].timeout > seconds(16));
    }
    live.until([&] { return live.bridge().session().decided() == 1; });
    const Slot& slot = live.bridge().session().allSlots().back();
    QCOMPARE(QString::fromUtf8(toString(slot.verdict.outcome).data()),
             raise ? QStringLiteral("succeeded") : QStringLiteral("timed_out"));
  }

  // They have one axis, which stands still for three seconds at a time.
  void atRestMemoryAndTimelineArePaintedTogetherAndSeldom() {
    EngineOptions options;
    options.settings = contractSettings();
    options.backend = BackendKind::Simulated;
    Bridge bridge(std::move(options));
    TimeAxis axis;
    Selection selection;
    Actions actions;
    const Desk desk{bridge, axis, selection, actions};
    QWidget window;
    TimelineView timeline(desk, &window);
    MemoryView memory(desk, &window);
    timeline.setGeometry(0, 0, 600, 200);
    memory.setGeometry(0, 200, 600, 200);
    for (QWidget* plot : std::initializer_list<QWidget*>{&timeline, &memory})
      plot->setFocusPolicy(Qt::NoFocus);  // one that gets the focus is painted, too
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto frame = [&](int second) {
      axis.setNow(Time{} + seconds(second));
      timeline.refresh();
      memory.refresh();
      QCoreApplication::processEvents();
    };
    frame(1'000);
    axis.setResting(true);
    QSignalSpy timelines(&timeline, &QCustomPlot::afterReplot), memories(&memory, &QCustomPlot::afterReplot);
    for (int second = 1; second <= 30; ++second) {
      frame(1'000 + second);
      QCOMPARE(memories.size(), timelines.size());
    }
    QCOMPARE(memories.size(), 10);
  }

  void everyControlHasAName() {
    Live live({}, 60);
    live.enqueue();
    live.until([&] { return live.bridge().session().running() == 1; });
    for (Pane* pane : live.panes())
      for (const auto* widget : pane->findChildren<QWidget*>())
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0)
          QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
  }
};

QTEST_MAIN(TestMarginPanes)
#include "test_margin_panes.moc"
