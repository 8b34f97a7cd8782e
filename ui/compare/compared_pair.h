// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded slots that are compared, as one value: what the record says of them, what differs, and what was told of each. Read
// from the store by whoever may wait for it.
#pragma once

#include "engine/report/comparison.h"
#include "ui/models/comparison_rows.h"
#include "ui/models/comparison_words.h"
#include "ui/models/session.h"

#include <tl/expected.hpp>

#include <QByteArray>
#include <QString>
#include <filesystem>
#include <vector>

namespace vortex::ui {

struct PairQuestion {
  std::filesystem::path store;
  SlotId first, second;
};

struct ComparedPair {
  report::Comparison comparison;
  bool measured = false;  // by how much the files differ is in it
  QByteArray json;        // as `vortex-engine compare --json` prints it; "" until it is measured
  // Both slots, each as if it had started at the clock's zero, without their air times; and what was told of each, on that clock.
  Session session;
  std::vector<Event> firstTold, secondTold;
  bool firstOnAir = false, secondOnAir = false;  // it had an air time of the channel
};

// Milliseconds; nothing is measured yet.
tl::expected<ComparedPair, QString> readPair(const PairQuestion& question);
// Seconds, mostly the clips'. It gives up soon after `abandon` is set.
void measurePair(ComparedPair& pair, const std::atomic<bool>& abandon);

// From a slot's start to its last useful finish, by the settings of the first that are known; the generation's target likewise.
std::optional<Duration> usefulTime(const report::Comparison& comparison);
std::optional<Duration> generationTarget(const report::Comparison& comparison);

SideTotals totalsOf(const ComparedPair& pair, const report::ComparedSlot& slot, bool onAir);
ComparisonFacts factsOf(const report::Comparison& comparison, const QString& first, const QString& second);
// "Sound identical · picture PSNR 34.1 dB …": what was measured, or why it was not.
QString measuredText(const ComparedPair& pair);

}  // namespace vortex::ui
