// SPDX-License-Identifier: GPL-3.0-or-later
//
// The row above the panes of Tune: what is measured on, and what is done with the draft. What it has no room for is in a menu at
// its end, which is there at any size: the Edit menu opens it, too.
#pragma once

#include "ui/bridge/desk.h"

#include <QWidget>
#include <string>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QMenu;
class QPushButton;
class QSpinBox;

namespace vortex::ui {

class ScopeBox;
class Tuning;

class TuneBar : public QWidget {
  Q_OBJECT

 public:
  TuneBar(const Desk& desk, Tuning& tuning, QWidget* parent);
  void refresh();  // once a frame that it is seen in
  // compact: without what is done seldom. tight: with what is used most alone.
  void setCompact(bool compact, bool tight);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void buildScope(QHBoxLayout& row);
  void buildModes(QHBoxLayout& row);
  void buildActs(QHBoxLayout& row);
  void buildMore(QHBoxLayout& row);
  void fillQualities();
  void fillDevices();
  void choose();

  Desk m_desk;
  Tuning& m_tuning;
  ScopeBox *m_scope = nullptr, *m_baseline = nullptr;
  QSpinBox* m_last = nullptr;
  QComboBox *m_quality = nullptr, *m_device = nullptr;
  std::vector<std::string> m_devices;
  QPushButton *m_apply = nullptr, *m_more = nullptr;
  QList<QWidget*> m_spare, m_seldom;  // left out where there is little room, and where there is hardly any
};

}  // namespace vortex::ui
