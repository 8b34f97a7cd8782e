// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two pictures of the same instant: side by side, one wiped over the other by a handle, or their difference. What a side cannot
// show says why in its place.
//
// The handle moves by the mouse and, with the focus, by the arrow keys (with Shift in wide steps).
#pragma once

#include "ui/compare/picture_difference.h"
#include "ui/models/wipe.h"

#include <QImage>
#include <QString>
#include <QWidget>
#include <array>

namespace vortex::ui {

class PictureComparison : public QWidget {
  Q_OBJECT

 public:
  struct Side {
    QImage picture;
    QString words;  // where there is none
    QString name;
    int frame = -1;  // of its clip; −1: it is no frame
  };

  explicit PictureComparison(QWidget* parent = nullptr);

  void show(const Side& first, const Side& second);
  void setMode(PictureMode mode);
  PictureMode mode() const { return m_mode; }
  const WipeHandle& handle() const { return m_handle; }
  int shownFrame(std::size_t side) const { return m_sides[side].frame; }
  const QString& wordsOf(std::size_t side) const { return m_sides[side].words; }

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override { return {420, 210}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QRectF room(int side) const;  // of Side by side
  QRectF single() const;        // of the other modes: where the one picture lies
  void describe();
  void beside(QPainter& painter);
  void wiped(QPainter& painter);
  void difference(QPainter& painter);
  void names(QPainter& painter, const QRectF& picture, const QString& left, const QString& right) const;

  std::array<Side, 2> m_sides;
  PictureMode m_mode = PictureMode::SideBySide;
  WipeHandle m_handle;
  PictureDelta m_delta;  // of the pictures that are shown, once it was asked for
  bool m_deltaKnown = false;
};

}  // namespace vortex::ui
