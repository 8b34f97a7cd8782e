// SPDX-License-Identifier: GPL-3.0-or-later
//
// Scrolls its body where there is no room for it. Without a frame, as wide as its place, and no stop of the Tab key.
//
// The body is made where it stays: one that is filled elsewhere and then moved into a scroll area is styled and measured twice,
// which was a tenth of what the window takes until it is seen.
#pragma once

#include <QScrollArea>

namespace vortex::ui {

class ScrollArea : public QScrollArea {
  Q_OBJECT

 public:
  explicit ScrollArea(QWidget* parent);
  QWidget* addBody();       // an empty one
  void add(QWidget* body);  // whose parent is the viewport()

  // The same whatever it scrolls: its place is given to it, and to measure the words of panes that nobody sees yet was a sixteenth
  // of what the window takes until it is seen.
  QSize sizeHint() const override;
};

}  // namespace vortex::ui
