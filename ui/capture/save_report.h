// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a capture is handed on as: its report as `vortex-engine report` writes it, by the same code (engine/leak_report), and its
// snapshots as pickles for PyTorch's memory viewer. On a thread of its own.
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <string>

namespace vortex::ui {

enum class ReportKind : std::uint8_t { Html = 1, Pdf, Junit, Csv };
QString reportEnding(ReportKind kind);  // "html"

// "", or why it could not be written; then what lay there before is as it was. program: that wrote it.
QString saveReport(const QString& capture, ReportKind kind, const QString& target, const std::string& program);
// Each of these that the capture holds, into the folder, named as history::exportedSnapshotName says. Nothing is written over. "",
// or what could not be written, and what was before that.
QString saveSnapshots(const QString& capture, const QStringList& names, const QString& folder);

}  // namespace vortex::ui
