// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/capture/leak_plot.h"

#include "ui/models/slot_words.h"
#include "ui/models/word_places.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QSharedPointer>
#include <algorithm>
#include <array>
#include <limits>

namespace vortex::ui {
namespace {

constexpr double kFirst = .5;         // where the axis begins: half a slot before the first
constexpr double kRoomForWords = .2;  // of the plot's width

QCPScatterStyle scatter(QCPScatterStyle::ScatterShape shape, const QColor& edge, const QColor& fill) {
  return {shape, QPen(edge, 1), QBrush(fill), 7};
}

}  // namespace

LeakPlot::LeakPlot(QWidget* parent) : QCustomPlot(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  setMinimumSize(200, 120);
  setAccessibleName(tr("Floor and peak per slot"));
  xAxis->setLabel(tr("slot of this capture"));
  xAxis->grid()->setVisible(false);
  auto slotTicks = QSharedPointer<QCPAxisTickerFixed>::create();  // no half slots
  slotTicks->setTickStep(1);
  slotTicks->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
  xAxis->setTicker(slotTicks);
  xAxis2->setVisible(false);
  yAxis->grid()->setZeroLinePen(Qt::NoPen);
  connect(this, &QCustomPlot::afterLayout, this, &LeakPlot::placeSaid);
  draw();
}

// An axis at which somebody looked more closely stays where it is; one that shows all goes on to.
void LeakPlot::show(const LeakScene& scene) {
  const QCPRange x = xAxis->range(), y = yAxis->range();
  const bool closerX = x != m_allX, closerY = y != m_allY;
  const double scale = m_scene.unit / scene.unit;
  m_scene = scene;
  draw();
  if (closerX)
    xAxis->setRange(x);
  if (closerY)
    yAxis->setRange(y.lower * scale, y.upper * scale);
  replot(rpQueuedReplot);
}

bool LeakPlot::isCloser() const { return xAxis->range() != m_allX || yAxis->range() != m_allY; }

void LeakPlot::setFitted(bool fitted) {
  m_fitted = fitted;
  showAll();
  replot(rpQueuedReplot);
}

void LeakPlot::showAll() {
  xAxis->setRange(kFirst, m_scene.right);
  yAxis->setRange(m_fitted ? m_scene.lowest : 0, m_fitted ? m_scene.highest : m_scene.top);
  m_allX = xAxis->range();
  m_allY = yAxis->range();
}

void LeakPlot::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Home)
    return QCustomPlot::keyPressEvent(event);
  showAll();
  replot(rpQueuedReplot);
}

void LeakPlot::changeEvent(QEvent* event) {
  QCustomPlot::changeEvent(event);
  if (event->type() == QEvent::PaletteChange)
    show(m_scene);
}

void LeakPlot::colourAxes() {
  const Tokens& t = tokens();
  setBackground(QBrush(t.surface));
  axisRect()->setBackground(QBrush(t.sunken));
  for (QCPAxis* axis : {xAxis, yAxis}) {
    axis->setBasePen(QPen(t.line2));
    axis->setTickPen(QPen(t.line2));
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelColor(t.text3);
    axis->setLabelColor(t.text3);
    axis->setTickLabelFont(numberFont(10));
    axis->setLabelFont(wordFont(11));
    axis->grid()->setPen(QPen(t.grid));
  }
  yAxis->setLabel(m_scene.unitName);
}

QCPGraph* LeakPlot::line(const std::vector<QPointF>& points, const QPen& pen) {
  QCPGraph* graph = addGraph();
  graph->setPen(pen);
  for (const QPointF& point : points)
    graph->addData(point.x(), point.y());
  return graph;
}

QCPGraph* LeakPlot::marks(const std::vector<QPointF>& points, QCPScatterStyle::ScatterShape shape, const QColor& edge,
                          const QColor& fill) {
  QCPGraph* graph = line(points, QPen(edge, 1));
  if (!m_scene.everyPoint) {
    for (const double at : m_scene.restarts)  // there the line parts
      graph->addData(at, std::numeric_limits<double>::quiet_NaN());
    return graph;
  }
  graph->setLineStyle(QCPGraph::lsNone);
  graph->setScatterStyle(scatter(shape, edge, fill));
  return graph;
}

