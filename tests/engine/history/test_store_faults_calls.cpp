// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each call by which the store touches the disk fails, once or until somebody mends it: slots are told on, one trouble is told, and
// in the end all that was told is stored once. Every 71st call of a kind here, every one with VORTEX_FULL=1. And each read of who
// looks back fails: what is given is what was told, or an error with the file's name.
#include "engine/history/reader.h"
#include "engine/history/run_reader.h"
#include "tests/engine/history/fault_calls.h"
#include "tests/engine/history/told.h"
#include "tests/sample.h"

#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <cerrno>
#include <fstream>
#include <utility>

using namespace vortex;
using namespace vortex::history;
using faults::Call;

namespace {

struct DiskFault {
  Call call;
  int error;
  const char* name;
};
constexpr DiskFault kFaults[] = {
    {Call::Open, EMFILE, "EMFILE"}, {Call::Open, EROFS, "EROFS"},       {Call::Write, ENOSPC, "ENOSPC"},
    {Call::Write, EIO, "EIO"},      {Call::Sync, EIO, "EIO"},           {Call::Sync, ENOSPC, "ENOSPC"},
    {Call::Truncate, EIO, "EIO"},   {Call::Truncate, ENOSPC, "ENOSPC"}, {Call::Allocate, ENOSPC, "ENOSPC"},
    {Call::Allocate, EIO, "EIO"},   {Call::Map, ENOMEM, "ENOMEM"},      {Call::Rename, EROFS, "EROFS"},
    {Call::Read, EIO, "EIO"}};

enum class Start : std::uint8_t { Used = 1, New, Damaged };
constexpr std::pair<Start, const char*> kStarts[] = {{Start::Used, "used"}, {Start::New, "new"}, {Start::Damaged, "damaged"}};

// All that can be asked of a store, each as a text that says what came, or the error.
using Look = tl::expected<std::string, std::string>;

Look slotsOf(const tl::expected<Reader, std::string>& reader) {
  return reader.and_then([](const Reader& r) {
    return r.list({.most = 1000}).map([](const auto& lines) {
      std::string text;
      for (const SlotLine& line : lines)
        text += std::to_string(line.slot.value) + line.outcome + line.state + line.label + line.profile + ' ';
      return text;
    });
  });
}
Look attemptsOf(const tl::expected<Reader, std::string>& reader) {
  std::string text;
  for (std::uint64_t slot = 1; reader && slot <= 300; ++slot) {
    const auto lines = reader->attempts({slot});
    if (!lines)
      return tl::unexpected(lines.error());
    for (const AttemptLine& line : *lines)
      text += std::to_string(line.n) + line.outcome + std::to_string(line.started.time_since_epoch().count()) + ' ';
  }
  return reader ? Look(text) : tl::unexpected(reader.error());
}
Look eventsOf(const tl::expected<Reader, std::string>& reader) {
  return reader.and_then([](const Reader& r) {
    return r.eventsOf({.run = 1}).map([](const Reader::Told& told) {
      std::vector<std::byte> bytes;
      for (const Event& event : told.events)
        encode(event.body, bytes);
      return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()) + std::to_string(told.unknown);
    });
  });
}
Look runEventsOf(const std::filesystem::path& file) {
  const auto reader = RunReader::open(file);
  if (!reader)
    return tl::unexpected(reader.error());
  const auto settings = reader->settings(1);
  if (!settings)
    return settings;
  std::string text = *settings;
  for (auto next = reader->events(1);;) {
    const auto row = next();
    if (!row)
      return tl::unexpected(row.error());
    if (!*row)
      return text;
    text += std::to_string((*row)->seq) + ((*row)->body ? 'k' : 'u');
  }
}
std::array<Look, 4> looks(const std::filesystem::path& file) {
  const auto reader = Reader::open(file);
  return {slotsOf(reader), attemptsOf(reader), eventsOf(reader), runEventsOf(file)};
}

}  // namespace

class TestStoreFaultsCalls : public QObject {
  Q_OBJECT

