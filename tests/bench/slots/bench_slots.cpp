// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a keystroke in the slot table's search box costs with a full session, beside the bare loop over the same slots in the same
// run; and what a frame costs in which one slot joined.
//   bench_slots [SLOTS [ROUNDS]]
#include "tests/bench/runtime/measure.h"
#include "tests/ui/models/scenes.h"
#include "ui/models/slot_filter_model.h"
#include "ui/models/slot_table_model.h"

#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace vortex;
using namespace vortex::ui;

namespace {

double medianMs(int rounds, const std::function<void(int)>& work) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const double from = bench::wallSeconds();
    work(round);
    times.push_back((bench::wallSeconds() - from) * 1e3);
  }
  return bench::median(times);
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 100'000, rounds = argc > 2 ? std::atoi(argv[2]) : 21;
  bench::printMachine("bench_slots");
  Session session;
  test::Teller teller(session);
  for (int slot = 1; slot <= count; ++slot)
    if (slot % 50 == 0)
      teller.timedOutSlot(static_cast<std::uint64_t>(slot), slot * 45.0, 1);
    else
      teller.wholeSlot(static_cast<std::uint64_t>(slot), slot * 45.0);
  SlotTableModel model(
      session, [](Time) { return QString(); }, [](const Slot&) { return std::nullopt; });
  SlotFilterModel filtered(model);
  model.refresh();
  std::printf("%d slots, median of %d\n%-44s %10s %8s\n", count, rounds, "", "ms", "rows");
  const auto row = [&](const char* what, double ms) { std::printf("%-44s %10.2f %8d\n", what, ms, filtered.rowCount()); };

  const SlotFilter text{.show = SlotFilter::Show::All, .text = QStringLiteral("news-99"), .stage = {}};
  int found = 0;
  const double bare = medianMs(rounds, [&](int) {
    found = 0;
    for (const Slot& slot : session.allSlots())
      found += slot.label.find("news-99") != std::string::npos ? 1 : 0;
  });
  std::printf("%-44s %10.2f %8d\n", "bare loop over the labels (baseline)", bare, found);
  // Each round from everything shown: the dearest keystroke is the first.
  const auto filter = [&](const SlotFilter& to) {
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
      filtered.setFilter({});
      filtered.rowCount();
      const double from = bench::wallSeconds();
      filtered.setFilter(to);
      filtered.rowCount();  // the rows are looked for when somebody asks for them
      times.push_back((bench::wallSeconds() - from) * 1e3);
    }
    return bench::median(times);
  };
  double ms = filter(text);
  row("filter, text \"news-99\"", ms);
  ms = filter({.show = SlotFilter::Show::Failed, .text = {}, .stage = {}});
  row("filter, failed", ms);
  ms = filter({.show = SlotFilter::Show::All, .text = {}, .stage = Stage::Image});
  row("filter, stage image", ms);
  ms = medianMs(rounds, [&](int) {
    filtered.setFilter(filtered.filter() == SlotFilter{} ? text : SlotFilter{});
    filtered.rowCount();
  });
  row("filter on and off", ms);
  filtered.setFilter(text);
  ms = medianMs(rounds, [&](int round) {
    teller.queued(static_cast<std::uint64_t>(count + round + 1), (count + round) * 45.0);
    model.refresh();
  });
  row("a frame in which a slot joins, filtered", ms);
  return 0;
}
