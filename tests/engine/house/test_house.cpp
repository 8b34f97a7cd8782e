// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules of the house (README.md, "How the house is built"), read off the sources and the built programs.
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Include {
  fs::path file;
  int line;
  std::string target;  // as written, without quotes
};

std::string textOf(const fs::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool isSource(const fs::path& file) { return file.extension() == ".cpp" || file.extension() == ".h"; }

std::vector<fs::path> sourcesUnder(const std::string& folder) {
  std::vector<fs::path> found;
  const fs::path root = fs::path(VORTEX_SOURCE_DIR) / folder;
  if (!fs::exists(root))
    return found;
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.is_regular_file() && isSource(entry.path()))
      found.push_back(entry.path());
  return found;
}

std::vector<Include> includesOf(const fs::path& file) {
  static const std::regex pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
  std::vector<Include> found;
  std::istringstream lines(textOf(file));
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::smatch match;
    if (std::regex_search(line, match, pattern))
      found.push_back({file, number, match[1]});
  }
  return found;
}

// What a line at the left margin of an unnamed namespace gives a name to: types, functions with their parameters, constants.
std::vector<std::string> namesGivenBy(const std::string& line) {
  static const std::regex type("^(?:struct|class|enum class|enum) (\\w+)[^;]*\\{");
  static const std::regex function("^(\\w[\\w:<>,*& ]* \\w+\\(.*\\)) \\{");
  static const std::regex constant("\\b(k[A-Z]\\w*)(?: = |\\{|\\[)");
  std::smatch match;
  if (std::regex_search(line, match, type) || std::regex_search(line, match, function))
    return {match[1]};
  std::vector<std::string> names;
  if (line.rfind("const", 0) == 0)
    for (std::sregex_iterator found(line.begin(), line.end(), constant), end; found != end; ++found)
      names.push_back((*found)[1]);
  return names;
}

// "engine/link" of engine/link/protocol.h; "engine" of engine/engine.h; "" of what is not ours.
std::string roomOf(const std::string& target) {
  if (target.rfind("engine/", 0) != 0)
    return "";
  const auto slash = target.find('/', 7);
  return slash == std::string::npos ? "engine" : target.substr(7, slash - 7);
}

std::string say(const Include& include, const std::string& why) {
  return include.file.string() + ":" + std::to_string(include.line) + ": includes <" + include.target + ">: " + why;
}

// Which rooms each room of engine/ may see, beside itself.
const std::map<std::string, std::set<std::string>>& arrows() {
  static const std::map<std::string, std::set<std::string>> table{
      {"slot", {}},
      {"schedule", {"slot"}},
      {"config", {"slot"}},
      {"telemetry", {"slot"}},
      {"history", {"slot"}},
      {"alarm", {"slot"}},
      {"backend", {"slot"}},
      // Memory snapshots of any PyTorch's, as tables: a store of its own beside history's, which knows nothing of channels.
      {"snapshot", {"slot"}},
      {"analysis", {"slot", "schedule", "history"}},
      // A recorded slot with its events, as JSON; two of them held against each other, from their records and their files.
      {"report", {"slot", "history", "telemetry", "config", "analysis", "output"}},
      // A leak verdict for people and other programs; complaints of a series are told as those of a config are.
      // history: what a capture says of itself.
      {"leak_report", {"slot", "config", "history", "analysis", "report"}},
      // What other programs ask of a running engine: events go out as --json tells them, lines come in bounded as configs do.
      {"door", {"slot", "config", "telemetry"}},
      {"runtime", {"slot", "schedule", "backend"}},
      {"output", {"slot", "backend"}},
      // A library of its own, which output loads: what they say to each other is in output's headers.
      {"media", {"slot", "output"}},
      {"link", {"slot", "backend"}},
      {"torch", {"slot", "backend"}},
      {"engine",
       {"slot", "schedule", "config", "telemetry", "history", "alarm", "backend", "analysis", "runtime", "output", "link", "door"}},
  };
  return table;
}

