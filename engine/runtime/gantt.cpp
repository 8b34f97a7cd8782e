// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runtime/gantt.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>
#include <utility>

namespace vortex::runtime {
namespace {

constexpr double kWidth = 960, kLeft = 70, kRight = 24, kRow = 30, kBar = 22, kTitle = 34, kAxis = 26, kGap = 18;
constexpr double kCharacter = 6.6;  // of the 11 px font, about
constexpr std::array<double, 13> kTickSteps{0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 600, 3600};  // s
constexpr double kMostTicks = 24;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string shortNumber(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '&':
      out += "&amp;";
      break;
    case '"':
      out += "&quot;";
      break;
    default:
      out += c;
    }
  }
  return out;
}

std::string_view greyOf(Stage stage) {
  switch (stage) {
  case Stage::Audio:
    return "#c9ced6";
  case Stage::Image:
    return "#aab2bd";
  case Stage::Video:
    return "#8d97a5";
  case Stage::Clip:
    return "#d9dde3";
  }
  return "#c9ced6";
}

void text(std::string& svg, double x, double y, std::string_view anchor, std::string_view style, std::string_view content) {
  svg += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + std::string(anchor) + "\" " + std::string(style) +
         ">" + escaped(content) + "</text>\n";
}

void line(std::string& svg, double x1, double y1, double x2, double y2, std::string_view style) {
  svg += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\" " +
         std::string(style) + "/>\n";
}

Time beginOf(const GanttChart& chart) {
  Time begin = Time::max();
  for (const GanttBar& bar : chart.bars)
    begin = std::min(begin, bar.from);
  return chart.bars.empty() ? Time{} : begin;
}

double lengthOf(const GanttChart& chart) {
  Time end = beginOf(chart);
  for (const GanttBar& bar : chart.bars)
    end = std::max(end, bar.to);
  for (const GanttMark& mark : chart.marks)
    end = std::max(end, mark.at);
  return inSeconds(end - beginOf(chart));
}

// Bars that overlap on one lane (a lane of more than one) share its row's height.
struct Placed {
  const GanttBar* bar;
  std::size_t track;
};
std::vector<Placed> place(const GanttChart& chart, Stage stage, std::size_t& tracks) {
  std::vector<Placed> placed;
  for (const GanttBar& bar : chart.bars)
    if (bar.stage == stage)
      placed.push_back({&bar, 0});
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.bar->from < b.bar->from; });
  std::vector<Time> freeAt;
  for (Placed& p : placed) {
    auto track = std::find_if(freeAt.begin(), freeAt.end(), [&](Time t) { return t <= p.bar->from; });
    if (track == freeAt.end())
      track = freeAt.insert(freeAt.end(), Time{});
    *track = p.bar->to;
    p.track = static_cast<std::size_t>(track - freeAt.begin());
  }
  tracks = std::max<std::size_t>(1, freeAt.size());
  return placed;
}

void drawBar(std::string& svg, const GanttBar& bar, double x, double y, double width, double height) {
  svg += "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(std::max(width, 1.0)) + "\" height=\"" +
         number(height) + "\" fill=\"" + std::string(bar.isBad ? "#d9705f" : greyOf(bar.stage)) + "\"/>\n";
  if (height < kBar)
    return;
  const double needed = kCharacter * static_cast<double>(bar.text.size());
  if (needed + 6 <= width)
    text(svg, x + width / 2, y + height / 2 + 4, "middle", "class=\"bar\"", bar.text);
  else if (x + width + 4 + needed <= kWidth)
    text(svg, x + width + 4, y + height / 2 + 4, "start", "class=\"bar\"", bar.text);
}

