// SPDX-License-Identifier: GPL-3.0-or-later
//
// The headline of a comparison: what differs first and why, or that nothing does; a second line says what is the same.
#pragma once

#include "ui/models/comparison_words.h"

#include <QWidget>

class QLabel;

namespace vortex::ui {

class VerdictBanner : public QWidget {
  Q_OBJECT

 public:
  explicit VerdictBanner(QWidget* parent = nullptr);
  void show(const Headline& headline);
  const Headline& headline() const { return m_headline; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Headline m_headline;
  QLabel *m_first = nullptr, *m_second = nullptr;
};

}  // namespace vortex::ui
