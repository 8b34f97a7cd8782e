// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "engine/config/recipe_reader.h"
#include "ui/bridge/bridge.h"
#include "ui/models/alarm_table_model.h"
#include "ui/models/slot_table_model.h"
#include "ui/models/slot_words.h"
#include "ui/operate/attention_line.h"
#include "ui/operate/channel_strip.h"
#include "ui/operate/first_run.h"
#include "ui/operate/inspector.h"
#include "ui/operate/memory_view.h"
#include "ui/operate/timeline_view.h"
#include "ui/widgets/pane.h"

#include <QAction>
#include <QCloseEvent>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTableView>
#include <QVBoxLayout>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kLayoutVersion = 1;
constexpr QSize kFrame(8, 40);  // what a window manager puts around a window

QTableView* table(QAbstractItemModel* model, const QString& name, QWidget* parent) {
  auto* view = new QTableView(parent);
  view->setModel(model);
  view->setAccessibleName(name);
  view->setSelectionBehavior(QAbstractItemView::SelectRows);
  view->setSelectionMode(QAbstractItemView::SingleSelection);
  view->setShowGrid(false);
  view->setWordWrap(false);
  view->verticalHeader()->hide();
  view->verticalHeader()->setDefaultSectionSize(22);
  view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  view->horizontalHeader()->setHighlightSections(false);
  view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  return view;
}

}  // namespace

