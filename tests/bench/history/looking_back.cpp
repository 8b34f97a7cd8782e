// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/history/looking_back.h"

#include "engine/history/database_file.h"
#include "engine/history/event_codec.h"
#include "engine/history/reader.h"
#include "engine/history/rows.h"
#include "tests/bench/history/channel_day.h"
#include "tests/bench/runtime/measure.h"

#include <SQLiteCpp/Transaction.h>

#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>

namespace vortex::bench {
namespace {

using namespace history;

constexpr int kManySlots = 100'000, kPage = 1'000;
constexpr std::int64_t kFirstWall = 1'700'000'000'000'000'000;

void fill(const std::filesystem::path& file, int slots) {
  SQLite::Database database = openForWriting(file);
  Rows rows(database, beginRun(database, RunDescription{.program = "bench",
                                                        .version = "",
                                                        .profile = "full",
                                                        .backend = "",
                                                        .settings = "",
                                                        .outputFolder = {},
                                                        .clockScale = 1}));
  std::vector<Event> events;
  std::vector<std::byte> body;
  std::uint64_t seq = 0;
  for (int slot = 1; slot <= slots;) {
    SQLite::Transaction batch(database);
    rows.beginBatch();
    for (int end = std::min(slots, slot + 999); slot <= end; ++slot) {
      const SlotId id{static_cast<std::uint64_t>(slot)};
      events.clear();
      tellSlot(id, seq, events);
      rows.submission({.slot = id,
                       .wall = kFirstWall + slot * 45'000'000'000,
                       .recipeId = slot % 5 == 0 ? "evening-news" : "weather",
                       .label = "",
                       .canonicalJson = slot % 5 == 0 ? "{}" : "[]",
                       .sourceDigest = "",
                       .note = {}});
      for (const Event& event : events) {
        body.clear();
        encode(event.body, body);
        rows.event(event.seq, event.at, kindOf(event.body), body);
      }
    }
    rows.endBatch();
    batch.commit();
  }
}

template <typename T>
T must(tl::expected<T, std::string> value) {
  if (!value)
    throw std::runtime_error(value.error());
  return std::move(*value);
}

void time(const char* what, int runs, const std::function<std::size_t()>& read) {
  std::vector<double> ms;
  std::size_t found = 0;
  for (int run = 0; run < runs; ++run) {
    const double began = wallSeconds();
    found = read();
    ms.push_back((wallSeconds() - began) * 1e3);
  }
  std::printf("  %-44s %8.1f ms   %zu found\n", what, median(ms), found);
}

}  // namespace

void benchLookingBack(const std::filesystem::path& folder, int runs) {
  const auto file = folder / "many.db";
  fill(file, kManySlots);
  const Reader reader = must(Reader::open(file));
  std::printf("%d slots, the newest %d that fit (target: each < 50 ms)\n", kManySlots, kPage);
  const std::int64_t middle = kFirstWall + std::int64_t{kManySlots} / 2 * 45'000'000'000;
  const std::string run = must(reader.runs()).front().uuid;
  const std::pair<const char*, SlotFilter> filters[] = {
      {"all", {}},
      {"outcome timed_out", {.outcome = "timed_out"}},
      {"outcome canceled (none)", {.outcome = "canceled"}},
      {"state running (none)", {.outcome = "running"}},
      {"stage image", {.stage = "image"}},
      {"reason out_of_memory (none)", {.reason = "out_of_memory"}},
      {"text in a recipe's id", {.text = "EVENING"}},
      {"text nowhere", {.text = "nowhere"}},
      {"since the middle", {.sinceWall = middle}},
      {"until the first thousand", {.untilWall = kFirstWall + 1'000 * 45'000'000'000}},
      {"margin below -1 s (none)", {.marginBelow = seconds(-1)}},
      {"margin below 20.1 s", {.marginBelow = seconds(20.1)}},
      {"margin above 100 s (none)", {.marginAbove = seconds(100)}},
      {"run", {.run = run.substr(0, 8)}},
      {"origin import (none)", {.origin = "import"}},
      {"missed (none)", {.missed = true}},
      {"the oldest page", {.before = SlotId{kPage + 1}}},
  };
  for (const auto& [name, given] : filters) {
    SlotFilter filter = given;
    filter.most = kPage;
    time(name, runs, [&] { return must(reader.list(filter)).size(); });
  }
  time("all of them, every line", runs, [&] { return must(reader.list({.most = kManySlots})).size(); });

  const auto day = folder / "day.db";
  fill(day, kSlotsOfADay);
  std::printf("a day of %d slots, as a window opens it (target < 1,000 ms)\n", kSlotsOfADay);
  time("open, slots, attempts, every event", runs, [&] {
    const Reader opened = must(Reader::open(day));
    std::size_t found = 0;
    for (const SlotLine& line : must(opened.list({.most = kSlotsOfADay})))
      found += 1 + must(opened.attempts(line.slot)).size();
    Reader::Told told;
    do {
      told = must(opened.eventsOf({.run = 1, .afterSeq = told.lastSeq}));
      found += told.events.size();
    } while (told.more);
    return found;
  });
}

}  // namespace vortex::bench
