// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/media_comparison.h"

#include "ui/media/slot_media.h"
#include "ui/operate/media_parts.h"
#include "ui/operate/player_bar.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QResizeEvent>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>
#include <vector>

namespace vortex::ui {
namespace {

constexpr int kDetailsWidth = 178;  // pixels beside the pictures
constexpr int kKeyFramesLow = 56, kKeyFramesHigh = 82;
constexpr int kNarrowBelow = 660;  // below this the details stand under the pictures

}  // namespace

MediaComparison::MediaComparison(QWidget* parent) : QWidget(parent) {
  m_grid = new QGridLayout(this);
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(12);
  m_grid->setVerticalSpacing(6);
  m_pictures = new PictureComparison(this);
  m_pictures->installEventFilter(this);
  m_bar = new PlayerBar(this);
  m_position = new QLabel(this);
  m_position->setFont(numberFont(11));
  m_bar->addBeside(m_position);
  m_measured = new QLabel(this);
  m_measured->setObjectName(QStringLiteral("caption"));
  m_measured->setFont(wordFont(11));
  m_measured->setWordWrap(true);
  m_measured->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  for (std::size_t at = 0; at < m_columns.size(); ++at)
    buildColumn(at);
  connect(m_bar, &PlayerBar::moved, this, &MediaComparison::moved);
  arrange();
}

void MediaComparison::buildColumn(std::size_t at) {
  Column& column = m_columns[at];
  column.media = new SlotMedia(this);
  column.heading = new QWidget(this);
  auto* heading = new QHBoxLayout(column.heading);
  heading->setContentsMargins(0, 0, 0, 0);
  heading->setSpacing(8);
  column.name = new QLabel(column.heading);
  column.name->setFont(numberFont(13, 600));
  column.words = new QLabel(column.heading);
  column.words->setTextFormat(Qt::PlainText);
  column.words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  heading->addWidget(column.name);
  heading->addWidget(column.words, 1);
  column.details = new QWidget(this);
  auto* details = new QVBoxLayout(column.details);
  details->setContentsMargins(0, 0, 0, 0);
  details->setSpacing(6);
  column.scores = new ScoreView(column.details, ScoreView::Shape::Narrow);
  column.sound = new WaveformView(column.details);
  column.facts = new QLabel(column.details);
  column.facts->setFont(wordFont(11));
  column.facts->setWordWrap(true);
  details->addWidget(column.scores);
  details->addWidget(column.sound);
  details->addWidget(column.facts);
  details->addStretch(1);
  column.keyFrames = new KeyFrameView(this);
  column.keyFrames->installEventFilter(this);
  connect(column.media, &SlotMedia::changed, this, [this, at] { filesChanged(at); });
  connect(column.media, &SlotMedia::frameReady, this,
          [this, at](int frame, const QImage& picture) { frameCame(at, frame, picture, {}); });
  connect(column.media, &SlotMedia::frameFailed, this,
          [this, at](int frame, const QString& why) { frameCame(at, frame, {}, why); });
  connect(column.sound, &WaveformView::sought, this, [this, at](double share) {
    if (const auto& clip = m_columns[at].media->files().clip.value)
      m_bar->seek(static_cast<int>(share * clip->frames));
  });
  connect(column.keyFrames, &KeyFrameView::sought, m_bar, &PlayerBar::seek);
}

// Wide: details, pictures, details in a row. Narrow: the details of both below the pictures.
void MediaComparison::arrange() {
  for (Column& column : m_columns)
    for (QWidget* widget : {column.heading, column.details, static_cast<QWidget*>(column.keyFrames)})
      m_grid->removeWidget(widget);
  for (QWidget* widget : {static_cast<QWidget*>(m_pictures), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_measured)})
    m_grid->removeWidget(widget);
  Column &first = m_columns[0], &second = m_columns[1];
  for (Column& column : m_columns) {
    column.keyFrames->setFixedHeight(m_narrow ? kKeyFramesLow : kKeyFramesHigh);
    column.details->setMinimumWidth(m_narrow ? 0 : kDetailsWidth);
    column.details->setMaximumWidth(m_narrow ? QWIDGETSIZE_MAX : kDetailsWidth);
  }
  // Six columns: halves for headings and key frames; beside the pictures the details have the outer ones.
  m_grid->addWidget(first.heading, 0, 0, 1, 2);
  m_grid->addWidget(second.heading, 0, 2, 1, 2);
  if (m_narrow) {
    m_grid->addWidget(m_pictures, 1, 0, 1, 4);
    m_grid->addWidget(m_bar, 2, 0, 1, 4);
    m_grid->addWidget(first.details, 3, 0, 1, 2);
    m_grid->addWidget(second.details, 3, 2, 1, 2);
  } else {
    m_grid->addWidget(first.details, 1, 0);
    m_grid->addWidget(m_pictures, 1, 1, 1, 2);
    m_grid->addWidget(second.details, 1, 3);
    m_grid->addWidget(m_bar, 2, 0, 1, 4);
  }
  m_grid->addWidget(m_measured, 4, 0, 1, 4);
  m_grid->addWidget(first.keyFrames, 5, 0, 1, 2);
  m_grid->addWidget(second.keyFrames, 5, 2, 1, 2);
  m_grid->setColumnStretch(1, 1);
  m_grid->setColumnStretch(2, 1);
  m_grid->setRowStretch(6, 1);
}

void MediaComparison::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool narrow = event->size().width() < kNarrowBelow;
  if (narrow == m_narrow)
    return;
  m_narrow = narrow;
  arrange();
}