MainWindow::MainWindow(Bridge& bridge, QString sample, QWidget* parent)
    : QMainWindow(parent), m_bridge(bridge), m_sample(std::move(sample)) {
  setWindowTitle(tr("Vortex Control Room"));
  setAcceptDrops(true);
  setDockNestingEnabled(true);
  buildPanes();
  buildTop();
  buildMenus();
  m_status = new QLabel(this);
  statusBar()->addWidget(m_status, 1);
  statusBar()->addPermanentWidget(new QLabel(tr("Wheel: zoom at cursor   Drag: pan   L: follow live"), this));
  resize(QSize(1600, 1000).boundedTo(screen()->availableSize() - kFrame));
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

void MainWindow::buildPanes() {
  const auto clock = [this](Time time) {
    return QDateTime::fromMSecsSinceEpoch(m_bridge.wallMs(time)).toString(QStringLiteral("HH:mm:ss"));
  };
  m_slotModel = new SlotTableModel(m_bridge.session(), clock, this);
  m_alarmModel = new AlarmTableModel(m_bridge.session(), clock, this);

  m_timeline = new TimelineView(m_bridge, m_axis);
  auto* first = new FirstRun(QFileInfo(m_sample).fileName());
  connect(first, &FirstRun::runSample, this, [this] { openRecipes({m_sample, m_sample, m_sample}); });
  connect(first, &FirstRun::openRecipes, this, [this] {
    openRecipes(QFileDialog::getOpenFileNames(this, tr("Open recipes"), {}, tr("Recipes (*.json *.jsonl *.ndjson *.yaml *.yml)")));
  });
  m_timelineStack = new QStackedWidget;
  m_timelineStack->addWidget(first);
  m_timelineStack->addWidget(m_timeline);
  m_timelinePane = new Pane(QStringLiteral("timeline"), tr("Stage timeline"), m_timelineStack, this);
  const auto preset = [this](const QString& name, double span) {
    auto* button = new QPushButton(name);
    button->setAccessibleName(tr("Show the last %1").arg(name));
    connect(button, &QPushButton::clicked, this, [this, span] { m_axis.showLast(seconds(span)); });
    m_timelinePane->addTool(button);
  };
  preset(tr("1 min"), 72);
  preset(tr("3 min"), 216);
  preset(tr("15 min"), 1'080);
  preset(tr("Day"), 86'400);
  m_follow = new QPushButton(tr("●  Following live   L"));
  m_follow->setCheckable(true);
  m_follow->setChecked(true);
  m_follow->setMinimumWidth(190);
  connect(m_follow, &QPushButton::clicked, this, [this] { m_axis.follow(); });
  m_timelinePane->addTool(m_follow);

  m_memory = new MemoryView(m_bridge, m_axis);
  m_memoryPane = new Pane(QStringLiteral("memory"),
                          m_bridge.settings().device.name == "cpu" && !m_bridge.simulated() ? tr("Memory, CPU meter") : tr("VRAM"),
                          m_memory, this);

  m_slotTable = table(m_slotModel, tr("Slots"), this);
  m_slotTable->horizontalHeader()->setSectionResizeMode(SlotTableModel::State, QHeaderView::Stretch);
  const std::array widths{60, 76, 170, 160, 60, 104, 84};
  for (int column = 0; column < SlotTableModel::kColumns; ++column)
    m_slotTable->setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
  connect(m_slotTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid())
      select(m_slotModel->slotAt(current.row()));
  });
  m_slotPane = new Pane(QStringLiteral("slots"), tr("Slots"), m_slotTable, this);

  m_alarmTable = table(m_alarmModel, tr("Alarms"), this);
  m_alarmTable->setColumnWidth(AlarmTableModel::State, 110);
  m_alarmTable->setColumnWidth(AlarmTableModel::Since, 76);
  m_alarmTable->horizontalHeader()->setStretchLastSection(true);
  m_alarmPane = new Pane(QStringLiteral("alarms"), tr("Alarms"), m_alarmTable, this);

  m_inspector = new Inspector(m_bridge);
  m_inspectorPane = new Pane(QStringLiteral("inspector"), tr("Inspector"), m_inspector, this);

  connect(m_timeline, &TimelineView::selected, this, [this](SlotId slot) { select(slot); });
  connect(&m_axis, &TimeAxis::followChanged, m_follow, &QPushButton::setChecked);

  addDockWidget(Qt::LeftDockWidgetArea, m_timelinePane);
  addDockWidget(Qt::RightDockWidgetArea, m_alarmPane);
  splitDockWidget(m_timelinePane, m_memoryPane, Qt::Vertical);
  splitDockWidget(m_memoryPane, m_slotPane, Qt::Vertical);
  splitDockWidget(m_alarmPane, m_inspectorPane, Qt::Vertical);
  resizeDocks({m_timelinePane, m_memoryPane, m_slotPane}, {400, 200, 280}, Qt::Vertical);
  resizeDocks({m_alarmPane, m_inspectorPane}, {220, 640}, Qt::Vertical);
  resizeDocks({m_timelinePane, m_alarmPane}, {1100, 500}, Qt::Horizontal);
}

void MainWindow::buildTop() {
  auto* top = new QWidget(this);
  auto* layout = new QVBoxLayout(top);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* menus = new QMenuBar(top);
  menus->setObjectName(QStringLiteral("menus"));
  m_strip = new ChannelStrip(m_bridge, top);
  m_attention = new AttentionLine(m_bridge, top);
  layout->addWidget(menus);
  layout->addWidget(m_strip);
  layout->addWidget(m_attention);
  setMenuWidget(top);
}

void MainWindow::buildMenus() {
  auto* menus = menuWidget()->findChild<QMenuBar*>(QStringLiteral("menus"));
  QMenu* file = menus->addMenu(tr("&File"));
  file->addAction(tr("&Open recipes…"), QKeySequence::Open, this, [this] {
    openRecipes(QFileDialog::getOpenFileNames(this, tr("Open recipes"), {}, tr("Recipes (*.json *.jsonl *.ndjson *.yaml *.yml)")));
  });
  file->addAction(tr("Run the &sample recipe"), QKeySequence(tr("Ctrl+R")), this, [this] { openRecipes({m_sample}); });
  file->addSeparator();
  file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);

  QMenu* slot = menus->addMenu(tr("&Slots"));
  m_intake = slot->addAction(tr("&Pause intake"));
  m_intake->setShortcut(Qt::Key_F6);
  m_intake->setCheckable(true);
  connect(m_intake, &QAction::toggled, this, [this](bool paused) { m_bridge.setIntake(!paused); });
  m_cancel = slot->addAction(tr("&Cancel slot…"));
  m_cancel->setShortcut(QKeySequence::Delete);
  connect(m_cancel, &QAction::triggered, this, &MainWindow::cancelSelected);

  QMenu* device = menus->addMenu(tr("&Device"));
  device->addAction(tr("Clear &buffers"), this, [this] { m_bridge.clearBuffers(); });
  device->addAction(tr("&Restart device…"), this, [this] {
    const int running = m_bridge.session().running();
    QMessageBox ask(
        QMessageBox::Question, tr("Restart device"),
        tr("The device process is ended and started anew; the last start took %1. %n slot(s) run on it; they are retried where "
           "their air time leaves room.",
           nullptr, running)
            .arg(secondsText(m_bridge.session().device().restart)),
        QMessageBox::Cancel, this);
    const QPushButton* restart = ask.addButton(tr("Restart device"), QMessageBox::AcceptRole);
    ask.exec();
    if (ask.clickedButton() == restart)
      m_bridge.restartDevice();
  });

  QMenu* view = menus->addMenu(tr("&View"));
  view->addAction(tr("&Follow live"), QKeySequence(Qt::Key_L), this, [this] { m_axis.follow(); });
  view->addSeparator();
  for (Pane* pane : {m_timelinePane, m_memoryPane, m_slotPane, m_alarmPane, m_inspectorPane})
    view->addAction(pane->toggleViewAction());
  view->addAction(tr("&Reset layout"), this, [this] { restoreState(m_defaultLayout, kLayoutVersion); });
}

