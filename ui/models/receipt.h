// SPDX-License-Identifier: GPL-3.0-or-later
//
// The receipt of a stop, step by step: what has been done, what goes on, what follows and what follows if it does not end. An
// attempt that was stopped must give back all it held; what it still holds is a step that went wrong.
#pragma once

#include "engine/slot/settings.h"
#include "ui/models/session.h"

#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace vortex::ui {

enum class StepState : std::uint8_t { Done = 1, Now, Ahead, Wrong };

struct ReceiptStep {
  StepState state = StepState::Done;
  QString when;  // "14:32:15", "+0.4 ms"; "" where it has no time
  QString what;
  QString aside;  // at the right: what is left
};

// A share of something bounded, as a bar.
struct ReceiptMeter {
  QString name, text;
  double share = 0;  // 0..1
  bool wrong = false;
};

struct Receipt {
  QString title;  // "image, attempt 1"
  std::vector<ReceiptStep> steps;
  std::vector<ReceiptMeter> meters;
};

struct ReceiptGiven {
  Time now{};
  StopSettings stop;
  Duration restart{};                  // how long the device's last start took; 0: not known
  std::function<QString(Time)> clock;  // a time as wall-clock text
  int restartCosts = 0;                // air times that could not be made if the device were started anew: costOfReturn()
};

// Nothing for an attempt that nobody stopped.
std::optional<Receipt> receiptOf(const Bar& bar, const ReceiptGiven& given);

}  // namespace vortex::ui
