// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/timeout_box.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

namespace vortex::ui {

TimeoutBox::TimeoutBox(const QString& accessibleName, const QString& unit, Steps steps, QWidget* parent)
    : QDoubleSpinBox(parent), m_steps(steps) {
  setAccessibleName(accessibleName);
  setSuffix(QStringLiteral(" ") + unit);
  setFont(numberFont(12));
  setAlignment(Qt::AlignRight);
  setKeyboardTracking(false);
  setFocusPolicy(Qt::StrongFocus);
  lineEdit()->installEventFilter(this);
  connect(lineEdit(), &QLineEdit::textEdited, this, [this] { m_typing = true; });
  connect(this, &QDoubleSpinBox::editingFinished, this, [this] {
    m_typing = false;
    emit settled();
  });
}

void TimeoutBox::showValue(double value) {
  if (m_typing)
    return;
  const QSignalBlocker quiet(this);
  setValue(value);
}

QString TimeoutBox::textFromValue(double value) const {
  QString text = QDoubleSpinBox::textFromValue(value);
  if (decimals() > 2 && text.endsWith(QLatin1Char('0')))
    text.chop(1);
  return text;
}

void TimeoutBox::stepBy(int steps) {
  switch (m_steps) {
  case Steps::Own:
    return QDoubleSpinBox::stepBy(steps);
  case Steps::Asked:
    m_typing = false;
    emit stepAsked(steps);
  }
}

// A double click takes the whole number: the letters' own takes what lies between two points. And their undo would take Ctrl+Z from
// the draft.
bool TimeoutBox::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonDblClick) {
    selectAll();
    return true;
  }
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
      event->ignore();
      return true;
    }
  }
  return QDoubleSpinBox::eventFilter(watched, event);
}

// Only where somebody works in it: a wheel over the pane changes no timeout by accident.
void TimeoutBox::wheelEvent(QWheelEvent* event) {
  if (hasFocus())
    QDoubleSpinBox::wheelEvent(event);
  else
    event->ignore();
}

}  // namespace vortex::ui
