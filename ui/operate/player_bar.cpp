// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/player_bar.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPixmap>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace vortex::ui {

class MarkedSlider final : public QSlider {
 public:
  explicit MarkedSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {}
  void setMarks(std::vector<int> marks) {
    if (marks == m_marks)
      return;
    m_marks = std::move(marks);
    update();
  }

 protected:
  void paintEvent(QPaintEvent* event) override {
    QSlider::paintEvent(event);
    QStyleOptionSlider option;
    initStyleOption(&option);
    const int handle = style()->pixelMetric(QStyle::PM_SliderLength, &option, this);
    QPainter painter(this);
    painter.setPen(tokens().text2);
    for (const int mark : m_marks) {
      const int x = QStyle::sliderPositionFromValue(minimum(), maximum(), mark, width() - handle) + handle / 2;
      painter.drawLine(x, 0, x, 3);
    }
  }

 private:
  std::vector<int> m_marks;
};

namespace {

constexpr int kTickMs = 20;

// A triangle, or two bars while it plays.
QIcon playIcon(bool playing) {
  constexpr int kSide = 32;  // drawn large, so that a scaled screen has enough of it
  QPixmap pixmap(kSide, kSide);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(tokens().text);
  if (playing) {
    painter.drawRect(QRectF(8, 6, 6, 20));
    painter.drawRect(QRectF(18, 6, 6, 20));
  } else {
    painter.drawPolygon(QPolygonF{{8.0, 5.0}, {26.0, 16.0}, {8.0, 27.0}});
  }
  return QIcon(pixmap);
}

}  // namespace

PlayerBar::PlayerBar(QWidget* parent) : QWidget(parent) {
  m_row = new QHBoxLayout(this);
  m_row->setContentsMargins(0, 0, 0, 0);
  m_play = new QToolButton(this);
  m_play->setAutoRaise(true);
  m_slider = new MarkedSlider(this);
  m_slider->setAccessibleName(tr("Frame"));
  m_slider->setToolTip(tr("Drag to a frame; comma and period step by one"));
  for (QWidget* widget : {static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_slider)})
    widget->installEventFilter(this);
  m_row->addWidget(m_play);
  m_row->addWidget(m_slider, 1);
  connect(m_play, &QToolButton::clicked, this, &PlayerBar::toggle);
  connect(m_slider, &QSlider::valueChanged, this, [this](int frame) {
    if (frame != m_player.frame())
      seek(frame);
  });
  m_tick.setTimerType(Qt::PreciseTimer);
  connect(&m_tick, &QTimer::timeout, this, [this] {
    const int before = m_player.frame();
    m_player.pass(Duration(m_clock.nsecsElapsed()));
    m_clock.restart();
    if (m_player.frame() != before || !m_player.playing())
      tell();
  });
  tell();
}

void PlayerBar::addBeside(QWidget* widget) { m_row->addWidget(widget); }

void PlayerBar::open(int frames, double framesPerSecond) {
  m_player.open(frames, framesPerSecond);
  tell();
}

void PlayerBar::seek(int frame) {
  m_player.seek(frame);
  tell();
}

void PlayerBar::setMarks(std::vector<int> frames) { m_slider->setMarks(std::move(frames)); }

void PlayerBar::toggle() {
  m_player.toggle();
  m_clock.start();
  tell();
}

void PlayerBar::tell() {
  const bool any = m_player.frames() > 0;
  m_slider->setEnabled(any);
  m_play->setEnabled(any);
  m_slider->setMaximum(std::max(m_player.frames() - 1, 0));
  m_slider->setValue(m_player.frame());
  m_play->setIcon(playIcon(m_player.playing()));
  const QString what = m_player.playing() ? tr("Stop") : tr("Play, in real time and without sound");
  m_play->setAccessibleName(what);
  m_play->setToolTip(tr("%1  (Space)").arg(what));
  if (m_player.playing() != m_tick.isActive()) {
    if (m_player.playing())
      m_tick.start(kTickMs);
    else
      m_tick.stop();
  }
  emit moved();
}

bool PlayerBar::handle(int key) {
  if (m_player.frames() == 0)
    return false;
  switch (key) {
  case Qt::Key_Space:
    toggle();
    return true;
  case Qt::Key_Comma:
  case Qt::Key_Period:
    m_player.step(key == Qt::Key_Comma ? -1 : 1);
    break;
  case Qt::Key_Home:
  case Qt::Key_End:
    m_player.seek(key == Qt::Key_Home ? 0 : m_player.frames() - 1);
    break;
  default:
    return false;
  }
  tell();
  return true;
}

// The keys mean the same whichever of its controls has the focus.
bool PlayerBar::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress && handle(static_cast<QKeyEvent*>(event)->key()))
    return true;
  return QWidget::eventFilter(watched, event);
}

}  // namespace vortex::ui
