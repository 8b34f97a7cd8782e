// SPDX-License-Identifier: GPL-3.0-or-later
//
// The signs of glyphs.h as small widgets, for panes that are made of labels.
#pragma once

#include <QWidget>
#include <functional>

namespace vortex::ui {

class Mark : public QWidget {
  Q_OBJECT

 public:
  using Draw = std::function<void(QPainter&, const QRectF&)>;

  // says: what it means, for those who do not see it.
  Mark(Draw draw, const QString& says, QWidget* parent);

  void setDraw(Draw draw, const QString& says);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Draw m_draw;
};

}  // namespace vortex::ui
