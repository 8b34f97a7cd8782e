// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/leak_series.h"
#include "ui/models/leak_words.h"

#include <QRectF>
#include <QWidget>

class QPainter;

namespace vortex::ui {

// Its sign: an alarm's triangle, a tick, a question mark.
void drawVerdict(QPainter& painter, const QRectF& box, analysis::LeakWord word);

// The word with its sign and the slope: in the colour of an alarm where it is a leak, grey where it is none.
class VerdictBand : public QWidget {
  Q_OBJECT

 public:
  explicit VerdictBand(QWidget* parent = nullptr);
  void show(analysis::LeakWord word, const LeakHeadline& headline);
  using QWidget::show;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  analysis::LeakWord m_word = analysis::LeakWord::Inconclusive;
  LeakHeadline m_headline;
};

}  // namespace vortex::ui
