// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two recorded sessions side by side: a headline, what their slots came to and how long their stages took, and the settings that
// differ.
#pragma once

#include "ui/compare/compared_sessions.h"
#include "ui/widgets/scroll_area.h"

#include <memory>

class QLabel;
class QTableView;

namespace vortex::ui {

class DifferencesView;
class TextTableModel;
class VerdictBanner;

class SessionsView : public ScrollArea {
  Q_OBJECT

 public:
  explicit SessionsView(QWidget* parent = nullptr);
  void show(const std::shared_ptr<const ComparedSessions>& both);
  QByteArray rows() const;  // CSV

 private:
  std::shared_ptr<const ComparedSessions> m_both;
  VerdictBanner* m_banner = nullptr;
  QLabel *m_first = nullptr, *m_second = nullptr;  // what each was
  QTableView* m_table = nullptr;
  DifferencesView* m_settings = nullptr;
};

}  // namespace vortex::ui
