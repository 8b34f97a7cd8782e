// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/axes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace vortex::leak {
namespace {

constexpr double kTickText = 8;  // size
constexpr int kMostDecimals = 9;

double stepOf(const Range& range, int most) {
  const double least = (range.high - range.low) / most;
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double factor : {1., 2., 5.})
    if (factor * power >= least)
      return factor * power;
  return 10 * power;
}

std::string tickText(double value, int decimals) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, std::abs(value) < 1e-12 ? 0. : value);
  std::string shown = text.data();
  if (shown.front() == '-')
    shown.replace(0, 1, "\u2212");
  return shown;
}

}  // namespace

std::vector<double> ticksOf(const Range& range, int most) {
  const double step = stepOf(range, most), first = std::ceil(range.low / step - 1e-9);
  std::vector<double> ticks;
  // Counted: far from 0 a double has no next tick.
  for (int i = 0; i <= most && (first + i) * step <= range.high + 1e-9 * step; ++i)
    ticks.push_back((first + i) * step);
  return ticks;
}

void Axes::draw(Canvas& canvas, double divisor, const std::string& unit) const {
  const Range shown{m_y.low / divisor, m_y.high / divisor};
  const std::vector<double> ys = ticksOf(shown, std::max(2, static_cast<int>(m_box.height / 26)));
  const double step = ys.size() > 1 ? ys[1] - ys[0] : 1;
  const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, kMostDecimals);
  for (const double y : ys) {
    const double at = atY(y * divisor);
    canvas.line(std::array{Spot{m_box.x, at}, Spot{m_box.right(), at}}, {.ink = Ink::Grid, .width = .5});
    canvas.text({m_box.x - 5, at + 3}, tickText(y, decimals),
                {.ink = Ink::Faint, .size = kTickText, .align = Lettering::Align::Right});
  }
  canvas.text({m_box.x - 5, m_box.y - 5}, unit, {.ink = Ink::Faint, .size = kTickText, .align = Lettering::Align::Right});
  for (const double x : ticksOf(m_x, std::max(2, static_cast<int>(m_box.width / 55)))) {
    if (x != std::floor(x))
      continue;  // there is no half slot
    canvas.line(std::array{Spot{atX(x), m_box.bottom()}, Spot{atX(x), m_box.bottom() + 3}}, {.ink = Ink::Frame, .width = .5});
    canvas.text({atX(x), m_box.bottom() + 12}, tickText(x, 0),
                {.ink = Ink::Faint, .size = kTickText, .align = Lettering::Align::Middle});
  }
  canvas.text({m_box.right(), m_box.bottom() + 23}, "slot",
              {.ink = Ink::Faint, .size = kTickText, .align = Lettering::Align::Right});
  canvas.line(std::array{Spot{m_box.x, m_box.y}, Spot{m_box.x, m_box.bottom()}, Spot{m_box.right(), m_box.bottom()}},
              {.ink = Ink::Frame, .width = .7});
}

}  // namespace vortex::leak