// Which rooms each room of ui/ may see, beside itself: its own floor's ("models") and the engine's ("engine/slot").
const std::map<std::string, std::set<std::string>>& arrowsOfTheWindow() {
  static const std::map<std::string, std::set<std::string>> table{
      // analysis: what is pure there, for the numbers that panes show. alarm: the rules, which the window says in its own language.
      // snapshot: two memory snapshots as a table.
      {"models", {"engine/slot", "engine/alarm", "engine/analysis", "engine/snapshot"}},
      {"widgets", {"engine/slot", "models"}},
      // door: what others ask of it. analysis: whether a recorded slot can be reset, before its files are read.
      {"bridge", {"engine/slot", "engine/engine", "engine/history", "engine/door", "engine/analysis", "models"}},
      // Reads a slot's files and its record on a thread of its own, and hands over values.
      // config: what a rerun's recipe has otherwise.
      {"media", {"engine/slot", "engine/output", "engine/history", "engine/report", "engine/config", "models"}},
      // Events in the words and levels of the engine's own log.
      {"log", {"engine/slot", "engine/telemetry", "models", "widgets", "bridge"}},
      {"operate", {"engine/slot", "models", "widgets", "bridge", "media", "log"}},
      // Reads recorded slots, their recipes and whole runs on threads of its own, to make slots again and to show recordings;
      // report brings another system's events into a store.
      {"replay",
       {"engine/slot", "engine/config", "engine/history", "engine/analysis", "engine/report", "models", "widgets", "bridge"}},
      // Two of them held against each other, read and measured on threads of its own; drawn as Operate draws one.
      {"compare", {"engine/slot", "engine/report", "models", "widgets", "bridge", "media", "log", "operate", "replay"}},
      // Measures recorded attempts, read on a thread of its own; drafts and writes settings.
      {"tune", {"engine/slot", "engine/config", "engine/history", "engine/analysis", "models", "widgets", "bridge"}},
      // On threads of its own: imports memory snapshots and compares them, reads and judges captures' files, writes their reports,
      // and reads the recipes that a capture is fed (config).
      {"capture",
       {"engine/slot", "engine/snapshot", "engine/analysis", "engine/history", "engine/leak_report", "engine/config", "models",
        "widgets", "bridge"}},
      {"window",
       {"engine/slot", "engine/config", "engine/engine", "engine/history", "models", "widgets", "bridge", "operate", "replay",
        "compare", "log", "tune", "capture"}},
  };
  return table;
}

bool isLibTorch(const std::string& target) {
  return target.rfind("torch/", 0) == 0 || target.rfind("ATen/", 0) == 0 || target.rfind("c10/", 0) == 0;
}

bool isFfmpeg(const std::string& target) { return std::regex_search(target, std::regex("^lib(av|sw|postproc)[a-z]*/")); }

// The libraries that a program or library names, as readelf prints them.
QByteArray neededBy(const fs::path& program) {
  QProcess readelf;
  readelf.start("readelf", {"-d", QString::fromStdString(program.string())});
  return readelf.waitForFinished() && readelf.exitCode() == 0 ? readelf.readAllStandardOutput() : QByteArray();
}

bool isQt(const std::string& target) { return std::regex_match(target, std::regex("Q[A-Z][A-Za-z]*|Qt[A-Z].*/.*|qcustomplot.h")); }

}  // namespace

class TestHouse : public QObject {
  Q_OBJECT

 private slots:
  void everyRoomSeesOnlyTheRoomsBelowIt() {
    std::vector<std::string> wrong;
    int seen = 0;
    for (const auto& file : sourcesUnder("engine")) {
      const std::string room = roomOf(fs::relative(file, VORTEX_SOURCE_DIR).string());
      const auto allowed = arrows().find(room);
      QVERIFY2(allowed != arrows().end(), ("engine/" + room + " is in no floor of the house").c_str());
      for (const auto& include : includesOf(file)) {
        const std::string target = roomOf(include.target);
        ++seen;
        if (target.empty() || target == room || allowed->second.contains(target))
          continue;
        wrong.push_back(say(include, "engine/" + room + " may not know engine/" + target));
      }
    }
    QVERIFY2(wrong.empty(), wrong.empty() ? "" : wrong.front().c_str());
    QVERIFY(seen > 50);
  }

