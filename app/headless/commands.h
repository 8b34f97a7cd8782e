// SPDX-License-Identifier: GPL-3.0-or-later
//
// The commands of vortex-engine. Each writes to stdout, complaints to stderr, and says how it ended.
#pragma once

#include "app/headless/capture_options.h"
#include "app/headless/exit_status.h"
#include "app/headless/options.h"

namespace vortex::headless {

ExitStatus runCommand(const RunOptions& options);
ExitStatus captureCommand(const CaptureOptions& options);
ExitStatus soakCommand(const SoakOptions& options);
ExitStatus rerunCommand(const RerunOptions& options);
ExitStatus compareCommand(const CompareOptions& options);
ExitStatus compareSessionsCommand(const CompareOptions& options);
ExitStatus baselineSaveCommand(const BaselineOptions& options);
ExitStatus baselineListCommand(const BaselineOptions& options);
ExitStatus baselineCompareCommand(const BaselineOptions& options);
ExitStatus addressCommand(const AddressOptions& options);
ExitStatus checkCommand(const std::vector<std::filesystem::path>& files);
ExitStatus doctorCommand(const ConfigChoice& choice);
ExitStatus historyListCommand(const HistoryOptions& options);
ExitStatus historyRunsCommand(const HistoryOptions& options);
ExitStatus historyShowCommand(const HistoryOptions& options);
ExitStatus historyVerifyCommand(const VerifyOptions& options);
ExitStatus historyLogCommand(const HistoryOptions& options);
ExitStatus historyAlarmsCommand(const HistoryOptions& options);
ExitStatus importCommand(const ImportOptions& options);
ExitStatus exportCommand(const ExportOptions& options);
ExitStatus tuneSuggestCommand(const TuneOptions& options);
ExitStatus reportCommand(const ReportOptions& options);
ExitStatus whatIfCommand(const WhatIfOptions& options);
ExitStatus snapshotShowCommand(const SnapshotOptions& options);
ExitStatus snapshotCompareCommand(const SnapshotOptions& options);
ExitStatus snapshotImportCommand(const SnapshotOptions& options);
ExitStatus snapshotExportCommand(const SnapshotOptions& options);
ExitStatus listKeys();  // every key of the config, as the README's table

}  // namespace vortex::headless
