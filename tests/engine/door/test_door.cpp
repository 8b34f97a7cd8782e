// SPDX-License-Identifier: GPL-3.0-or-later
//
// The door as a socket: found beside the store, this user's alone, gone with its owner; whoever comes in with anything but the
// protocol is told and shut out, and harms nobody else.
#include "engine/door/caller.h"
#include "engine/door/door.h"

#include <sys/stat.h>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

using namespace vortex;
using namespace vortex::door;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr auto kNet = 60s;  // against a hang; nothing is asserted about time

std::unique_ptr<Door> opened(const fs::path& store) {
  auto door = Door::open(store);
  if (!door)
    qFatal("no door: %s", door.error().c_str());
  return std::move(*door);
}
Caller called(const fs::path& store) {
  auto caller = Caller::call(store);
  if (!caller || !*caller)
    qFatal("nobody is there");
  return std::move(**caller);
}
// Waits for the next thing that is heard.
Heard next(Door& door, std::vector<Heard>& kept) {
  while (kept.empty()) {
    kept = door.take();
    if (kept.empty())
      QTest::qWait(1);
  }
  const Heard first = kept.front();
  kept.erase(kept.begin());
  return first;
}
template <typename M>
bool hears(Caller& caller) {
  Say said;
  const auto heard = caller.hear(said, kNet);
  return heard && *heard == Caller::Heard::Something && std::holds_alternative<M>(said);
}
bool seesTheEnd(Caller& caller) {
  Say said;
  for (auto heard = caller.hear(said, kNet); heard; heard = caller.hear(said, kNet))
    if (*heard != Caller::Heard::Something)
      return *heard == Caller::Heard::Gone;
  return false;
}

// Anything at all, as a program that knows nothing of lines would send it.
class Stranger {
 public:
  explicit Stranger(const fs::path& store) : m_address(addressOf(store).value()) {
    m_socket = Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(m_socket.get(), m_address.get(), sizeof m_address.name) != 0)
      qFatal("cannot connect");
  }
  // False: the other end is closed.
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0)
        return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  // All that is said until the other end closes.
  std::string readToTheEnd() const {
    std::string all;
    std::array<char, 4'096> bytes;
    for (ssize_t got = 0; (got = ::recv(m_socket.get(), bytes.data(), bytes.size(), 0)) > 0;)
      all.append(bytes.data(), static_cast<std::size_t>(got));
    return all;
  }

 private:
  Address m_address;
  Descriptor m_socket;
};

}  // namespace

