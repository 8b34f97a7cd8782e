// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a timeout of a stage means by the attempts on record, and the way back: the timeout for a wanted rate. Where the record ends
// there is no rate, only an upper bound, and this says so. Pure.
#pragma once

#include "engine/slot/settings.h"
#include "ui/models/tuning_sample.h"

#include <QString>
#include <optional>

namespace vortex::ui {

struct RateAt {
  enum class Known : std::uint8_t {
    Nothing = 1,  // no attempts
    Share,        // `longer` take longer, with limits
    Beyond,       // no attempt was watched for so long: `longer` is what is left at the end of the record, and an upper bound
  } known = Known::Nothing;
  double longer = 0, lower = 0, upper = 1;  // an interval of 95 %
  double atMost = 1;                        // the one upper limit, 95 %
  std::optional<double> never;              // of all: longer than the horizon, which no timeout saves. Absent: not identified
  int attempts = 0;
  Duration longest{};  // that any was watched
  // `longer` if the attempts that were canceled had just been done, and if they never had been; so many were.
  struct Canceled {
    int attempts = 0;
    double low = 0, high = 1;
  };
  std::optional<Canceled> canceled;
  // Of all attempts: cut by the timeout, though they would have finished in time. An upper bound while `never` is not known.
  double spurious() const { return never ? longer - *never : longer; }
};
RateAt rateAt(const StageEvidence& evidence, Duration timeout, Duration horizon);

// The least timeout that no more than `rate` take longer than, in whole hundredths of a second; within what the stage's may be
// set to. Absent: not identifiable, for the record ends above that rate.
std::optional<Duration> timeoutFor(const StageEvidence& evidence, double rate, const StageSettings& stage);
// A rate of the curve that lies at least so far above it, or (by < 0) below; the curve's is a staircase, and a step may be wider.
double rateBeside(const StageEvidence& evidence, double rate, double by);
// The least rate that a timeout can be asked for: what is left at the end of the record.
double leastRate(const StageEvidence& evidence);

QString percentText(double share);                           // "0.7", "12", "0.05"; without the sign
QString watchedText(Duration longest);                       // "15.0 s", "0.265 s": what was cut at a short timeout says which
QString intervalText(const RateAt& rate);                    // "0.2 to 2.1 %"; "" where there is none
QString spuriousText(const RateAt& rate, Duration horizon);  // rich text: a sentence

}  // namespace vortex::ui
