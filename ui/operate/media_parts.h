// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of the media view, each a picture of one value.
#pragma once

#include "ui/media/slot_files.h"

#include <QWidget>

namespace vortex::ui {

// A picture in a square, or words where there is none.
class FrameView : public QWidget {
  Q_OBJECT

 public:
  explicit FrameView(QWidget* parent = nullptr);
  void show(const QImage& picture, const QString& words);  // words: shown where the picture is null
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return width; }
  QSize sizeHint() const override { return {200, 200}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QImage m_picture;
  QString m_words;
};

// The sound, with a line where the clip stands. A click seeks.
class WaveformView : public QWidget {
  Q_OBJECT

 public:
  explicit WaveformView(QWidget* parent = nullptr);
  void show(const Part<SoundFacts>& sound);
  void showPosition(double share);  // 0..1 of its length; below 0: none
  QSize sizeHint() const override { return {200, 62}; }

 signals:
  void sought(double share);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  Part<SoundFacts> m_sound;
  double m_position = -1;
};

// B, L and their ensemble as bars against the least that passes; in a narrow place each bar below its words.
class ScoreView : public QWidget {
  Q_OBJECT

 public:
  enum class Shape : std::uint8_t { Wide = 1, Narrow };
  explicit ScoreView(QWidget* parent = nullptr, Shape shape = Shape::Wide);
  void show(const Part<SlotResult>& result);
  QSize sizeHint() const override { return m_shape == Shape::Wide ? QSize(200, 78) : QSize(150, 114); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void row(QPainter& painter, double top, const QString& name, double score, std::optional<double> least) const;
  void narrowRow(QPainter& painter, double top, const QString& name, double score, std::optional<double> least) const;
  void bar(QPainter& painter, const QRectF& room, double score, std::optional<double> least) const;
  Part<SlotResult> m_result;
  Shape m_shape;
};

// The frames that the clip check looked at. A click, or Enter on the one that is chosen with the arrow keys, seeks.
class KeyFrameView : public QWidget {
  Q_OBJECT

 public:
  explicit KeyFrameView(QWidget* parent = nullptr);
  void show(const std::vector<KeyFrame>& frames);
  void showCurrent(int frame);
  QSize sizeHint() const override { return {200, 66}; }

 signals:
  void sought(int frame);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QRectF place(std::size_t index) const;
  std::vector<KeyFrame> m_frames;
  int m_current = -1;
  std::size_t m_chosen = 0;
};

}  // namespace vortex::ui