class TestDoor : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;
  int m_stores = 0;
  fs::path newStore() { return m_folder.filePath(QString::number(++m_stores) + ".db").toStdString(); }

 private slots:
  void askingAndSaying() {
    const fs::path store = newStore();
    const auto door = opened(store);
    Caller caller = called(store);
    QVERIFY(caller.ask(ask::Hello{.program = "test", .version = "1"}));
    std::vector<Heard> kept;
    const Heard hello = next(*door, kept);
    QCOMPARE(std::get<ask::Hello>(std::get<Ask>(hello.what)).program, std::string("test"));
    door->say(hello.caller, say::Taken{.count = 2, .ahead = 1});
    QVERIFY(hears<say::Taken>(caller));
    door->say(hello.caller, say::Done{});
    door->shutOut(hello.caller);
    QVERIFY(hears<say::Done>(caller));
    QVERIFY(seesTheEnd(caller));
    QVERIFY(std::holds_alternative<Left>(next(*door, kept).what));
  }

  void itIsThisUsersAloneAndGoesWithItsOwner() {
    const fs::path store = newStore();
    auto door = opened(store);
    struct stat is {};
    QCOMPARE(::stat(doorOf(store).c_str(), &is), 0);
    QVERIFY(S_ISSOCK(is.st_mode));
    QCOMPARE(is.st_mode & 0777U, 0600U);
    Caller caller = called(store);
    door.reset();
    QVERIFY(seesTheEnd(caller));
    QVERIFY(!fs::exists(doorOf(store)));
    const auto nobody = Caller::call(store);
    QVERIFY(nobody && !*nobody);
  }

  void whatADeadOwnerLeftIsNobodyAndIsTakenOver() {
    const fs::path store = newStore();
    {  // bound, and never taken away, as after a kill
      const auto address = addressOf(store);
      const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
      QCOMPARE(::bind(socket.get(), address->get(), sizeof address->name), 0);
    }
    QVERIFY(fs::exists(doorOf(store)));
    const auto nobody = Caller::call(store);
    QVERIFY(nobody && !*nobody);
    const auto door = opened(store);
    called(store);
  }

  void whatIsNoSocketStays() {
    const fs::path store = newStore();
    std::ofstream(doorOf(store)) << "mine";
    const auto door = Door::open(store);
    QVERIFY(!door);
    QVERIFY2(door.error().find("is no socket") != std::string::npos, door.error().c_str());
    QCOMPARE(fs::file_size(doorOf(store)), 4U);
    QVERIFY(!Door::open(m_folder.filePath("no folder/store.db").toStdString()));
  }

  // A socket's address has room for 107 bytes.
  void anyPathWillDo() {
    fs::path folder = m_folder.path().toStdString();
    for (int i = 0; i < 4; ++i)
      folder /= std::string(100, 'x');
    fs::create_directories(folder);
    const fs::path link = newStore();
    fs::create_directory_symlink(folder, link);
    const auto door = opened(folder / "history.db");
    Caller caller = called(link / "history.db");
    QVERIFY(caller.ask(ask::Withdraw{}));
    std::vector<Heard> kept;
    QVERIFY(std::holds_alternative<Ask>(next(*door, kept).what));
  }

  void whoeverBreaksTheProtocolIsToldAndShutOut() {
    const fs::path store = newStore();
    const auto door = opened(store);
    Caller good = called(store);
    std::string zeros(64, '\0');
    zeros.push_back('\n');
    for (const auto& [bytes, says] :
         std::initializer_list<std::pair<std::string, std::string>>{{"GET / HTTP/1.1\n", "no JSON object"},
                                                                    {"{\"ask\":\"rerun\"}\n", "`of`"},
                                                                    {std::string(kLongestLine + 2, 'x'), "a line of more than"},
                                                                    {zeros, "no JSON object"}}) {
      const Stranger stranger(store);
      stranger.send(bytes);
      const std::string said = stranger.readToTheEnd();
      QVERIFY2(said.find("\"say\":\"refused\"") != std::string::npos && said.find(says) != std::string::npos, said.c_str());
    }
    QVERIFY(good.ask(ask::Start{}));
    std::vector<Heard> kept;
    for (int left = 0; left < 4;) {
      const Heard heard = next(*door, kept);
      left += std::holds_alternative<Left>(heard.what) ? 1 : 0;
    }
    door->shutOut({1});
    QVERIFY(seesTheEnd(good));
  }

  void oneCallerTooManyIsToldSo() {
    const fs::path store = newStore();
    const auto door = opened(store);
    std::vector<Caller> callers;
    std::vector<Heard> kept;
    for (std::size_t i = 0; i < Door::kMostCallers; ++i) {
      callers.push_back(called(store));
      QVERIFY(callers.back().ask(ask::Start{}));
      next(*door, kept);
    }
    Caller more = called(store);
    QVERIFY(hears<say::Refused>(more));
    QVERIFY(seesTheEnd(more));
    callers.pop_back();
    while (!std::holds_alternative<Left>(next(*door, kept).what)) {
    }
    while (!std::holds_alternative<Left>(next(*door, kept).what)) {
    }
    Caller again = called(store);
    QVERIFY(again.ask(ask::Start{}));
    QVERIFY(std::holds_alternative<Ask>(next(*door, kept).what));
  }

  void whoDoesNotReadIsShutOut() {
    const fs::path store = newStore();
    const auto door = opened(store);
    Caller caller = called(store);
    QVERIFY(caller.ask(ask::Start{}));
    std::vector<Heard> kept;
    const CallerId id = next(*door, kept).caller;
    const say::Told much{"{\"event\":\"" + std::string(1U << 20, 'x') + "\"}"};
    for (std::size_t said = 0; said <= 2 * Door::kMostUnreadBytes; said += much.line.size())
      door->say(id, much);
    QVERIFY(std::holds_alternative<Left>(next(*door, kept).what));
  }

  // It waits with more, and nothing of it is lost.
  void whoAsksFasterThanIsTakenWaits() {
    const fs::path store = newStore();
    const auto door = opened(store);
    constexpr int kAsks = 20'000;
    std::thread asks([&] {
      Caller caller = called(store);
      for (std::uint64_t i = 1; i <= kAsks; ++i)
        caller.ask(ask::Address{.slot = {i}, .comment = std::string(500, 'x')});
    });
    std::uint64_t seen = 0;
    std::vector<Heard> kept;
    for (Heard heard = next(*door, kept); std::holds_alternative<Ask>(heard.what); heard = next(*door, kept)) {
      QCOMPARE(std::get<ask::Address>(std::get<Ask>(heard.what)).slot.value, ++seen);
      QVERIFY(kept.size() < Door::kMostUnheard + 65'536 / 500);
    }
    asks.join();
    QCOMPARE(seen, std::uint64_t{kAsks});
  }

  void randomBytesHarmNobody() {
    const fs::path store = newStore();
    const auto door = opened(store);
    std::mt19937 random(7);
    for (int i = 0; i < 300; ++i) {
      const Stranger stranger(store);
      std::string bytes(random() % 2'000, ' ');
      for (char& byte : bytes)
        byte = static_cast<char>(random());
      stranger.send(bytes);  // and goes away, in the midst of a line mostly
    }
    std::vector<Heard> kept;
    for (int left = 0; left < 300;)
      left += std::holds_alternative<Left>(next(*door, kept).what) ? 1 : 0;
    Caller caller = called(store);
    QVERIFY(caller.ask(ask::Start{}));
    QVERIFY(std::holds_alternative<Ask>(next(*door, kept).what));
  }
};

QTEST_GUILESS_MAIN(TestDoor)
#include "test_door.moc"
