// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session lived through again: under its own settings it is the record, to the nanosecond; under others what must follow follows.
#include "engine/analysis/closed_loop.h"
#include "engine/config/config_reader.h"
#include "tests/engine/analysis/session.h"

#include <QTest>

using namespace vortex;
using namespace vortex::analysis;
using vortex::test::busySession;
using vortex::test::Session;

namespace {

RecordedSession taken(const Session& session) {
  RecordedSession recorded(session.settings);
  for (const Session::Input& in : session.inputs) {
    const auto input = schedule::decode(in.kind, in.body, config::fromYaml);
    const auto added = recorded.append(in.n, in.at, *input);
    if (!added)
      qFatal("%s", added.error().c_str());
  }
  return recorded;
}

QString described(const SlotEnd& end) {
  if (!end.decided)
    return "open";
  return QString("%1 %2 at %3 ns, spare %4 ns%5")
      .arg(QString::fromUtf8(toString(end.outcome).data()), end.stage ? QString::fromUtf8(toString(*end.stage).data()) : "-")
      .arg(end.decidedAt.time_since_epoch().count())
      .arg(end.spareToAir.count())
      .arg(end.deliveryFailed ? ", not delivered" : "");
}

// The first slot that does not end as recorded; "" where there is none.
QString difference(const RecordedSession& session, const ClosedLoop& loop, std::size_t first = 0) {
  for (std::size_t i = first; i < session.slotsByArrival().size(); ++i)
    if (const RecordedSlot& slot = session.slotsByArrival()[i]; !(slot.end == loop.lived()[i].end))
      return QString("slot %1: recorded %2; lived %3").arg(slot.id.value).arg(described(slot.end), described(loop.lived()[i].end));
  return {};
}

}  // namespace

class TestClosedLoop : public QObject {
  Q_OBJECT

 private slots:
  void underItsOwnSettingsASessionIsItself_data() {
    QTest::addColumn<std::uint32_t>("seed");
    for (std::uint32_t seed = 1; seed <= 24; ++seed)
      QTest::addRow("seed %u", seed) << seed;
  }
  void underItsOwnSettingsASessionIsItself() {
    QFETCH(std::uint32_t, seed);
    const RecordedSession session = taken(busySession(seed, 20));
    const SessionTimes times(session);
    QVERIFY(session.slotsByArrival().size() > 50);
    ClosedLoop loop;
    for (const Scenario scenario : {Scenario::Worst, Scenario::Best, Scenario::Expected}) {
      QVERIFY(loop.run({.session = &session, .times = &times, .from = nullptr, .change = {}, .scenario = scenario}));
      QCOMPARE(difference(session, loop), QString());
      for (const LivedSlot& slot : loop.lived())
        QVERIFY(!slot.bracketed && !slot.otherQuality);
    }
  }
};

QTEST_APPLESS_MAIN(TestClosedLoop)
#include "test_closed_loop.moc"