  void everyRoomOfTheWindowSeesOnlyTheRoomsBelowIt() {
    int seen = 0;
    for (const auto& file : sourcesUnder("ui")) {
      const std::string path = fs::relative(file, fs::path(VORTEX_SOURCE_DIR) / "ui").string();
      const std::string room = path.substr(0, path.find('/'));
      const auto allowed = arrowsOfTheWindow().find(room);
      QVERIFY2(allowed != arrowsOfTheWindow().end(), ("ui/" + room + " is in no floor of the house").c_str());
      for (const auto& include : includesOf(file)) {
        const bool ours = include.target.rfind("ui/", 0) == 0;
        const std::string engine = roomOf(include.target);
        if (!ours && engine.empty())
          continue;
        const std::string target = ours ? include.target.substr(3, include.target.find('/', 3) - 3) : "engine/" + engine;
        ++seen;
        QVERIFY2(target == room || allowed->second.contains(target),
                 say(include, "ui/" + room + " may not know " + target).c_str());
      }
    }
    QVERIFY(seen > 20);
  }

  void nothingInTheEngineKnowsQt() {
    for (const auto& file : sourcesUnder("engine"))
      for (const auto& include : includesOf(file))
        QVERIFY2(!isQt(include.target), say(include, "the engine knows no Qt").c_str());
  }

  void onlyTheTorchRoomAndTheDeviceProgramIncludeLibTorch() {
    int seen = 0;
    for (const std::string folder : {"engine", "app", "ui"})
      for (const auto& file : sourcesUnder(folder)) {
        const std::string path = fs::relative(file, VORTEX_SOURCE_DIR).string();
        const bool may = path.rfind("engine/torch/", 0) == 0 || path.rfind("app/device/", 0) == 0;
        for (const auto& include : includesOf(file)) {
          if (!isLibTorch(include.target))
            continue;
          ++seen;
          QVERIFY2(may, say(include, "only engine/torch and app/device know LibTorch").c_str());
        }
      }
    QVERIFY(seen > 0);
  }

  void onlyVortexDeviceLinksLibTorch() {
    const fs::path bin = VORTEX_BIN_DIR;
    int programs = 0;
    for (const std::string name : {"vortex-engine", "vortex-control-room", "vortex-device"}) {
      const fs::path program = bin / name;
      if (!fs::exists(program))
        continue;
      ++programs;
      const QByteArray needed = neededBy(program);
      QVERIFY(needed.contains("NEEDED"));
      QCOMPARE(needed.contains("libtorch") || needed.contains("libc10"), name == "vortex-device");
    }
    QVERIFY(programs > 0);
  }

  void onlyTheMediaRoomIncludesFfmpeg() {
    int seen = 0;
    for (const std::string folder : {"engine", "app", "ui"})
      for (const auto& file : sourcesUnder(folder))
        for (const auto& include : includesOf(file))
          if (isFfmpeg(include.target)) {
            ++seen;
            QVERIFY2(roomOf(fs::relative(file, VORTEX_SOURCE_DIR).string()) == "media",
                     say(include, "only engine/media knows FFmpeg").c_str());
          }
    QVERIFY(seen > 0);
  }

  // So that no program maps FFmpeg's hundred libraries before it writes or reads a clip, and vortex-device never: x264 and CUPTI
  // must not meet in one process.
  void onlyTheMediaModuleLinksFfmpeg() {
    const fs::path bin = VORTEX_BIN_DIR;
    int files = 0;
    for (const std::string name : {"vortex-engine", "vortex-control-room", "vortex-device", "vortex-media.so"}) {
      if (!fs::exists(bin / name))
        continue;
      ++files;
      const QByteArray needed = neededBy(bin / name);
      QVERIFY(needed.contains("NEEDED"));
      for (const char* library : {"libavcodec", "libavformat", "libavutil", "libswscale", "libswresample", "libx264"})
        QVERIFY2(name == "vortex-media.so" || !needed.contains(library), (name + " links " + library).c_str());
      QCOMPARE(needed.contains("libavcodec"), name == "vortex-media.so");
    }
    QVERIFY(files > 0);
  }

