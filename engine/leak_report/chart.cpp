// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/chart.h"

#include "engine/analysis/leak_numbers.h"
#include "engine/leak_report/axes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace vortex::leak {
namespace {

using analysis::JudgedSeries;
using analysis::LeakPoint;
using analysis::LeakSeries;
using analysis::LeakWord;

constexpr double kLabel = 8.5;  // text size
constexpr double kLeft = 62, kTop = 16, kBottom = 28, kRight = 14;

Mark markOf(LeakSeries series) { return series == LeakSeries::Floor ? Mark::Circle : Mark::Square; }

struct Unit {
  double divisor;
  const char* name;
};
Unit unitOf(LeakSeries series, double most) {
  if (isCount(series))
    return {1, ""};
  constexpr std::array<Unit, 4> kUnits{{{1e12, "TB"}, {1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}}};
  for (const Unit& unit : kUnits)
    if (most >= unit.divisor)
      return unit;
  return {1, "B"};
}

// One chart: some series on common axes.
class Chart {
 public:
  Chart(Canvas& canvas, const Box& box, const LeakDocument& document, std::vector<LeakSeries> series)
      : m_canvas(canvas), m_document(document),
        m_series(std::move(series)), m_plot{box.x + kLeft, box.y + kTop, box.width - kLeft - kRight, box.height - kTop - kBottom} {}

  void draw(bool fromZero) {
    const Axes axes(m_plot, rangeOfSlots(), rangeOfValues(fromZero));
    const Unit unit = unitOf(m_series.front(), m_most);
    shadeWhatIsNotJudged(axes);
    axes.draw(m_canvas, unit.divisor, unit.name);
    nameShades();
    m_canvas.clip(m_plot);
    for (const LeakSeries one : m_series)
      drawTrend(axes, one);
    m_canvas.unclip();
    for (const LeakSeries one : m_series)
      drawLimit(axes, one);
    m_canvas.clip(m_plot);
    for (const LeakSeries one : m_series)
      drawPoints(axes, one);
    m_canvas.unclip();
    nameSeries(axes);
    markCertain(axes);
  }

 private:
  const JudgedSeries* judged(LeakSeries one) const { return m_document.verdict.find(one); }
  double firstSlot() const { return static_cast<double>(m_document.points.front().slot); }
  double lastSlot() const { return static_cast<double>(m_document.points.back().slot); }

  // To where the limit is reached, where that is not too far away.
  Range rangeOfSlots() const {
    const double first = firstSlot(), last = lastSlot(), length = std::max(1., last - first);
    double end = last;
    for (const LeakSeries one : m_series)
      if (const JudgedSeries* series = judged(one); series && series->verdict.word == LeakWord::Leak) {
        end = std::max(end, last + (m_series.size() == 1 ? .08 : .3) * length);
        if (m_series.size() > 1 && series->limitReachedIn && static_cast<double>(*series->limitReachedIn) <= last + 3 * length)
          end = std::max(end, static_cast<double>(*series->limitReachedIn) + .15 * length);
      }
    return {first - .03 * length - .3, end + .03 * length + .3};
  }

  Range rangeOfValues(bool fromZero) {
    double least = std::numeric_limits<double>::infinity(), most = 0;
    for (const LeakPoint& point : m_document.points)
      for (const LeakSeries one : m_series)
        if (const auto value = valueOf(point, one)) {
          least = std::min(least, *value);
          most = std::max(most, *value);
        }
    for (const LeakSeries one : m_series)
      if (const JudgedSeries* series = judged(one); series && series->limit && fromZero && *series->limit < 3 * most)
        most = std::max(most, *series->limit * 1.05);
    m_most = most;
    if (fromZero)
      return {0, most > 0 ? most * 1.08 : 1};
    const double margin = std::max({(most - least) * .12, most * 1e-6, .5});
    return {least - margin, most + margin};
  }

