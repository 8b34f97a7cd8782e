// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/media_view.h"

#include "ui/media/slot_media.h"
#include "ui/models/slot_words.h"
#include "ui/operate/media_parts.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace vortex::ui {
namespace {

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

MediaView::MediaView(SlotMedia& media, QWidget* parent) : QWidget(parent), m_media(media) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(10, 4, 10, 4);
  row->setSpacing(12);
  row->addWidget(buildClip(), 2);
  row->addWidget(buildRest(), 3);
  m_tick.setTimerType(Qt::PreciseTimer);
  connect(&m_tick, &QTimer::timeout, this, [this] {
    const int before = m_player.frame();
    m_player.pass(Duration(m_clock.nsecsElapsed()));
    m_clock.restart();
    if (m_player.frame() != before || !m_player.playing())
      moved();
  });
  moved();
  connect(&m_media, &SlotMedia::changed, this, &MediaView::filesChanged);
  connect(&m_media, &SlotMedia::frameReady, this, [this](int, const QImage& picture) { m_frame->show(picture, {}); });
  connect(&m_media, &SlotMedia::frameFailed, this, [this](int, const QString& why) { m_frame->show({}, why); });
  filesChanged();
}

QWidget* MediaView::buildClip() {
  auto* column = new QWidget(this);
  auto* layout = new QVBoxLayout(column);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  m_frame = new FrameView(column);
  auto* row = new QHBoxLayout;
  m_play = new QToolButton(column);
  m_play->setAutoRaise(true);
  m_slider = new QSlider(Qt::Horizontal, column);
  m_slider->setAccessibleName(tr("Frame"));
  m_slider->setToolTip(tr("Drag to a frame; comma and period step by one"));
  m_position = new QLabel(column);
  m_position->setFont(numberFont(11));
  for (QWidget* widget : {static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_slider)})
    widget->installEventFilter(this);
  row->addWidget(m_play);
  row->addWidget(m_slider, 1);
  layout->addWidget(m_frame);
  layout->addLayout(row);
  layout->addWidget(m_position);
  layout->addStretch(1);
  connect(m_play, &QToolButton::clicked, this, &MediaView::toggle);
  connect(m_slider, &QSlider::valueChanged, this, [this](int frame) {
    if (frame == m_player.frame())
      return;
    m_player.seek(frame);
    moved();
  });
  return column;
}

QWidget* MediaView::buildRest() {
  auto* column = new QWidget(this);
  auto* layout = new QVBoxLayout(column);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  m_waveform = new WaveformView(column);
  m_scores = new ScoreView(column);
  m_keyFrames = new KeyFrameView(column);
  m_keyFrames->installEventFilter(this);
  layout->addWidget(m_waveform);
  layout->addWidget(m_scores);
  layout->addWidget(m_keyFrames);
  layout->addStretch(1);
  connect(m_waveform, &WaveformView::sought, this, [this](double share) {
    m_player.seek(static_cast<int>(share * m_player.frames()));
    moved();
  });
  connect(m_keyFrames, &KeyFrameView::sought, this, [this](int frame) {
    m_player.seek(frame);
    moved();
  });
  return column;
}

void MediaView::filesChanged() {
  const SlotFiles& files = m_media.files();
  if (!files.clip.read)
    m_opened.clear();
  if (files.clip.value && m_opened != files.folder) {
    m_opened = files.folder;
    m_player.open(files.clip.value->frames, files.clip.value->framesPerSecond);
    moved();
  } else if (!files.clip.value && m_player.frames() > 0) {
    m_player.open(0, 0);
    moved();
  }
  if (!files.clip.value) {
    const QString words = files.folder.isEmpty() ? tr("Nothing of it is on the disk yet")
                          : !files.clip.read     ? tr("Reading…")
                          : files.picture.value  ? QString()
                                                 : tr("No clip: %1").arg(files.clip.trouble);
    m_frame->show(files.picture.value.value_or(QImage()), words);
    m_position->setText(files.picture.value ? tr("picture; no clip: %1").arg(files.clip.trouble) : QString());
    m_position->setToolTip(files.clip.trouble);
  }
  m_waveform->show(files.folder.isEmpty() ? Part<SoundFacts>{.read = true, .value = {}, .trouble = tr("not on the disk yet")}
                                          : files.sound);
  m_scores->show(files.folder.isEmpty() ? Part<SlotResult>{.read = true, .value = {}, .trouble = tr("not on the disk yet")}
                                        : files.result);
  m_keyFrames->show(files.keyFrames);
}

void MediaView::toggle() {
  m_player.toggle();
  m_clock.start();
  moved();
}

void MediaView::moved() {
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
      m_tick.start(20);
    else
      m_tick.stop();
  }
  m_waveform->showPosition(any ? inSeconds(m_player.at()) / inSeconds(m_player.length()) : -1);
  m_keyFrames->showCurrent(any ? m_player.frame() : -1);
  if (!any)
    return;
  m_position->setText(tr("frame %1 of %2   %3").arg(m_player.frame()).arg(m_player.frames()).arg(secondsText(m_player.at())));
  m_media.want(m_player.frame());
}

bool MediaView::handle(int key) {
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
  moved();
  return true;
}

void MediaView::keyPressEvent(QKeyEvent* event) {
  if (!handle(event->key()))
    QWidget::keyPressEvent(event);
}

// The keys mean the same whichever of its controls has the focus.
bool MediaView::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress && watched != this)
    return handle(static_cast<QKeyEvent*>(event)->key()) || QWidget::eventFilter(watched, event);
  return QWidget::eventFilter(watched, event);
}

}  // namespace vortex::ui
