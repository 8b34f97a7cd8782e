// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded sessions that are compared, as one value. Read from the store by whoever may wait for it.
#pragma once

#include "engine/report/session_comparison.h"
#include "ui/models/session_comparison_words.h"
#include "ui/replay/read_recording.h"

#include <tl/expected.hpp>

#include <QByteArray>
#include <QString>
#include <atomic>
#include <filesystem>

namespace vortex::ui {

struct SessionsQuestion {
  std::filesystem::path store;
  RecordedRunLine first, second;
};

struct ComparedSessions {
  report::ComparedSessions sessions;
  RecordedRunLine first, second;
  QByteArray json;  // as `vortex-engine compare --sessions --json` prints it
};

tl::expected<ComparedSessions, QString> readSessions(const SessionsQuestion& question, const std::atomic<bool>& abandon);

SessionNames namesOf(const ComparedSessions& both);        // "Run 3", "Run 5"
ComparisonFacts settingsOf(const ComparedSessions& both);  // what differs of the settings under which their first slots began

}  // namespace vortex::ui
