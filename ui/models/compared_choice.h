// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which two recorded slots are meant when somebody wants to compare.
#pragma once

#include "ui/models/recorded_list.h"

#include <QString>
#include <optional>
#include <vector>

namespace vortex::ui {

struct ComparedChoice {
  struct Both {
    SlotId first, second;
    friend bool operator==(const Both&, const Both&) = default;
  };
  std::optional<Both> both;
  QString whyNot;  // where there are no two, for the operator
};

// Two that are chosen: these, the older one first. One: it and the slot that it makes again, or else the newest that made it again.
// All of them must be over.
ComparedChoice comparedChoice(const std::vector<const RecordedLine*>& chosen, const RecordedList& list);

}  // namespace vortex::ui
