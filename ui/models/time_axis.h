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
class PixelScale {
 public:
  PixelScale(const TimeRange& range, double width)
      : m_from(range.from), m_perTick(width / static_cast<double>(range.span().count())) {}
  double x(Time time) const { return static_cast<double>((time - m_from).count()) * m_perTick; }
  double perSecond() const { return m_perTick * 1e9; }

 private:
  Time m_from;
  double m_perTick;
};

double toPixel(Time time, const TimeRange& range, double width);
Time toTime(double pixel, const TimeRange& range, double width);

class TimeAxis : public QObject {
  Q_OBJECT

 public:
  static constexpr Duration kShortest = milliseconds(50), kLongest = seconds(48 * 3600.0);
  static constexpr Duration kRestStep = seconds(2.5);  // see setResting(): of frames that come once a second, every third
  static constexpr double kNowAt = 0.83;               // where the present stands while the view follows it, of the width

  explicit TimeAxis(QObject* parent = nullptr) : QObject(parent) {}

  const TimeRange& range() const { return m_range; }
  Time now() const { return m_now; }
  bool follows() const { return m_follows; }
  // How far the present lies beyond the place where the view would have it; 0 while it follows.
  Duration behind() const;

  // How many pixels the plots are wide. While the view follows the present it moves by whole ones, so that a picture in which
  // nothing has moved by a pixel needs no painting. 0: as exactly as the present does.
  void setPixels(int pixels) { m_pixels = pixels; }
  // Nothing happens: while the view follows, it and the present in it stand still for a few seconds at a time, so that what shows
  // them needs no painting. The clock's time is not read off here then.
  void setResting(bool resting) { m_rests = resting; }
  void setNow(Time now);
  void follow();                      // back to the present, at the span that is shown
  void showLast(Duration span);       // as much as this, following
  void bringIntoView(Time time);      // moves nothing when it is there
  void show(const TimeRange& range);  // a fixed range; one that is too short or too long is shown as far as it may be
  // From here to the present, following: as much of it as may be shown.
  void showSince(Time from);
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
  int m_pixels = 0;
  bool m_follows = true, m_rests = false;
};

}  // namespace vortex::ui
