// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/live_window.h"

#include "engine/config/config_reader.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>

namespace vortex::ui::test {
namespace {

constexpr int kLongWait = 600'000;  // ms; a net, not an expectation

EngineOptions optionsOf(const QString& folder, double scale, const std::vector<std::string>& sets) {
  EngineOptions options;
  options.settings =
      config::loadConfig({.profile = "simulated", .file = {}, .sets = sets, .resources = VORTEX_SOURCE_DIR "/resources"}).settings;
  if (sets.empty())
    options.settings.simulated.startup = seconds(0.5);  // nothing there is about the start
  options.backend = BackendKind::Simulated;
  options.clockScale = scale;
  options.outputFolder = (folder + QStringLiteral("/slots")).toStdString();
  options.historyFile = (folder + QStringLiteral("/history.db")).toStdString();
  options.program = "test";
  return options;
}

}  // namespace

LiveWindow::LiveWindow(const QString& folder, double scale, const std::vector<std::string>& sets) {
  m_bridge = std::make_unique<Bridge>(optionsOf(folder, scale, sets));
  m_window = std::make_unique<MainWindow>(*m_bridge, QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json"));
  m_window->place({.workspace = Workspace::Operate});
  m_window->show();
  m_bridge->start();
  until([&] { return m_bridge->running() && m_bridge->session().device().condition == DeviceCondition::Ready; });
}

LiveWindow::~LiveWindow() {
  QSignalSpy ended(m_bridge.get(), &Bridge::ended);
  m_bridge->stop(StopMode::Drain);
  while (ended.isEmpty() && ended.wait(kLongWait)) {
  }
}

void LiveWindow::until(const std::function<bool()>& holds) {
  QSignalSpy frames(m_bridge.get(), &Bridge::frame);
  QElapsedTimer waited;
  waited.start();
  while (!holds()) {
    if (!frames.wait(kLongWait))
      qFatal("no frame came");
    if (waited.elapsed() > kLongWait)
      qFatal("it never held");  // where it was waited for is in the trace
  }
}

QAbstractButton* LiveWindow::button(const QString& accessibleName) const {
  for (auto* button : m_window->findChildren<QAbstractButton*>())
    if (button->isVisible() && (button->accessibleName() == accessibleName || button->text() == accessibleName))
      return button;
  return nullptr;
}

void LiveWindow::click(const QString& accessibleName) {
  QAbstractButton* found = button(accessibleName);
  if (found == nullptr)
    qFatal("no button '%s'", qPrintable(accessibleName));
  QTest::mouseClick(found, Qt::LeftButton);
}

QTableView* LiveWindow::table(const QString& accessibleName) const {
  for (auto* table : m_window->findChildren<QTableView*>())
    if (table->accessibleName() == accessibleName)
      return table;
  qFatal("no table '%s'", qPrintable(accessibleName));
}

int LiveWindow::row(const QString& tableName, int column, const QString& text) const {
  const QAbstractItemModel* model = table(tableName)->model();
  for (int row = 0; row < model->rowCount(); ++row)
    if (model->index(row, column).data().toString() == text)
      return row;
  return -1;
}

void LiveWindow::clickRow(const QString& tableName, int row) {
  QTableView* view = table(tableName);
  const QModelIndex index = view->model()->index(row, 0);
  view->scrollTo(index);
  QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
}

QAction* LiveWindow::action(const char* id) const {
  QAction* found = m_window->actions().find(QString::fromLatin1(id));
  if (found == nullptr)
    qFatal("no action '%s'", id);
  return found;
}

void LiveWindow::answer(const char* actionId, const QString& buttonText) {
  press(buttonText);
  action(actionId)->trigger();
}

void LiveWindow::answer(QAbstractButton* asks, const QString& buttonText) {
  press(buttonText);
  QTest::mouseClick(asks, Qt::LeftButton);
}

void LiveWindow::press(const QString& buttonText) {
  QTimer::singleShot(0, m_window.get(), [buttonText] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    if (box == nullptr)
      qFatal("nothing was asked");
    for (QAbstractButton* button : box->buttons())
      if (button->text() == buttonText)
        return QTest::mouseClick(button, Qt::LeftButton);
    qFatal("no answer '%s' to '%s'", qPrintable(buttonText), qPrintable(box->text()));
  });
}

QString LiveWindow::attention() const {
  QString said;
  for (const auto* widget : m_window->findChildren<QWidget*>())
    if (widget->objectName() == QLatin1String("attention"))
      said = widget->accessibleName();
  return said;
}

}  // namespace vortex::ui::test
