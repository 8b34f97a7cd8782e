// SPDX-License-Identifier: GPL-3.0-or-later
//
// The row above the recorded slots in which a filter is put together; filters that are needed again are kept under a name. Where
// the words do not fit one row, the boxes have a row of their own below.
#pragma once

#include "ui/models/recorded_filter.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace vortex::ui {

class RecordedFilters : public QWidget {
  Q_OBJECT

 public:
  explicit RecordedFilters(QWidget* parent = nullptr);

  RecordedFilter filter() const;
  void setFilter(const RecordedFilter& filter);
  QLineEdit* text() const { return m_text; }
  void showSaved();  // their menu, as a click at its button does

 signals:
  void changed();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void arrange();
  void fillOutcomes();
  void fillSaved();
  void save();
  void clear();
  void told();

  QHBoxLayout *m_first, *m_second;
  bool m_twoRows = false;
  QLineEdit* m_text;
  QComboBox *m_show, *m_stage, *m_since, *m_spare;
  QPushButton *m_clear, *m_only;
  std::vector<SlotId> m_chosen;  // these alone; empty: any
  QToolButton* m_saved;
  QMenu* m_menu;
};

}  // namespace vortex::ui
