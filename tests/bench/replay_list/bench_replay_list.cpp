// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs to filter the recorded slots, by each kind of filter: from a filter that was changed until the table was painted
// with what is left. Target: 100,000 slots in 50 ms. Beside it, in the same run, the same rows behind a QSortFilterProxyModel.
// bench_replay_list [SLOTS [RUNS]]; medians of wall and of CPU time, which on a busy machine says more. Needs no display:
// QT_QPA_PLATFORM=offscreen.
#include "ui/models/recorded_table_model.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <sys/utsname.h>

#include <QApplication>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <thread>
#include <vector>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr std::int64_t kNow = 1'700'000'000'000'000'000, kSlot = 45'000'000'000;

std::vector<RecordedLine> recorded(int count) {
  constexpr std::array kRecipes{"tram-strike-dry", "harbour-news-deadpan", "cat-mayor-deadpan", "rate-cut-manic", "ferry-late-sad"};
  std::vector<RecordedLine> lines;
  lines.reserve(static_cast<std::size_t>(count));
  for (int i = 1; i <= count; ++i) {
    RecordedLine line;
    line.slot = {static_cast<std::uint64_t>(i)};
    line.state = SlotState::Decided;
    line.outcome = i % 17 == 0 ? Outcome::TimedOut : i % 41 == 0 ? Outcome::Failed : Outcome::Succeeded;
    line.missed = i % 51 == 0;
    if (i % 997 == 0) {
      line.state = SlotState::Interrupted;
      line.outcome.reset();
    }
    if (line.outcome != Outcome::Succeeded) {
      line.stage = kStages[static_cast<std::size_t>(i) % kStageCount];
      line.message = "image ran 15.0 s against a timeout of 15.0 s, tries 2 of 2, 4 of 4 steps seen";
    }
    if (i % 170 == 1 && i > 1)
      line.rerunOf = SlotId{static_cast<std::uint64_t>(i - 1)};
    line.wall = kNow - static_cast<std::int64_t>(count - i) * kSlot;
    line.elapsed = seconds(20);
    if (line.outcome == Outcome::Succeeded)
      line.spareToAir = seconds(0.001 * (i % 9'000));
    line.recipe = kRecipes[static_cast<std::size_t>(i) % kRecipes.size()];
    line.words = searchWords(line);
    lines.push_back(std::move(line));
  }
  return lines;
}

// What a table with a proxy over it does; its rows are the same.
class Proxy : public QSortFilterProxyModel {
 public:
  explicit Proxy(RecordedTableModel& source) : m_source(source) { setSourceModel(&source); }
  void setFilter(const RecordedFilter& filter) {
    m_matches = RecordedMatcher(filter, kNow);
    invalidateFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex&) const override { return m_matches(m_source.at(row)); }

 private:
  RecordedTableModel& m_source;
  RecordedMatcher m_matches{{}, kNow};
};

struct Took {
  double wallMs = 0, cpuMs = 0;
};

double medianOf(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double threadMs() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

Took medians(int runs, const std::function<void(int)>& work) {
  std::vector<double> wall, cpu;
  for (int run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    const double before = threadMs();
    work(run);
    cpu.push_back(threadMs() - before);
    wall.push_back(1e3 * std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return {.wallMs = medianOf(wall), .cpuMs = medianOf(cpu)};
}

// One of each kind, and together.
std::vector<std::pair<std::string, RecordedFilter>> someFilters() {
  using Show = RecordedFilter::Show;
  using Since = RecordedFilter::Since;
  return {
      {"not succeeded", {.show = Show::Unsuccessful}},
      {"not addressed yet", {.show = Show::Open}},
      {"missed air", {.show = Show::Missed}},
      {"reruns", {.show = Show::Reruns}},
      {"interrupted", {.show = Show::Interrupted}},
      {"outcome timed_out", {.outcome = Outcome::TimedOut}},
      {"stage image", {.stage = Stage::Image}},
      {"last 24 hours", {.since = Since::Day}},
      {"last 30 days", {.since = Since::Month}},
      {"spare below 2 s", {.spareBelow = seconds(2)}},
      {"text \"f\"", {.text = QStringLiteral("f")}},
      {"text \"ferry\"", {.text = QStringLiteral("ferry")}},
      {"text \"timeout image 4\"", {.text = QStringLiteral("timeout image 4")}},
      {"timed_out, image, 7 days, text",
       {.outcome = Outcome::TimedOut, .stage = Stage::Image, .since = Since::Week, .text = QStringLiteral("ferry")}},
      {"none passes", {.text = QStringLiteral("no such words")}},
  };
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  applyTheme(application, ThemeName::Dark);
  const int count = argc > 1 ? std::atoi(argv[1]) : 100'000, runs = argc > 2 ? std::atoi(argv[2]) : 21;
  utsname machine{};
  ::uname(&machine);
  std::printf("%s %s, %u threads; %d slots, %d runs, medians of ms\n", machine.sysname, machine.machine,
              std::thread::hardware_concurrency(), count, runs);
  RecordedTableModel model;
  model.assign(recorded(count), kNow);
  QTableView* view = makeTable(&model, QStringLiteral("slots"), nullptr);
  view->resize(690, 690);
  view->show();
  QApplication::processEvents();
  RecordedTableModel behind;
  behind.assign(model.list().lines(), kNow);
  Proxy proxy(behind);
  QTableView* other = makeTable(&proxy, QStringLiteral("behind a proxy"), nullptr);
  other->resize(690, 690);
  other->show();
  QApplication::processEvents();

  std::printf("%-32s %10s %10s %10s %10s %10s\n", "filter, then none again", "rows", "wall", "CPU", "proxy wall", "CPU");
  for (const auto& [name, filter] : someFilters()) {
    // On and off: every run changes what is shown.
    const Took ours = medians(runs, [&, &filter = filter](int run) {
      model.setFilter(run % 2 == 0 ? filter : RecordedFilter{}, kNow);
      view->grab();
    });
    model.setFilter(filter, kNow);
    const int rows = model.rowCount();
    model.setFilter({}, kNow);
    const Took theirs = medians(std::min(runs, 7), [&, &filter = filter](int run) {
      proxy.setFilter(run % 2 == 0 ? filter : RecordedFilter{});
      other->grab();
    });
    proxy.setFilter({});
    std::printf("%-32s %10d %10.1f %10.1f %10.1f %10.1f\n", name.c_str(), rows, ours.wallMs, ours.cpuMs, theirs.wallMs,
                theirs.cpuMs);
  }
  const Took joined = medians(runs, [&](int run) {
    RecordedLine line = model.list().lines().back();
    line.slot = {static_cast<std::uint64_t>(count + run + 1)};
    model.merge({line}, kNow);
    view->grab();
  });
  std::printf("%-32s %10d %10.1f %10.1f\n", "a slot joins the list", model.rowCount(), joined.wallMs, joined.cpuMs);
  delete view;
  delete other;
}
