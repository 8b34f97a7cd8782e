// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/time_axis.h"

#include <algorithm>
#include <cmath>

namespace vortex::ui {
namespace {

Duration scaled(Duration duration, double factor) {
  return Duration{static_cast<std::int64_t>(std::llround(static_cast<double>(duration.count()) * factor))};
}

}  // namespace

double toPixel(Time time, const TimeRange& range, double width) {
  return static_cast<double>((time - range.from).count()) / static_cast<double>(range.span().count()) * width;
}

Time toTime(double pixel, const TimeRange& range, double width) { return range.from + scaled(range.span(), pixel / width); }

TimeRange TimeAxis::following(Duration span) const {
  Time from = m_now - scaled(span, kNowAt);
  if (m_pixels > 0 && span.count() > m_pixels) {
    const Duration pixel = span / m_pixels, beyond = from.time_since_epoch() % pixel;
    from -= beyond < Duration{} ? beyond + pixel : beyond;
  }
  return {from, from + span};
}

Duration TimeAxis::behind() const {
  return m_follows ? Duration{} : std::max(following(m_range.span()).to - m_range.to, Duration{});
}

void TimeAxis::set(TimeRange range) {
  if (range == m_range)
    return;
  m_range = range;
  emit rangeChanged();
}

void TimeAxis::setFollows(bool follows) {
  if (follows == m_follows)
    return;
  m_follows = follows;
  emit followChanged(follows);
}

void TimeAxis::setNow(Time now) {
  if (m_rests && m_follows && now >= m_now && now - m_now < kRestStep)
    return;
  m_now = now;
  if (m_follows)
    set(following(m_range.span()));
}

void TimeAxis::follow() {
  setFollows(true);
  set(following(m_range.span()));
}

void TimeAxis::showLast(Duration span) {
  setFollows(true);
  set(following(std::clamp(span, kShortest, kLongest)));
}

void TimeAxis::show(const TimeRange& range) {
  if (range.span() <= Duration{})
    return;
  const Duration span = std::clamp(range.span(), kShortest, kLongest);
  const Time from = range.from + (range.span() - span) / 2;
  setFollows(false);
  set({from, from + span});
}

void TimeAxis::bringIntoView(Time time) {
  if (time < m_range.from || time > m_range.to)
    show({time - m_range.span() / 2, time + m_range.span() / 2});
}

void TimeAxis::showSince(Time from) { showLast(scaled(std::max(m_now - from, kShortest), 1.02 / kNowAt)); }

void TimeAxis::zoom(double factor, Time anchor) {
  const Duration span = std::clamp(scaled(m_range.span(), factor), kShortest, kLongest);
  const double share = static_cast<double>((anchor - m_range.from).count()) / static_cast<double>(m_range.span().count());
  const Time from = anchor - scaled(span, share);
  setFollows(m_follows && from <= m_now && m_now <= from + span);
  set(m_follows ? following(span) : TimeRange{from, from + span});
}

void TimeAxis::pan(Duration by) {
  if (by == Duration{})
    return;
  setFollows(false);
  set({m_range.from + by, m_range.to + by});
}

}  // namespace vortex::ui
