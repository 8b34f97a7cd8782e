// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control_room/options.h"
#include "engine/config/config_reader.h"

#include <QDir>

namespace vortex::control_room {
namespace {

constexpr int kRounds = 12;  // of the sample recipes: about a quarter of an hour

// A voice that fails once and is made again, a picture that never comes, a video that ignores its stop and takes the device with
// it, and memory that is not given back until that has happened.
constexpr char kTrouble[] = "simulated.faults=["
                            "{stage: audio, fault: transient_fail, nth: 2, every: 6}, "
                            "{stage: image, fault: block, nth: 4, every: 9}, "
                            "{stage: clip, fault: leak, nth: 1, every: 1, gb: 0.45}, "
                            "{stage: video, fault: ignore_stop, nth: 9, every: 10}]";

}  // namespace

void makeDemo(Options& options) {
  options.demo = true;
  options.profile = "simulated";
  options.config.reset();
  options.sets = {kTrouble};
  options.history = QStringLiteral("none");
  options.out = QDir::temp().filePath(QStringLiteral("vortex-demo"));
  options.workspace = ui::Workspace::Operate;
  const QDir samples(QString::fromStdString((config::resourceFolder() / "recipes").string()));
  options.recipes.clear();
  for (int round = 0; round < kRounds; ++round)
    for (const char* name : {"evening-news.json", "night-desk.yaml", "lost-spoon.yaml"})
      options.recipes << samples.filePath(QString::fromLatin1(name));
}

}  // namespace vortex::control_room
