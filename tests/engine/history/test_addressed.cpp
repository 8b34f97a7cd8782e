// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/addressed.h"

#include <QtTest>
#include <algorithm>
#include <random>

using namespace vortex;
using namespace vortex::history;

namespace {

RerunLink again(std::uint64_t slot, std::uint64_t of, bool succeeded) {
  return {.slot = {slot}, .of = {of}, .succeeded = succeeded};
}

}  // namespace

class TestAddressed : public QObject {
  Q_OBJECT

 private slots:
  void aSlotIsAddressedByItsNewestRerunThatSucceeded() {
    const std::vector<RerunLink> links{again(5, 1, true), again(7, 1, true), again(9, 1, false)};
    const auto by = addressedBy(links);
    QCOMPARE(by.size(), std::size_t{1});
    QCOMPARE(by.at({1}).value, std::uint64_t{7});
  }

  void aRerunOfARerunAddressesTheWholeChain() {
    const std::vector<RerunLink> links{again(2, 1, false), again(3, 2, false), again(4, 3, true), again(8, 6, false)};
    const auto by = addressedBy(links);
    QCOMPARE(by.size(), std::size_t{3});
    for (const std::uint64_t slot : {1, 2, 3})
      QCOMPARE(by.at({slot}).value, std::uint64_t{4});
  }

  void theOrderOfTheLinksIsNothingToIt() {
    std::vector<RerunLink> links;
    for (std::uint64_t slot = 2; slot < 60; ++slot)
      links.push_back(again(slot, 1 + (slot * 7) % (slot - 1), slot % 3 == 0));
    const auto wanted = addressedBy(links);
    std::mt19937 random(1);
    for (int i = 0; i < 20; ++i) {
      std::shuffle(links.begin(), links.end(), random);
      QVERIFY(addressedBy(links) == wanted);
    }
  }

  void aLinkThatRunsBackwardsIsPassedOver() {
    const std::vector<RerunLink> circle{again(1, 2, true), again(2, 1, false), again(3, 3, true)};
    QVERIFY(addressedBy(circle).empty());
  }

  void whatLeftNoClipNeedsAddressing() {
    for (const char* word : {"timed_out", "failed", "canceled", "deadline_unreachable", "self_check_failed", "shed", "interrupted"})
      QVERIFY2(needsAddressing(word), word);
    for (const char* word : {"succeeded", "late", "queued", "running", "", "fail", "out"})
      QVERIFY2(!needsAddressing(word), word);
  }
};

QTEST_GUILESS_MAIN(TestAddressed)
#include "test_addressed.moc"
