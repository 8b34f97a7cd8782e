// SPDX-License-Identifier: GPL-3.0-or-later
//
// The strip at the top: what is due on air, what is in the making and how far, what airs next, the queue, and the engine. Painted
// as a whole, at fixed places: nothing moves when values come.
#pragma once

#include <QWidget>

class QPainter;

namespace vortex::ui {

class Bridge;
struct Slot;

class ChannelStrip : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kHeight = 76;

  explicit ChannelStrip(const Bridge& bridge, QWidget* parent = nullptr);
  QSize minimumSizeHint() const override { return {900, kHeight}; }
  QSize sizeHint() const override { return {1600, kHeight}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void due(QPainter& painter, int left) const;
  void making(QPainter& painter, int left, int width) const;
  void phases(QPainter& painter, const QRectF& bar, const Slot* slot) const;
  void next(QPainter& painter, int left) const;
  void queue(QPainter& painter, int left) const;
  void engine(QPainter& painter, int left, int width) const;

  const Bridge& m_bridge;
};

}  // namespace vortex::ui
