// SPDX-License-Identifier: GPL-3.0-or-later
//
// A box for an exact number of a draft. What is typed counts once it is complete, and undoing is the draft's, not the letters'.
#pragma once

#include "ui/widgets/number_box.h"

namespace vortex::ui {

class TimeoutBox : public NumberBox {
  Q_OBJECT

 public:
  // Of whoever is asked for the next value: the box itself, or the owner (stepAsked).
  enum class Steps : std::uint8_t { Own = 1, Asked };

  TimeoutBox(const QString& accessibleName, const QString& unit, Steps steps, QWidget* parent);

  // How a number is shown, and what it may be.
  struct Shown {
    double value = 0, least = 0, most = 100, step = 1;
    int decimals = 1;
    QString prefix{};
  };
  // Shows it, and tells nobody; a box that is being typed in is left alone.
  void show(const Shown& shown);
  void showValue(double value);
  using NumberBox::show;
  // What is typed so far counts, as if Return had been pressed.
  void settle();
  bool typing() const { return m_typing; }
  void stepBy(int steps) override;
  QString textFromValue(double value) const override;  // two decimals, a third one only where there is one

 signals:
  void stepAsked(int steps);
  void settled();  // nobody types in it any more: what it shows may be what was made of it

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  Steps m_steps;
  bool m_typing = false;
};

}  // namespace vortex::ui
