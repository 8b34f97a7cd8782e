// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/memory_view.h"

#include "ui/bridge/bridge.h"
#include "ui/models/selection.h"
#include "ui/models/slot_words.h"
#include "ui/operate/memory_painter.h"
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vortex::ui {
namespace {

constexpr std::size_t kMostRows = 500;  // of the table

double gigabytesOf(Bytes bytes) { return static_cast<double>(bytes.count) * 1e-9; }

}  // namespace

class MemoryView::Picture final : public QCPLayerable {
 public:
  explicit Picture(MemoryView& view) : QCPLayerable(&view), m_view(view) {}

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setRenderHint(QPainter::Antialiasing, false); }
  QRect clipRect() const override { return m_view.rect().adjusted(0, 0, 0, 1); }
  void draw(QCPPainter* painter) override { m_view.paintPicture(*painter); }

 private:
  MemoryView& m_view;
};

class MemoryView::Present final : public QCPLayerable {
 public:
  explicit Present(MemoryView& view) : QCPLayerable(&view, QStringLiteral("present")), m_view(view) {}

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setRenderHint(QPainter::Antialiasing, false); }
  QRect clipRect() const override { return m_view.rect().adjusted(0, 0, 0, 1); }
  void draw(QCPPainter* painter) override { m_view.paintPresent(*painter); }

 private:
  MemoryView& m_view;
};

MemoryView::MemoryView(const Desk& desk, QWidget* parent)
    : QCustomPlot(parent), m_bridge(desk.bridge), m_axis(desk.axis), m_selection(desk.selection),
      m_pan(m_axis, [this](double x) { return timeAt(x); }), m_range([this](double x) { return timeAt(x); }),
      m_mouse(m_selection, [this](double x) { return timeAt(x); }) {
  drawItself(*this);
  addLayer(QStringLiteral("present"));
  layer(QStringLiteral("present"))->setMode(QCPLayer::lmBuffered);
  new Picture(*this);  // owned by the plot
  new Present(*this);
  setBackground(tokens().surface);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setMinimumHeight(60);
  setAccessibleName(tr("Device memory"));
  connect(&m_axis, &TimeAxis::rangeChanged, this, [this] {
    m_mouse.again();
    refresh();
  });
  connect(&m_selection, &Selection::changed, this, &MemoryView::refresh);
  connect(&m_selection, &Selection::hoverChanged, this, &MemoryView::refresh);
}

QSizeF MemoryView::drawingSize() const {
  return QSizeF(std::max(width() - kMemoryGutter, 1.0), std::max(height() - kMemoryTop - kMemoryBottom, 1.0));
}

Time MemoryView::timeAt(double x) const { return toTime(x - kMemoryGutter, m_axis.range(), drawingSize().width()); }

void MemoryView::takeSamples() {
  const std::deque<Sample>& samples = m_bridge.session().samples();
  if (std::exchange(m_story, m_bridge.session().story()) != m_bridge.session().story()) {
    m_levels = Envelope(kMemoryChannels);
    m_peak = m_device = 0;
  }
  // Samples are only ever appended, and the oldest let go.
  auto next = samples.begin();
  if (m_levels.size() > 0)
    next = std::upper_bound(samples.begin(), samples.end(), m_levels.last(),
                            [](double at, const Sample& sample) { return at < secondsOf(sample.at); });
  for (; next != samples.end(); ++next) {
    if (secondsOf(next->at) < m_levels.last())
      continue;  // of an earlier run on a pretended clock, which ran into this one's time
    const MemoryLevels levels = levelsOf(next->memory, m_bridge.settings().models);
    m_levels.append(secondsOf(next->at), levels);
    m_modelsApart = tellsModelsApart(next->memory, m_bridge.settings().models);
    m_peak = std::max({m_peak, static_cast<double>(levels[kUsedChannel]), static_cast<double>(levels[kMemoryBands - 1])});
    m_device = gigabytesOf(next->memory.total);
  }
  if (!samples.empty())
    m_levels.dropBefore(secondsOf(samples.front().at));
}