void drawChart(std::string& svg, const GanttChart& chart, double top, double scale, double span) {
  const Time begin = beginOf(chart);
  const double rowsTop = top + kTitle, rowsEnd = rowsTop + kRow * static_cast<double>(kStageCount);
  const auto xOf = [&](double s) { return kLeft + s * scale; };
  text(svg, kLeft, top + 16, "start", "class=\"title\"", chart.title);

  const auto step = std::find_if(kTickSteps.begin(), kTickSteps.end() - 1, [&](double s) { return span / s <= kMostTicks; });
  for (int i = 0; i * *step <= span; ++i) {
    line(svg, xOf(i * *step), rowsTop, xOf(i * *step), rowsEnd, "class=\"grid\"");
    text(svg, xOf(i * *step), rowsEnd + 15, "middle", "class=\"tick\"", shortNumber(i * *step) + (i == 0 ? " s" : ""));
  }
  for (Stage stage : kStages) {
    const double y = rowsTop + kRow * static_cast<double>(indexOf(stage));
    text(svg, kLeft - 8, y + kRow / 2 + 4, "end", "class=\"lane\"", toString(stage));
    std::size_t tracks = 1;
    for (const Placed& p : place(chart, stage, tracks)) {
      const double height = kBar / static_cast<double>(tracks);
      drawBar(svg, *p.bar, xOf(inSeconds(p.bar->from - begin)), y + (kRow - kBar) / 2 + height * static_cast<double>(p.track),
              inSeconds(p.bar->to - p.bar->from) * scale, height);
    }
  }
  for (const GanttMark& mark : chart.marks) {
    const double x = xOf(inSeconds(mark.at - begin));
    line(svg, x, rowsTop - 4, x, rowsEnd, "class=\"mark\"");
    text(svg, x, rowsTop - 7, "end", "class=\"tick\"", mark.text);
  }
}

}  // namespace

struct GanttFold::Fold {
  GanttFold& fold;
  Time at;
  void operator()(const event::AttemptStarted& e) {
    if (fold.m_bars.size() == kMaxBars)
      fold.m_bars.pop_front();
    fold.m_bars.push_back(
        {.id = e.attempt.id, .bar = {.from = at, .to = at, .stage = e.attempt.stage, .text = "", .isBad = false}});
  }
  void operator()(const event::StageComplete& e) { close(e.attempt, "", false); }
  void operator()(const event::AttemptFailed& e) { close(e.attempt, toString(e.reason), true); }
  void operator()(const event::AttemptStopped& e) { close(e.attempt, toString(e.cause), true); }
  // No other event begins or ends an attempt.
  template <typename Other>
  void operator()(const Other&) {}

  void close(const AttemptName& attempt, std::string_view word, bool isBad) {
    Bar* bar = fold.find(attempt.id);
    if (!bar)
      return;
    bar->isOpen = false;
    bar->bar.to = at;
    bar->bar.isBad = isBad;
    bar->bar.text = "slot " + std::to_string(attempt.slot.value) + (isBad ? " " + std::string(word) : "") + ", " +
                    shortNumber(std::round(inMilliseconds(at - bar->bar.from)) / 1000) + " s";
  }
};

void GanttFold::apply(const Event& event) { std::visit(Fold{*this, event.at}, event.body); }

GanttFold::Bar* GanttFold::find(AttemptId id) {
  const auto found = std::lower_bound(m_bars.begin(), m_bars.end(), id, [](const Bar& bar, AttemptId i) { return bar.id < i; });
  return found != m_bars.end() && found->id == id ? &*found : nullptr;
}

GanttChart GanttFold::chart(std::string title) const {
  GanttChart chart{.title = std::move(title), .bars = {}, .marks = {}};
  for (const Bar& bar : m_bars)
    if (!bar.isOpen)
      chart.bars.push_back(bar.bar);
  return chart;
}

std::string toSvg(std::span<const GanttChart> charts) {
  double span = 0;
  for (const GanttChart& chart : charts)
    span = std::max(span, lengthOf(chart));
  span = std::max(span, kTickSteps.front());
  const double scale = (kWidth - kLeft - kRight) / span;
  const double each = kTitle + kRow * static_cast<double>(kStageCount) + kAxis + kGap;
  const double height = each * static_cast<double>(charts.size());

  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(kWidth) + "\" height=\"" + number(height) +
                    "\" viewBox=\"0 0 " + number(kWidth) + " " + number(height) +
                    "\" font-family=\"sans-serif\">\n"
                    "<style>.title{font-size:13px;font-weight:bold;fill:#2b3038}.lane,.bar{font-size:11px;fill:#2b3038}"
                    ".tick{font-size:11px;fill:#5c6470}.grid{stroke:#e6e8ec}.mark{stroke:#2b3038;stroke-dasharray:4 3}</style>\n"
                    "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  double top = 0;
  for (const GanttChart& chart : charts) {
    drawChart(svg, chart, top, scale, span);
    top += each;
  }
  return svg + "</svg>\n";
}

}  // namespace vortex::runtime
