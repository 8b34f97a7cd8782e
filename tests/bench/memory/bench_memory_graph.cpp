// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a picture of the memory graph costs, with a day and more of samples in view: laid out and painted from the envelope, beside
// the same samples in QCPGraphs (one a band, adaptive sampling, 1 px pens, channel fills), in the same run. And what a sample
// costs. bench_memory_graph [SAMPLES] [RUNS]; medians.
#include "ui/models/memory_layout.h"
#include "ui/operate/memory_painter.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/theme.h"

#include <sys/utsname.h>

#include <QApplication>
#include <QImage>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace vortex;
using namespace vortex::ui;

namespace {

constexpr QSize kSize(950, 170);  // as the pane has it in a window of 1600 x 1000
constexpr double kEvery = 0.5;    // seconds between two samples

template <typename Work>
double medianMs(int runs, const Work& work) {
  std::vector<double> times;
  for (int run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

// A channel's saw: a slot of 45 s, whose stages come and go.
MemoryLevels levelsAt(int sample) {
  event::MemorySample memory;
  const double into = std::fmod(sample * kEvery, 45.0);
  memory.resident = gigabytes(2);
  memory.allocated[into < 11 ? Stage::Image : Stage::Video] = gigabytes(3 + std::sin(sample * 0.7) * 0.2);
  memory.used = gigabytes(8 + std::sin(sample * 0.01) * 0.5);
  return levelsOf(memory, {});
}

double picture(const Envelope& levels, double from, double to, int runs) {
  QImage image(kSize, QImage::Format_ARGB32_Premultiplied);
  const TimeRange range{Time{} + seconds(from), Time{} + seconds(to)};
  const std::deque<Crossing> none;
  return medianMs(runs, [&] {
    const MemoryScene scene = layOutMemory(levels, range, kSize, 13);
    QPainter painter(&image);
    const MemoryPicture of{.scene = scene,
                           .levels = levels,
                           .range = range,
                           .crossings = none,
                           .soft = 11,
                           .hard = 11.5,
                           .device = 12,
                           .clock = [](Time) { return QString(); }};
    MemoryPainter(of).paint(painter);
  });
}

void fill(QCustomPlot& plot, int samples) {
  plot.resize(kSize);
  plot.yAxis->setRange(0, 13);
  QVector<double> keys(samples);
  std::vector<QVector<double>> values(kMemoryChannels, QVector<double>(samples));
  for (int i = 0; i < samples; ++i) {
    keys[i] = i * kEvery;
    const MemoryLevels levels = levelsAt(i);
    for (std::size_t channel = 0; channel < kMemoryChannels; ++channel)
      values[channel][i] = static_cast<double>(levels[channel]);
  }
  for (std::size_t channel = 0; channel < kMemoryChannels; ++channel) {
    QCPGraph* graph = plot.addGraph();
    graph->setLineStyle(QCPGraph::lsStepLeft);
    graph->setData(keys, values[channel], true);
    if (channel < kUsedChannel)
      graph->setBrush(Qt::gray);
    if (channel > 0 && channel < kUsedChannel)
      graph->setChannelFillGraph(plot.graph(static_cast<int>(channel) - 1));
  }
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  applyTheme(application, ThemeName::Dark);
  const int samples = argc > 1 ? std::max(std::atoi(argv[1]), 1'000) : 1'000'000;
  const int runs = argc > 2 ? std::max(std::atoi(argv[2]), 1) : 21;
  utsname machine{};
  ::uname(&machine);
  std::printf("%s %s, %u cores; %d samples of %zu values, %d x %d px, medians of %d\n\n", machine.sysname, machine.machine,
              std::thread::hardware_concurrency(), samples, kMemoryChannels, kSize.width(), kSize.height(), runs);

  Envelope levels(kMemoryChannels);
  const double appending = medianMs(1, [&] {
    for (int i = 0; i < samples; ++i)
      levels.append(i * kEvery, levelsAt(i));
  });
  std::printf("taking a sample                    %8.3f µs\n\n", appending * 1e3 / samples);

  QCustomPlot plot;
  fill(plot, samples);
  std::printf("a picture, ms            envelope   QCPGraph, all samples\n");
  const double last = samples * kEvery;
  for (const auto& [name, span] : {std::pair("3 minutes", 180.0), std::pair("2 hours", 7'200.0), std::pair("all", last)}) {
    const double from = std::max(last - span, 0.0);
    plot.xAxis->setRange(from, last);
    const double graph = medianMs(std::max(runs / 3, 1), [&] { plot.replot(QCustomPlot::rpImmediateRefresh); });
    std::printf("  %-20s %10.2f   %10.2f\n", name, picture(levels, from, last, runs), graph);
  }
  return 0;
}
