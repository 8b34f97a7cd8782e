// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pane that shows the captures of the desk, which says when something changed: a frame alone changes nothing.
#pragma once

#include "ui/widgets/pane.h"

namespace vortex::ui {

class CaptureDesk;

class CapturePane : public Pane {
 public:
  void refresh() override {}

 protected:
  // captures: outlives it.
  CapturePane(const QString& id, const QString& title, CaptureDesk& captures, QWidget* parent)
      : Pane(id, title, parent), m_captures(captures) {}

  CaptureDesk& m_captures;
};

}  // namespace vortex::ui