void LeakPlot::draw() {
  const Tokens& t = tokens();
  clearGraphs();
  clearItems();
  m_said.clear();
  m_limitAbove = nullptr;
  colourAxes();
  showAll();
  if (m_scene.peak)  // the floor's interval would lie over it
    drawInterval(*m_scene.peak);
  drawWarmUp();
  drawLimits();
  drawBaseline();
  if (m_scene.everyPoint) {
    drawStems(m_scene.floors, m_scene.peaks);
    drawStems(m_scene.otherFloors, m_scene.otherPeaks);
  }
  if (m_scene.floor)
    drawTrend(*m_scene.floor, m_scene.floor->isLeak ? t.high : t.text2, tr("floor, if nothing changes"), Qt::AlignTop);
  if (m_scene.peak)
    drawTrend(*m_scene.peak, m_scene.peak->isLeak ? t.high : t.text2, tr("peak, if nothing changes"), Qt::AlignBottom);
  marks(m_scene.otherPeaks, QCPScatterStyle::ssSquare, t.text3, t.sunken);
  marks(m_scene.otherFloors, QCPScatterStyle::ssCircle, t.text3, t.sunken);
  marks(m_scene.floors, QCPScatterStyle::ssCircle, t.text2, t.text2);
  marks(m_scene.peaks, QCPScatterStyle::ssSquare, t.text, t.text);
  nameValues();
}

// Not judged, hatched; and what is to come lies on another ground.
void LeakPlot::drawWarmUp() {
  const Tokens& t = tokens();
  const auto box = [&](double from, double to, const QBrush& brush) {
    auto* rect = new QCPItemRect(this);
    rect->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    rect->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    rect->topLeft->setCoords(from, 0);
    rect->bottomRight->setCoords(to, 1);
    rect->setPen(Qt::NoPen);
    rect->setBrush(brush);
    rect->setLayer(QStringLiteral("background"));
  };
  if (m_scene.measuredEnd < m_scene.right)
    box(m_scene.measuredEnd, m_scene.right, QBrush(t.surface));
  if (m_scene.warmUpEnd > m_scene.warmUpBegin) {
    box(m_scene.warmUpBegin, m_scene.warmUpEnd, QBrush(t.grid, Qt::BDiagPattern));
    say(tr("warm-up"), t.text3, {{{m_scene.warmUpBegin + .1, 0}, Qt::AlignLeft | Qt::AlignBottom}});
  }
  drawRestarts();
  if (m_scene.measuredEnd < m_scene.right && m_scene.measuredEnd > kFirst)
    say(tr("to come"), t.text3, {{{m_scene.measuredEnd + .1, 0}, Qt::AlignLeft | Qt::AlignBottom}});
}

// The last is named.
void LeakPlot::drawRestarts() {
  if (m_scene.restarts.empty())
    return;
  QCPGraph* lines = addGraph();
  lines->setPen(QPen(tokens().line2, 1, Qt::DotLine));
  for (const double at : m_scene.restarts) {  // as drawStems
    lines->addData(at - 1e-6, 0);
    lines->addData(at, m_scene.top);
    lines->addData(at + 1e-6, std::numeric_limits<double>::quiet_NaN());
  }
  const double at = m_scene.restarts.back();
  QCPItemText* item = say(tr("device started anew"), tokens().text3,
                          {{{at, .24}, Qt::AlignLeft | Qt::AlignVCenter},
                           {{at, .24}, Qt::AlignRight | Qt::AlignVCenter},
                           {{at, .4}, Qt::AlignLeft | Qt::AlignVCenter},
                           {{at, .4}, Qt::AlignRight | Qt::AlignVCenter}});
  item->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
}