  // A store that was used before, or is new, or is damaged, is used while the fault is on; what was wrong, or "". Beyond the last
  // call nothing fails, and `failed` stays 0.
  static QString trySession(Start start, const DiskFault& fault, int nth, bool forGood, int& failed) {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "history.db";
    std::uint64_t seq = 0;
    if (start != Start::New)
      told::tellLives(*Store::open(file, told::kRun).value().store, seq, 1, 5);
    if (start == Start::Damaged)
      std::ofstream(file) << "no database any more";
    told::Listener listener;
    faults::watch(folder.path().toStdString());
    forGood ? faults::failFrom(fault.call, nth, fault.error) : faults::failOnce(fault.call, nth, fault.error);
    QString wrong;
    seq = 0;
    std::uint64_t last = 0;
    std::filesystem::path used;
    std::string remark;
    {
      auto opened = Store::open(file, told::kRun);
      if (!opened)
        return "not opened: " + QString::fromStdString(opened.error());
      Store& store = *opened->store;
      last = store.lastSlot();
      listener.listenTo(store);
      for (int part = 0; part < 3; ++part) {
        told::tellLives(store, seq, last + 1, last + 10);
        last += 10;
        store.flush(forGood ? std::chrono::milliseconds(30) : told::kPatience);
      }
      faults::heal();
      failed = faults::failed();
      if (!store.flush(told::kPatience))
        wrong = "not stored although it was mended: " + QString::fromStdString(store.health().trouble);
      else if (const StoreHealth health = store.health();
               !health.storing || health.notStored != 0 || health.waiting != 0 || !health.survivesKill || !health.trouble.empty())
        wrong = "not healthy: " + QString::fromStdString(health.trouble);
      used = store.file();
      remark = opened->remark;
      if (wrong.isEmpty() && used != file && opened->remark.find("the numbers of its slots cannot be learned") == std::string::npos)
        wrong = "elsewhere: " + QString::fromStdString(opened->remark);
      store.onTrouble({});
    }
    faults::watch({});
    if (!wrong.isEmpty())
      return wrong;
    // Where even the slots' numbers could not be learned it was recorded beside, and counted from 1.
    const auto before = start == Start::Used ? told::outcomesOf(1, 5) : told::Outcomes{};
    if (used != file ? told::outcomesIn(used) != told::outcomesOf(1, 30) : told::outcomesIn(file) != [&] {
          auto all = told::outcomesOf(start == Start::New ? 1 : 6, start == Start::New ? 30 : 35);
          all.insert(before.begin(), before.end());
          return all;
        }())
      return "stored otherwise than told";
    if (used == file && told::setAsideOf(file).size() != (start == Start::Damaged ? 1 : 0))
      return "set aside as damaged: " +
             QString::fromStdString(remark + (listener.remarks().empty() ? "" : listener.remarks().front()));
    if (const auto check = told::checked(used); check != "ok")
      return QString::fromStdString(check);
    const auto troubles = listener.troubles();
    if (troubles.size() % 2 != 0 || troubles.size() > 2 * (forGood ? 2U : 1U))
      return QString::number(troubles.size()) + " troubles told";
    return {};
  }

 private slots:
  void anyCallMayFailAndNothingIsLost() {
    const bool full = test::isWhole();
    int points = 0;
    for (const auto& [start, startName] : kStarts)
      for (const DiskFault& fault : kFaults) {
        std::array<int, 2> ofThis{};
        for (const bool forGood : {false, true})
          for (int nth = 1;; nth += full ? 1 : 71, ++ofThis.at(forGood ? 1 : 0)) {
            int failed = 0;
            const QString wrong = trySession(start, fault, nth, forGood, failed);
            const QString where = QString("%1 store, %2 %3 %4 %5")
                                      .arg(startName, faults::toString(fault.call), QString::number(nth), fault.name,
                                           forGood ? "until mended" : "once");
            QVERIFY2(wrong.isEmpty(), qPrintable(where + ": " + wrong));
            if (failed == 0)
              break;
          }
        points += ofThis[0] + ofThis[1];
        qInfo("%s store, %s %s: %d once, %d until mended", startName, faults::toString(fault.call), fault.name, ofThis[0],
              ofThis[1]);
      }
    qInfo("%d points, nothing lost, nothing twice", points);
    QVERIFY(points > 20);
  }

  void whoLooksBackIsGivenWhatWasToldOrAnError() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "history.db";
    std::uint64_t seq = 0;
    told::tellLives(*Store::open(file, told::kRun).value().store, seq, 1, 300);
    const auto whole = looks(file);
    for (const auto& look : whole)
      QVERIFY2(look, look ? "" : look.error().c_str());
    const std::string before = told::contentOf(file);
    for (const bool forGood : {false, true}) {
      int points = 0, errors = 0;
      for (bool failed = true; failed; ++points) {
        faults::watch(folder.path().toStdString());
        forGood ? faults::failFrom(Call::Read, points + 1, EIO) : faults::failOnce(Call::Read, points + 1, EIO);
        const auto now = looks(file);
        failed = faults::failed() > 0;
        faults::watch({});
        bool anyError = false;
        for (std::size_t i = 0; i < whole.size(); ++i) {
          const bool isError = !now.at(i);
          anyError = anyError || isError;
          const std::string what = isError ? now.at(i).error() : *now.at(i);
          QVERIFY2(isError ? what.starts_with(file.string() + ": ") : what == *whole.at(i),
                   qPrintable(QString("read %1, look %2: %3").arg(points + 1).arg(i).arg(QString::fromStdString(what).left(300))));
        }
        errors += anyError ? 1 : 0;
      }
      qInfo("%d reads of who looks back failed%s: %d ended in an error, the rest was as told", points - 1,
            forGood ? " and all after them" : "", errors);
      QVERIFY(errors > 10);
    }
    QVERIFY(told::contentOf(file) == before);
  }
};

QTEST_APPLESS_MAIN(TestStoreFaultsCalls)
#include "test_store_faults_calls.moc"
