// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of plain text that changes with every picture: it asks for no room of its own and ends in dots where there is too little,
// so that nothing is laid out anew when it says something else (a QLabel has its whole window laid out with each setText).
#pragma once

#include <QWidget>

namespace vortex::ui {

class PlainLine : public QWidget {
  Q_OBJECT

 public:
  explicit PlainLine(QWidget* parent = nullptr);
  const QString& text() const { return m_text; }
  void setText(const QString& text);  // is its accessible name, too
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_text;
};

}  // namespace vortex::ui
