// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/export.h"

#include "ui/widgets/plot.h"

#include <QAbstractItemModel>
#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QHeaderView>
#include <QLocale>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QTableView>
#include <numeric>

namespace vortex::ui {
namespace {

// QWidget::render() would take a plot as the raster of its buffers; here each plot draws itself again, in lines.
void draw(QWidget& widget, QCPPainter& painter, const QPoint& at) {
  painter.save();
  painter.setClipRect(QRect(at, widget.size()), Qt::IntersectClip);
  if (auto* plot = qobject_cast<QCustomPlot*>(&widget)) {
    painter.translate(at);
    plot->toPainter(&painter, widget.width(), widget.height());
    painter.translate(-at);
  } else {
    widget.render(&painter, at, {}, QWidget::DrawWindowBackground);
  }
  for (QObject* child : widget.children())
    if (auto* inner = qobject_cast<QWidget*>(child); inner != nullptr && inner->isVisible() && !inner->isWindow())
      draw(*inner, painter, at + inner->pos());
  painter.restore();
}

QByteArray csvOf(const QAbstractItemModel& model, const QList<int>& columns) {
  const auto line = [&](auto&& textOf) {
    QStringList fields;
    for (const int column : columns)
      fields << textOf(column);
    return csvLine(fields);
  };
  QByteArray rows = line([&](int column) { return model.headerData(column, Qt::Horizontal).toString(); });
  for (int row = 0; row < model.rowCount(); ++row)
    rows += line([&](int column) { return model.index(row, column).data().toString(); });
  return rows;
}

}  // namespace

QByteArray pngOf(const QImage& image) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

QByteArray svgOf(QWidget& widget, const QString& title) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(widget.size());
  generator.setViewBox(QRect(QPoint(0, 0), widget.size()));
  generator.setTitle(title);
  QCPPainter painter;
  painter.begin(&generator);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  draw(widget, painter, {});
  painter.end();
  return bytes;
}

QString csvField(const QString& text) {
  static const QRegularExpression kNumber(QStringLiteral("^[+\\-\u2212]?\\d+(\\.\\d+)?$"));
  QString field = text;
  // For programs: a number has a point, whatever the window's language writes.
  if (QString number = QString(text).replace(QLocale().decimalPoint(), QStringLiteral(".")); kNumber.match(number).hasMatch()) {
    field = number.replace(QChar(0x2212), QLatin1Char('-'));
    return field.startsWith(QLatin1Char('+')) ? field.mid(1) : field;
  }
  if (!field.isEmpty() && QStringLiteral("=+-@\t\r").contains(field[0]))
    field.prepend(QLatin1Char('\''));
  if (!field.contains(QRegularExpression(QStringLiteral("[,\"\r\n]"))))
    return field;
  field.replace(QLatin1Char('"'), QStringLiteral("\"\""));
  return QLatin1Char('"') + field + QLatin1Char('"');
}

QByteArray csvLine(const QStringList& fields) {
  QStringList line;
  for (const QString& field : fields)
    line << csvField(field);
  return line.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

QByteArray csvOf(const QTableView& view) {
  QList<int> columns;
  for (int visual = 0; visual < view.model()->columnCount(); ++visual)
    if (const int column = view.horizontalHeader()->logicalIndex(visual); !view.isColumnHidden(column))
      columns << column;
  return csvOf(*view.model(), columns);
}

QByteArray csvOf(const QAbstractItemModel& model) {
  QList<int> columns(model.columnCount());
  std::iota(columns.begin(), columns.end(), 0);
  return csvOf(model, columns);
}
QString writeWhole(const QString& file, const QByteArray& bytes) {
  QSaveFile target(file);
  if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
    return target.errorString();
  return {};
}

void keepAside(const QString& file) {
  QFile::copy(file,
              file + QStringLiteral(".damaged-") + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmss")));
}

}  // namespace vortex::ui
