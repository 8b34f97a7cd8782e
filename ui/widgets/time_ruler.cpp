// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/time_ruler.h"

#include "ui/models/slot_words.h"

#include <QDateTime>
#include <array>
#include <cstdlib>

namespace vortex::ui {
namespace {

constexpr std::array<qint64, 17> kStepsMs{10,     20,     50,     100,     200,     500,       1'000,     2'000,     5'000,
                                          10'000, 30'000, 60'000, 300'000, 600'000, 1'800'000, 3'600'000, 14'400'000};
constexpr double kLeastPixels = 96;  // between two labels
constexpr int kSmall = 5;            // small ticks from one label to the next

}  // namespace

std::vector<Tick> ticksOf(const TimeRange& range, double width, qint64 zeroMs, RulerKind kind) {
  const double pixelsPerMs = width / inMilliseconds(range.span());
  qint64 step = kStepsMs.back();
  for (const qint64 candidate : kStepsMs)
    if (static_cast<double>(candidate) * pixelsPerMs >= kLeastPixels) {
      step = candidate;
      break;
    }
  const qint64 small = std::max<qint64>(step / kSmall, 1);
  const double from = static_cast<double>(zeroMs) + inMilliseconds(range.from.time_since_epoch());
  // Local time's midnight is where round steps begin.
  const QDateTime at = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(from));
  const qint64 midnight = kind == RulerKind::Clock ? at.date().startOfDay().toMSecsSinceEpoch() : 0;
  const char* form = step < 1'000 ? "HH:mm:ss.zzz" : step < 60'000 ? "HH:mm:ss" : "HH:mm";
  std::vector<Tick> ticks;
  const auto label = [&](qint64 ms) {
    if (kind == RulerKind::Clock)
      return QDateTime::fromMSecsSinceEpoch(ms).toString(QLatin1String(form));
    const QString number = step < 1'000    ? numberText(static_cast<double>(std::abs(ms)) * 1e-3, 2)
                           : step < 60'000 ? QString::number(std::abs(ms) / 1'000)
                                           : QString::number(std::abs(ms) / 60'000);
    return (ms < 0   ? QString(QChar(0x2212))
            : ms > 0 ? QStringLiteral("+")
                     : QString()) +
           number + (step < 60'000 ? QStringLiteral(" s") : QStringLiteral(" min"));
  };
  for (qint64 wall = midnight + (static_cast<qint64>(from) - midnight) / small * small - small;; wall += small) {
    const double x = (static_cast<double>(wall) - from) * pixelsPerMs;
    if (x > width)
      break;
    if (x < 0)
      continue;
    const bool labelled = (wall - midnight) % step == 0;
    ticks.push_back({x, labelled ? label(wall) : QString()});
  }
  return ticks;
}

}  // namespace vortex::ui
