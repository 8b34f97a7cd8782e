// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded slots as a page that scrolls where it is small: the headline, the stages with their differences, both on one axis;
// below, a tab each, pictures and sound with one player, what else differs, and the log lines.
#pragma once

#include "ui/models/wipe.h"
#include "ui/widgets/scroll_area.h"

#include <QByteArray>
#include <QString>
#include <memory>

class QStackedWidget;
class QTabBar;
class QTableView;

namespace vortex::ui {

class BothRowsView;
class ComparedLogs;
class ComparisonTableModel;
class DifferencesView;
class MediaComparison;
class RecordedList;
class VerdictBanner;
struct ComparedPair;

class ComparisonView : public ScrollArea {
  Q_OBJECT

 public:
  explicit ComparisonView(QWidget* parent = nullptr);

  // list: knows the slots' names and chains. Another value of the same pair (it was measured, or read again) leaves the player and
  // what is looked at as they are.
  void show(const std::shared_ptr<const ComparedPair>& pair, const RecordedList& list);
  void setMode(PictureMode mode);  // brings the pictures forward
  // The table without its drawings, with digests in full; then what the two were made from.
  QByteArray rows() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  enum Page { Media = 0, Inputs, Logs };

  void buildTable(QWidget* parent);
  QWidget* buildPages(QWidget* parent);
  void fitColumns();

  VerdictBanner* m_banner = nullptr;
  ComparisonTableModel* m_model = nullptr;
  QTableView* m_table = nullptr;
  BothRowsView* m_bothRows = nullptr;
  QTabBar* m_tabs = nullptr;
  QStackedWidget* m_pages = nullptr;
  MediaComparison* m_media = nullptr;
  DifferencesView* m_inputs = nullptr;
  ComparedLogs* m_logs = nullptr;
  std::shared_ptr<const ComparedPair> m_pair;  // shared with those that paint it
  QString m_first, m_second;                   // names of its slots
};

}  // namespace vortex::ui
