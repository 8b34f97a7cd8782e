// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/report_line.h"

#include "app/headless/commands.h"
#include "app/headless/number_within.h"

namespace vortex::headless {

std::function<std::optional<ExitStatus>()> addReport(CLI::App& app, ReportOptions& options) {
  CLI::App& command = *app.add_subcommand("report", "A leak verdict with its numbers, as text, JSON, HTML, PDF or JUnit XML");
  auto* capture = command.add_option("FILE", options.capture, "A capture (.vortexcap)");
  auto* series =
      command.add_option("--series", options.series, "Somebody else's numbers: CSV with the columns slot,floor_bytes,peak_bytes")
          ->option_text("FILE")
          ->excludes(capture);
  command.add_option("--warm-up", options.warmUp, "Of a series: so many slots, the first, are left out of the trend (default 0)")
      ->option_text("N")
      ->needs(series)
      ->check(CLI::Range(0, 1'000'000));
  command
      .add_option("--limit-gb", options.limit_gb,
                  "Of a series: what must not be reached, decimal GB (default 11.5, the hard limit)")
      ->option_text("G")
      ->needs(series)
      ->check(within(1e-9, 1e6));
  command.add_flag("--require-verdict", options.requireVerdict, "Exit status 4 where it is inconclusive");
  command.add_flag("--json", options.json, "One JSON object");
  const auto addFile = [&command](const char* name, std::optional<std::filesystem::path>& file, const char* help) {
    command
        .add_option_function<std::vector<std::string>>(
            name, [&file](const std::vector<std::string>& given) { file = given.empty() ? "" : given.front(); }, help)
        ->option_text("[FILE]")
        ->expected(0, 1);
  };
  addFile("--html", options.html, "The report as one self-contained page; without FILE beside the input");
  addFile("--pdf", options.pdf, "The report for paper");
  addFile("--junit", options.junit, "As JUnit XML for a build server: a leak is a failure");
  addFile("--csv", options.csv, "The series, as --series reads it");
  command.callback([capture, series] {
    if (capture->empty() && series->empty())
      throw CLI::RequiredError("FILE or --series");
  });
  return [&command, &options]() -> std::optional<ExitStatus> {
    return command ? std::optional(reportCommand(options)) : std::nullopt;
  };
}

}  // namespace vortex::headless
