// SPDX-License-Identifier: GPL-3.0-or-later
//
// Somebody else's series read, with every complaint of a bad one; and the report of it on page and paper, for build servers and for
// other programs, which all say the same.
#include "engine/analysis/leak_judge.h"
#include "engine/analysis/leak_numbers.h"
#include "engine/analysis/leak_words.h"
#include "engine/leak_report/html.h"
#include "engine/leak_report/json.h"
#include "engine/leak_report/junit.h"
#include "engine/leak_report/pdf.h"
#include "engine/leak_report/plain.h"
#include "engine/leak_report/safe_text.h"
#include "engine/leak_report/series_file.h"
#include "tests/sample.h"

#include <QtTest/QtTest>
#include <nlohmann/json.hpp>

#include <QXmlStreamReader>
#include <cmath>
#include <random>
#include <sstream>

using namespace vortex;
using namespace vortex::leak;
using namespace vortex::analysis;

namespace {

SeriesFile read(const std::string& text) {
  std::istringstream stream(text);
  return readSeries(stream, "numbers.csv");
}

std::vector<std::string> complaintsOf(const std::string& text) {
  std::vector<std::string> said;
  for (const config::Complaint& complaint : read(text).complaints)
    said.push_back(toString(complaint));
  return said;
}

LeakDocument documentOf(std::vector<LeakPoint> points, double limit, int warmUp = 0) {
  LeakDocument document{.label = "nightly <&\"' run", .source = "series numbers.csv", .program = "vortex-engine 0.1.0"};
  document.madeWall = 1'796'000'000'000'000'000;
  document.rules.warmUp = warmUp;
  document.rules.limit[LeakSeries::Floor] = document.rules.limit[LeakSeries::Peak] = limit;
  document.points = std::move(points);
  document.verdict = judgeLeak(document.rules, document.points);
  return document;
}

LeakDocument fivePeaks() {
  std::vector<LeakPoint> points{{.slot = 1, .floor = 8.9e9, .peak = 31e9}, {.slot = 2, .floor = 8.91e9, .peak = 31.1e9}};
  std::uint64_t slot = 3;
  for (const auto& [floor, peak] : {std::pair{8.91, 31.46}, {12.58, 35.39}, {16.25, 39.33}, {19.92, 43.27}, {23.58, 46.14}})
    points.push_back({.slot = slot++, .floor = floor * 1e9, .peak = peak * 1e9});
  return documentOf(points, 62e9, 2);
}

LeakDocument clean(int n) {
  std::mt19937_64 random(3);
  std::normal_distribution<double> noise(0, 1e6);
  std::vector<LeakPoint> points;
  for (int i = 1; i <= n; ++i)
    points.push_back({.slot = static_cast<std::uint64_t>(i),
                      .floor = 9e9 + noise(random),
                      .peak = 9.4e9 + noise(random),
                      .resident = 2.1e9 + 4 * noise(random),
                      .handles = 61});
  return documentOf(points, 11.5e9);
}

// The text of every element and attribute; fails the test where it is no XML.
QStringList readXml(const std::string& text) {
  QXmlStreamReader xml(QByteArray::fromStdString(text));
  QStringList found;
  while (!xml.atEnd()) {
    xml.readNext();
    if (xml.isCharacters())
      found << xml.text().toString();
    for (const auto& attribute : xml.attributes())
      found << attribute.value().toString();
  }
  if (xml.hasError())
    qWarning("%s in line %lld", qPrintable(xml.errorString()), xml.lineNumber());
  return xml.hasError() ? QStringList() : found;
}

}  // namespace

class TestLeakReport : public QObject {
  Q_OBJECT

