// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who makes whom again, and what is made good by it.
#include "engine/analysis/rerun_chain.h"

#include <QtTest>
#include <algorithm>
#include <random>

using namespace vortex;
using namespace vortex::analysis;

namespace {

RerunLink slot(std::uint64_t id, bool succeeded) { return {.slot = {id}, .rerunOf = {}, .succeeded = succeeded}; }
RerunLink rerun(std::uint64_t id, std::uint64_t of, bool succeeded) {
  return {.slot = {id}, .rerunOf = SlotId{of}, .succeeded = succeeded};
}

}  // namespace

class TestRerunChain : public QObject {
  Q_OBJECT
 private slots:
  void whoWasNeverMadeAgainIsAChainOfItsOwn() {
    const std::vector<RerunLink> links{slot(7, false), slot(9, true)};
    const auto places = rerunChains(links);
    QVERIFY((places[0] == ChainPlace{.root = {7}, .nth = 1, .length = 1, .addressedBy = {}}));
    QVERIFY(!places[1].addressedBy);
    QVERIFY(rerunChains({}).empty());
  }

  void aRerunOfARerunBelongsToTheFirst() {
    const std::vector<RerunLink> links{slot(10, false), rerun(12, 10, false), slot(13, true), rerun(15, 12, true)};
    const auto places = rerunChains(links);
    QVERIFY((places[0] == ChainPlace{.root = {10}, .nth = 1, .length = 3, .addressedBy = SlotId{15}}));
    QVERIFY((places[1] == ChainPlace{.root = {10}, .nth = 2, .length = 3, .addressedBy = SlotId{15}}));
    QVERIFY((places[3] == ChainPlace{.root = {10}, .nth = 3, .length = 3, .addressedBy = {}}));
    QCOMPARE(places[2].length, 1);
  }

  void theNewestThatSucceededCounts() {
    const std::vector<RerunLink> links{slot(1, false), rerun(2, 1, true), rerun(3, 1, true), rerun(4, 1, false)};
    const auto places = rerunChains(links);
    QVERIFY(places[0].addressedBy == SlotId{3});
    QVERIFY(!places[1].addressedBy);
    QVERIFY(!places[3].addressedBy);  // nothing made it again
  }

  void whatMadeARerunGoodMadeItsAncestorGood() {
    const std::vector<RerunLink> links{slot(1, false), rerun(2, 1, false), rerun(5, 1, true), rerun(7, 2, true)};
    const auto places = rerunChains(links);
    QVERIFY(places[0].addressedBy == SlotId{7});
    QVERIFY(places[1].addressedBy == SlotId{7});
  }

  void anAncestorThatIsGoneStillNamesTheChain() {
    const std::vector<RerunLink> links{rerun(20, 5, false), rerun(21, 5, true)};
    const auto places = rerunChains(links);
    QVERIFY((places[0] == ChainPlace{.root = {5}, .nth = 2, .length = 3, .addressedBy = {}}));
    QCOMPARE(places[1].nth, 3);
  }

  void whoNamesItselfOrALaterOneNamesNobody() {
    const std::vector<RerunLink> links{rerun(3, 3, false), rerun(4, 9, true), rerun(9, 4, true)};
    const auto places = rerunChains(links);
    QVERIFY((places[0] == ChainPlace{.root = {3}, .nth = 1, .length = 1, .addressedBy = {}}));
    QVERIFY(places[1].root == SlotId{4});
    QVERIFY(places[2].root == SlotId{4});
    QVERIFY(addressedBy(links).empty());
  }

  void ofRerunsAloneTheChainsTheyMakeGoodAreKnown() {
    const std::vector<RerunLink> reruns{rerun(2, 1, false), rerun(3, 2, false), rerun(4, 3, true), rerun(8, 6, false)};
    const auto by = addressedBy(reruns);
    QCOMPARE(by.size(), std::size_t{3});
    for (const std::uint64_t made : {1, 2, 3})
      QCOMPARE(by.at({made}).value, std::uint64_t{4});
    QVERIFY(addressedBy({}).empty());
  }

  void theOrderOfTheRerunsIsNothingToIt() {
    std::mt19937 random(1);
    std::vector<RerunLink> reruns;
    for (std::uint64_t made = 2; made < 60; ++made)
      reruns.push_back(rerun(made, 1 + random() % (made - 1), made % 3 == 0));
    const auto wanted = addressedBy(reruns);
    QVERIFY(wanted.size() > 5);
    for (int i = 0; i < 20; ++i) {
      std::shuffle(reruns.begin(), reruns.end(), random);
      QVERIFY(addressedBy(reruns) == wanted);
    }
  }
};

QTEST_GUILESS_MAIN(TestRerunChain)
#include "test_rerun_chain.moc"
