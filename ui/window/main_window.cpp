// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/bridge/bridge.h"
#include "ui/capture/capture_room.h"
#include "ui/operate/attention_line.h"
#include "ui/operate/channel_strip.h"
#include "ui/operate/learn_pane.h"
#include "ui/replay/address_commands.h"
#include "ui/replay/recording_banner.h"
#include "ui/replay/recording_commands.h"
#include "ui/replay/rerun_commands.h"
#include "ui/tune/tune_room.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/theme.h"
#include "ui/window/alarm_commands.h"
#include "ui/window/commands.h"
#include "ui/window/dock_tabs.h"
#include "ui/window/questions.h"
#include "ui/window/queue_keeper.h"
#include "ui/window/recipe_opener.h"
#include "ui/window/status_line.h"
#include "ui/window/strip_buttons.h"
#include "ui/window/top_bar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStatusBar>
#include <algorithm>
#include <iterator>

namespace vortex::ui {
namespace {

constexpr int kSettling = 25;          // frames, a second
constexpr double kMarginShare = 0.05;  // at both sides of a slot that is shown

}  // namespace

MainWindow::MainWindow(Bridge& bridge, const QString& sample, QWidget* parent) : QMainWindow(parent), m_bridge(bridge) {
  showTitle();
  setAcceptDrops(true);
  setMinimumSize(kLeastWindow);  // else the panes as they lie decide, which Layout::fit() does better
  setDockNestingEnabled(true);
  setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
  new DockTabs(*this);
  m_commands = new Commands({m_bridge, m_axis, m_selection, m_actions}, sample, this);
  m_alarmCommands = new AlarmCommands({m_bridge, m_axis, m_selection, m_actions}, this);
  m_keeper = new QueueKeeper({m_bridge, m_axis, m_selection, m_actions}, this);
  connect(m_keeper, &QueueKeeper::restored, this, &MainWindow::tellOfBefore);
  connect(m_keeper, &QueueKeeper::failed, this, [this](const QString& why) {
    m_attention->setNotice(
        tr("<b>The queue cannot be kept on disk</b> (%1): recipes that wait would be lost with the program.").arg(why), nullptr);
  });
  m_recording = new RecordingCommands({m_bridge, m_axis, m_selection, m_actions}, this);
  m_commands->addQuit();
  buildPanes(sample);
  buildWorkspaces();
  buildViewMenu();
  buildTop();
  connectRecording();
  m_status = new StatusLine({m_bridge, m_axis, m_selection, m_actions}, statusBar());
  for (Pane* pane : m_panes)
    connect(pane, &Pane::said, m_status, &StatusLine::say);
  connect(&m_bridge, &Bridge::frame, this, &MainWindow::frame);
  connect(&m_bridge, &Bridge::remarked, this, [this](const QStringList& remarks) {
    m_attention->setNotice(
        tr("<b>%n warning(s) on what was opened; it is in the queue.</b> %1", nullptr, static_cast<int>(remarks.size()))
            .arg(remarks.front().toHtmlEscaped()),
        nullptr);
  });
  connect(&m_bridge, &Bridge::noticed, this,
          [this](const QString& notice) { m_attention->setNotice(notice.toHtmlEscaped(), nullptr); });
  connect(&m_bridge, &Bridge::emergencyTold, m_status, &StatusLine::say);
  connect(&m_bridge, &Bridge::failed, this, &MainWindow::engineFailed);
  connect(&m_bridge, &Bridge::ended, this, [this] {
    m_mayClose = true;
    close();
  });
}

MainWindow::~MainWindow() = default;

void MainWindow::setVisible(bool visible) {
  if (visible && !m_placed)
    place({});
  QMainWindow::setVisible(visible);
  if (visible) {
    focusFirst();
    // What panes want is known for good once they are seen.
    QMetaObject::invokeMethod(m_layout, &Layout::fit, Qt::QueuedConnection);
  }
  if (visible && m_settles > 0)
    QMetaObject::invokeMethod(m_layout, &Layout::enterAgain, Qt::QueuedConnection);
}

QString MainWindow::workspace() const { return QString::fromLatin1(nameOf(m_layout->workspace())); }

void MainWindow::setConfigFile(const std::filesystem::path& file) { m_commands->setConfigFile(file); }

void MainWindow::place(const Placement& placement) {
  m_placed = true;
  const QSize size = placement.size.value_or(QSize(1600, 1000).boundedTo(roomOnScreen(*this)));
  fitTo(size);  // before, so that what would not fit does not widen it
  resize(size);
  m_keeps = placement.keeping == Layout::Keeping::Kept && !placement.size;
  if (m_keeps)
    restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
  m_layout->setKeeping(m_keeps ? Layout::Keeping::Kept : Layout::Keeping::Fresh);
  const bool first = m_bridge.live().session.allSlots().empty() && !m_bridge.hasPast();
  enter(placement.workspace.value_or(first && LearnPane::isWanted() ? Workspace::Start : Workspace::Operate));
  m_actions.find(QStringLiteral("view.lock"))->setChecked(m_layout->wasLocked());
  m_settles = isMaximized() ? kSettling : 0;
}

// What the workspace is worked with, not the first button of whatever pane was made last.
void MainWindow::focusFirst() {
  const char* first = arrangementOf(m_layout->workspace(), size()).places.front().pane;
  if (const Pane* pane = findChild<Pane*>(QLatin1String(first)); pane != nullptr && pane->isVisible())
    pane->widget()->setFocus();
}

void MainWindow::enter(Workspace workspace) {
  m_layout->enter(workspace);
  const Workspace shown = workspace == Workspace::Start ? Workspace::Operate : workspace;
  for (QAction* action : m_workspaces)
    action->setChecked(action->data().toInt() == static_cast<int>(shown));
  fitTo(size());
  if (isVisible())
    focusFirst();
}

void MainWindow::showRecording(bool shown) {
  showTitle();
  if (shown && m_layout->workspace() != Workspace::Recording)
    m_liveWorkspace = m_layout->workspace();
  if (const Workspace to = shown ? Workspace::Recording : m_liveWorkspace; to != m_layout->workspace())
    enter(to);
  if (shown)
    m_banner->takeFocus();
}

void MainWindow::showTitle() {
  const bool simulated = m_bridge.live().simulated;
  setWindowTitle(m_bridge.recording() != nullptr ? tr("Vortex Control Room, RECORDING")
                 : simulated                     ? tr("Vortex Control Room, SIMULATED")
                                                 : tr("Vortex Control Room"));
}

void MainWindow::openRecording(const QString& file, const RunChoice& run) { m_recording->open(file, run); }

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  fitTo(size());
  if (isVisible())
    QMetaObject::invokeMethod(m_layout, &Layout::fit, Qt::QueuedConnection);  // docks are not moved while they are resized
  // Maximised, it gets its size only when it is on the screen.
  if (m_settles > 0 && isVisible())
    QMetaObject::invokeMethod(m_layout, &Layout::enterAgain, Qt::QueuedConnection);
}

