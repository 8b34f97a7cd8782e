// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verdict: the word first, then the ledger, the trend, the shape, the slopes with their intervals; and why a capture cannot be
// shown, where it cannot.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/capture/capture_pane.h"

class QLabel;
class QStackedWidget;

namespace vortex::ui {

class TextTableModel;
class VerdictBand;

class VerdictPane : public CapturePane {
  Q_OBJECT

 public:
  VerdictPane(const Desk& desk, CaptureDesk& captures, QWidget* parent);

 protected:
  void make() override;

 private:
  void showCapture();

  Desk m_desk;
  VerdictBand* m_band = nullptr;
  TextTableModel* m_facts = nullptr;
  QLabel *m_none = nullptr, *m_source = nullptr;
  QStackedWidget* m_stack = nullptr;
};

}  // namespace vortex::ui
