// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures, clips, sound and scores of two slots, with one player for both. Files are read and decoded on a thread a side; a pair
// of frames is shown when both are there, so never two of different instants. A slot without files says why in their place.
//
// Keys, with the focus in it: those of PlayerBar for both clips; the arrows move the handle of Wipe.
#pragma once

#include "engine/slot/outcome.h"
#include "ui/compare/picture_comparison.h"

#include <QImage>
#include <QString>
#include <QWidget>
#include <array>
#include <optional>

class QGridLayout;
class QLabel;

namespace vortex::ui {

class KeyFrameView;
class PlayerBar;
class ScoreView;
class SlotMedia;
class WaveformView;

struct ComparedSide {
  QString name;     // "4163·2"
  QString folder;   // "": there are no files
  QString whyNone;  // … why
  QString words;    // what the slot is and how it ended
  std::optional<Outcome> outcome;
  QString attempts, stops;
};

class MediaComparison : public QWidget {
  Q_OBJECT

 public:
  explicit MediaComparison(QWidget* parent = nullptr);
  void show(const ComparedSide& first, const ComparedSide& second);
  void showMeasured(const QString& text);
  void setMode(PictureMode mode) { m_pictures->setMode(mode); }
  bool handle(int key);  // true: a key of the player

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Column {
    ComparedSide side;
    SlotMedia* media = nullptr;
    QLabel *name = nullptr, *words = nullptr, *facts = nullptr;
    QWidget *heading = nullptr, *details = nullptr;
    ScoreView* scores = nullptr;
    WaveformView* sound = nullptr;
    KeyFrameView* keyFrames = nullptr;
    int asked = -1;  // the frame that was asked for last
    int frame = -1;  // the one that came last, as `picture`, or `trouble` instead
    QImage picture;
    QString trouble;  // why there is no picture of the frame
  };

  void buildColumn(std::size_t at);
  void arrange();
  void filesChanged(std::size_t at);
  void openPlayer();
  void moved();
  void frameCame(std::size_t at, int frame, const QImage& picture, const QString& trouble);
  void showPictures();
  void ask();
  bool isComplete() const;  // what was asked for is there
  // Of a clip that may be shorter than the player; −1: there is none.
  int frameOf(const Column& column, int frame) const;
  PictureComparison::Side shown(const Column& column) const;

  std::array<Column, 2> m_columns;
  PictureComparison* m_pictures = nullptr;
  PlayerBar* m_bar = nullptr;
  QLabel *m_position = nullptr, *m_measured = nullptr;
  QGridLayout* m_grid = nullptr;
  bool m_narrow = false;
};

}  // namespace vortex::ui
