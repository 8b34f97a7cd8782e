// SPDX-License-Identifier: GPL-3.0-or-later
//
// A killed program's files, cut and with bits turned: whatever is wrong with them, a store opens, what it is told from then on is
// stored or it does not say so, a file that is set aside is kept as it was, and what is missing is told. 40 mutants, 600 with
// VORTEX_FULL=1.
#include "engine/history/reader.h"
#include "tests/engine/history/told.h"
#include "tests/sample.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <csignal>
#include <fstream>
#include <map>
#include <random>

using namespace vortex;
using namespace vortex::history;

namespace {

constexpr std::uint64_t kBefore = 60, kAfter = 20;
constexpr std::size_t kRing = 64 * 1024;
constexpr const char* kParts[] = {"", "-wal", "-ring"};

std::string read(const std::filesystem::path& file) { return told::contentOf(file); }
void write(const std::filesystem::path& file, const std::string& content) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << content;
}

// Cut, bits turned, a stretch of zeros, or a page of itself in another place.
void mutate(std::string& content, std::mt19937& random) {
  const auto place = [&] { return random() % std::max<std::size_t>(1, content.size()); };
  switch (random() % 5) {
  case 0:
    content.resize(place());
    break;
  case 1:
  case 2:
    for (auto left = 1 + random() % 8; left > 0; --left)
      content[random() % 2 == 0 ? place() : place() % std::min<std::size_t>(content.size(), 4096 + 200)] ^=
          static_cast<char>(1 << random() % 8);
    break;
  case 3: {
    const std::size_t from = place(), bytes = std::min<std::size_t>(content.size() - from, 1 + random() % 5000);
    std::fill_n(content.begin() + static_cast<std::ptrdiff_t>(from), bytes, '\0');
    break;
  }
  case 4: {
    const std::size_t from = place() / 4096 * 4096, to = place() / 4096 * 4096;
    content.replace(to, std::min<std::size_t>(4096, content.size() - std::max(from, to)), content, from,
                    std::min<std::size_t>(4096, content.size() - std::max(from, to)));
    break;
  }
  }
}

}  // namespace

class TestStoreFaultsMutants : public QObject {
  Q_OBJECT

 private slots:
  void noMutantIsTakenForSoundOrLosesWhatIsToldAfterwards() {
    const QTemporaryDir folder;
    const auto base = std::filesystem::path(folder.path().toStdString()) / "base.db";
    // A database, a -wal and a ring that all hold something: killed in between.
    const pid_t child = ::fork();
    if (child == 0) {
      std::uint64_t seq = 0;
      { told::tellLives(*Store::open(base, told::kRun, kRing).value().store, seq, 1, kBefore / 3); }
      seq = 0;
      auto opened = Store::open(base, told::kRun, kRing).value();
      told::tellLives(*opened.store, seq, kBefore / 3 + 1, kBefore * 2 / 3);
      opened.store->flush(told::kPatience);
      told::tellLives(*opened.store, seq, kBefore * 2 / 3 + 1, kBefore);
      ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
    std::map<std::string, std::string> sound;
    for (const char* part : kParts)
      QVERIFY(!(sound[part] = read(base.string() + part)).empty());

    std::mt19937 random(11);
    const int mutants = test::times(600, 40);
    int setAside = 0, beside = 0, kept = 0, remarked = 0;
    for (int round = 0; round < mutants; ++round) {
      const auto where = std::filesystem::path(folder.path().toStdString()) / std::to_string(round);
      std::filesystem::create_directory(where);
      const auto file = where / "history.db";
      const std::string mutated = kParts[round % 3];
      std::map<std::string, std::string> given = sound;
      mutate(given[mutated], random);
      for (const char* part : kParts)
        write(file.string() + part, given[part]);
      const auto what = [&](const std::string& why) { return "mutant " + std::to_string(round) + " of " + mutated + ": " + why; };

      auto opened = Store::open(file, told::kRun, kRing);
      QVERIFY2(opened, what("not opened").c_str());
      Store& store = *opened->store;
      told::Listener listener;
      listener.listenTo(store);
      const std::uint64_t first = store.lastSlot() + 1;
      std::uint64_t seq = 0;
      told::tellLives(store, seq, first, first + kAfter - 1);
      const bool stored = store.flush(std::chrono::seconds(10));
      const StoreHealth health = store.health();
      const std::filesystem::path used = store.file();
      store.onTrouble({});
      opened->store.reset();
      QVERIFY2(stored, what("not stored: " + health.trouble).c_str());
      QVERIFY2(health.storing && health.notStored == 0, what(health.trouble).c_str());
      QVERIFY2(listener.troubles().size() <= 2, what("a storm").c_str());

      // What was told afterwards is there, in the file that the store names.
      const auto reader = Reader::open(used);
      QVERIFY2(reader, what(reader ? "" : reader.error()).c_str());
      for (std::uint64_t slot = first; slot < first + kAfter; ++slot) {
        const auto line = reader->slot({slot});
        QVERIFY2(line && *line && (*line)->outcome == told::outcomeOf({slot}),
                 what("slot " + std::to_string(slot) + " is missing").c_str());
      }
      // What was set aside is what was found.
      const auto aside = told::setAsideOf(file);
      if (!aside.empty()) {
        QCOMPARE(aside.size(), std::size_t{1});
        QVERIFY2(read(aside[0]) == given[""], what("set aside, but not as it was").c_str());
        ++setAside;
      }
      // What is missing of before was told: by a file set aside, or in words.
      const bool said = !opened->remark.empty() || !listener.remarks().empty();
      std::uint64_t there = 0;
      for (std::uint64_t slot = 1; slot <= kBefore; ++slot) {
        const auto line = reader->slot({slot});
        there += line && *line && (*line)->state == "decided" && (*line)->outcome == told::outcomeOf({slot}) ? 1 : 0;
      }
      if (mutated != "" && there < kBefore)  // SQLite's pages carry no checksums: what it cannot see in them nobody can
        QVERIFY2(said, what("only " + std::to_string(there) + " of before are there, and nobody says so").c_str());
      kept += there == kBefore ? 1 : 0;
      beside += used != file ? 1 : 0;
      remarked += said ? 1 : 0;
      std::filesystem::remove_all(where);
    }
    qInfo("%d mutants: %d lost nothing of before, %d had the database set aside, %d recorded beside it, %d were remarked on; all "
          "that was "
          "told afterwards is there",
          mutants, kept, setAside, beside, remarked);
  }
};

QTEST_APPLESS_MAIN(TestStoreFaultsMutants)
#include "test_store_faults_mutants.moc"
