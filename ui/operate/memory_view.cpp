// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/memory_view.h"

#include "ui/bridge/bridge.h"
#include "ui/models/slot_words.h"
#include "ui/operate/timeline_painter.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr int kRight = 0, kBottom = 6, kTop = 6;
// From below: what stays loaded, then the stages as the picture has them.
constexpr std::array kOrder{Stage::Image, Stage::Audio, Stage::Clip, Stage::Video};

double gigabytesOf(Bytes bytes) { return static_cast<double>(bytes.count) * 1e-9; }
double secondsOf(Time time) { return inSeconds(time.time_since_epoch()); }

QCPItemStraightLine* horizontal(QCustomPlot& plot, double y) {
  auto* line = new QCPItemStraightLine(&plot);
  line->point1->setCoords(0, y);
  line->point2->setCoords(1, y);
  return line;
}

}  // namespace

MemoryView::MemoryView(const Desk& desk, QWidget* parent) : QCustomPlot(parent), m_bridge(desk.bridge), m_axis(desk.axis) {
  axisRect()->setAutoMargins(QCP::msNone);
  axisRect()->setMargins(QMargins(TimelinePainter::kGutter, kTop, kRight, kBottom));
  axisRect()->setMinimumMargins(QMargins());
  plotLayout()->setAutoMargins(QCP::msNone);
  xAxis->setTickLabels(false);
  xAxis->setVisible(true);
  yAxis->setRange(0, 12);
  for (std::size_t i = 0; i <= kOrder.size(); ++i) {
    QCPGraph* band = addGraph();
    band->setLineStyle(QCPGraph::lsStepLeft);
    if (i > 0)
      band->setChannelFillGraph(m_bands.back());
    m_bands.push_back(band);
  }
  m_used = addGraph();
  m_used->setLineStyle(QCPGraph::lsStepLeft);
  const MemorySettings& memory = m_bridge.settings().memory;
  m_soft = horizontal(*this, gigabytesOf(memory.softLimit));
  m_hard = horizontal(*this, gigabytesOf(memory.hardLimit));
  m_now = new QCPItemStraightLine(this);
  const auto label = [&](double y, Qt::Alignment alignment, const QString& text) {
    auto* item = new QCPItemText(this);
    item->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    item->position->setTypeY(QCPItemPosition::ptPlotCoords);
    item->position->setCoords(0.995, y);
    item->setPositionAlignment(alignment | Qt::AlignRight);
    item->setText(text);
    return item;
  };
  m_hardText = label(gigabytesOf(memory.hardLimit), Qt::AlignBottom,
                     tr("hard %1 GB: refuse or abort").arg(gigabytesOf(memory.hardLimit), 0, 'f', 1));
  m_softText =
      label(gigabytesOf(memory.softLimit), Qt::AlignTop, tr("soft %1 GB: warn once").arg(gigabytesOf(memory.softLimit), 0, 'f', 1));
  setAccessibleName(tr("Device memory"));
  connect(&m_axis, &TimeAxis::rangeChanged, this, &MemoryView::refresh);
  dress();
}

void MemoryView::dress() {
  const Tokens& t = tokens();
  setBackground(t.surface);
  axisRect()->setBackground(t.sunken);
  for (QCPAxis* side : {xAxis, yAxis}) {
    side->setBasePen(QPen(t.line));
    side->setTickPen(QPen(t.line2));
    side->setSubTickPen(Qt::NoPen);
    side->setTickLabelColor(t.text3);
    side->setTickLabelFont(numberFont(11));
    side->grid()->setPen(QPen(t.grid));
    side->grid()->setZeroLinePen(QPen(t.grid));
  }
  xAxis->grid()->setVisible(false);
  m_bands[0]->setBrush(t.overhead);
  m_bands[0]->setPen(QPen(t.overhead, 1));
  for (std::size_t i = 0; i < kOrder.size(); ++i) {
    m_bands[i + 1]->setBrush(t.area[kOrder[i]]);
    m_bands[i + 1]->setPen(QPen(i + 1 == kOrder.size() ? t.text : t.mark[kOrder[i]], 1));
  }
  m_used->setPen(QPen(t.text2, 1, Qt::DotLine));
  m_soft->setPen(QPen(t.text2, 1, Qt::DashLine));
  m_hard->setPen(QPen(t.text, 1));
  m_now->setPen(QPen(t.text, 1));
  for (QCPItemText* text : {m_softText, m_hardText}) {
    text->setColor(t.text2);
    text->setFont(wordFont(11, 500));
  }
}

void MemoryView::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && m_used != nullptr) {
    dress();
    replot(QCustomPlot::rpQueuedReplot);
  }
}

void MemoryView::append() {
  const std::deque<Sample>& samples = m_bridge.session().samples();
  // Samples are only ever appended, and the oldest let go.
  auto next = samples.begin();
  if (m_taken > 0)
    next = std::upper_bound(samples.begin(), samples.end(), m_lastX,
                            [](double x, const Sample& sample) { return x < secondsOf(sample.at); });
  for (; next != samples.end(); ++next) {
    const event::MemorySample& memory = next->memory;
    const double x = secondsOf(next->at);
    double sum = gigabytesOf(memory.resident);
    m_bands[0]->addData(x, sum);
    for (std::size_t i = 0; i < kOrder.size(); ++i) {
      sum += gigabytesOf(memory.allocated[kOrder[i]]);
      m_bands[i + 1]->addData(x, sum);
    }
    m_used->addData(x, gigabytesOf(memory.used));
    m_top = std::max({m_top, sum, gigabytesOf(memory.used)});
    m_lastX = x;
    ++m_taken;
  }
  if (!samples.empty())
    for (int i = 0; i < graphCount(); ++i)
      graph(i)->data()->removeBefore(secondsOf(samples.front().at));
}

void MemoryView::refresh() {
  append();
  const double hard = gigabytesOf(m_bridge.settings().memory.hardLimit);
  yAxis->setRange(0, std::max(hard * 1.18, m_top * 1.05));
  xAxis->setRange(secondsOf(m_axis.range().from), secondsOf(m_axis.range().to));
  const double now = secondsOf(m_axis.now());
  m_now->point1->setCoords(now, 0);
  m_now->point2->setCoords(now, 1);
  setAccessibleDescription(summary());
  replot(QCustomPlot::rpQueuedReplot);
}

QString MemoryView::summary() const {
  const std::deque<Sample>& samples = m_bridge.session().samples();
  if (samples.empty())
    return tr("no sample yet");
  const event::MemorySample& memory = samples.back().memory;
  Bytes ours = memory.resident;
  for (const Stage stage : kStages)
    ours += memory.allocated[stage];
  const Bytes head = m_bridge.settings().memory.hardLimit - memory.used;
  return tr("allocated by us %1   device used %2 of %3   headroom to hard %4")
      .arg(bytesText(ours), bytesText(memory.used), bytesText(memory.total), bytesText(head));
}

void MemoryView::wheelEvent(QWheelEvent* event) {
  const double drawing = std::max(width() - TimelinePainter::kGutter - kRight, 1);
  const Time anchor = toTime(event->position().x() - TimelinePainter::kGutter, m_axis.range(), drawing);
  m_axis.zoom(std::pow(1.25, -event->angleDelta().y() / 120.0), anchor);
  event->accept();
}

}  // namespace vortex::ui
