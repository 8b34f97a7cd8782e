// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is seen, as a file: a picture (PNG), a drawing (SVG: text stays text, plots stay lines), the data shown as rows (CSV,
// RFC 4180), or all of it for programs (JSON). Taking it happens on the GUI thread, at the instant it is asked for; encoding and
// writing happen elsewhere. A file is written under a temporary name and renamed when it is whole: what lay there before stays
// until then.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <functional>

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace vortex::ui {

// What a pane offers. Nothing of it outlives the call that it is used in.
struct Exportables {
  QWidget* picture = nullptr;        // as it is on the screen
  std::function<QByteArray()> rows;  // none: there is no data to write
  std::function<QByteArray()> json;  // none: what is shown has no such form
  QString whyNoJson;                 // not now; "": now
};

enum class ExportFormat : std::uint8_t { Png = 1, Svg, Csv, Json };

QByteArray pngOf(const QImage& image);
QByteArray svgOf(QWidget& widget, const QString& title);
// The rows and columns that the view shows, with its header; hidden columns are left out. Numbers are written for programs: an
// ASCII minus, no plus sign. Other text that a spreadsheet would take for a formula gets an apostrophe before it.
QByteArray csvOf(const QTableView& view);
QByteArray csvOf(const QAbstractItemModel& model);  // all of it, as such a view would
QString csvField(const QString& text);
QByteArray csvLine(const QStringList& fields);  // with its CR LF

// "", or why the file could not be written; then what lay there before is as it was.
QString writeWhole(const QString& file, const QByteArray& bytes);

// Copies a file of the program's own that cannot be read whole beside itself, under a name with the time: it may be written over
// then.
void keepAside(const QString& file);

}  // namespace vortex::ui
