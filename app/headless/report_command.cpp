// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/capture_words.h"
#include "app/headless/commands.h"
#include "app/headless/history_options.h"
#include "app/headless/output_file.h"
#include "engine/analysis/leak_judge.h"
#include "engine/leak_report/capture_document.h"
#include "engine/leak_report/html.h"
#include "engine/leak_report/json.h"
#include "engine/leak_report/junit.h"
#include "engine/leak_report/pdf.h"
#include "engine/leak_report/plain.h"
#include "engine/leak_report/series_file.h"
#include "engine/report/slot_json.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>

namespace vortex::headless {
namespace {

namespace fs = std::filesystem;

// Nothing where the file cannot be judged; why was said.
std::optional<leak::LeakDocument> documentOfSeries(const ReportOptions& options) {
  const fs::path& file = *options.series;
  std::error_code none;
  if (fs::exists(file, none) && !fs::is_regular_file(file, none)) {
    std::cerr << "vortex-engine: " << file.string() << ": is no file of numbers\n";
    return std::nullopt;
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    std::cerr << "vortex-engine: " << file.string() << ": cannot be read\n";
    return std::nullopt;
  }
  leak::SeriesFile series = leak::readSeries(stream, file.string());
  for (const config::Complaint& complaint : series.complaints)
    std::cerr << toString(complaint) << '\n';
  if (stream.bad())
    std::cerr << "vortex-engine: " << file.string() << ": could not be read to its end\n";
  if (stream.bad() || config::hasErrors(series.complaints))
    return std::nullopt;

  leak::LeakDocument document{.label = file.stem().string(), .source = "series " + file.filename().string()};
  document.rules.warmUp = options.warmUp;
  for (const analysis::LeakSeries one : {analysis::LeakSeries::Floor, analysis::LeakSeries::Peak, analysis::LeakSeries::Reserved})
    document.rules.limit[one] = options.limit_gb * 1e9;
  analysis::addProcessRules(document.rules);
  document.points = std::move(series.points);
  document.held = std::move(series.held);
  document.verdict = analysis::judgeLeak(document.rules, document.points, document.held);
  for (const config::Complaint& complaint : series.complaints)
    document.remarks.push_back(toString(complaint));
  return document;
}

// Likewise.
std::optional<leak::LeakDocument> documentOfFile(const fs::path& file) {
  finishIfKilled(file);
  auto document = leak::documentOfCapture(file);
  if (!document) {
    std::cerr << "vortex-engine: " << document.error() << '\n';
    return std::nullopt;
  }
  return std::move(*document);
}

// Where `what` goes, if it was asked for and could be written: named, or beside the input with its name.
bool wrote(const std::optional<fs::path>& target, const fs::path& input, const char* extension, const std::string& bytes) {
  fs::path file = *target;
  if (file.empty()) {
    file = input;
    file.replace_extension(extension);
    if (file == input)
      file += extension;
  }
  const auto written = writeWhole(file, bytes);
  if (!written)
    std::cerr << "vortex-engine: " << written.error() << '\n';
  return written.has_value();
}

}  // namespace

ExitStatus reportCommand(const ReportOptions& options) {
  const fs::path& input = options.series ? *options.series : *options.capture;
  std::optional<leak::LeakDocument> document = options.series ? documentOfSeries(options) : documentOfFile(input);
  if (!document)
    return ExitStatus::BadInput;
  document->program = "vortex-engine " VORTEX_VERSION;
  document->madeWall = wallClock();
  if (options.json)
    std::cout << report::lineOf(leak::jsonOf(*document)) << '\n';
  else
    std::cout << leak::plainText(*document);
  bool whole = true;
  if (options.html)
    whole &= wrote(options.html, input, ".html", leak::htmlOf(*document));
  if (options.pdf)
    whole &= wrote(options.pdf, input, ".pdf", leak::pdfOf(*document));
  if (options.junit)
    whole &= wrote(options.junit, input, ".xml", leak::junitOf(*document));
  if (options.csv)
    whole &= wrote(options.csv, input, ".csv", leak::seriesCsv(document->points, document->held));
  return whole ? statusOf(document->verdict.word, options.requireVerdict) : ExitStatus::EngineFailed;
}

}  // namespace vortex::headless