  void shade(const Axes& axes, double fromSlot, double toSlot, const std::string& what) {
    const double left = std::max(m_plot.x, axes.atX(fromSlot)), right = std::min(m_plot.right(), axes.atX(toSlot));
    if (right <= left)
      return;
    m_canvas.fill(
        std::array{Spot{left, m_plot.y}, Spot{right, m_plot.y}, Spot{right, m_plot.bottom()}, Spot{left, m_plot.bottom()}},
        Ink::WarmUp);
    m_shadeLabels.push_back({left, what});
  }

  void shadeWhatIsNotJudged(const Axes& axes) {
    const analysis::LeakVerdict& verdict = m_document.verdict;
    double from = axes.x().low;
    if (verdict.warmUp > 0) {
      const double to = verdict.judged() > 0 ? static_cast<double>(verdict.firstJudged) - .5 : axes.x().high;
      shade(axes, from, to, "warm-up");
      from = to;
    }
    if (const JudgedSeries* one = m_series.size() == 1 ? judged(m_series.front()) : nullptr; one && !one->verdict.taken.empty())
      shade(axes, from, static_cast<double>(one->verdict.usedFrom) - .5, "taken for warm-up");
  }

  // Where the points of the chart are not: below in the one from 0, above in the others.
  void nameShades() {
    const double y = m_series.size() > 1 ? m_plot.bottom() - 5 : m_plot.y + 9;
    for (const auto& [left, what] : m_shadeLabels)
      m_canvas.text({left + 4, y}, what, {.ink = Ink::Faint, .size = kLabel});
  }

  // The line over the slots that it was made of, dotted to where it would go, with the interval's band around.
  void drawTrend(const Axes& axes, LeakSeries which) {
    const JudgedSeries* one = judged(which);
    if (one == nullptr || one->verdict.used < analysis::kLeastJudged)
      return;
    const analysis::Slope& slope = one->verdict.slope;
    const double from = static_cast<double>(one->verdict.usedFrom), last = lastSlot(), end = axes.x().high;
    const bool leaks = one->verdict.word == LeakWord::Leak;
    const double middle = slope.at(slope.middleX);
    if (slope.lower && slope.upper) {
      const auto through = [&](double angle, double x) { return axes.at(x, middle + angle * (x - slope.middleX)); };
      const double until = leaks ? end : last;
      const Spot hub = axes.at(slope.middleX, middle);
      m_canvas.fill(std::array{through(*slope.lower, from), hub, through(*slope.upper, from)}, Ink::Band);
      m_canvas.fill(std::array{through(*slope.lower, until), hub, through(*slope.upper, until)}, Ink::Band);
    }
    const Ink ink = leaks ? Ink::Bad : Ink::Data;
    m_canvas.line(std::array{axes.at(from, slope.at(from)), axes.at(last, slope.at(last))}, {.ink = ink, .width = 1.4});
    if (leaks)
      m_canvas.line(std::array{axes.at(last, slope.at(last)), axes.at(end, slope.at(end))},
                    {.ink = ink, .width = 1.2, .dash = Pen::Dash::Dashed});
  }

  void drawLimit(const Axes& axes, LeakSeries which) {
    const JudgedSeries* one = judged(which);
    if (one == nullptr || !one->limit)
      return;
    const double y = axes.atY(*one->limit);
    if (y < m_plot.y || y > m_plot.bottom())
      return;
    m_canvas.line(std::array{Spot{m_plot.x, y}, Spot{m_plot.right(), y}},
                  {.ink = Ink::Limit, .width = 1, .dash = Pen::Dash::Dashed});
    m_canvas.text({m_plot.x + 4, y - 4}, "limit " + valueText(which, *one->limit), {.ink = Ink::Limit, .size = kLabel});
    if (!one->limitReachedIn || one->verdict.word != LeakWord::Leak)
      return;
    const double reached = axes.atX((*one->limit - one->verdict.slope.intercept) / one->verdict.slope.value);
    if (reached < m_plot.x || reached > m_plot.right())
      return;
    m_canvas.mark({reached, y}, Mark::Ring, 6, Ink::Bad);
    m_canvas.text({reached - 6, y - 7}, "reached in slot " + std::to_string(*one->limitReachedIn),
                  {.ink = Ink::Bad, .size = kLabel, .align = Lettering::Align::Right});
  }

