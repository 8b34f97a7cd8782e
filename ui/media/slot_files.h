// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lies in a slot's folder, as values that the inspector shows. Each part is there, or says in words why it is not: files may
// be missing (retention, a stage that never ran), half written, or anybody's. Read by SlotMedia on a thread of its own; values from
// then on.
#pragma once

#include "engine/output/media_reader.h"
#include "engine/slot/stage.h"
#include "ui/models/waveform.h"

#include <QImage>
#include <QString>
#include <optional>
#include <vector>

namespace vortex::ui {

struct Scores {
  double b = 0, l = 0, ensemble = 0;
  double leastB = 0, leastL = 0, outlierGap = 0, weightB = 0, weightL = 0;
  bool outlier = false, passed = false;
};

// From result.json.
struct SlotResult {
  std::optional<Scores> scores;  // absent: the clip check came to none
  QString proof;                 // hex
  PerStage<QString> digests;     // hex; "" where the stage came to nothing
  QString recipeId, backend, device, profile;
  int qualityLevel = 0, side = 0, frames = 0;
};

struct SoundFacts {
  int rate = 0, channels = 0;
  double seconds = 0;
  std::vector<Peak> peaks;
};

struct KeyFrame {
  int frame = 0;
  QImage picture;
};

// A part of a slot's folder.
template <typename T>
struct Part {
  bool read = false;  // false: not looked at yet
  std::optional<T> value;
  QString trouble;  // why there is no value, for the operator
};

struct SlotFiles {
  QString folder;
  Part<SlotResult> result;
  Part<QImage> picture;
  Part<SoundFacts> sound;
  Part<output::ClipFacts> clip;
  std::vector<KeyFrame> keyFrames;  // those that the clip check looks at
};

// The frames that the clip check looks at (contract 6): five, evenly spaced; all where there are fewer.
std::vector<int> keyFramesOf(int frames);

// Why `name` in the folder cannot be looked at; "" where it can.
QString missing(const QString& folder, const QString& name);
// Each reads one file; any thread.
Part<SlotResult> readResult(const QString& folder);
Part<QImage> readPicture(const QString& folder);
Part<SoundFacts> readSoundFacts(const QString& folder);
QImage imageOf(const output::RgbFrame& frame);

}  // namespace vortex::ui
