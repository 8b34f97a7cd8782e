// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a frame of the stage timeline costs: laid out and painted anew, as when everything has moved. Targets: 100,000 attempts in
// view 8 ms, 200 in view out of 1,000,000 4 ms. Beside it, in the same run, an item a bar (QCPItemRect) in the same plot library:
// of fewer items, so that it ends, and scaled by their number. bench_timeline [FRAMES]; medians of wall and of process CPU time, in
// a picture of 1,100 x 420 pixels. Needs no display: QT_QPA_PLATFORM=offscreen.
#include "tests/bench/timeline/scenes.h"
#include "ui/operate/timeline_frame.h"
#include "ui/operate/timeline_painter.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/theme.h"

#include <sys/resource.h>
#include <sys/utsname.h>

#include <QApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr QSize kPicture(1'100, 420);
constexpr int kItems = 2'000;  // of the baseline

struct Cost {
  double wall = 0, cpu = 0;  // ms
};

double cpuMs() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return 1e3 * static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-3 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

template <typename Work>
Cost medianOf(int runs, const Work& work) {
  std::vector<double> wall, cpu;
  for (int run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    const double before = cpuMs();
    work(run);
    cpu.push_back(cpuMs() - before);
    wall.push_back(1e3 * std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(wall.begin(), wall.end());
  std::sort(cpu.begin(), cpu.end());
  return {wall[wall.size() / 2], cpu[cpu.size() / 2]};
}

double widthOf(const QString& text, bool number) {
  static const QFontMetricsF words(wordFont(11)), numbers(numberFont(11, 500));
  return (number ? numbers : words).horizontalAdvance(text);
}

void frame(QImage& image, const Session& session, Time from, Duration span) {
  const SceneInput input{.session = session,
                         .range = {from, from + span},
                         .size = QSizeF(kPicture.width() - kGutter, kPicture.height() - kRuler),
                         .now = from + span * 83 / 100,
                         .textWidth = widthOf};
  const Scene scene = layOut(input);
  const TimelinePicture picture{.input = input, .scene = scene};
  QPainter painter(&image);
  TimelineFrame(picture).paint(painter);
  painter.translate(kGutter, kRuler);
  TimelinePainter(picture).paint(painter);
}

int inView(const Session& session, const TimeRange& range) {
  int attempts = 0;
  for (const Stage stage : kStages)
    session.lane(stage).visit(range, [&](const LaneSpan&) { ++attempts; });
  return attempts;
}

// Frames that move by a pixel each, as while the view follows the present.
void measure(const char* what, double target_ms, const Session& session, std::size_t attempts, double from_s, double span_s,
             int frames) {
  QImage image(kPicture, QImage::Format_ARGB32_Premultiplied);
  const Time from = Time{} + seconds(from_s);
  const Duration span = seconds(span_s);
  const Cost cost = medianOf(frames, [&](int run) { frame(image, session, from + run * span / kPicture.width(), span); });
  std::printf("%-44s %9zu %8d   %7.2f %7.2f   %s %g\n", what, attempts, inView(session, {from, from + span}), cost.wall, cost.cpu,
              cost.cpu <= target_ms ? "within" : "MISSES", target_ms);
}

void measureItems(int frames) {
  QCustomPlot plot;
  plot.resize(kPicture);
  for (int i = 0; i < kItems; ++i) {
    auto* item = new QCPItemRect(&plot);
    item->topLeft->setCoords(i % 100 * 0.01, i / 100 + 0.9);
    item->bottomRight->setCoords(i % 100 * 0.01 + 0.008, i / 100);
  }
  plot.yAxis->setRange(0, kItems / 100);
  plot.xAxis->setRange(0, 1);
  const Cost cost = medianOf(frames, [&](int) { plot.replot(QCustomPlot::rpImmediateRefresh); });
  std::printf("%-44s %9d %8d   %7.2f %7.2f   scaled to 100,000: %.0f ms cpu\n", "an item a bar (QCPItemRect), replot", kItems,
              kItems, cost.wall, cost.cpu, cost.cpu * 100'000 / kItems);
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  applyTheme(application, ThemeName::Dark);
  const int frames = argc > 1 ? std::max(std::atoi(argv[1]), 1) : 100;
  utsname machine{};
  ::uname(&machine);
  double load = 0;
  ::getloadavg(&load, 1);
  std::printf("bench_timeline: %s %s, %u cores, load average %.1f, %d frames of %dx%d, medians\n", machine.sysname, machine.machine,
              std::thread::hardware_concurrency(), load, frames, kPicture.width(), kPicture.height());
  std::printf("%-44s %9s %8s   %7s %7s   %s\n", "frame (laid out and painted)", "attempts", "in view", "wall ms", "cpu ms",
              "target ms");
  {
    const Session day = bench::sessionOf({.slotCount = 25'000, .every_s = 1, .length_s = 0.9});
    measure("all in view, one strip", 8, day, 100'000, 0, 25'000, frames);
  }
  {
    const Session burst = bench::sessionOf({.slotCount = 25'000, .every_s = 0.03, .length_s = 0.025});
    measure("all in view, rows of 18 px", 8, burst, 100'000, 0, 760, frames);
  }
  {
    const Session week = bench::sessionOf({.slotCount = 100'000, .tries = 7, .every_s = 45, .length_s = 20});
    measure("20 slots in view, rows of 18 px", 4, week, 1'000'000, 45 * 50'000, 45 * 20, frames);
    measure("4 slots in view, rows of 33 px", 4, week, 1'000'000, 45 * 50'000, 45 * 4, frames);
    measure("1 slot in view, everything of it", 4, week, 1'000'000, 45 * 50'000, 45, frames);
  }
  measureItems(std::min(frames, 20));
  return 0;
}
