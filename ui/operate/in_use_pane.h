// SPDX-License-Identifier: GPL-3.0-or-later
//
// First start: what the channel runs on. The device as it starts, the models stage by stage, and checks of this machine.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/operate/machine_checks.h"
#include "ui/widgets/pane.h"

#include <array>
#include <future>

class QVBoxLayout;

namespace vortex::ui {

class Mark;

class InUsePane : public Pane {
  Q_OBJECT

 public:
  explicit InUsePane(const Desk& desk, QWidget* parent = nullptr);
  void refresh() override;

 private:
  struct Check {
    Mark* mark = nullptr;
    QLabel* value = nullptr;
  };
  void addFacts(QVBoxLayout& to);
  void addStages(QVBoxLayout& to);
  void addWords(QVBoxLayout& to);
  void addChecks(QVBoxLayout& to);
  void showDevice();
  void showChecks(const MachineChecks& checks);
  void set(const Check& check, bool good, const QString& value);

  Desk m_desk;
  QLabel *m_device = nullptr, *m_build = nullptr, *m_ready = nullptr;
  std::array<QLabel*, 4> m_state{};
  Check m_disk, m_timer, m_speller, m_sound;
  std::future<MachineChecks> m_checking;
  bool m_checked = false;
};

}  // namespace vortex::ui
