// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a pane to a file of the operator's choice: asks where, takes what is seen at that instant, writes it on another thread, and
// says what came of it.
#pragma once

#include "ui/widgets/export.h"

class QMenu;

namespace vortex::ui {

class Pane;

// What can be written of the pane, as a menu. Disabled entries say why.
void fillExportMenu(QMenu& menu, Pane& pane);
void exportPane(Pane& pane, ExportFormat format);
// Rows that are a part of what the pane shows: those of a range that was chosen in it.
void exportRows(Pane& pane, const QByteArray& rows);

}  // namespace vortex::ui
