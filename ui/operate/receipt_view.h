// SPDX-License-Identifier: GPL-3.0-or-later
//
// The receipts of a slot's stops, as lists of steps with a bar for what is bounded. It is as high as they are, nothing where there
// are none.
#pragma once

#include "ui/models/receipt.h"

#include <QWidget>

class QPainter;

namespace vortex::ui {

class ReceiptView : public QWidget {
  Q_OBJECT

 public:
  explicit ReceiptView(QWidget* parent = nullptr);
  void show(std::vector<Receipt> receipts);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  double step(QPainter& painter, const ReceiptStep& step, double top) const;
  double meter(QPainter& painter, const ReceiptMeter& meter, double top) const;

  std::vector<Receipt> m_receipts;
};

}  // namespace vortex::ui