 private slots:
  void aSeriesIsReadAsItIsWritten() {
    const SeriesFile file =
        read("\xEF\xBB\xBFslot,floor_bytes,peak_bytes\r\n1,9000000000,9.4e9\r\n\r\n 2 , \"9000000001\" ,9400000000.5\r\n");
    QVERIFY(file.complaints.empty());
    QCOMPARE(file.points.size(), std::size_t{2});
    QCOMPARE(file.points[0].slot, std::uint64_t{1});
    QCOMPARE(file.points[0].peak, 9.4e9);
    QCOMPARE(file.points[1].floor, 9'000'000'001.);
    QCOMPARE(file.points[1].peak, 9'400'000'000.5);
    QVERIFY(!file.points[0].resident && file.held.empty());
  }

  void columnsComeInAnyOrderAndSomeMayBeThere() {
    const SeriesFile file = read("peak_bytes,handles,slot,held_bytes,floor_bytes,rss_bytes\n20,7,1,0,10,\n21,,2,512,11,900\n");
    QVERIFY(file.complaints.empty());
    QCOMPARE(file.points[0].handles.value_or(0), 7.);
    QVERIFY(!file.points[0].resident && !file.points[1].handles && !file.points[1].reserved);
    QCOMPARE(file.points[1].resident.value_or(0), 900.);
    QCOMPARE(file.held.size(), std::size_t{1});
    QVERIFY(file.held[0].slot == 2 && file.held[0].bytes == Bytes{512} && !file.held[0].stage);
  }

  void rowsOutOfOrderAreSortedAndThatIsSaid() {
    const SeriesFile file = read("slot,floor_bytes,peak_bytes\n3,1,1\n1,2,2\n");
    QCOMPARE(file.points[0].slot, std::uint64_t{1});
    QCOMPARE(file.complaints.size(), std::size_t{1});
    QVERIFY(!hasErrors(file.complaints));
  }

  void everyComplaintIsSaidAtOnceWithItsPlace() {
    const auto said = complaintsOf("slot,floor_bytes,peak_bytes\n"
                                   "1,9000,nan\n"
                                   "2,-1,1e999\n"
                                   "x,1,\n"
                                   "4,1\n"
                                   "5,1,1,1\n"
                                   "6,1 000,1\n"
                                   "7.5,1,1\n"
                                   "8,1,1\n"
                                   "8,2,2\n"
                                   "18446744073709551616,1,1\n"
                                   "9,72057594037927937e1,inf\n");
    const std::vector<std::string> expected{
        "numbers.csv:2:8: error: peak_bytes: 'nan' is out of range, allowed 0 to 72057594037927936 (2^56)",
        "numbers.csv:3:3: error: floor_bytes: '-1' is out of range, allowed 0 to 72057594037927936 (2^56)",
        "numbers.csv:3:6: error: peak_bytes: '1e999' is out of range, allowed 0 to 72057594037927936 (2^56)",
        "numbers.csv:4:1: error: slot: 'x' is no number; allowed are digits, a point and an exponent",
        "numbers.csv:4:5: error: peak_bytes: is empty; each slot has a number of bytes",
        "numbers.csv:5:3: error: has 2 fields, the first line 3",
        "numbers.csv:6:7: error: has 4 fields, the first line 3",
        "numbers.csv:7:3: error: floor_bytes: '1 000' is no number; allowed are digits, a point and an exponent",
        "numbers.csv:8:1: error: slot: '7.5' is no slot's number, which is whole",
        "numbers.csv:10:1: error: slot: slot 8 is there twice, first in line 9",
        "numbers.csv:11:1: error: slot: '18446744073709551616' is out of range, allowed 0 to 9007199254740992 (2^53)",
        "numbers.csv:12:3: error: floor_bytes: '72057594037927937e1' is out of range, allowed 0 to 72057594037927936 (2^56)",
        "numbers.csv:12:23: error: peak_bytes: 'inf' is out of range, allowed 0 to 72057594037927936 (2^56)"};
    for (std::size_t i = 0; i < std::min(said.size(), expected.size()); ++i)
      QCOMPARE(QString::fromStdString(said[i]), QString::fromStdString(expected[i]));
    QCOMPARE(said.size(), expected.size());
  }

  void aBadFirstLineIsComplainedOfOnce() {
    const auto said = complaintsOf("slot,floor,peak_bytes,slot\n1,2,3,4\nx,y,z,a\n");
    QCOMPARE(said.size(), std::size_t{4});  // 'floor', slot twice, floor_bytes missing, and nothing to be used
    QVERIFY(said[0].find("no column") != std::string::npos || said[1].find("no column") != std::string::npos);
    QVERIFY(hasErrors(read("").complaints));
    QVERIFY(hasErrors(read("\n\n").complaints));
    QVERIFY(hasErrors(read("slot,floor_bytes,peak_bytes\n").complaints));
    QVERIFY(hasErrors(read("slot;floor_bytes;peak_bytes\n1;2;3\n").complaints));
  }

  void whatAnybodyWroteIsBounded() {
    QVERIFY(hasErrors(read(std::string(1 << 20, 'a')).complaints));
    QVERIFY(hasErrors(read("slot,floor_bytes,peak_bytes\n" + std::string(1 << 20, ',') + "\n1,2,3\n").complaints));
    std::string many = "slot,floor_bytes,peak_bytes\n";
    for (int i = 0; i < 5'000; ++i)
      many += "bad,bad,bad\n";
    const SeriesFile file = read(many);
    QCOMPARE(file.complaints.size(), kMostSeriesComplaints + 1);
    QVERIFY(file.complaints.back().message.find("more complaints") != std::string::npos);
    std::mt19937_64 random(1);
    const std::string letters = std::string("0123456789,,,\n\n.-e\"x\r\xff\xc3 ") + '\0';
    for (int round = 0; round < 3'000; ++round) {
      std::string text = round % 2 == 0 ? "slot,floor_bytes,peak_bytes\n" : "";
      for (int i = 0; i < 60; ++i)
        text += letters[random() % letters.size()];
      const SeriesFile any = read(text);
      for (const LeakPoint& point : any.points)
        QVERIFY(point.slot <= analysis::kMostLeakSlot && point.floor >= 0 && point.peak <= analysis::kMostLeakValue);
      for (const config::Complaint& complaint : any.complaints)
        for (const char c : complaint.message)
          QVERIFY(c >= ' ' && c < 0x7f);
    }
  }

  // Whatever is read can be judged and reported, in numbers.
  void anySeriesThatIsReadCanBeReported() {
    std::mt19937_64 random(2);
    const std::vector<std::string> values{"0", "1", "1e-300", "1e15", "17", "9e9", "9.1e9", "123456789012345"};
    int judged = 0;
    for (int round = 0; round < test::times(20'000, 400); ++round) {
      std::string text = "slot,floor_bytes,peak_bytes,rss_bytes,handles\n";
      std::uint64_t slot = random() % 3;
      for (std::uint64_t row = random() % 24; row > 0; --row) {
        text += std::to_string(slot += 1 + random() % 2 * (random() % 1'000'000));
        for (int column = 0; column < 4; ++column)
          text += ',' + values[random() % values.size()];
        text += '\n';
      }
      const SeriesFile file = read(text);
      if (hasErrors(file.complaints))
        continue;
      ++judged;
      const LeakDocument document = documentOf(file.points, 11.5e9, round % 3);
      for (const analysis::JudgedSeries& one : document.verdict.series) {
        QVERIFY2(std::isfinite(one.verdict.slope.value), text.c_str());
        QVERIFY2(one.verdict.trend.rising >= 0 && one.verdict.trend.rising <= 1, text.c_str());
      }
      QVERIFY(!jsonOf(document).dump().empty());
      QVERIFY2(htmlOf(document).find("nan") == std::string::npos, text.c_str());
    }
    QVERIFY(judged > 10);
  }

  void moreRowsThanAreTakenAreRefused() {
    std::istringstream stream("slot,floor_bytes,peak_bytes\n1,1,1\n2,1,1\n3,1,1\n4,1,1\n");
    const SeriesFile file = readSeries(stream, "many.csv", 3);
    QCOMPARE(file.points.size(), std::size_t{3});
    QVERIFY(toString(file.complaints.back()).starts_with("many.csv:5:1: error: more than 3 rows are not read"));
    QVERIFY(hasErrors(file.complaints));
  }

  void aSeriesThatWasWrittenIsReadAsItWas() {
    const LeakDocument document = clean(50);
    const std::vector<analysis::HeldBytes> held{{.slot = 7, .stage = Stage::Video, .bytes = {40}}, {.slot = 7, .bytes = {2}}};
    const SeriesFile file = read(seriesCsv(document.points, held));
    QVERIFY(file.complaints.empty());
    QCOMPARE(file.points.size(), document.points.size());
    for (std::size_t i = 0; i < file.points.size(); ++i) {
      QCOMPARE(file.points[i].floor, document.points[i].floor);  // to the last bit
      QCOMPARE(file.points[i].peak, document.points[i].peak);
      QCOMPARE(file.points[i].resident, document.points[i].resident);
      QCOMPARE(file.points[i].handles, document.points[i].handles);
    }
    QCOMPARE(file.held.size(), std::size_t{1});
    QCOMPARE(file.held[0].bytes, Bytes{42});
  }

  void jsonHasWhatWasPromised() {
    const auto json = jsonOf(fivePeaks());
    QCOMPARE(json.at("verdict").get<std::string>(), std::string("leak"));
    QCOMPARE(json.at("certain_from").get<int>(), 7);
    QCOMPARE(json.at("certain_from_judged").get<int>(), 5);
    QCOMPARE(json.at("judged").get<int>(), 5);
    const auto& peak = json.at("series").at(1);
    QCOMPARE(peak.at("series").get<std::string>(), std::string("peak"));
    QVERIFY(std::abs(peak.at("slope").get<double>() - 3.9325e9) < 1);
    QVERIFY(std::abs(peak.at("interval").at(0).get<double>() - 2.87e9) < 1);
    QVERIFY(std::abs(peak.at("interval").at(1).get<double>() - 3.94e9) < 1);
    QCOMPARE(peak.at("limit_reached_in").get<int>(), 11);
    QVERIFY(std::abs(json.at("slope_bytes").get<double>() - 3.67e9) < 1e7);  // the floor's, which is shown first
    const auto few = jsonOf(documentOf({{.slot = 1, .floor = 1, .peak = 2}}, 11.5e9));
    QCOMPARE(few.at("verdict").get<std::string>(), std::string("inconclusive"));
    QVERIFY(few.at("interval").at(0).is_null() && few.at("certain_from").is_null());
    QCOMPARE(few.at("needs").get<int>(), 4);
    QVERIFY(jsonOf(clean(60)).at("unseen_share").get<double>() < .05);
  }

  void junitSaysALeakIsAFailure() {
    const auto leak = readXml(junitOf(fivePeaks()));
    QVERIFY(leak.contains("2") && !leak.isEmpty());  // two failures: floor and peak
    QVERIFY(junitOf(fivePeaks()).find("failures=\"2\"") != std::string::npos);
    QVERIFY(junitOf(fivePeaks()).find("1/120 = 0.0083") != std::string::npos);
    const std::string fine = junitOf(clean(60));
    QVERIFY(!readXml(fine).isEmpty());
    QVERIFY(fine.find("failures=\"0\"") != std::string::npos);
    const std::string few = junitOf(clean(6));
    QVERIFY(!readXml(few).isEmpty() && few.find("<skipped") != std::string::npos);
    QVERIFY(leak.contains("leak.nightly <&\"' run"));
    QVERIFY(junitOf(documentOf({}, 1e9)).find("skipped=\"1\"") != std::string::npos);  // where nothing was judged, nothing passed
  }

  void thePageIsWellFormedAndNeedsNothingElse() {
    for (const LeakDocument& document : {fivePeaks(), clean(60), clean(3), documentOf({}, 1e9)}) {
      const std::string page = htmlOf(document);
      for (const char* foreign : {"http://", "https://", "<script", "url(h", "@import", "<link"})
        QVERIFY2(page.find(foreign) == std::string::npos, foreign);
      const auto body = page.find("<body>");
      QVERIFY(body != std::string::npos);
      QVERIFY(!readXml(page.substr(body, page.rfind("</html>") - body)).isEmpty());  // also well-formed as XML
      QVERIFY(page.find(headlineOf(document.verdict).substr(0, 20)) != std::string::npos || document.points.empty());
      QVERIFY(page.find("nan") == std::string::npos);
    }
    QVERIFY(htmlOf(fivePeaks()).find("reached in slot 11") != std::string::npos);
  }

  void slotsAsFarAsTheyGoAreDrawn() {
    const LeakDocument document = documentOf({{.slot = kMostLeakSlot - 2, .floor = 1, .peak = 1},
                                              {.slot = kMostLeakSlot - 1, .floor = kMostLeakValue, .peak = kMostLeakValue}},
                                             1e9);
    QVERIFY(htmlOf(document).size() < 100'000 && pdfOf(document).size() < 2'000'000);
  }

  void thePaperIsAPdfWithItsPages() {
    for (const LeakDocument& document : {fivePeaks(), clean(60), clean(5'000), documentOf({}, 1e9)}) {
      const std::string paper = pdfOf(document);
      QCOMPARE(paper.substr(0, 5), std::string("%PDF-"));
      QVERIFY(paper.find("%%EOF") != std::string::npos);
      QVERIFY(paper.size() > 5'000 && paper.size() < 2'000'000);
    }
  }

  void somebodyElsesTextsAreMadeSafe() {
    LeakDocument document = fivePeaks();
    document.label = std::string("</title><script>alert(1)</script>\0\x01\xff\xed\xa0\x80\xef\xbf\xbe", 42);
    document.notes = std::string(300'000, 'n') + "\n<b>";
    document.facts = {{"Environment", {{"GPU<", "H200 & more \x1b[31m"}, {"", ""}}}};
    document.remarks = {"damaged from \"here\" on"};
    const std::string page = htmlOf(document);
    QVERIFY(page.find("<script") == std::string::npos && page.find('\x1b') == std::string::npos);
    QVERIFY(!readXml(page.substr(page.find("<body>"), page.rfind("</html>") - page.find("<body>"))).isEmpty());
    QVERIFY(!readXml(junitOf(document)).isEmpty());
    QCOMPARE(pdfOf(document).substr(0, 5), std::string("%PDF-"));
    QVERIFY(plainText(document).find('\x01') == std::string::npos);
    QVERIFY(plainText(document).find("damaged from \"here\" on") != std::string::npos);
    QVERIFY(jsonOf(document).at("remarks").dump().find("damaged from") != std::string::npos);
    QCOMPARE(safeText("a\xffz\tb"), std::string("a\uFFFDz b"));
  }

  void numbersReadAsPeopleReadThem() {
    QCOMPARE(bytesText(3.9325e9, Sign::Always), std::string("+3.93 GB"));
    QCOMPARE(bytesText(-574'747, Sign::Always), std::string("\u2212574.7 kB"));
    QCOMPARE(bytesText(0, Sign::Always), std::string("0 B"));
    QCOMPARE(bytesText(1), std::string("1 B"));
    QCOMPARE(bytesText(999'999), std::string("1.00 MB"));
    QCOMPARE(bytesText(1.302e6), std::string("1.30 MB"));
    QCOMPARE(bytesText(.25), std::string("0.25 B"));
    QCOMPARE(valueText(LeakSeries::Handles, 61), std::string("61"));
    QCOMPARE(percentText(.0495), std::string("5.0 %"));
    QCOMPARE(percentText(2e-6), std::string("0.0002 %"));
    QCOMPARE(chanceText(1 / 120., true), std::string("1/120 = 0.0083"));
    QCOMPARE(chanceText(1 / 151'200., true), std::string("1/151200 = 6.6e-06"));
    QCOMPARE(chanceText(.000114, false), std::string("0.00011"));
    QCOMPARE(chanceText(1, true), std::string("1"));
    QCOMPARE(slotsText(4, 7), std::string("slots 4 to 7"));
  }

  void wordsSayWhatWasFound() {
    QCOMPARE(headlineOf(fivePeaks().verdict),
             std::string(
                 "The floor grows by 3.67 GB a slot and the peak grows by 3.93 GB a slot. Certain from slot 7, the 5th judged."));
    QVERIFY(plainText(fivePeaks()).find("reaches its limit of 62.00 GB in slot 11") != std::string::npos);
    QVERIFY(plainText(clean(60)).find("fewer than 4.9 % of all slots") != std::string::npos);
    analysis::LeakVerdict ledger = fivePeaks().verdict;
    ledger.found = analysis::LeakFound::Ledger;
    ledger.ledger = {.held = {14'670'000'000}, .holders = 4, .first = 4, .last = 7};
    ledger.certainFrom = 4;
    ledger.certainFromJudged = 2;
    QCOMPARE(headlineOf(ledger),
             std::string("4 slots (4 to 7) still hold 14.67 GB after they were decided. Certain from slot 4, the 2nd judged."));
    ledger.ledger.largest = {{.slot = 6, .stage = Stage::Image, .outcome = AttemptOutcome::TimedOut, .bytes = {8'000'000'000}}};
    QVERIFY(headlineOf(ledger).find("decided, the most at once by image (timed_out) in slot 6.") != std::string::npos);
    QCOMPARE(saidOf(documentOf({}, 1e9).verdict), std::string("0 judged slots say nothing. About 5 more slots would decide."));
    QVERIFY(trendText(clean(5'000).verdict.series.front().verdict).find("1250 medians of slots") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(TestLeakReport)
#include "test_leak_report.moc"
