// SPDX-License-Identifier: GPL-3.0-or-later
//
// One slot of the at-risk wall: its spare, the bar that is the sum, the sum in words, and until when something helps. In the alarm
// colour when it may miss, grey when it is merely the closest one.
#pragma once

#include "ui/models/risk_layout.h"

#include <QString>
#include <QWidget>

namespace vortex::ui {

class Selection;

enum class RiskTone : std::uint8_t { Calm = 1, Thin, Missing };

struct RiskCardText {
  QString name, doing, sum, note;
};

class RiskCard : public QWidget {
  Q_OBJECT

 public:
  explicit RiskCard(Selection& selection, QWidget* parent = nullptr);

  // now: of the engine's clock.
  void show(const RiskLine& line, Time now, RiskTone tone, const RiskCardText& text);
  using QWidget::show;

  QSize sizeHint() const override { return {360, kHeight}; }
  QSize minimumSizeHint() const override { return {220, kHeight}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  static constexpr int kHeight = 96;
  QRectF barBox() const;
  void paintBar(QPainter& painter) const;
  QString facts(QPointF point) const;

  Selection& m_selection;
  RiskLine m_line;
  Time m_now{};
  RiskTone m_tone = RiskTone::Calm;
  RiskCardText m_text;
  QString m_painted;  // what the picture depends on, as text
};

}  // namespace vortex::ui
