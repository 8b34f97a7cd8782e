// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/commands.h"
#include "app/headless/history_options.h"
#include "app/headless/inputs.h"
#include "app/headless/output_file.h"
#include "app/headless/recorded_events.h"
#include "app/headless/slot_fields.h"
#include "engine/report/slot_json.h"
#include "engine/report/utc_time.h"
#include "engine/telemetry/event_json.h"
#include "engine/telemetry/trace_writer.h"

#include <algorithm>
#include <iostream>
#include <optional>

namespace vortex::headless {
namespace {

using Json = nlohmann::ordered_json;
using history::Reader;
using history::SlotLine;
using report::jsonOf;
using report::lineOf;
using report::utcTime;
using telemetry::TraceWriter;
using Done = tl::expected<void, std::string>;

Done exportSlots(const Reader& reader, const std::vector<SlotLine>& slots, OutputFile& to) {
  for (const SlotLine& slot : slots) {
    const auto attempts = reader.attempts(slot.slot);
    if (!attempts)
      return tl::unexpected(attempts.error());
    Json json = jsonOf(slot);
    json["attempts"] = Json::array();
    for (const auto& attempt : *attempts)
      json["attempts"].push_back(jsonOf(attempt));
    to.write(lineOf(json) + '\n');
  }
  return {};
}

Done exportRows(const std::vector<SlotLine>& slots, OutputFile& to) {
  to.write(csvHeader(jsonOf(SlotLine{})));
  for (const SlotLine& slot : slots)
    to.write(csvRow(jsonOf(slot)));
  return {};
}

Json attemptRow(const SlotLine& slot, const history::AttemptLine& attempt) {
  Json row{{"slot", slot.slot.value}, {"run", slot.runUuid}};
  row.update(jsonOf(attempt));
  return row;
}
Done exportAttempts(const Reader& reader, const std::vector<SlotLine>& slots, OutputFile& to) {
  to.write(csvHeader(attemptRow({}, {})));
  for (const SlotLine& slot : slots) {
    const auto attempts = reader.attempts(slot.slot);
    if (!attempts)
      return tl::unexpected(attempts.error());
    for (const auto& attempt : *attempts)
      to.write(csvRow(attemptRow(slot, attempt)));
  }
  return {};
}

// Of one run, since another one's numbers begin anew. Each line says the wall's time, too, as the log's do.
Done exportEvents(const Reader& reader, const std::vector<SlotLine>& slots, Extent extent, OutputFile& to) {
  const auto runs = runsOf(reader, slots);
  if (!runs)
    return tl::unexpected(runs.error());
  if (runs->size() > 1) {
    std::string text = "these slots are of " + std::to_string(runs->size()) +
                       " runs, whose events cannot stand in one stream; choose one by --run:";
    for (const RunSlots& run : *runs)
      text += " " + run.run.uuid;
    return tl::unexpected(text);
  }
  for (const RunSlots& run : *runs) {
    const Done done = eachEvent(reader, run, extent, [&](const Event& event) {
      Json line = Json::parse(telemetry::toJson(event));
      line["wall"] = utcTime(run.run.clock.wallOf(event.at));
      to.write(lineOf(line) + '\n');
      return !to.failed();
    });
    if (!done)
      return done;
  }
  return {};
}

TraceWriter::Range rangeOf(const history::MemoryRange& range) { return {.least = range.least, .most = range.most}; }

// What is left of the samples that retention took: the spans before the first sample that is still there.
Done writeThinnedMemory(const Reader& reader, std::int64_t run, Time from, std::optional<Time> firstSample, Time to,
                        TraceWriter& trace) {
  const auto points = reader.memory({.run = run,
                                     .from = from - seconds(8),  // a span that began before
                                     .to = firstSample.value_or(to),
                                     .atMost = history::MemoryQuestion::kMostPoints});
  if (!points)
    return tl::unexpected(points.error());
  for (const history::MemoryPoint& point : *points) {
    if (point.span == Duration{} || (firstSample && point.at + point.span > *firstSample))
      continue;
    TraceWriter::MemorySpan seen{.at = point.at,
                                 .span = point.span,
                                 .used = rangeOf(point.used),
                                 .reserved = rangeOf(point.reserved),
                                 .resident = rangeOf(point.resident),
                                 .allocated = {}};
    for (const Stage stage : kStages)
      seen.allocated[stage] = rangeOf(point.allocated[stage]);
    trace.memory(seen);
  }
  return {};
}

// Another run is another process of the trace: each has a clock and lanes of its own.
Done exportTrace(const Reader& reader, const std::vector<SlotLine>& slots, Extent extent, OutputFile& to) {
  const auto runs = runsOf(reader, slots);
  if (!runs)
    return tl::unexpected(runs.error());
  TraceWriter trace([&](std::string_view bytes) { to.write(bytes); });
  for (const RunSlots& run : *runs) {
    trace.beginRun({.name = "vortex " + run.run.profile + ", run " + run.run.uuid.substr(0, 8),
                    .wall = run.run.clock.wall,
                    .at = run.run.clock.at});
    std::optional<Time> first, firstSample;
    Time last{};
    Done done = eachEvent(reader, run, extent, [&](const Event& event) {
      trace.event(event);
      first = first.value_or(event.at);
      last = event.at;
      if (!firstSample && std::holds_alternative<event::MemorySample>(event.body))
        firstSample = event.at;
      return !to.failed();
    });
    if (done && first)
      done = writeThinnedMemory(reader, run.run.id, *first, firstSample, last, trace);
    if (!done)
      return done;
    trace.endRun();
  }
  return {};
}

// With nothing chosen but runs, what belongs to no slot is wanted from a run's start to its end, too.
Extent extentOf(const history::SlotFilter& filter, std::size_t found) {
  const bool chosen = !filter.outcome.empty() || !filter.stage.empty() || !filter.reason.empty() || !filter.text.empty() ||
                      filter.sinceWall || filter.untilWall || filter.marginBelow || filter.marginAbove || filter.missed ||
                      filter.before || found >= static_cast<std::size_t>(filter.most);
  return chosen ? Extent::Slots : Extent::Run;
}

Done exportAs(const ExportOptions& options, const Reader& reader, const std::vector<SlotLine>& slots, Extent extent,
              OutputFile& to) {
  switch (options.format) {
  case ExportFormat::Json:
    return options.events ? exportEvents(reader, slots, extent, to) : exportSlots(reader, slots, to);
  case ExportFormat::Csv:
    return options.attempts ? exportAttempts(reader, slots, to) : exportRows(slots, to);
  case ExportFormat::Perfetto:
    return exportTrace(reader, slots, extent, to);
  }
  return {};
}

}  // namespace

ExitStatus exportCommand(const ExportOptions& options) {
  const auto filter = filterOf(options.filter, wallClock());
  if (!filter)
    return refuse(filter.error());
  if (options.attempts && options.format != ExportFormat::Csv)
    return refuse("--attempts goes with --format csv; in json a slot's attempts are in it anyway");
  if (options.events && options.format != ExportFormat::Json)
    return refuse("--events goes with --format json");
  const auto reader = Reader::open(options.history ? *options.history : defaultHistoryFile());
  if (!reader)
    return refuse(reader.error());
  if (const std::string remark = reader->remark(); !remark.empty())
    std::cerr << "vortex-engine: " << remark << '\n';
  auto slots = reader->list(*filter);
  if (!slots)
    return refuse(slots.error());
  std::reverse(slots->begin(), slots->end());
  auto output = OutputFile::open(options.output);
  if (!output)
    return refuse(output.error());
  if (const Done done = exportAs(options, *reader, *slots, extentOf(*filter, slots->size()), *output); !done)
    return refuse(done.error());
  if (const Done done = output->finish(); !done) {
    std::cerr << "vortex-engine: " << done.error() << '\n';
    return ExitStatus::EngineFailed;
  }
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
