// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of rich text that takes the room that is left, and ends in dots where that is too little; the tool tip is the owner's.
#pragma once

#include <QLabel>

namespace vortex::ui {

class RichLine : public QLabel {
  Q_OBJECT

 public:
  explicit RichLine(QWidget* parent = nullptr);
  // What there is room for, of a line in its widget's font.
  static QString shown(const QString& html, const QFont& font, int width);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace vortex::ui