void MainWindow::frame() {
  m_axis.setNow(m_bridge.now());
  const Session& session = m_bridge.session();
  m_timelineStack->setCurrentIndex(session.allSlots().empty() ? 0 : 1);
  if (m_shown != session.told()) {  // time alone changes neither table
    m_shown = session.told();
    m_slotModel->refresh();
    m_alarmModel->refresh();
  }
  m_timeline->refresh();
  m_memory->refresh();
  m_inspector->refresh();
  m_strip->update();
  m_attention->refresh();
  m_memoryPane->setNote(m_memory->summary());
  m_slotPane->setNote(session.allSlots().empty() ? tr("none yet") : tr("%1 in this session").arg(session.allSlots().size()));
  m_inspectorPane->setNote(m_inspector->note());
  int open = 0;
  for (const auto& [key, line] : session.alarms())
    open += line.alarm.state == AlarmState::Unacknowledged ? 1 : 0;
  m_alarmPane->setNote(session.alarms().empty() ? tr("none")
                                                : tr("%1 unacknowledged of %2").arg(open).arg(session.alarms().size()));
  m_follow->setText(m_axis.follows() ? tr("●  Following live   L")
                                     : tr("Paused, %1 behind   L").arg(secondsText(m_axis.behind(), 0)));
  const QString store = m_bridge.historyFile();
  m_status->setText(tr("events %1   history %2   profile %3")
                        .arg(session.told())
                        .arg(store.isEmpty() ? tr("not recorded") : store, QString::fromStdString(m_bridge.settings().profile)));
  const Slot* chosen = m_selected ? session.find(*m_selected) : nullptr;
  m_cancel->setEnabled(chosen != nullptr && chosen->state != SlotState::Decided);
  m_cancel->setText(m_cancel->isEnabled() ? tr("&Cancel slot %1…").arg(chosen->id.value) : tr("&Cancel slot…"));
}

void MainWindow::select(std::optional<SlotId> slot) {
  if (slot == m_selected)
    return;
  m_selected = slot;
  m_timeline->select(slot);
  m_inspector->select(slot);
  const int row = slot ? m_slotModel->rowOf(*slot) : -1;
  if (row >= 0)
    m_slotTable->setCurrentIndex(m_slotModel->index(row, 0));
}

