// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line as values.
#pragma once

#include "engine/engine.h"
#include "engine/snapshot/standing.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vortex::headless {

struct ConfigChoice {
  std::optional<std::string> profile;
  std::optional<std::filesystem::path> file;
  std::vector<std::string> sets;
};

// Where what is made and told goes.
struct RunTargets {
  std::optional<std::filesystem::path> out;
  std::optional<std::filesystem::path> logFile;
  std::optional<std::string> history;  // a file, or "none"
  bool json = false;
};

struct RunOptions {
  std::vector<std::filesystem::path> recipeFiles;
  ConfigChoice config;
  std::optional<BackendKind> backend;  // else the profile's
  std::optional<int> slots;            // else as many as there are recipes; recipes are taken round and round
  std::optional<double> every_s;       // cadence
  bool burst = false;
  std::optional<std::uint64_t> seed;
  RunTargets to;
};

// Which slots: as README.md, "History", spells them. "" and nothing: any.
struct FilterOptions {
  std::string outcome, stage, reason, text, since, until, run, origin;
  std::optional<double> marginBelow_s, marginAbove_s;
  bool missed = false, open = false;
  std::optional<std::uint64_t> before;
  int most = 100;
};

struct RerunOptions {
  std::vector<std::uint64_t> slots;
  bool interrupted = false;             // all that were, instead
  std::optional<FilterOptions> where;   // all that are like this, instead
  std::optional<Stage> from;            // a reset: what the stages before it had made is given
  std::vector<std::string> recipeSets;  // FIELD=VALUE, laid over the recorded recipe
  bool dryRun = false;                  // says what would be made, and how long that takes
  ConfigChoice config;                  // else the settings that they were made under
  std::optional<BackendKind> backend;   // else the one that they were made on
  std::optional<double> every_s;        // cadence; else they have no deadline
  std::optional<std::uint64_t> seed;    // of the first slot, the following ones count up; else the recorded ones
  bool sameInputs = false;              // nothing is made unless everything that decides the bits is as recorded
  RunTargets to;                        // history: read and written
};

struct CompareOptions {
  std::uint64_t first = 0, second = 0;
  std::vector<std::string> sessions;  // two of them instead: how the UUIDs of their runs begin
  std::optional<std::filesystem::path> history;
  bool json = false;
};

struct BaselineOptions {
  std::string name;                             // one of the user's baselines, or a file
  std::vector<std::string> runs;                // how their UUIDs begin; none: the newest
  std::vector<std::filesystem::path> captures;  // instead of runs
  std::optional<std::filesystem::path> history, junit;
  bool json = false;
};

struct AddressOptions {
  std::uint64_t slot = 0;
  std::string comment;
  bool withdraw = false;  // takes back what was said before
  std::optional<std::filesystem::path> history;
};

struct HistoryOptions {
  std::optional<std::filesystem::path> file;
  FilterOptions filter;
  std::uint64_t slot = 0;  // of show
  std::string run;         // of log: how its run's id begins; "" the newest
  LogLevel level = LogLevel::Info;
  int most = 100;  // of log
  bool json = false;
};

struct VerifyOptions {
  std::optional<std::filesystem::path> file;
  std::optional<std::string> run;  // how its UUID begins
  int last = 1;                    // else so many of the newest
  bool json = false;
};

struct ImportOptions {
  std::filesystem::path events;
  std::optional<std::filesystem::path> history;
};

struct TuneOptions {
  std::optional<double> rate;  // else the recorded settings'
  std::string profile, run;    // run: how its UUID begins; "": the newest slot's profile
  std::optional<std::filesystem::path> history;
  bool json = false;
};

struct WhatIfOptions {
  std::vector<std::string> sets;  // KEY=VALUE, laid over the settings that were in force
  std::optional<int> slots;       // the newest; absent: all
  std::vector<std::string> runs;  // how their UUIDs begin
  std::string profile;            // "": the newest run's
  bool expected = false;          // the third scenario
  std::uint64_t seed = 1;
  std::optional<std::filesystem::path> history;
  bool json = false;
};

struct SnapshotOptions {
  std::filesystem::path first, second;  // second: of compare; of import the database, of export the folder
  std::size_t top = 20;
  snapshot::GroupBy by = snapshot::GroupBy::Place;
  std::string filter;
  bool stacks = false;  // with their frames
  bool json = false;
};

struct ReportOptions {
  std::optional<std::filesystem::path> capture;
  std::optional<std::filesystem::path> series;  // instead: somebody else's numbers, as CSV
  int warmUp = 0;                               // of a series
  double limit_gb = 11.5;                       // of a series; contract 4's hard limit
  bool requireVerdict = false, json = false;
  std::optional<std::filesystem::path> html, pdf, junit, csv;  // "": beside the input, with its name
};

enum class ExportFormat : std::uint8_t { Json = 1, Csv, Perfetto };

struct ExportOptions {
  std::optional<std::filesystem::path> history, output;  // output: else stdout
  FilterOptions filter;
  ExportFormat format = ExportFormat::Json;
  bool attempts = false;  // CSV: a row an attempt
  bool events = false;    // JSON: the events as they were told
};

}  // namespace vortex::headless
