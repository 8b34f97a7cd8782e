// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a pane to a file of the operator's choice: asks where, takes what is seen at that instant, writes it on another thread, and
// says what came of it.
#pragma once

#include "ui/widgets/export.h"

class QImage;
class QMenu;

namespace vortex::ui {

class Pane;

// What can be written of the pane, as a menu. Disabled entries say why.
void fillExportMenu(QMenu& menu, Pane& pane);
void exportPane(Pane& pane, ExportFormat format);
// A part of what the pane shows: of a range that was chosen in it.
void exportRows(Pane& pane, const QByteArray& rows);
void exportPicture(Pane& pane, const QImage& picture);

}  // namespace vortex::ui
