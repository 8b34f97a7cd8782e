// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tune/tune_window.h"

#include "engine/config/config_reader.h"
#include "tests/ui/tune/recorded_run.h"
#include "ui/window/recipe_opener.h"

#include <QAction>
#include <QTest>
#include <utility>

namespace vortex::ui::test {
namespace {

constexpr double kScale = 200;  // engine seconds per second

}  // namespace

void recordSlots(const std::filesystem::path& store) {
  Settings settings =
      config::loadConfig({.profile = "simulated", .file = {}, .sets = {}, .resources = VORTEX_SOURCE_DIR "/resources"}).settings;
  settings.simulated.startup = vortex::seconds(0.5);
  vortex::test::recordRun(store, settings, TuneWindow::kRecorded);
}

TuneWindow::TuneWindow(Record record, std::vector<std::string> sets) : m_sets(std::move(sets)) {
  if (record == Record::There)
    recordSlots(store());
  open();
  if (record == Record::There)
    m_live->until([this] { return !curve().scene().line.sure.empty(); });
}

void TuneWindow::open() {
  m_live = std::make_unique<LiveWindow>(m_folder.path(), kScale, m_sets);
  m_live->action("workspace.tune")->trigger();
  if (m_live->window().workspace() != QLatin1String("tune"))
    qFatal("Tune is not shown");
}

void TuneWindow::restart() {
  m_live.reset();
  open();
}

CurveView& TuneWindow::curve() const { return named<CurveView>(QStringLiteral("Curve of image")); }
TimeoutBox& TuneWindow::seconds() const { return named<TimeoutBox>(QStringLiteral("Timeout of image in seconds")); }
TimeoutBox& TuneWindow::share() const { return named<TimeoutBox>(QStringLiteral("Share of image that takes longer, in percent")); }
Duration TuneWindow::running() const { return m_live->bridge().settings().stages[Stage::Image].timeout; }

Pane& TuneWindow::pane(const char* id) const {
  auto* found = m_live->window().findChild<Pane*>(QString::fromLatin1(id));
  if (found == nullptr)
    qFatal("no pane '%s'", id);
  return *found;
}

void TuneWindow::type(TimeoutBox& box, const QString& text) {
  box.setFocus();
  box.selectAll();
  QTest::keyClicks(&box, text);
  QTest::keyClick(&box, Qt::Key_Return);
}

void TuneWindow::untilEnabled(const char* action) const {
  m_live->until([&] { return m_live->action(action)->isEnabled(); });
}
void TuneWindow::untilDisabled(const char* action) const {
  m_live->until([&] { return !m_live->action(action)->isEnabled(); });
}

void TuneWindow::applied() const {
  untilEnabled("tune.apply");
  m_live->action("tune.apply")->trigger();
  untilDisabled("tune.apply");
}

void TuneWindow::makeSlots() const {
  const int before = m_live->bridge().session().decided();
  openRecipes(&m_live->window(), m_live->bridge(), {QStringLiteral(VORTEX_SOURCE_DIR "/resources/recipes/evening-news.json")});
  m_live->until([&] { return m_live->bridge().session().decided() >= before + kMade; });
}

}  // namespace vortex::ui::test
