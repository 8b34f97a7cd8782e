// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one owner of the visible time range: the timeline and the memory graph show what it says, and nothing else moves it. It
// follows the present until somebody moves the view, and again when told to.
#pragma once

#include "engine/slot/units.h"

#include <QObject>

namespace vortex::ui {

struct TimeRange {
  Time from{}, to{};
  Duration span() const { return to - from; }
  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

// Pure coordinates of a strip that is `width` pixels wide.
double toPixel(Time time, const TimeRange& range, double width);
Time toTime(double pixel, const TimeRange& range, double width);

class TimeAxis : public QObject {
  Q_OBJECT

 public:
  static constexpr Duration kShortest = milliseconds(50), kLongest = seconds(48 * 3600.0);
  static constexpr double kNowAt = 0.83;  // where the present stands while the view follows it, of the width

  explicit TimeAxis(QObject* parent = nullptr) : QObject(parent) {}

  const TimeRange& range() const { return m_range; }
  Time now() const { return m_now; }
  bool follows() const { return m_follows; }
  // How far the present lies beyond the place where the view would have it; 0 while it follows.
  Duration behind() const;

  void setNow(Time now);
  void follow();                      // back to the present, at the span that is shown
  void showLast(Duration span);       // as much as this, following
  void show(const TimeRange& range);  // a fixed range
  void bringIntoView(Time time);      // moves nothing when it is there
  // Below 1: closer. The anchor keeps its place, but while the view follows and the present stays in it, the present does.
  void zoom(double factor, Time anchor);
  void pan(Duration by);  // pauses following

 signals:
  void rangeChanged();
  void followChanged(bool follows);

 private:
  void set(TimeRange range);
  void setFollows(bool follows);
  TimeRange following(Duration span) const;

  TimeRange m_range{Time{} - seconds(150), Time{} + seconds(30)};
  Time m_now{};
  bool m_follows = true;
};

}  // namespace vortex::ui