void MainWindow::cancelSelected() {
  // The slot is named by its number from here on: another selection, or another slot that runs, changes nothing.
  const std::optional<SlotId> slot = m_selected;
  const Slot* chosen = slot ? m_bridge.session().find(*slot) : nullptr;
  if (chosen == nullptr || chosen->state == SlotState::Decided)
    return;
  QMessageBox ask(QMessageBox::Question, tr("Cancel slot %1").arg(slot->value),
                  tr("Slot %1, %2, is %3. Its work is stopped and thrown away; viewers get the fallback at its air time.")
                      .arg(slot->value)
                      .arg(QString::fromStdString(chosen->label), stateText(*chosen)),
                  QMessageBox::NoButton, this);
  ask.addButton(tr("Let it run"), QMessageBox::RejectRole);
  const QPushButton* cancel = ask.addButton(tr("Cancel slot %1").arg(slot->value), QMessageBox::DestructiveRole);
  ask.exec();
  if (ask.clickedButton() == cancel)
    m_bridge.cancel(*slot);
}

void MainWindow::openRecipes(const QStringList& files) {
  std::vector<Recipe> good, ofBadFiles;
  QStringList complaints;
  for (const QString& name : files) {
    config::RecipeFile file = config::readRecipeFile(name.toStdString());
    std::vector<Recipe>& to = config::hasErrors(file.complaints) ? ofBadFiles : good;
    for (auto& entry : file.recipes)
      to.push_back(std::move(entry.recipe));
    for (const config::Complaint& complaint : file.complaints)
      complaints << QString::fromStdString(config::toString(complaint));
  }
  if (!ofBadFiles.empty() || (good.empty() && !complaints.isEmpty())) {
    QMessageBox ask(QMessageBox::Warning, tr("Recipes with errors"), complaints.join(QLatin1Char('\n')), QMessageBox::NoButton,
                    this);
    ask.addButton(tr("Run nothing of them"), QMessageBox::RejectRole);
    const QPushButton* run =
        ofBadFiles.empty()
            ? nullptr
            : ask.addButton(tr("Run the %n good one(s)", nullptr, static_cast<int>(ofBadFiles.size())), QMessageBox::AcceptRole);
    ask.exec();
    if (run == nullptr || ask.clickedButton() != run)
      ofBadFiles.clear();
  }
  std::move(ofBadFiles.begin(), ofBadFiles.end(), std::back_inserter(good));
  m_bridge.enqueue(std::move(good));
}

void MainWindow::engineFailed(const QString& why) {
  QMessageBox::critical(this, tr("The engine did not start"), why);
  m_mayClose = true;
}

void MainWindow::closeEvent(QCloseEvent* event) {
  const auto leave = [&] {
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/layout"), saveState(kLayoutVersion));
    event->accept();
  };
  if (m_mayClose || !m_bridge.running())
    return leave();
  event->ignore();
  StopMode mode = StopMode::Drain;
  if (const int running = m_bridge.session().running(); running > 0) {
    QString names;
    for (const Slot& slot : m_bridge.session().allSlots())
      if (slot.state == SlotState::Running)
        names += (names.isEmpty() ? QString() : QStringLiteral(", ")) + QString::number(slot.id.value);
    QMessageBox ask(QMessageBox::Question, tr("Quit"), tr("Slot %1 is in the making.").arg(names), QMessageBox::NoButton, this);
    ask.addButton(tr("Keep running"), QMessageBox::RejectRole);
    const QPushButton* finish = ask.addButton(tr("Finish it, then quit"), QMessageBox::AcceptRole);
    const QPushButton* cancel = ask.addButton(tr("Cancel slot %1 and quit").arg(names), QMessageBox::DestructiveRole);
    ask.exec();
    if (ask.clickedButton() == finish)
      mode = StopMode::Finish;
    else if (ask.clickedButton() != cancel)
      return;
  }
  m_bridge.stop(mode);
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
  openRecipes(files);
}

}  // namespace vortex::ui
