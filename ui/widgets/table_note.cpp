// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_note.h"

#include <QEvent>
#include <QTableView>

namespace vortex::ui {

TableNote::TableNote(QTableView& table) : QLabel(table.viewport()) {
  setObjectName(QStringLiteral("caption"));
  setAlignment(Qt::AlignCenter);
  setWordWrap(true);
  setMargin(12);
  setTextFormat(Qt::PlainText);
  setAttribute(Qt::WA_TransparentForMouseEvents);
  table.viewport()->installEventFilter(this);
  hide();
}

void TableNote::say(const QString& words) {
  if (text() == words)
    return;
  setText(words);
  setGeometry(parentWidget()->rect());
  setVisible(!words.isEmpty());
}

bool TableNote::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize)
    setGeometry(parentWidget()->rect());
  return QLabel::eventFilter(watched, event);
}

}  // namespace vortex::ui
