// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/floor_pane.h"

#include "ui/capture/capture_desk.h"
#include "ui/capture/leak_plot.h"
#include "ui/models/leak_words.h"
#include "ui/models/text_table_model.h"
#include "ui/widgets/table.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace vortex::ui {
namespace {

enum LeakPage { kNothingPage, kPlotPage, kTablePage };

}  // namespace

FloorPane::FloorPane(CaptureDesk& captures, QWidget* parent)
    : CapturePane(QStringLiteral("floor"), tr("Floor and peak per slot"), captures, parent) {
  setNote(tr("allocated bytes; the floor is what stays when nothing of the slot runs"));
}

void FloorPane::make() {
  m_fit = new QPushButton(tr("Fit"), this);
  m_fit->setObjectName(QStringLiteral("flat"));
  m_fit->setCheckable(true);
  m_fit->setToolTip(tr("Fits the axis to what was measured, where a leak is small beside the limit; else it begins at 0"));
  addTool(m_fit);
  m_stack = new QStackedWidget(this);
  auto* empty = new QLabel(tr("The floor and the peak of each slot come here: start a capture, or open one."), m_stack);
  empty->setAlignment(Qt::AlignCenter);
  empty->setWordWrap(true);
  m_stack->addWidget(empty);
  auto* drawn = new QWidget(m_stack);
  drawn->setObjectName(QStringLiteral("paneBody"));
  auto* column = new QVBoxLayout(drawn);
  column->setContentsMargins(0, 4, 0, 4);
  column->setSpacing(0);
  m_plot = new LeakPlot(drawn);
  auto* legend =
      new QLabel(tr("■ peak   ● floor   ─ Theil-Sen line, dashed ahead   ▒ interval of the peak's slope   □ ○ not judged: "
                    "warm-up, another life of the device"),
                 drawn);
  legend->setObjectName(QStringLiteral("caption"));
  legend->setAlignment(Qt::AlignHCenter);
  legend->setMinimumWidth(1);
  column->addWidget(m_plot, 1);
  column->addWidget(legend);
  m_stack->addWidget(drawn);
  m_rows = new TextTableModel({{tr("Slot"), true}, {tr("Floor MB"), true}, {tr("Peak MB"), true}, {tr("Counts")}}, this);
  m_stack->addWidget(makeTable(m_rows, tr("Floor and peak per slot as a table"), m_stack));
  m_stack->setMinimumHeight(1);  // a very small screen cuts it short
  setWidget(m_stack);
  connect(m_fit, &QPushButton::toggled, m_plot, &LeakPlot::setFitted);
  connect(m_fit, &QPushButton::clicked, this, [this] { m_fitIsChosen = true; });
  connect(&m_captures, &CaptureDesk::changed, this, &FloorPane::showCapture);
  showCapture();
}

void FloorPane::showCapture() {
  const auto& shown = m_captures.shown();
  if (!shown || shown->points.empty()) {
    m_stack->setCurrentIndex(kNothingPage);
    return;
  }
  const LeakScene scene = leakScene(*shown, m_captures.baseline());
  m_plot->show(scene);
  if (shown->file != m_file) {
    m_file = shown->file;
    m_fitIsChosen = false;
    m_plot->setFitted(m_fit->isChecked());  // nobody has looked at this one more closely
  }
  if (!m_fitIsChosen && !m_plot->isCloser())
    m_fit->setChecked(scene.isFarBelowLimit);
  const LeakHeadline headline = headlineOf(*shown);
  m_plot->setAccessibleDescription(
      tr("%1 slots. %2: %3 %4").arg(shown->points.size()).arg(headline.word, headline.number, headline.unit));
  if (m_asTable)
    m_rows->setRows(leakRows(*shown));
  m_stack->setCurrentIndex(m_asTable ? kTablePage : kPlotPage);
}

void FloorPane::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_T || event->modifiers() != Qt::NoModifier || m_stack->currentIndex() == kNothingPage)
    return CapturePane::keyPressEvent(event);
  m_asTable = !m_asTable;
  showCapture();
  if (m_asTable)
    m_stack->currentWidget()->setFocus();
  else
    m_plot->setFocus();
}

Exportables FloorPane::exportables() {
  return {.picture = widget(),
          .rows =
              [this] {
                if (m_captures.shown())
                  m_rows->setRows(leakRows(*m_captures.shown()));
                return csvOf(*m_rows);
              },
          .json = {},
          .whyNoJson = {}};
}

}  // namespace vortex::ui
