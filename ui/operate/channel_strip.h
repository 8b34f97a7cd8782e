// SPDX-License-Identifier: GPL-3.0-or-later
//
// The strip at the top: what is due on air, what is in the making and how far, what airs next, the queue, and the engine. Painted
// as a whole, at fixed places: nothing moves when values come.
#pragma once

#include "ui/models/session.h"

#include <QWidget>
#include <optional>

class QPainter;

namespace vortex::ui {

class Bridge;
struct View;

class ChannelStrip : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kHeight = 76, kCompactHeight = 60;

  explicit ChannelStrip(const Bridge& bridge, QWidget* parent = nullptr);
  void refresh();  // once a frame; paints itself where something of it is another
  // Lower, for a small screen: two rows of what airs next, and the engine's detail in the tool tip.
  void setCompact(bool compact);
  // What is in the making, what airs next and the engine alone, for a screen that has no room for what is due and the queue.
  void setNarrow(bool narrow);
  QSize minimumSizeHint() const override { return {m_narrow ? 560 : 840, height()}; }
  QSize sizeHint() const override { return {1600, height()}; }

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  const View& live() const;  // also while a recording is shown below it
  // Where the three lines of a readout stand.
  struct Lines {
    int caption, value, note;
  };
  Lines lines() const { return m_compact ? Lines{15, 40, 55} : Lines{20, 50, 67}; }
  void due(QPainter& painter, int left) const;
  void making(QPainter& painter, int left, int width) const;
  void phases(QPainter& painter, const QRectF& bar, const Slot* slot) const;
  void next(QPainter& painter, int left) const;
  void queue(QPainter& painter, int left) const;
  void engine(QPainter& painter, int left, int width) const;
  enum class Tone : std::uint8_t { Plain = 1, Working, Bad };
  struct State {
    QString text;
    Tone tone = Tone::Plain;
    QString brief{};  // what matters of it, where there is no room for the whole
  };
  State engineState() const;
  // What is painted depends on nothing else while no time runs in it.
  struct Still {
    Session::Mark told;
    std::uint64_t waiting = 0;  // the channel's revision
    bool held = false, exclusive = false, recording = false;
    SlotId onAir;
    friend bool operator==(const Still&, const Still&) = default;
  };
  std::optional<Still> still() const;
  QString engineDetail() const;
  QString dueAndQueue() const;

  const Bridge& m_bridge;
  bool m_compact = false, m_narrow = false;
  std::optional<Still> m_painted;
};

}  // namespace vortex::ui