void LeakPlot::drawLimits() {
  const Tokens& t = tokens();
  if (m_scene.limit) {
    line({{kFirst, *m_scene.limit}, {m_scene.right, *m_scene.limit}}, QPen(t.medium, 1, Qt::DashLine));
    // At either end or between, over the line or under it; where it is reached, that is said.
    const std::array atEnds{0., 1., .2, .4, .6, .8}, between{.4, .6, .8, 1., .2, 0.};
    const double from = kFirst + .1;
    std::vector<Place> places;
    for (const Qt::AlignmentFlag side : {Qt::AlignBottom, Qt::AlignTop})
      for (const double share : m_scene.limitReached ? between : atEnds)
        places.push_back({{m_scene.right - share * (m_scene.right - from), *m_scene.limit},
                          (share == 1  ? Qt::AlignLeft
                           : share > 0 ? Qt::AlignHCenter
                                       : Qt::AlignRight) |
                              side});
    say(m_scene.limitText, t.medium, std::move(places));
    // In shares of the plot: beside the flags, or under them.
    m_limitAbove = say(QStringLiteral("↑ ") + m_scene.limitText, t.medium,
                       {{{1, 0}, Qt::AlignRight | Qt::AlignTop},
                        {{0, 0}, Qt::AlignLeft | Qt::AlignTop},
                        {{1, .2}, Qt::AlignRight | Qt::AlignTop}});
    m_limitAbove->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    m_limitAbove->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  }
  if (m_scene.limitReached) {
    QCPGraph* at = line({*m_scene.limitReached}, QPen(t.high, 1));
    at->setLineStyle(QCPGraph::lsNone);
    at->setScatterStyle(scatter(QCPScatterStyle::ssCircle, t.high, t.sunken));
    const QPointF before = *m_scene.limitReached - QPointF(.2, 0), after = *m_scene.limitReached + QPointF(.2, 0);
    say(m_scene.reachedText, t.high,
        {{before, Qt::AlignRight | Qt::AlignBottom},
         {before, Qt::AlignRight | Qt::AlignTop},
         {after, Qt::AlignLeft | Qt::AlignTop},
         {after, Qt::AlignLeft | Qt::AlignBottom}});
  }
  if (m_scene.ledgerAt)
    flag(*m_scene.ledgerAt, .13, m_scene.ledgerText, t.line2, t.raised);
  if (m_scene.certainFrom)
    flag(*m_scene.certainFrom, .04, m_scene.certainText, m_scene.isLeak ? t.high : t.line2, m_scene.isLeak ? t.highBand : t.raised);
}

// Named where it ends, or leaves the plot.
void LeakPlot::drawBaseline() {
  const QColor& colour = tokens().text3;
  for (const auto* points : {&m_scene.basePeaks, &m_scene.baseFloors})
    line(*points, QPen(colour, 1, Qt::DotLine));
  QPointF end;
  for (const QPointF& point : m_scene.basePeaks)
    if (point.x() <= m_scene.right)
      end = point;
  if (!m_scene.basePeaks.empty())
    say(m_scene.baseText, colour, {{end, Qt::AlignRight | Qt::AlignTop}, {end, Qt::AlignRight | Qt::AlignBottom}});
}

void LeakPlot::drawStems(const std::vector<QPointF>& floors, const std::vector<QPointF>& peaks) {
  QCPGraph* stems = addGraph();
  stems->setPen(QPen(tokens().line2, 1));
  for (std::size_t i = 0; i < floors.size() && i < peaks.size(); ++i) {
    // A hair apart: QCustomPlot sorts by x, and parts where a value is missing.
    stems->addData(floors[i].x() - 1e-6, floors[i].y());
    stems->addData(floors[i].x(), peaks[i].y());
    stems->addData(floors[i].x() + 1e-6, std::numeric_limits<double>::quiet_NaN());
  }
}

void LeakPlot::drawInterval(const LeakTrend& trend) {
  if (trend.lower.empty())
    return;
  QCPGraph* lower = line(trend.lower, QPen(Qt::NoPen));
  QCPGraph* upper = line(trend.upper, QPen(Qt::NoPen));
  upper->setBrush(QBrush(tokens().line));
  upper->setChannelFillGraph(lower);
}

void LeakPlot::drawTrend(const LeakTrend& trend, const QColor& colour, const QString& ahead, Qt::AlignmentFlag side) {
  line({trend.from, trend.to}, QPen(colour, trend.isLeak ? 2 : 1));
  if (trend.ahead.x() <= trend.to.x())
    return;
  line({trend.to, trend.ahead}, QPen(colour, 1, Qt::DashLine));
  if (trend.ahead.x() - trend.to.x() < kRoomForWords * (m_scene.right - kFirst))
    return;
  // On the side that a rising line leaves free: before what it rises to, or after what it rises from.
  const QPointF end = trend.ahead - QPointF(.2, 0), middle = (trend.to + trend.ahead) / 2, begin = trend.to + QPointF(.4, 0);
  if (side == Qt::AlignBottom)
    say(ahead, colour, {{end, Qt::AlignRight | side}, {middle, Qt::AlignRight | side}});
  else
    say(ahead, colour, {{begin, Qt::AlignLeft | side}, {middle, Qt::AlignLeft | side}, {end, Qt::AlignRight | side}});
}

