// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/number_box.h"

namespace vortex::ui {

QValidator::State NumberBox::validate(QString& text, int& pos) const {
  const QString point = locale().decimalPoint();
  for (const QChar typed : {QLatin1Char('.'), QLatin1Char(',')})
    text.replace(typed, point);
  return QDoubleSpinBox::validate(text, pos);
}

}  // namespace vortex::ui
