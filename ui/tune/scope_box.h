// SPDX-License-Identifier: GPL-3.0-or-later
//
// A box of what can be measured on: the live session, a day, a week, any stretch of time, a profile, any recorded session.
#pragma once

#include "engine/history/run_line.h"
#include "ui/models/tuning_sample.h"
#include "ui/tune/range_question.h"

#include <QComboBox>
#include <optional>
#include <vector>

namespace vortex::ui {

class ScopeBox : public QComboBox {
  Q_OBJECT

 public:
  enum class Without : std::uint8_t { Must = 1, May };  // May: its first item is "none"

  ScopeBox(const QString& accessibleName, Without without, QWidget* parent);

  // The sessions and profiles that there are, the oldest first; what is chosen stays so while it is there.
  void setRuns(const std::vector<history::RunLine>& runs);
  std::optional<TuningScope> chosen() const;  // number of slots, quality and device as they are at first
  void chooseRange(const WallRange& range);   // as its question does

 signals:
  void chosenChanged();

 private:
  void fill();
  void changed();
  void askRange();

  Without m_without;
  std::vector<history::RunLine> m_runs;
  WallRange m_range;   // that was chosen last, if it is one
  QVariant m_current;  // what was chosen before the question
};

}  // namespace vortex::ui
