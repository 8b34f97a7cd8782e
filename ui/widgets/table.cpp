// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QTableView>
#include <algorithm>

namespace vortex::ui {
namespace {

constexpr int kRowHeight = 22;

}  // namespace

QTableView* makeTable(QAbstractItemModel* model, const QString& accessibleName, QWidget* parent) {
  auto* view = new QTableView(parent);
  view->verticalHeader()->hide();
  view->horizontalHeader()->hide();  // for now: a header that is seen is measured anew with each step
  view->setModel(model);
  view->setAccessibleName(accessibleName);
  view->setSelectionBehavior(QAbstractItemView::SelectRows);
  view->setSelectionMode(QAbstractItemView::SingleSelection);
  view->setShowGrid(false);
  view->setWordWrap(false);
  view->setTabKeyNavigation(false);  // Tab leaves the table
  view->verticalHeader()->setDefaultSectionSize(kRowHeight);
  view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  view->horizontalHeader()->setHighlightSections(false);
  view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  view->horizontalHeader()->show();
  return view;
}

void setWidths(QTableView& table, std::initializer_list<int> pixels) {
  int column = 0;
  for (const int wide : pixels) {
    table.setColumnWidth(column, std::max(wide, table.horizontalHeader()->sectionSizeHint(column)));
    ++column;
  }
}

}  // namespace vortex::ui
