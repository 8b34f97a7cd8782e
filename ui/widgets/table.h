// SPDX-License-Identifier: GPL-3.0-or-later
//
// The look that all tables of the window share: rows of 22 px, whole rows selected, no grid.
#pragma once

#include <initializer_list>

class QAbstractItemModel;
class QString;
class QTableView;
class QWidget;

namespace vortex::ui {

QTableView* makeTable(QAbstractItemModel* model, const QString& accessibleName, QWidget* parent);
// The columns' widths from the first on, in pixels; a column is never narrower than its title, which is longer in another language.
void setWidths(QTableView& table, std::initializer_list<int> pixels);

}  // namespace vortex::ui
