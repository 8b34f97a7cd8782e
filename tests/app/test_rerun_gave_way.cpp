// SPDX-License-Identifier: GPL-3.0-or-later
//
// A rerun that is stopped for an air slot is made anew under another number: `vortex-engine rerun` proves that one, and has nothing
// to say of the first, in whatever order it is told of its end. This program writes the history, keeps its door, and tells it by
// script.
#include "engine/config/config_reader.h"
#include "engine/door_keeper.h"
#include "engine/history/store.h"
#include "tests/app/engine_program.h"

#include <QtTest>
#include <utility>

using namespace vortex;
using vortex::test::EngineProgram;

namespace {

// Takes one order and says what becomes of its first wish.
class Writer : public DoorHost {
 public:
  Writer(const QString& history, const Settings& settings) : m_keeper(*this) {
    EngineOptions options;
    options.settings = settings;
    options.backend = BackendKind::Simulated;
    m_keeper.open(history.toStdString(), options);
  }

  void introduce(EngineOptions&, door::say::Welcome& welcome) const override {
    welcome.now = m_now;
    welcome.every = {};
  }
  bool ending() const override { return false; }
  std::size_t waiting() const override { return 0; }
  std::size_t room() const override { return 1; }
  void queue(std::vector<SlotRequest> requests, const std::vector<door::Ticket>& tickets, const std::string&) override {
    m_request = std::move(requests.front());
    m_ticket = tickets.front();
  }
  void remove(door::Ticket) override {}
  std::optional<std::vector<door::Ticket>> changedQueue() override { return {}; }
  void address(SlotId, const std::string&) override {}
  void noDoor(const std::string& why) override { qFatal("no door: %s", why.c_str()); }

  void serve() { m_keeper.serve(m_now); }
  bool asked() const { return m_ticket != 0; }
  bool busy() const { return m_keeper.busy(); }

  // What the wish became: told of its end and of its record at once, before it is said that it waits again.
  void stopForAnAirSlot(SlotId slot) {
    begin(slot);
    tell(event::SlotComplete{.slot = slot, .verdict = {.outcome = Outcome::Canceled, .reason = Reason::GaveWay}});
    tell(event::SlotRecorded{.slot = slot, .folder = {}, .bytes = {}, .outputs = {}});
    m_keeper.gaveWay(slot, true);
  }
  void make(SlotId slot) {
    begin(slot);
    tell(event::SlotComplete{.slot = slot, .verdict = {}});
    tell(event::SlotDelivered{.slot = slot, .ready = seconds(1), .encode = {}, .folder = {}});
    tell(event::SlotRecorded{.slot = slot, .folder = {}, .bytes = {}, .outputs = {}});
  }

 private:
  void begin(SlotId slot) {
    m_keeper.submitted(m_ticket, slot);
    tell(event::SlotQueued{.slot = slot,
                           .label = m_request.recipe.label,
                           .seed = m_request.seed.value_or(0),
                           .airAt = {},
                           .ahead = 0,
                           .rerunOf = m_request.rerunOf,
                           .given = {}});
  }
  void tell(EventBody body) {
    m_now += seconds(0.1);
    m_keeper.told({.seq = ++m_seq, .at = m_now, .body = std::move(body)});
  }

  DoorKeeper m_keeper;
  SlotRequest m_request;
  door::Ticket m_ticket = 0;
  std::uint64_t m_seq = 0;
  Time m_now{};
};

}  // namespace

class TestRerunGaveWay : public QObject {
  Q_OBJECT
 private slots:
  void onlyTheOneThatWasMadeIsProved() {
    EngineProgram rerun;
    const QString history = rerun.folder() + "/history.db";
    EngineProgram made;
    made.startRun({made.recipeFile({"a man"}), "--profile", "load", "--history", history});
    QCOMPARE(made.waitForEnd(), 0);

    const config::ConfigResult load =
        config::loadConfig({.profile = "load", .file = {}, .sets = {}, .resources = VORTEX_SOURCE_DIR "/resources"});
    const auto store = history::Store::open(history.toStdString(), {.program = "test", .version = "1", .backend = "simulated"});
    QVERIFY(store.has_value());
    Writer writer(history, load.settings);
    const auto serveUntil = [&](auto&& done) { return QTest::qWaitFor([&] { return writer.serve(), done(); }, 60'000); };
    QVERIFY(serveUntil([&] { return QFileInfo::exists(history + "-door"); }));
    rerun.startRerunThrough({"1", "--history", history});
    QVERIFY(serveUntil([&] { return writer.asked(); }));
    writer.stopForAnAirSlot({2});
    writer.make({3});
    QVERIFY(serveUntil([&] { return !writer.busy(); }));
    QVERIFY2(rerun.waitForEnd() == 0, rerun.err());
    QCOMPARE(rerun.all("rerun_gave_way").size(), 1);
    const auto proofs = rerun.all("rerun_proof");
    QCOMPARE(proofs.size(), 1);
    QCOMPARE(proofs[0]["slot"].toInteger(), 3);
    QCOMPARE(rerun.summary()["slots"].toInteger(), 1);
  }
};

QTEST_GUILESS_MAIN(TestRerunGaveWay)
#include "test_rerun_gave_way.moc"
