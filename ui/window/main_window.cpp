// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/bridge/bridge.h"
#include "ui/log/log_pane.h"
#include "ui/operate/alarm_pane.h"
#include "ui/operate/attention_line.h"
#include "ui/operate/channel_strip.h"
#include "ui/operate/inspector_pane.h"
#include "ui/operate/memory_pane.h"
#include "ui/operate/queue_pane.h"
#include "ui/operate/risk_pane.h"
#include "ui/operate/slot_pane.h"
#include "ui/operate/spare_pane.h"
#include "ui/operate/timeline_pane.h"
#include "ui/window/alarm_commands.h"
#include "ui/window/commands.h"
#include "ui/window/questions.h"
#include "ui/window/queue_keeper.h"
#include "ui/window/recipe_opener.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>
#include <array>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kSaidMs = 8'000;
constexpr int kLayoutVersion = 1;
constexpr QSize kFrame(8, 40);  // what a window manager puts around a window

}  // namespace

MainWindow::MainWindow(Bridge& bridge, const QString& sample, QWidget* parent) : QMainWindow(parent), m_bridge(bridge) {
  setWindowTitle(tr("Vortex Control Room"));
  setAcceptDrops(true);
  setDockNestingEnabled(true);
  m_commands = new Commands({m_bridge, m_axis, m_selection, m_actions}, sample, this);
  m_alarmCommands = new AlarmCommands({m_bridge, m_axis, m_selection, m_actions}, this);
  m_keeper = new QueueKeeper({m_bridge, m_axis, m_selection, m_actions}, this);
  connect(m_keeper, &QueueKeeper::restored, this, &MainWindow::tellOfBefore);
  connect(m_keeper, &QueueKeeper::failed, this, [this](const QString& why) {
    m_attention->setNotice(
        tr("<b>The queue cannot be kept on disk</b> (%1): recipes that wait would be lost with the program.").arg(why), nullptr);
  });
  buildPanes(QFileInfo(sample).fileName());
  buildTop();
  buildMenus();
  m_status = new QLabel(this);
  statusBar()->addWidget(m_status, 1);
  statusBar()->addPermanentWidget(new QLabel(tr("Wheel: zoom at cursor   Drag: pan   L: follow live"), this));
  resize(QSize(1600, 1000).boundedTo(screen()->availableSize() - kFrame));
  for (Pane* pane : m_panes)
    connect(pane, &Pane::said, statusBar(), [bar = statusBar()](const QString& what) { bar->showMessage(what, kSaidMs); });
  m_defaultLayout = saveState(kLayoutVersion);
  restoreLayout();
  connect(&m_bridge, &Bridge::frame, this, &MainWindow::frame);
  connect(&m_bridge, &Bridge::failed, this, &MainWindow::engineFailed);
  connect(&m_bridge, &Bridge::ended, this, [this] {
    m_mayClose = true;
    close();
  });
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPanes(const QString& sample) {
  const Desk desk{m_bridge, m_axis, m_selection, m_actions};
  auto* timeline = new TimelinePane(desk, sample, this);
  auto* memory = new MemoryPane(desk, this);
  auto* slotTable = new SlotPane(desk, this);
  auto* queue = new QueuePane(desk, this);
  auto* spare = new SparePane(desk, this);
  auto* risk = new RiskPane(desk, this);
  connect(risk, &RiskPane::cancelAsked, this, [this](SlotId slot) { askToCancel(this, m_bridge, slot); });
  auto* alarms = new AlarmPane(desk, this);
  auto* inspector = new InspectorPane(desk, this);
  auto* log = new LogPane(desk, this);
  m_panes = {timeline, memory, slotTable, log, queue, spare, risk, alarms, inspector};

  addDockWidget(Qt::LeftDockWidgetArea, timeline);
  addDockWidget(Qt::RightDockWidgetArea, risk);
  splitDockWidget(timeline, memory, Qt::Vertical);
  splitDockWidget(memory, slotTable, Qt::Vertical);
  splitDockWidget(slotTable, spare, Qt::Horizontal);
  tabifyDockWidget(slotTable, queue);  // after the split, which would add a tab otherwise
  tabifyDockWidget(queue, log);
  slotTable->raise();
  splitDockWidget(risk, alarms, Qt::Vertical);
  splitDockWidget(alarms, inspector, Qt::Vertical);
  resizeDocks({timeline, memory, slotTable}, {400, 200, 280}, Qt::Vertical);
  resizeDocks({risk, alarms, inspector}, {200, 160, 500}, Qt::Vertical);
  resizeDocks({slotTable, spare}, {640, 440}, Qt::Horizontal);
  resizeDocks({timeline, risk}, {1100, 500}, Qt::Horizontal);
}

void MainWindow::buildTop() {
  auto* top = new QWidget(this);
  auto* layout = new QVBoxLayout(top);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* menus = new QMenuBar(top);
  menus->setObjectName(QStringLiteral("menus"));
  m_strip = new ChannelStrip(m_bridge, top);
  m_attention = new AttentionLine({m_bridge, m_axis, m_selection, m_actions}, top);
  layout->addWidget(menus);
  layout->addWidget(m_strip);
  layout->addWidget(m_attention);
  setMenuWidget(top);
}

void MainWindow::buildMenus() {
  for (Pane* pane : m_panes)
    m_actions.adopt(Menu::View, pane->toggleViewAction(), QStringLiteral("pane.") + pane->objectName());
  QAction* reset =
      m_actions.add(Menu::View, {QStringLiteral("view.reset"), tr("&Reset layout"), tr("Puts every pane back to its place"), {}});
  connect(reset, &QAction::triggered, this, [this] { restoreState(m_defaultLayout, kLayoutVersion); });

  auto* bar = menuWidget()->findChild<QMenuBar*>(QStringLiteral("menus"));
  const std::array<std::pair<Menu, QString>, 5> menus{{{Menu::File, tr("&File")},
                                                       {Menu::Slots, tr("&Slots")},
                                                       {Menu::Device, tr("&Device")},
                                                       {Menu::Alarms, tr("&Alarms")},
                                                       {Menu::View, tr("&View")}}};
  for (const auto& [which, title] : menus) {
    QMenu* menu = bar->addMenu(title);
    menu->setToolTipsVisible(true);
    for (QAction* action : m_actions.of(which))
      if (action != nullptr)
        menu->addAction(action);
      else
        menu->addSeparator();
  }
}

void MainWindow::frame() {
  m_axis.setNow(m_bridge.now());
  for (Pane* pane : m_panes)
    if (pane->isVisible())
      pane->refresh();
  m_strip->update();
  m_attention->refresh();
  m_commands->refresh();
  m_alarmCommands->refresh();
  m_keeper->refresh();
  const QString store = m_bridge.historyFile();
  const QString status =
      tr("events %1   history %2   profile %3")
          .arg(m_bridge.session().told())
          .arg(store.isEmpty() ? tr("not recorded") : store, QString::fromStdString(m_bridge.settings().profile));
  if (m_status->text() != status)
    m_status->setText(status);
}

void MainWindow::tellOfBefore(int waiting, const QString& trouble) {
  QStringList says;
  const history::Leftover* left = m_bridge.leftover();
  if (left != nullptr)
    says << tr("<b>The last program ended without leave.</b> Slots interrupted in the making: %1.").arg(left->running);
  if (waiting > 0)
    says << tr("Recipes that wait again: %1.").arg(waiting);
  if (!trouble.isEmpty())
    says << tr("The queue was not read whole (%1); its file is kept aside.").arg(trouble.toHtmlEscaped());
  if (!says.isEmpty())
    m_attention->setNotice(says.join(QLatin1Char(' ')), left != nullptr ? m_actions.find(QStringLiteral("slots.again")) : nullptr);
}

void MainWindow::engineFailed(const QString& why) {
  QMessageBox::critical(this, tr("The engine did not start"), why);
  m_mayClose = true;
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!m_mayClose && m_bridge.running()) {
    event->ignore();
    if (const auto mode = askHowToQuit(this, m_bridge))
      m_bridge.stop(*mode);
    return;
  }
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
  settings.setValue(QStringLiteral("window/layout"), saveState(kLayoutVersion));
  event->accept();
}

void MainWindow::restoreLayout() {
  const QSettings settings;
  restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
  restoreState(settings.value(QStringLiteral("window/layout")).toByteArray(), kLayoutVersion);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls())
    event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  QStringList files;
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile())
      files << url.toLocalFile();
  openRecipes(this, m_bridge, files);
}

}  // namespace vortex::ui
