// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/memory_curve.h"

#include "engine/history/event_codec.h"
#include "engine/history/row_seal.h"
#include "engine/history/side_rows.h"

#include <algorithm>
#include <optional>
#include <string>

namespace vortex::history {
namespace {

using Points = std::vector<MemoryPoint>;

std::int64_t nsOf(Time time) { return time.time_since_epoch().count(); }

MemoryPoint pointOf(Time at, const event::MemorySample& sample) {
  MemoryPoint point{.at = at,
                    .span = {},
                    .samples = 1,
                    .total = sample.total,
                    .used = {sample.used, sample.used},
                    .reserved = {sample.reserved, sample.reserved},
                    .resident = {sample.resident, sample.resident},
                    .allocated = {}};
  for (Stage stage : kStages)
    point.allocated[stage] = {sample.allocated[stage], sample.allocated[stage]};
  return point;
}

void widen(MemoryRange& range, const MemoryRange& by) {
  range.least = std::min(range.least, by.least);
  range.most = std::max(range.most, by.most);
}

void add(MemoryPoint& to, const MemoryPoint& next) {
  to.span = next.at + next.span - to.at;
  to.samples += next.samples;
  to.total = next.total;
  widen(to.used, next.used);
  widen(to.reserved, next.reserved);
  widen(to.resident, next.resident);
  for (Stage stage : kStages)
    widen(to.allocated[stage], next.allocated[stage]);
}

// At most `atMost` points, each of neighbours.
Points merged(const Points& points, int atMost) {
  const std::size_t each = (points.size() + static_cast<std::size_t>(atMost) - 1) / static_cast<std::size_t>(atMost);
  Points fewer;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (i % each == 0)
      fewer.push_back(points[i]);
    else
      add(fewer.back(), points[i]);
  return fewer;
}

// More than `most` rows are not read.
Points samplesOf(const ForeignDatabase& database, const MemoryQuestion& question, std::int64_t most) {
  Query query(database, "SELECT at, body, " + isBroken(Sealed::Event, database.version()) +
                            " FROM event WHERE run = ? AND kind = 20 AND at >= ? AND at < ? ORDER BY at LIMIT ?");
  query << question.run << nsOf(question.from) << nsOf(question.to) << most;
  Points points;
  while (query.next()) {
    if (query.integer(2) != 0)
      throw Damaged("damaged: a memory sample is not what was written");
    const auto body = decode(20, query.blob(1));
    if (const auto* sample = body ? std::get_if<event::MemorySample>(&*body) : nullptr)
      points.push_back(pointOf(Time{Duration{query.integer(0)}}, *sample));
  }
  return points;
}

Points foldsOf(const ForeignDatabase& database, const MemoryQuestion& question, Duration span, std::int64_t most) {
  Query query(database, "SELECT at, samples, total, used_min, used_max, reserved_min, reserved_max, resident_min, resident_max, "
                        "audio_min, audio_max, image_min, image_max, video_min, video_max, clip_min, clip_max FROM memory WHERE "
                        "run = ? AND span = ? AND at > ? AND at < ? ORDER BY at LIMIT ?");
  query << question.run << span.count() << nsOf(question.from) - span.count() << nsOf(question.to) << most;
  const auto range = [&](int column) { return MemoryRange{{query.integer(column)}, {query.integer(column + 1)}}; };
  Points points;
  while (query.next()) {
    MemoryPoint point{.at = Time{Duration{query.integer(0)}},
                      .span = span,
                      .samples = query.integer(1),
                      .total = {query.integer(2)},
                      .used = range(3),
                      .reserved = range(5),
                      .resident = range(7),
                      .allocated = {}};
    for (int i = 0; i < static_cast<int>(kStageCount); ++i)
      point.allocated[kStages[static_cast<std::size_t>(i)]] = range(9 + 2 * i);
    points.push_back(point);
  }
  return points;
}

// Retention takes the oldest samples: they are whole where none is missing before the first of them.
bool whole(const Points& samples, const Points& folds) {
  return folds.empty() || (!samples.empty() && samples.front().at < folds.front().at + folds.front().span);
}

}  // namespace

std::vector<MemoryPoint> memoryCurve(const ForeignDatabase& database, const MemoryQuestion& asked) {
  MemoryQuestion question = asked;
  question.atMost = std::clamp(asked.atMost, 1, MemoryQuestion::kMostPoints);
  const std::int64_t most = std::int64_t{question.atMost} + 1;
  const auto fit = [&](const Points& points) { return points.size() <= static_cast<std::size_t>(question.atMost); };
  if (database.version() < 2)  // it has no folds
    return merged(samplesOf(database, question, MemoryQuestion::kMostPoints), question.atMost);
  Points points = samplesOf(database, question, most);
  if (fit(points) && whole(points, foldsOf(database, question, kMemorySpans[0], 1)))
    return points;
  for (const Duration span : kMemorySpans) {
    const bool coarsest = span == kMemorySpans[1];
    points = foldsOf(database, question, span, coarsest ? MemoryQuestion::kMostPoints : most);
    if (fit(points))
      return points;
  }
  return merged(points, question.atMost);
}

}  // namespace vortex::history
