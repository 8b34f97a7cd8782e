// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the timeline's signs mean, each drawn as the timeline draws it: in a row for the pane's title, or one below the other for a
// menu where the title has no room.
#pragma once

#include <QStringList>
#include <QWidget>

namespace vortex::ui {

class TimelineLegend : public QWidget {
  Q_OBJECT

 public:
  explicit TimelineLegend(Qt::Orientation orientation, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int widthOf(const QString& word) const;

  Qt::Orientation m_orientation;
  QStringList m_words;  // the four stages, then the marks
};

}  // namespace vortex::ui