  void drawPoints(const Axes& axes, LeakSeries which) {
    const auto& points = m_document.points;
    const auto warmUp = static_cast<std::size_t>(m_document.verdict.warmUp);
    if (static_cast<double>(points.size()) > m_plot.width)
      return drawColumns(axes, which);
    const double size = points.size() <= 40 ? 5 : points.size() <= 120 ? 3.5 : 2.2;
    for (std::size_t i = 0; i < points.size(); ++i)
      if (const auto value = valueOf(points[i], which))
        m_canvas.mark(axes.at(static_cast<double>(points[i].slot), *value), i < warmUp ? Mark::Ring : markOf(which), size,
                      Ink::Data);
  }

  // The least and the most of each column of pixels.
  void drawColumns(const Axes& axes, LeakSeries which) {
    double column = -1, least = 0, most = 0;
    const auto flush = [&] {
      if (column >= 0)
        m_canvas.line(std::array{Spot{column + .5, axes.atY(most) - .5}, Spot{column + .5, axes.atY(least) + .5}},
                      {.ink = Ink::Data, .width = 1});
    };
    for (const LeakPoint& point : m_document.points) {
      const auto value = valueOf(point, which);
      if (!value)
        continue;
      const double x = std::floor(axes.atX(static_cast<double>(point.slot)));
      if (x != column) {
        flush();
        column = x;
        least = most = *value;
      }
      least = std::min(least, *value);
      most = std::max(most, *value);
    }
    flush();
  }

  // At the last point, where there is more than one series.
  void nameSeries(const Axes& axes) {
    if (m_series.size() < 2)
      return;
    for (const LeakSeries one : m_series)
      if (const auto value = valueOf(m_document.points.back(), one)) {
        const Spot end = axes.at(lastSlot(), *value);
        const std::string name = nameOf(one) + " " + valueText(one, *value);
        const bool hasRoom = end.x + 110 < m_plot.right();  // below the line that goes on
        const double y = hasRoom ? end.y + 14 : one == LeakSeries::Floor ? end.y + 13 : end.y - 7;
        m_canvas.text({hasRoom ? end.x + 4 : m_plot.right(), std::clamp(y, m_plot.y + 8, m_plot.bottom() - 3)}, name,
                      {.size = kLabel, .align = hasRoom ? Lettering::Align::Left : Lettering::Align::Right});
      }
  }

  void markCertain(const Axes& axes) {
    const analysis::LeakVerdict& verdict = m_document.verdict;
    std::optional<std::uint64_t> from = verdict.certainFrom;
    if (m_series.size() == 1) {
      const JudgedSeries* one = judged(m_series.front());
      from = one && one->verdict.word == LeakWord::Leak ? std::optional(one->certainFrom) : std::nullopt;
    }
    if (!from || verdict.word != LeakWord::Leak)
      return;
    const double x = axes.atX(static_cast<double>(*from));
    if (x < m_plot.x || x > m_plot.right())
      return;
    m_canvas.line(std::array{Spot{x, m_plot.y}, Spot{x, m_plot.bottom()}},
                  {.ink = Ink::Bad, .width = .7, .dash = Pen::Dash::Dotted});
    const bool leftHalf = x < m_plot.x + m_plot.width / 2;
    m_canvas.text({x + (leftHalf ? 4 : -4), m_plot.bottom() - 5}, "certain from slot " + std::to_string(*from),
                  {.ink = Ink::Bad, .size = kLabel, .align = leftHalf ? Lettering::Align::Left : Lettering::Align::Right});
  }

  Canvas& m_canvas;
  const LeakDocument& m_document;
  std::vector<LeakSeries> m_series;
  Box m_plot;
  double m_most = 1;
  std::vector<std::pair<double, std::string>> m_shadeLabels;  // x, text
};

}  // namespace

void drawFigure(Canvas& canvas, const Box& box, const LeakDocument& document, const Figure& figure) {
  if (document.points.empty())
    return;
  if (figure.series)
    Chart(canvas, box, document, {*figure.series}).draw(false);
  else
    Chart(canvas, box, document, {LeakSeries::Peak, LeakSeries::Floor}).draw(true);
}

}  // namespace vortex::leak