void MainWindow::fitTo(QSize size) {
  // The channel's strip is low where the screen is, and where it is not what one looks at.
  const Workspace shown = m_layout->workspace();
  const bool compact = !isRoomy(size) || shown == Workspace::Replay || shown == Workspace::Tune || shown == Workspace::LeakHunt,
             tight = isTight(size);
  m_strip->setCompact(compact);
  m_strip->setNarrow(isNarrow(size));
  m_attention->setNarrow(isNarrow(size));
  m_buttons->setCompact(compact);
  m_buttons->setVisible(!tight);  // the menus have them
  m_top->setTight(tight, isNarrow(size));
  statusBar()->setVisible(!tight);
  m_tune->setRoom(!isRoomy(size), tight, isNarrow(size));
}

void MainWindow::showSlot(SlotId slot) {
  const Slot* found = m_bridge.session().find(slot);
  if (found == nullptr)
    return;
  m_selection.select(slot);
  if (!found->startedAt)
    return;
  const Time end = std::max(found->airAt.value_or(m_axis.now()), found->decidedAt.value_or(m_axis.now()));
  const Duration margin = seconds(kMarginShare * inSeconds(end - *found->startedAt));
  m_axis.show({*found->startedAt - margin, end + margin});
}

void MainWindow::frame() {
  m_settles = std::max(m_settles - 1, 0);
  setStale(*qApp, m_bridge.silentFor().has_value());
  m_axis.setResting(m_bridge.resting());
  m_axis.setNow(m_bridge.now());
  if (m_layout->workspace() == Workspace::Start && !m_bridge.session().allSlots().empty())
    enter(Workspace::Operate);
  for (Pane* pane : m_panes)
    if (pane->isVisible())
      pane->refresh();
  m_strip->refresh();
  m_attention->refresh();
  m_recording->refresh();
  m_banner->refresh();
  m_commands->refresh();
  m_alarmCommands->refresh();
  m_keeper->refresh();
  m_rerun->refresh();
  m_address->refresh();
  m_tune->refresh(m_layout->workspace() == Workspace::Tune);
  m_capture->refresh(m_layout->workspace() == Workspace::LeakHunt);
  m_status->refresh();
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

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::ThemeChange)
    followSystemTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!m_mayClose && m_bridge.running()) {
    event->ignore();
    if (const auto mode = askHowToQuit(this, m_bridge))
      m_bridge.stop(*mode);
    return;
  }
  if (m_keeps)
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
  m_layout->keep();
  event->accept();
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
  const auto rest = std::stable_partition(files.begin(), files.end(), &CaptureRoom::isSnapshot);
  openSnapshots({files.begin(), rest});
  files.erase(files.begin(), rest);
  const auto others = std::stable_partition(files.begin(), files.end(), &CaptureRoom::isCapture);
  openCaptures({files.begin(), others});
  files.erase(files.begin(), others);
  if (!files.isEmpty())
    m_recording->take(files);
}

void MainWindow::openCaptures(const QStringList& files) {
  for (const QString& file : files)
    m_capture->openCapture(file);
}

void MainWindow::openSnapshots(const QStringList& files) { m_capture->openSnapshots(files); }

void MainWindow::takeRecipes(const QStringList& files) {
  if (m_bridge.recording() == nullptr)
    openRecipes(this, m_bridge, files);
  else
    m_status->say(tr("A recording is shown: go back to live before you drop recipes"));
}

}  // namespace vortex::ui
