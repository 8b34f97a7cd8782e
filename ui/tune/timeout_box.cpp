// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/timeout_box.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>
#include <cmath>

namespace vortex::ui {
namespace {

// As a box keeps the ends of its range.
double rounded(double value, int decimals) {
  const double parts = std::pow(10, decimals);
  return std::round(value * parts) / parts;
}

}  // namespace

TimeoutBox::TimeoutBox(const QString& accessibleName, const QString& unit, Steps steps, QWidget* parent)
    : NumberBox(parent), m_steps(steps) {
  setAccessibleName(accessibleName);
  setSuffix(QStringLiteral(" ") + unit);
  setFont(numberFont(12));
  setAlignment(Qt::AlignRight);
  setKeyboardTracking(false);
  setFocusPolicy(Qt::StrongFocus);
  lineEdit()->installEventFilter(this);
  connect(lineEdit(), &QLineEdit::textEdited, this, [this] { m_typing = true; });
  connect(this, &NumberBox::editingFinished, this, &TimeoutBox::settle);
}

void TimeoutBox::settle() {
  interpretText();
  m_typing = false;
  emit settled();
}

// Only what differs: each of these writes the text anew, and another range or number of decimals lets go of an arrow that is held.
void TimeoutBox::show(const Shown& shown) {
  if (m_typing)
    return;
  const QSignalBlocker quiet(this);  // of the value that another range moves it to
  if (decimals() != shown.decimals)
    setDecimals(shown.decimals);
  const double least = rounded(shown.least, shown.decimals), most = rounded(shown.most, shown.decimals);
  if (minimum() != least || maximum() != most)
    setRange(least, most);
  if (singleStep() != shown.step)
    setSingleStep(shown.step);
  if (prefix() != shown.prefix)
    setPrefix(shown.prefix);
  showValue(shown.value);
}

void TimeoutBox::showValue(double value) {
  if (m_typing)
    return;
  const QSignalBlocker quiet(this);
  setValue(value);
}

QString TimeoutBox::textFromValue(double value) const {
  QString text = NumberBox::textFromValue(value);
  if (decimals() > 2 && text.endsWith(QLatin1Char('0')))
    text.chop(1);
  return text;
}

void TimeoutBox::stepBy(int steps) {
  switch (m_steps) {
  case Steps::Own:
    return NumberBox::stepBy(steps);
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
  return NumberBox::eventFilter(watched, event);
}

// Only where somebody works in it: a wheel over the pane changes no timeout by accident.
void TimeoutBox::wheelEvent(QWheelEvent* event) {
  if (hasFocus())
    NumberBox::wheelEvent(event);
  else
    event->ignore();
}

}  // namespace vortex::ui
