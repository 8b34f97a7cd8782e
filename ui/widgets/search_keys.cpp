// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_keys.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>

namespace vortex::ui {

SearchKeys::SearchKeys(QLineEdit& box, QTableView& found) : QObject(&box), m_box(box), m_found(found) {
  box.installEventFilter(this);
}

bool SearchKeys::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress)
    return QObject::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  const bool goes = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down;
  if (goes && m_found.model()->rowCount() > 0) {
    m_found.setFocus(Qt::ShortcutFocusReason);
    if (!m_found.currentIndex().isValid() || !m_found.selectionModel()->hasSelection())
      m_found.setCurrentIndex(m_found.model()->index(0, 0));
    return true;
  }
  if (key == Qt::Key_Escape && !m_box.text().isEmpty()) {
    m_box.clear();
    return true;
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace vortex::ui