  void everySourceCarriesTheLicenceOfItsRoom() {
    const std::set<std::string> apache{"engine/slot/", "engine/backend/", "engine/link/", "engine/torch/", "app/device/"};
    for (const std::string folder : {"engine", "app", "ui", "tests"})
      for (const auto& file : sourcesUnder(folder)) {
        const std::string path = fs::relative(file, VORTEX_SOURCE_DIR).string();
        const bool isApache =
            std::any_of(apache.begin(), apache.end(), [&](const std::string& room) { return path.rfind(room, 0) == 0; });
        const std::string expected = std::string("// SPDX-License-Identifier: ") + (isApache ? "Apache-2.0" : "GPL-3.0-or-later");
        const std::string text = textOf(file);
        const std::string first = text.substr(0, text.find('\n'));
        if (path.rfind("tests/", 0) == 0) {
          QVERIFY2(first.rfind("// SPDX-License-Identifier: ", 0) == 0, (path + ": no SPDX line").c_str());
        } else {
          QVERIFY2(first == expected, (path + ": begins with '" + first + "', expected '" + expected + "'").c_str());
        }
      }
  }

  // Most builds compile the sources of a target together (packaging/cmake/Rooms.cmake, vortex_in_few_units), where two of a
  // name meet.
  void noNameIsGivenTwiceInARoom() {
    std::map<std::string, fs::path> where;
    for (const std::string folder : {"engine", "app/headless", "ui"})
      for (const auto& file : sourcesUnder(folder)) {
        const std::string path = fs::relative(file, VORTEX_SOURCE_DIR).string();
        if (file.extension() != ".cpp")
          continue;
        std::string room = path.substr(0, path.rfind('/'));
        for (const std::string whole : {"engine/torch/cuda", "engine/torch", "ui/models", "ui"})  // folders that are one target
          if (room.rfind(whole, 0) == 0) {
            room = whole;
            break;
          }
        bool unnamed = false;
        std::istringstream lines(textOf(file));
        for (std::string line; std::getline(lines, line);) {
          if (line == "namespace {" || line == "}  // namespace")
            unnamed = line == "namespace {";
          if (!unnamed)
            continue;
          for (const std::string& name : namesGivenBy(line)) {
            const auto [first, fresh] = where.emplace(room + ": " + name, file);
            QVERIFY2(fresh || first->second == file,
                     (path + ": '" + name + "' is in " + first->second.filename().string() + " too: say it once, or name it apart")
                         .c_str());
          }
        }
      }
    QVERIFY(where.size() > 700);
  }

  // Two types of one name in two units of a program are one to the linker, whichever it meets first.
  void noTypeIsDefinedTwiceInANamespace() {
    static const std::regex space("^namespace ([\\w:]+) \\{"), type("^(?:struct|class|enum class|enum) (\\w+)\\b(?!::|<)[^;]*\\{");
    std::map<std::string, fs::path> where;
    for (const std::string folder : {"engine", "app", "ui"})
      for (const auto& file : sourcesUnder(folder)) {
        const std::string path = fs::relative(file, VORTEX_SOURCE_DIR).string();
        std::string named;
        bool unnamed = false;
        std::istringstream lines(textOf(file));
        for (std::string line; std::getline(lines, line);) {
          std::smatch match;
          if (line == "namespace {" || line == "}  // namespace")
            unnamed = line == "namespace {";
          else if (std::regex_search(line, match, space))
            named = match[1];
          if (unnamed || !std::regex_search(line, match, type))
            continue;
          const std::string name = named + "::" + std::string(match[1]);
          const auto [first, fresh] = where.emplace(name, file);
          QVERIFY2(fresh, (path + ": " + name + " is defined in " + first->second.string() + " too").c_str());
        }
      }
    QVERIFY(where.size() > 1'000);
  }

  // So that the window's language decides on the decimal point, and a minus is a true one.
  void theWindowsFractionsBecomeTextInOnePlace() {
    const std::regex fraction("'[feg]', |%[.0-9]+[feg]");
    for (const auto& file : sourcesUnder("ui"))
      if (file.filename() != "slot_words.cpp")
        QVERIFY2(!std::regex_search(textOf(file), fraction),
                 (file.string() + " writes a fraction: numberText() of ui/models/slot_words.h does").c_str());
  }

  void noSourceIsLongerThanFourHundredLines() {
    for (const std::string folder : {"engine", "app", "ui"})
      for (const auto& file : sourcesUnder(folder)) {
        const std::string text = textOf(file);
        const auto lines = std::count(text.begin(), text.end(), '\n');
        QVERIFY2(lines <= 400,
                 (file.string() + " has " + std::to_string(lines) + " lines: it has more than one reason to exist").c_str());
      }
  }
};

QTEST_GUILESS_MAIN(TestHouse)
#include "test_house.moc"