// What the picture depends on; the range to a pixel.
QString MemoryView::pictureKey() const {
  const double perPixel = inSeconds(m_axis.range().span()) / drawingSize().width();
  const auto selected = selectedRange();
  return QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8")
      .arg(static_cast<qint64>(secondsOf(m_axis.range().from) / perPixel))
      .arg(m_axis.range().span().count())
      .arg(m_levels.size() == 0 ? 0 : static_cast<qint64>(std::min(m_levels.last(), secondsOf(m_axis.now())) / perPixel))
      .arg(m_bridge.session().crossings().size())
      .arg(selected ? secondsOf(selected->from) : -1.0)
      .arg(selected ? static_cast<qint64>(secondsOf(selected->to) / perPixel) : -1)
      .arg(width() * 10'000 + height())
      .arg(m_story);
}

QString MemoryView::presentKey() const {
  const double perPixel = inSeconds(m_axis.range().span()) / drawingSize().width();
  const auto& hovered = m_selection.hovered();
  return QStringLiteral("%1 %2 %3")
      .arg(m_pictureKey)
      .arg(static_cast<qint64>(secondsOf(m_axis.now()) / perPixel))
      .arg(hovered ? static_cast<qint64>(secondsOf(*hovered) / perPixel) : -1);
}

void MemoryView::refresh() {
  takeSamples();
  const QString says = summary();
  if (accessibleDescription() != says)
    setAccessibleDescription(says);
  const QString key = pictureKey();
  const bool anew = key != m_pictureKey;
  m_pictureKey = key;
  const QString present = presentKey();
  if (present == m_presentKey)
    return;
  m_presentKey = present;
  if (anew)
    replot(QCustomPlot::rpQueuedReplot);
  else
    layer(QStringLiteral("present"))->replot();
}

MemoryPicture MemoryView::picture() const {
  const MemorySettings& memory = m_bridge.settings().memory;
  const auto& crossings = m_bridge.session().crossings();
  const auto lastSoft = std::find_if(crossings.rbegin(), crossings.rend(),
                                     [](const Crossing& crossing) { return crossing.crossed.limit == event::MemoryLimit::Soft; });
  return {.scene = m_scene,
          .levels = m_levels,
          .range = m_axis.range(),
          .crossings = crossings,
          .soft = gigabytesOf(memory.softLimit),
          .hard = gigabytesOf(memory.hardLimit),
          .device = m_device,
          .modelsApart = m_modelsApart,
          .above = lastSoft != crossings.rend() && lastSoft->crossed.above,
          .selected = selectedRange(),
          .clock = [this](Time time) { return m_bridge.clockText(time); }};
}

std::optional<TimeRange> MemoryView::selectedRange() const {
  const Slot* slot = m_selection.slot() ? m_bridge.session().find(*m_selection.slot()) : nullptr;
  if (slot == nullptr || !slot->startedAt)
    return std::nullopt;
  return TimeRange{*slot->startedAt, slot->decidedAt.value_or(m_axis.now())};
}

void MemoryView::paintPicture(QPainter& painter) {
  m_scene = layOutMemory(m_levels, m_axis.range(), drawingSize(),
                         scaleTop(m_peak, gigabytesOf(m_bridge.settings().memory.hardLimit), m_device));
  painter.save();
  painter.translate(kMemoryGutter, kMemoryTop);
  const MemoryPicture of = picture();
  MemoryPainter(of).paint(painter);
  if (m_levels.size() == 0) {
    painter.setPen(tokens().text3);
    painter.setFont(wordFont(12));
    painter.drawText(QRectF(QPointF(), drawingSize()), Qt::AlignCenter, tr("Memory comes here as soon as the device tells of it."));
  }
  painter.restore();
}

void MemoryView::paintPresent(QPainter& painter) {
  painter.save();
  painter.translate(kMemoryGutter, kMemoryTop);
  painter.setClipRect(QRectF(QPointF(), drawingSize()));
  const MemoryPicture of = picture();
  const MemoryPainter paints(of);
  if (m_axis.now() >= m_axis.range().from && m_axis.now() <= m_axis.range().to)
    paints.readout(painter, m_axis.now(), {});
  if (const auto& hovered = m_selection.hovered(); hovered && *hovered <= m_axis.now() && *hovered >= m_axis.range().from)
    paints.readout(painter, *hovered, m_bridge.clockText(*hovered));
  if (const auto chosen = chosenRange()) {
    const PixelScale scale(m_axis.range(), drawingSize().width());
    painter.setPen(tokens().accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(std::floor(scale.x(chosen->from)) + 0.5, 0.5, std::floor(scale.x(chosen->to) - scale.x(chosen->from)),
                            drawingSize().height() - 2));
  }
  painter.restore();
  if (hasFocus()) {
    painter.setPen(tokens().accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
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
  const QString room =
      head < Bytes{} ? tr("over hard by %1").arg(bytesText(Bytes{-head.count})) : tr("headroom to hard %1").arg(bytesText(head));
  return tr("allocated by us %1   device used %2 of %3   %4")
      .arg(bytesText(ours), bytesText(memory.used), bytesText(memory.total), room);
}

QStringList MemoryView::columns() {
  QStringList titles{tr("Time"), tr("Device used GB"), tr("Ours GB")};
  for (std::size_t band = 0; band < kMemoryBands; ++band)
    titles << MemoryPainter::nameOf(static_cast<MemoryBand>(band), true);
  return titles;
}

std::vector<QStringList> MemoryView::rows(const TimeRange& range) const {
  std::vector<QStringList> rows;
  const auto cells = m_levels.cells(secondsOf(range.from), secondsOf(range.to), kMostRows);
  const auto number = [](float value) { return numberText(static_cast<double>(value), 2); };
  for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell) {
    QStringList row{m_bridge.clockText(Time{} + seconds(cell->from)), number(cell->values[kUsedChannel].high),
                    number(cell->values[kMemoryBands - 1].high)};
    for (std::size_t band = 0; band < kMemoryBands; ++band)
      row << number(cell->values[band].high - (band == 0 ? 0 : cell->values[band - 1].high));
    rows.push_back(std::move(row));
  }
  return rows;
}

QString MemoryView::facts(QPointF point) const {
  const QPointF at = point - QPointF(kMemoryGutter, kMemoryTop);
  const Time time = timeAt(point.x());
  const std::size_t sample = m_levels.sampleAt(secondsOf(time));
  if (at.x() < 0 || sample >= m_levels.size() || time > m_axis.now())
    return {};
  const auto value = [&](std::size_t channel) { return static_cast<double>(m_levels.value(sample, channel)); };
  QString text = tr("%1: device used %2 GB").arg(m_bridge.clockText(time)).arg(numberText(value(kUsedChannel), 2));
  for (std::size_t band = 0; band < kMemoryBands; ++band) {
    const double holds = value(band) - (band == 0 ? 0 : value(band - 1));
    if (holds > 0)
      text += tr("\n%1 %2 GB").arg(MemoryPainter::nameOf(static_cast<MemoryBand>(band), m_modelsApart)).arg(numberText(holds, 2));
  }
  return text;
}

}  // namespace vortex::ui
