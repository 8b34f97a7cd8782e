// SPDX-License-Identifier: GPL-3.0-or-later
//
// A box for a number that is typed with a point or with a comma: both are the decimal one, whichever the language writes. (Qt's own
// takes the other one for what stands between groups of digits, and "13.6" for 136.)
#pragma once

#include <QDoubleSpinBox>

namespace vortex::ui {

class NumberBox : public QDoubleSpinBox {
  Q_OBJECT

 public:
  using QDoubleSpinBox::QDoubleSpinBox;
  QValidator::State validate(QString& text, int& pos) const override;
};

}  // namespace vortex::ui
