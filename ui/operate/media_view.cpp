// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/media_view.h"

#include "ui/media/slot_media.h"
#include "ui/models/slot_words.h"
#include "ui/operate/media_parts.h"
#include "ui/operate/player_bar.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

namespace vortex::ui {

MediaView::MediaView(SlotMedia& media, QWidget* parent) : QWidget(parent), m_media(media) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(10, 4, 10, 4);
  row->setSpacing(12);
  row->addWidget(buildClip(), 2);
  row->addWidget(buildRest(), 3);
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
  m_bar = new PlayerBar(column);
  m_position = new QLabel(column);
  m_position->setFont(numberFont(11));
  layout->addWidget(m_frame);
  layout->addWidget(m_bar);
  layout->addWidget(m_position);
  layout->addStretch(1);
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
  connect(m_waveform, &WaveformView::sought, this,
          [this](double share) { m_bar->seek(static_cast<int>(share * m_bar->player().frames())); });
  connect(m_keyFrames, &KeyFrameView::sought, m_bar, &PlayerBar::seek);
  connect(m_bar, &PlayerBar::moved, this, &MediaView::moved);
  return column;
}

void MediaView::setSimulated(bool simulated) {
  if (std::exchange(m_simulated, simulated) != simulated)
    filesChanged();
}

void MediaView::filesChanged() {
  const SlotFiles& files = m_media.files();
  if (!files.clip.read)
    m_opened.clear();
  if (files.clip.value && m_opened != files.folder) {
    m_opened = files.folder;
    m_bar->open(files.clip.value->frames, files.clip.value->framesPerSecond);
  } else if (!files.clip.value && m_bar->player().frames() > 0) {
    m_bar->open(0, 0);
  }
  if (!files.clip.value) {
    const QString words = files.folder.isEmpty()
                              ? m_simulated ? tr("A simulated device makes no video") : tr("Nothing of it is on the disk yet")
                          : !files.clip.read    ? tr("Reading…")
                          : files.picture.value ? QString()
                                                : tr("No clip: %1").arg(files.clip.trouble);
    m_frame->show(files.picture.value.value_or(QImage()), words);
    m_position->setText(files.picture.value ? tr("picture; no clip: %1").arg(files.clip.trouble) : QString());
    m_position->setToolTip(files.clip.trouble);
  }
  const QString none = m_simulated ? tr("the device is simulated") : tr("not on the disk yet");
  m_waveform->show(files.folder.isEmpty() ? Part<SoundFacts>{.read = true, .value = {}, .trouble = none} : files.sound);
  m_scores->show(files.folder.isEmpty() ? Part<SlotResult>{.read = true, .value = {}, .trouble = none} : files.result);
  m_keyFrames->show(files.keyFrames);
}

void MediaView::moved() {
  const ClipPlayer& player = m_bar->player();
  const bool any = player.frames() > 0;
  m_waveform->showPosition(any ? inSeconds(player.at()) / inSeconds(player.length()) : -1);
  m_keyFrames->showCurrent(any ? player.frame() : -1);
  if (!any)
    return;
  m_position->setText(tr("frame %1 of %2   %3").arg(player.frame()).arg(player.frames()).arg(secondsText(player.at())));
  m_media.want(player.frame());
}

void MediaView::keyPressEvent(QKeyEvent* event) {
  if (!m_bar->handle(event->key()))
    QWidget::keyPressEvent(event);
}

// The keys mean the same whichever of its controls has the focus.
bool MediaView::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress && watched != this && m_bar->handle(static_cast<QKeyEvent*>(event)->key()))
    return true;
  return QWidget::eventFilter(watched, event);
}

}  // namespace vortex::ui