void MediaComparison::show(const ComparedSide& first, const ComparedSide& second) {
  const std::array<const ComparedSide*, 2> sides{&first, &second};
  for (std::size_t at = 0; at < m_columns.size(); ++at) {
    Column& column = m_columns[at];
    const ComparedSide& side = *sides[at];
    column.side = side;
    column.name->setText(side.name);
    column.words->setText(side.words);
    column.words->setToolTip(side.words);
    QPalette palette = column.words->palette();
    palette.setColor(QPalette::WindowText, side.outcome ? colourOf(*side.outcome) : tokens().text2);
    column.words->setPalette(palette);
    if (column.media->files().folder != side.folder) {
      column.frame = column.asked = -1;
      column.picture = {};
      column.trouble.clear();
    }
    column.media->show(side.folder);
  }
  for (std::size_t at = 0; at < m_columns.size(); ++at)
    filesChanged(at);
}

void MediaComparison::showMeasured(const QString& text) {
  m_measured->setText(text);
  m_measured->setVisible(!text.isEmpty());
}

void MediaComparison::filesChanged(std::size_t at) {
  Column& column = m_columns[at];
  const SlotFiles& files = column.media->files();
  const QString& why = column.side.whyNone;
  const bool none = files.folder.isEmpty();
  column.sound->show(none ? Part<SoundFacts>{.read = true, .value = {}, .trouble = why} : files.sound);
  column.scores->show(none ? Part<SlotResult>{.read = true, .value = {}, .trouble = why} : files.result);
  column.keyFrames->show(files.keyFrames);
  QStringList facts{tr("Attempts %1").arg(column.side.attempts), tr("Stops %1").arg(column.side.stops)};
  if (files.clip.value)
    facts << tr("Clip %1 frames, %2 x %3").arg(files.clip.value->frames).arg(files.clip.value->width).arg(files.clip.value->height);
  column.facts->setText(facts.join(QLatin1Char('\n')));
  openPlayer();
  const bool first = std::any_of(m_columns.begin(), m_columns.end(), [](const Column& each) { return each.frame < 0; });
  if (first || isComplete())  // before the first pair, a side says that it is being read
    showPictures();
}

// As long as the longer clip; what is open already goes on.
void MediaComparison::openPlayer() {
  int frames = 0;
  double perSecond = 0;
  std::vector<int> marks;
  for (const Column& column : m_columns)
    if (const auto& clip = column.media->files().clip.value; clip && clip->frames > frames) {
      frames = clip->frames;
      perSecond = clip->framesPerSecond;
      marks = keyFramesOf(clip->frames);
    }
  if (frames != m_bar->player().frames())
    m_bar->open(frames, perSecond);
  m_bar->setMarks(std::move(marks));
  moved();
}

int MediaComparison::frameOf(const Column& column, int frame) const {
  const auto& clip = column.media->files().clip.value;
  return clip ? std::min(frame, clip->frames - 1) : -1;
}

void MediaComparison::moved() {
  const ClipPlayer& player = m_bar->player();
  bool both = true;
  for (Column& column : m_columns) {
    const int frame = frameOf(column, player.frame());
    const auto& clip = column.media->files().clip.value;
    column.sound->showPosition(clip ? static_cast<double>(frame) / std::max(clip->frames, 1) : -1);
    column.keyFrames->showCurrent(frame);
    both = both && clip;
  }
  m_position->setText(player.frames() == 0 ? QString()
                      : both               ? tr("frame %1 of %2, both").arg(player.frame()).arg(player.frames())
                                           : tr("frame %1 of %2").arg(player.frame()).arg(player.frames()));
  ask();
}

// The next pair is asked for when the one before is there: else two sides that do not decode equally fast would never meet.
void MediaComparison::ask() {
  if (!isComplete())
    return;
  for (Column& column : m_columns)
    if (const int frame = frameOf(column, m_bar->player().frame()); frame >= 0 && frame != column.frame) {
      column.asked = frame;
      column.media->want(frame);
    }
}

bool MediaComparison::isComplete() const {
  return std::all_of(m_columns.begin(), m_columns.end(), [](const Column& column) { return column.asked == column.frame; });
}

void MediaComparison::frameCame(std::size_t at, int frame, const QImage& picture, const QString& trouble) {
  Column& column = m_columns[at];
  column.frame = frame;
  column.picture = picture;
  column.trouble = trouble;
  if (!isComplete())
    return;
  showPictures();
  ask();  // the player may have moved on
}

PictureComparison::Side MediaComparison::shown(const Column& column) const {
  const SlotFiles& files = column.media->files();
  PictureComparison::Side side{.picture = {}, .words = {}, .name = column.side.name, .frame = -1};
  if (files.folder.isEmpty()) {
    side.words = tr("No picture of %1: %2").arg(column.side.name, column.side.whyNone);
  } else if (files.clip.value) {
    side.picture = column.picture;
    side.frame = column.picture.isNull() ? -1 : column.frame;
    side.words = column.trouble.isEmpty() ? tr("Reading…") : column.trouble;
  } else {
    side.picture = files.picture.value.value_or(QImage());
    side.words = !files.clip.read || !files.picture.read ? tr("Reading…") : tr("No clip: %1").arg(files.clip.trouble);
  }
  return side;
}

// While one side still decodes, the pair of the instant before stays.
void MediaComparison::showPictures() { m_pictures->show(shown(m_columns[0]), shown(m_columns[1])); }

bool MediaComparison::handle(int key) { return m_bar->handle(key); }

void MediaComparison::keyPressEvent(QKeyEvent* event) {
  if (!handle(event->key()))
    QWidget::keyPressEvent(event);
}

bool MediaComparison::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress && handle(static_cast<QKeyEvent*>(event)->key()))
    return true;
  return QWidget::eventFilter(watched, event);
}

}  // namespace vortex::ui
