// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of the recorded slots a list shows. A filter can be written as a line of text, in which form saved ones are kept.
#pragma once

#include "ui/models/recorded_list.h"

#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vortex::ui {

// All that is given must hold.
struct RecordedFilter {
  enum class Show : std::uint8_t {
    All = 1,
    Unsuccessful,
    Open,  // it left no clip, and no rerun has made it good
    Missed,
    Reruns,
    Interrupted,
  };
  enum class Since : std::uint8_t { Ever = 1, Hour, Day, Week, Month };

  Show show = Show::All;
  std::optional<Outcome> outcome;
  std::optional<Stage> stage;  // where it ended
  Since since = Since::Ever;
  std::optional<Duration> spareBelow;  // only those that finished have a spare
  std::vector<SlotId> only;            // these alone, ascending; empty: any. For now: it is not kept with a filter
  QString text;                        // in number, recipe, outcome or message, whatever the case; words are looked for one by one
  friend bool operator==(const RecordedFilter&, const RecordedFilter&) = default;
};

std::int64_t lengthOf(RecordedFilter::Since since);  // ns; 0: ever

// "show=open stage=image since=day text=…"; what a later program wrote and this one does not know is passed over.
QString filterLine(const RecordedFilter& filter);
RecordedFilter filterOf(const QString& line);

// A filter made ready for many lines. now: ns since 1970.
class RecordedMatcher {
 public:
  RecordedMatcher(const RecordedFilter& filter, std::int64_t now);
  bool operator()(const RecordedLine& line) const;

 private:
  RecordedFilter m_filter;
  std::int64_t m_from = INT64_MIN;
  std::vector<std::string> m_words;  // in lower case
};

// Places of the lines that pass, the last of them first.
std::vector<std::uint32_t> passing(const std::vector<RecordedLine>& lines, const RecordedMatcher& passes);

}  // namespace vortex::ui
