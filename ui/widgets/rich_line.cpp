// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rich_line.h"

#include <QAbstractTextDocumentLayout>
#include <QFontMetrics>
#include <QPainter>
#include <QTextCursor>
#include <QTextDocument>
#include <algorithm>

namespace vortex::ui {
namespace {

const QChar kDots(0x2026);

void write(QTextDocument& line, const QString& html, const QFont& font) {
  line.setDefaultFont(font);
  line.setDocumentMargin(0);
  line.setHtml(html);
  QTextOption once = line.defaultTextOption();
  once.setWrapMode(QTextOption::NoWrap);
  line.setDefaultTextOption(once);
}

void cutShort(QTextDocument& line, const QFont& font, int width) {
  if (line.idealWidth() <= width)
    return;
  const double room = width - QFontMetrics(font).horizontalAdvance(kDots);
  QTextCursor rest(&line);
  rest.setPosition(std::max(line.documentLayout()->hitTest({room, line.size().height() / 2}, Qt::FuzzyHit), 0));
  rest.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
  rest.insertText(kDots);  // in the format of what it stands for
  while (line.idealWidth() > width && rest.position() > 1) {
    rest.movePosition(QTextCursor::End);
    rest.movePosition(QTextCursor::PreviousCharacter);
    rest.deletePreviousChar();
  }
}

}  // namespace

RichLine::RichLine(QWidget* parent) : QLabel(parent) {
  setTextFormat(Qt::RichText);
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

QString RichLine::shown(const QString& html, const QFont& font, int width) {
  QTextDocument line;
  write(line, html, font);
  cutShort(line, font, width);
  return line.toPlainText();
}

void RichLine::paintEvent(QPaintEvent*) {
  QTextDocument line;
  write(line, text(), font());
  cutShort(line, font(), width());
  QAbstractTextDocumentLayout::PaintContext context;
  context.palette.setColor(QPalette::Text, palette().color(foregroundRole()));
  QPainter painter(this);
  painter.translate(0, (height() - line.size().height()) / 2);
  line.documentLayout()->draw(&painter, context);
}

}  // namespace vortex::ui
