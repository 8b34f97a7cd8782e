// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/addressed_fields.h"
#include "app/headless/commands.h"
#include "app/headless/history_options.h"
#include "app/headless/inputs.h"
#include "app/headless/slot_fields.h"
#include "app/headless/wall_time.h"
#include "engine/history/reader.h"
#include "engine/report/slot_json.h"
#include "engine/report/utc_time.h"
#include "engine/telemetry/event_json.h"
#include "engine/telemetry/log.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <deque>
#include <iostream>

namespace vortex::headless {
namespace {

using Json = nlohmann::ordered_json;
using history::SlotLine;
using report::jsonOf;
using report::lineOf;
using report::utcTime;

tl::expected<history::Reader, std::string> readerOf(const HistoryOptions& options) {
  auto reader = history::Reader::open(options.file ? *options.file : defaultHistoryFile());
  if (reader && !reader->remark().empty())
    std::cerr << "vortex-engine: " << reader->remark() << '\n';
  return reader;
}

void sayDamage(const history::Reader::Told& told) {
  if (!told.remark.empty())
    std::cerr << "vortex-engine: " << told.remark << '\n';
}

}  // namespace

ExitStatus historyListCommand(const HistoryOptions& options) {
  const auto filter = filterOf(options.filter, wallClock());
  if (!filter)
    return refuse(filter.error());
  const auto reader = readerOf(options);
  if (!reader)
    return refuse(reader.error());
  const auto lines = reader->list(*filter);
  if (!lines)
    return refuse(lines.error());
  const auto addressed = readAddressed(*reader);
  if (!addressed)
    return refuse(addressed.error());
  if (!options.json)
    std::cout << tableHead();
  for (const SlotLine& line : *lines) {
    if (!options.json) {
      std::cout << tableRow(line, addressed->remarkOf(line));
      continue;
    }
    Json json = jsonOf(line);
    addressed->addTo(json, line);
    std::cout << lineOf(json) << '\n';
  }
  return ExitStatus::AllDelivered;
}

// The events of a run that matter to a reader, which is all that the log ever shows; the last ones.
ExitStatus historyLogCommand(const HistoryOptions& options) {
  const auto reader = readerOf(options);
  if (!reader)
    return refuse(reader.error());
  const auto runs = reader->runs();
  if (!runs)
    return refuse(runs.error());
  const auto run =
      std::find_if(runs->rbegin(), runs->rend(), [&](const history::RunLine& r) { return r.uuid.starts_with(options.run); });
  if (run == runs->rend())
    return refuse(options.run.empty() ? "the history holds no run" : "no run's id begins with " + options.run);
  std::deque<Event> last;
  std::uint64_t after = 0;
  for (bool more = true; more;) {
    auto told = reader->eventsOf({.run = run->id, .afterSeq = after});
    if (!told)
      return refuse(told.error());
    sayDamage(*told);
    for (Event& event : told->events)
      if (telemetry::levelOf(event.body) >= options.level) {
        last.push_back(std::move(event));
        if (last.size() > static_cast<std::size_t>(options.most))
          last.pop_front();
      }
    after = told->lastSeq;
    more = told->more;
  }
  for (const Event& event : last) {
    const auto wall = run->clock.wallOf(event.at);
    if (!options.json) {
      std::cout << localTime(wall) << "  " << telemetry::toText(event) << '\n';
      continue;
    }
    Json json = Json::parse(telemetry::toJson(event));
    json["level"] = toString(telemetry::levelOf(event.body));
    json["wall"] = utcTime(wall);
    std::cout << lineOf(json) << '\n';
  }
  return ExitStatus::AllDelivered;
}

ExitStatus historyAlarmsCommand(const HistoryOptions& options) {
  const auto reader = readerOf(options);
  if (!reader)
    return refuse(reader.error());
  const auto alarms = reader->alarms(options.most);
  if (!alarms)
    return refuse(alarms.error());
  const auto wallOrNull = [](const std::optional<std::int64_t>& wall) { return wall ? Json(utcTime(wall)) : Json(); };
  for (const history::AlarmRecord& alarm : *alarms) {
    if (!options.json) {
      std::cout << localTime(alarm.raisedWall) << "  " << alarm.priority << "  " << alarm.alarm << ", " << alarm.state << ": "
                << alarm.text << '\n';
      continue;
    }
    std::cout << lineOf(Json{{"alarm", alarm.alarm},
                             {"priority", alarm.priority},
                             {"state", alarm.state},
                             {"text", alarm.text},
                             {"raised", alarm.raised},
                             {"raised_wall", wallOrNull(alarm.raisedWall)},
                             {"acknowledged_wall", wallOrNull(alarm.acknowledgedWall)},
                             {"returned_wall", wallOrNull(alarm.returnedWall)},
                             {"ended_wall", wallOrNull(alarm.endedWall)},
                             {"run", alarm.runUuid}})
              << '\n';
  }
  return ExitStatus::AllDelivered;
}

ExitStatus historyShowCommand(const HistoryOptions& options) {
  const auto reader = readerOf(options);
  if (!reader)
    return refuse(reader.error());
  const SlotId slot{options.slot};
  if (options.json) {
    const auto json = report::slotJson(*reader, slot);
    if (!json)
      return refuse(json.error());
    std::cout << *json << '\n';
    return ExitStatus::AllDelivered;
  }
  const auto line = reader->slot(slot);
  const auto told = reader->events(slot);
  const auto outputs = reader->outputs(slot);
  if (!line || !told || !outputs)
    return refuse(!line ? line.error() : !told ? told.error() : outputs.error());
  if (!*line)
    return refuse("slot " + std::to_string(options.slot) + " is not in the history");
  std::cout << tableHead() << tableRow(**line);
  if (!(*line)->message.empty())
    std::cout << "        " << (*line)->message << '\n';
  if (!(*line)->sourceName.empty())
    std::cout << "        recipe from " << (*line)->sourceName << ':' << (*line)->sourceLine << '\n';
  if ((*line)->outputsRemovedWall)
    std::cout << "        its files were removed on " << localTime((*line)->outputsRemovedWall) << '\n';
  for (const event::OutputMade& made : *outputs)
    std::cout << "        " << made.kind << ' ' << made.sha256 << ' ' << made.dtype << ' ' << made.shape << '\n';
  std::cout << '\n';
  for (const Event& event : told->events)
    std::cout << telemetry::toText(event) << '\n';
  if (told->unknown > 0)
    std::cout << told->unknown << " events of kinds that this program does not know\n";
  sayDamage(*told);
  return ExitStatus::AllDelivered;
}

}  // namespace vortex::headless