QCPItemText* LeakPlot::say(const QString& text, const QColor& colour, std::vector<Place> places) {
  auto* item = new QCPItemText(this);
  item->position->setCoords(places.front().at);
  item->setText(text);
  item->setFont(wordFont(11));
  item->setColor(colour);
  item->setPadding(QMargins(3, 0, 3, 0));
  item->setPositionAlignment(places.front().side);
  m_said.push_back({item, std::move(places)});
  return item;
}

// Once it is known what each pixel stands for: what is fixed keeps its place, the others take one that is free.
void LeakPlot::placeSaid() {
  const auto boxOf = [](const QCPItemText& item) {
    return QRectF(item.topLeft->pixelPosition(), item.bottomRight->pixelPosition()).normalized();
  };
  std::vector<QRectF> fixed;
  for (int i = 0; i < itemCount(); ++i) {
    auto* item = qobject_cast<QCPItemText*>(this->item(i));
    if (item != nullptr && std::none_of(m_said.begin(), m_said.end(), [&](const Words& words) { return words.item == item; }))
      fixed.push_back(boxOf(*item));
  }
  std::vector<std::vector<QRectF>> wanted;
  for (const Words& words : m_said) {
    wanted.emplace_back();
    // A limit that is out of sight above is named at the edge, and only then.
    if (words.item == m_limitAbove && m_scene.limit && *m_scene.limit <= yAxis->range().upper)
      continue;
    for (const Place& place : words.places) {
      words.item->position->setCoords(place.at);
      words.item->setPositionAlignment(place.side);
      wanted.back().push_back(boxOf(*words.item));
    }
  }
  const auto places = placeWords(wanted, QRectF(axisRect()->rect()).adjusted(-1, -1, 1, 1), std::move(fixed));
  for (std::size_t i = 0; i < m_said.size(); ++i) {
    m_said[i].item->setVisible(places[i].has_value());
    if (!places[i])
      continue;
    m_said[i].item->position->setCoords(m_said[i].places[*places[i]].at);
    m_said[i].item->setPositionAlignment(m_said[i].places[*places[i]].side);
  }
}

// At the plot's upper edge, over a slot, with a dotted line down to it.
void LeakPlot::flag(double slot, double height, const QString& text, const QColor& edge, const QColor& ground) {
  auto* stem = new QCPItemLine(this);
  for (QCPItemPosition* end : {stem->start, stem->end})
    end->setTypeY(QCPItemPosition::ptAxisRectRatio);
  stem->start->setCoords(slot, height);
  stem->end->setCoords(slot, 1);
  stem->setPen(QPen(edge, 1, Qt::DotLine));
  auto* item = new QCPItemText(this);
  item->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  item->position->setCoords(slot, height);
  item->setText(text);
  item->setFont(wordFont(11, 600));
  item->setColor(tokens().text);
  item->setPen(QPen(edge, 1));
  item->setBrush(QBrush(ground));
  item->setPadding(QMargins(6, 1, 6, 1));
  // Within the plot, wherever the slot is.
  const double share = (slot - kFirst) / std::max(m_scene.right - kFirst, 1.);
  item->setPositionAlignment((share < .2 ? Qt::AlignLeft : share > .8 ? Qt::AlignRight : Qt::AlignHCenter) | Qt::AlignVCenter);
}

void LeakPlot::nameValues() {
  constexpr std::size_t kMostLabels = 12;
  if (m_scene.peaks.size() > kMostLabels)
    return;
  const auto name = [&](const QPointF& point, Qt::AlignmentFlag side) {
    QCPItemText* item =
        say(numberText(point.y(), 2), side == Qt::AlignBottom ? tokens().text : tokens().text2, {{point, Qt::AlignHCenter | side}});
    item->setFont(numberFont(10));
    item->setPadding(QMargins(0, 6, 0, 6));
  };
  for (const QPointF& peak : m_scene.peaks)
    name(peak, Qt::AlignBottom);
  for (std::size_t i = 0; i < m_scene.floors.size(); ++i)
    if (m_scene.floors[i].y() < m_scene.peaks[i].y())
      name(m_scene.floors[i], Qt::AlignTop);
}

}  // namespace vortex::ui
