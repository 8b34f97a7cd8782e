// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verdict: the word first, then the ledger, the trend, the shape, the slopes with their intervals; and why a capture cannot be
// shown, where it cannot.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/widgets/pane.h"

class QLabel;
class QStackedWidget;

namespace vortex::ui {

class CaptureDesk;
class TextTableModel;
class VerdictBand;

class VerdictPane : public Pane {
  Q_OBJECT

 public:
  VerdictPane(const Desk& desk, CaptureDesk& captures, QWidget* parent);
  void refresh() override {}  // the desk says when something changed

 private:
  void showCapture();

  CaptureDesk& m_captures;
  VerdictBand* m_band = nullptr;
  TextTableModel* m_facts = nullptr;
  QLabel *m_none = nullptr, *m_source = nullptr;
  QStackedWidget* m_stack = nullptr;
};

}  // namespace vortex::ui
