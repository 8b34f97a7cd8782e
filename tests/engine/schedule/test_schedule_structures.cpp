// SPDX-License-Identifier: GPL-3.0-or-later
//
// The flat structures under the scheduler against the standard library's.
#include "engine/schedule/id_map.h"
#include "engine/schedule/indexed_heap.h"

#include <QtTest/QtTest>

#include <map>
#include <random>
#include <set>

using namespace vortex::schedule;

class TestScheduleStructures : public QObject {
  Q_OBJECT

 private slots:
  void theHeapAgreesWithASetOverRandomEdits();
  void theHeapCountsWhatIsSmaller();
  void theMapAgreesWithAMapOverRandomEdits();
  void theMapKnowsNoIdZero();
};

void TestScheduleStructures::theHeapAgreesWithASetOverRandomEdits() {
  std::mt19937_64 random(1);
  IndexedHeap<int> heap;
  std::map<std::uint32_t, int> keys;
  for (int step = 0; step < 20'000; ++step) {
    const auto id = static_cast<std::uint32_t>(random() % 50);
    if (random() % 3 == 0) {
      heap.erase(id);
      keys.erase(id);
    } else {
      const int key = static_cast<int>(random() % 1000);
      heap.set(id, key);
      keys[id] = key;
    }
    QCOMPARE(heap.size(), keys.size());
    QCOMPARE(heap.contains(id), keys.contains(id));
    std::set<int> sorted;
    for (const auto& [known, key] : keys)
      sorted.insert(key);
    if (!keys.empty()) {
      QCOMPARE(heap.top().key, *sorted.begin());
      QCOMPARE(keys.at(heap.top().id), heap.top().key);
    }
  }
}

void TestScheduleStructures::theHeapCountsWhatIsSmaller() {
  IndexedHeap<int> heap;
  for (std::uint32_t id = 0; id < 10; ++id)
    heap.set(id, static_cast<int>(id * 7 % 10));  // 0 to 9 in some order
  QCOMPARE(heap.countBelow(0), 0);
  QCOMPARE(heap.countBelow(4), 4);
  QCOMPARE(heap.countBelow(100), 10);
}

void TestScheduleStructures::theMapAgreesWithAMapOverRandomEdits() {
  std::mt19937_64 random(2);
  IdMap map;
  std::map<std::uint64_t, std::uint32_t> expected;
  for (int step = 0; step < 50'000; ++step) {
    const std::uint64_t id = 1 + random() % 200;
    if (expected.contains(id)) {
      map.erase(id);
      expected.erase(id);
    } else {
      map.insert(id, static_cast<std::uint32_t>(step));
      expected[id] = static_cast<std::uint32_t>(step);
    }
    QCOMPARE(map.size(), expected.size());
    const std::uint64_t probe = 1 + random() % 200;
    const auto found = expected.find(probe);
    QCOMPARE(map.find(probe).has_value(), found != expected.end());
    if (found != expected.end())
      QCOMPARE(*map.find(probe), found->second);
  }
}

void TestScheduleStructures::theMapKnowsNoIdZero() {
  IdMap map;
  QVERIFY(!map.find(0));
  map.insert(1, 1);
  QVERIFY(!map.find(0));
}

QTEST_GUILESS_MAIN(TestScheduleStructures)
#include "test_schedule_structures.moc"
