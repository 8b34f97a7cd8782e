// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as somebody else's series of floors and peaks. Beyond "no crash": what is read without a complaint is within its
// bounds, and is read again as it was when it is written. That any such series can be judged and reported: test_leak_report.
#include "engine/leak_report/series_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

using namespace vortex;
using namespace vortex::leak;

namespace {

void require(bool holds, std::string_view what) {
  if (holds)
    return;
  std::cerr << "broken: " << what << '\n';
  std::abort();
}

SeriesFile readText(const std::string& text) {
  std::istringstream stream(text);
  return readSeries(stream, "s.csv");
}

void checkWritten(const SeriesFile& file) {
  const SeriesFile again = readText(seriesCsv(file.points, file.held));
  require(again.complaints.empty() && again.points.size() == file.points.size() && again.held.size() == file.held.size(),
          "what is written is read");
  for (std::size_t i = 0; i < again.points.size(); ++i)
    require(again.points[i].slot == file.points[i].slot && again.points[i].floor == file.points[i].floor &&
                again.points[i].peak == file.points[i].peak && again.points[i].resident == file.points[i].resident,
            "what is written is what was read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SeriesFile file = readText(std::string(reinterpret_cast<const char*>(data), size));
  require(file.complaints.size() <= kMostSeriesComplaints + 1, "complaints are bounded");
  if (config::hasErrors(file.complaints))
    return 0;
  checkWritten(file);
  for (const analysis::LeakPoint& point : file.points)
    require(point.slot <= analysis::kMostLeakSlot && point.floor >= 0 && point.peak <= analysis::kMostLeakValue,
            "values have bounds");
  return 0;
}
