// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a capture's file or a memory snapshot cannot be shown, in the window's words and language. Where the reason has parts that
// only the system or the file itself can name (a row, a byte), those are as the log would say them.
#pragma once

#include "engine/history/file_trouble.h"
#include "engine/snapshot/snapshot_trouble.h"

#include <QString>

namespace vortex::ui {

QString troubleText(const history::FileTrouble& trouble);
QString troubleText(const snapshot::SnapshotTrouble& trouble);  // "": it was cancelled

}  // namespace vortex::ui
