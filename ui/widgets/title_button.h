// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small buttons of a pane's title: a sign drawn as lines, named for those who do not see it.
#pragma once

#include <QAbstractButton>

namespace vortex::ui {

class TitleButton : public QAbstractButton {
  Q_OBJECT

 public:
  enum class Sign : std::uint8_t { Maximise = 1, Restore, Close };

  TitleButton(Sign sign, const QString& says, QWidget* parent);

  void setSign(Sign sign, const QString& says);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  Sign m_sign;
};

}  // namespace vortex::ui
