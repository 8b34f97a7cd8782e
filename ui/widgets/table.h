// SPDX-License-Identifier: GPL-3.0-or-later
//
// The look that all tables of the window share: rows of 22 px, whole rows selected, no grid.
#pragma once

class QAbstractItemModel;
class QString;
class QTableView;
class QWidget;

namespace vortex::ui {

QTableView* makeTable(QAbstractItemModel* model, const QString& accessibleName, QWidget* parent);

}  // namespace vortex::ui
