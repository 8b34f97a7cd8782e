// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stage timeline as shapes in pixels: what is in a scene is drawn, what is drawn can be hit, and both read the same values. The
// origin is the drawing's top left corner: right of the gutter, below the ruler.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/stage.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <array>
#include <cstdint>
#include <vector>

namespace vortex::ui {

// How much of a row is drawn, by pixels a second.
enum class Detail : std::uint8_t {
  Full = 1,  // from 12: every mark, steps inside the bars
  Normal,    // from 4: ghosts where they have room
  Bars,      // from 1: bars, the flag and what is abnormal
  Slots,     // from 0.1: a bar a slot
  Strip,     // below: one strip for all slots
};

enum class ShapeKind : std::uint8_t {
  Phase = 1,    // behind a row: generation, consensus, propagation, playback (index: 0 to 3)
  Target,       // the generation target of the slot
  Flag,         // its last useful finish
  Air,          // its air time
  NoReturn,     // the point of no return: from here on the rest no longer fits
  Wait,         // queued, not yet started
  StageMark,    // where an attempt's target is
  TimeoutMark,  // where its timeout is
  Predicted,    // to where what is left is predicted to take
  BackOff,      // between a failed attempt and the next
  Bar,          // an attempt's work; several that were too thin, when count > 1
  Held,         // a stage, by one attempt or several, in the pinned group
  SlotBar,      // Detail::Slots: the whole slot
  Column,       // Detail::Strip: the slots that began in it (index: the worst outcome, 0 for none that is abnormal)
  Tail,         // GPU finishing: told to stop, not yet empty
  TailBudget,   // … and what it may still take
  Outcome,      // a glyph beside what is too small for more
  Label,        // words beside the marks
  Callout,      // a sentence in a box, where it covers nothing
  LaneState,    // who holds a stage now, or why nobody may (index: the stage)
};

// How a shape's words are meant.
enum class Tone : std::uint8_t { Quiet = 1, Plain, Thin, Alarm };

struct Shape {
  ShapeKind kind = ShapeKind::Bar;
  QRectF rect;
  SlotId slot;     // 0: of no slot
  int index = -1;  // of the bar in its slot, or as the kind says
  int count = 1;
  Stage stage = Stage::Audio;
  bool abnormal = false;
  bool number = false;   // the words are a number
  bool crossed = false;  // an attempt that came to nothing and was made again
  Tone tone = Tone::Quiet;
  QString text;
};

struct Row {
  SlotId slot;             // 0: one that is to come
  int coming = -1;         // … which of them
  std::string label = {};  // … and its name, as it was when this was laid out: the queue may have moved on when it is painted
  double top = 0, height = 0;
};

struct Scene {
  Detail detail = Detail::Normal;
  double rowHeight = 33;
  bool unfolded = false;
  std::vector<Row> rows;
  std::vector<Shape> shapes;  // in the order in which they are painted
  std::size_t ground = 0;     // of these, so many lie behind the grid
  int rowCount = 0;           // rows that there are; those before `first` and after the last of `rows` found no room
  int first = 0;
  int most = 0;          // Detail::Strip: slots in the highest column
  QRectF strip;          // empty, but for Detail::Strip
  double stagesTop = 0;  // where the pinned group begins, below the rows
  int slotCount = 0;     // slots that touch the range
};

// Of an alarm's callout this much on its right is the line that leads to what it speaks of.
inline constexpr double kCalloutLine = 8;

// The pinned group's lanes.
inline constexpr double kLaneHeight = 12, kStagesHeight = 4 * kLaneHeight + 3;
constexpr double laneTop(const Scene& scene, Stage stage) {
  return scene.stagesTop + 2 + kLaneHeight * static_cast<double>(indexOf(stage));
}

// Collects shapes in the order in which they come and gives them in the order in which they are painted: phases, lines, ghosts,
// bars, what is abnormal, GPU finishing, marks, words. Clipped to a pixel beyond the view, so that what is far away costs no more
// than what is near.
class SceneBuilder {
 public:
  explicit SceneBuilder(double width) : m_width(width) {}
  // At least `least` pixels wide. Nothing, if none of it is in view.
  void add(Shape shape, double left, double right, double top, double height, double least);
  void moveInto(Scene& scene);
  double width() const { return m_width; }

 private:
  static constexpr std::size_t kLayers = 8;
  double m_width;
  std::array<std::vector<Shape>, kLayers> m_layers;
};

// The shape under the point, the topmost first; phases only where there is nothing else. What is thinner than twice the tolerance,
// in pixels, is hit as if it were that wide, so that a mark of one pixel can be pointed at.
const Shape* hit(const Scene& scene, QPointF point, double tolerance = 3);
const Row* rowAt(const Scene& scene, double y);

}  // namespace vortex::ui
