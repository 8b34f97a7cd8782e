// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pane_places.h"

namespace vortex::ui {
namespace {

constexpr PanePlace kOperate[] = {
    {"timeline", Column::Left, 0}, {"memory", Column::Left, 1},  {"slots", Column::Left, 2, 0, 640},
    {"queue", Column::Left, 2},    {"log", Column::Left, 2},     {"spare", Column::Left, 2, 1, 440},
    {"risk", Column::Right, 0},    {"alarms", Column::Right, 1}, {"inspector", Column::Right, 2},
};
constexpr PanePlace kOperateCompact[] = {
    {"timeline", Column::Left, 0}, {"memory", Column::Left, 1}, {"slots", Column::Left, 2},
    {"spare", Column::Left, 2},    {"queue", Column::Left, 2},  {"log", Column::Left, 2},
    {"alarms", Column::Right, 0},  {"risk", Column::Right, 0},  {"inspector", Column::Right, 1},
};
constexpr PanePlace kStart[] = {
    {"timeline", Column::Left, 0}, {"memory", Column::Left, 1}, {"slots", Column::Left, 2, 0, 640},
    {"queue", Column::Left, 2},    {"log", Column::Left, 2},    {"spare", Column::Left, 2, 1, 440},
    {"in_use", Column::Right, 0},  {"learn", Column::Right, 1},
};
constexpr PanePlace kStartCompact[] = {
    {"timeline", Column::Left, 0}, {"memory", Column::Left, 1}, {"slots", Column::Left, 2},   {"spare", Column::Left, 2},
    {"queue", Column::Left, 2},    {"log", Column::Left, 2},    {"in_use", Column::Right, 0}, {"learn", Column::Right, 0},
};
constexpr PanePlace kTune[] = {
    {"tune_audio", Column::Left, 0, 0, 540}, {"tune_image", Column::Left, 0, 1, 540}, {"tune_video", Column::Left, 1, 0, 540},
    {"tune_clip", Column::Left, 1, 1, 540},  {"tune_changes", Column::Left, 2},       {"tune_what_if", Column::Right, 0},
    {"tune_suggestions", Column::Right, 1},
};
// What if is read whole there; suggestions are a low table, and wide.
constexpr PanePlace kTuneCompact[] = {
    {"tune_audio", Column::Left, 0, 0, 450}, {"tune_image", Column::Left, 0, 1, 450}, {"tune_video", Column::Left, 1, 0, 450},
    {"tune_clip", Column::Left, 1, 1, 450},  {"tune_suggestions", Column::Left, 2},   {"tune_changes", Column::Left, 2},
    {"tune_what_if", Column::Right, 0},
};
constexpr PanePlace kTuneTabs[] = {
    {"tune_audio", Column::Left, 0},       {"tune_image", Column::Left, 0},   {"tune_video", Column::Left, 0},
    {"tune_clip", Column::Left, 0},        {"tune_what_if", Column::Left, 0}, {"tune_changes", Column::Left, 0},
    {"tune_suggestions", Column::Left, 0},
};
constexpr PanePlace kLeakHunt[] = {
    {"capture", Column::Left, 0},          {"captures", Column::Left, 1},           {"floor", Column::Right, 0, 0, 840},
    {"verdict", Column::Right, 0, 1, 440}, {"snapshots", Column::Right, 1, 0, 840}, {"blame", Column::Right, 1, 1, 440},
};
constexpr PanePlace kLeakHuntCompact[] = {
    {"captures", Column::Left, 0}, {"capture", Column::Left, 0}, {"verdict", Column::Left, 1},
    {"blame", Column::Left, 1},    {"floor", Column::Right, 0},  {"snapshots", Column::Right, 1},
};
constexpr PanePlace kLeakHuntTabs[] = {
    {"floor", Column::Left, 0},    {"verdict", Column::Left, 0}, {"blame", Column::Left, 0},
    {"captures", Column::Left, 0}, {"capture", Column::Left, 0}, {"snapshots", Column::Left, 0},
};
constexpr PanePlace kReplay[] = {
    {"recorded", Column::Left, 0}, {"timeline", Column::Left, 1},   {"queue", Column::Left, 1},
    {"log", Column::Left, 1},      {"inspector", Column::Right, 0}, {"compare", Column::Right, 0},
};
constexpr PanePlace kReplayCompact[] = {
    {"recorded", Column::Left, 0}, {"inspector", Column::Right, 0}, {"compare", Column::Right, 0},
    {"queue", Column::Right, 0},   {"log", Column::Right, 0},
};

constexpr PanePlace kOperateTabs[] = {
    {"timeline", Column::Left, 0}, {"risk", Column::Left, 0},  {"alarms", Column::Left, 0},
    {"slots", Column::Left, 0},    {"queue", Column::Left, 0}, {"inspector", Column::Left, 0},
    {"memory", Column::Left, 0},   {"spare", Column::Left, 0}, {"log", Column::Left, 0},
};
constexpr PanePlace kStartTabs[] = {
    {"timeline", Column::Left, 0}, {"in_use", Column::Left, 0}, {"learn", Column::Left, 0}, {"slots", Column::Left, 0},
    {"queue", Column::Left, 0},    {"memory", Column::Left, 0}, {"spare", Column::Left, 0}, {"log", Column::Left, 0},
};
constexpr PanePlace kReplayTabs[] = {
    {"recorded", Column::Left, 0},
    {"inspector", Column::Left, 0},
    {"queue", Column::Left, 0},
    {"log", Column::Left, 0},
};

constexpr PanePlace kRecordingTabs[] = {
    {"timeline", Column::Left, 0},  {"risk", Column::Left, 0},   {"alarms", Column::Left, 0}, {"slots", Column::Left, 0},
    {"inspector", Column::Left, 0}, {"memory", Column::Left, 0}, {"spare", Column::Left, 0},  {"log", Column::Left, 0},
};

// As the channel's, without what is live alone.
constexpr PanePlace kRecording[] = {
    {"timeline", Column::Left, 0}, {"memory", Column::Left, 1},        {"slots", Column::Left, 2, 0, 640},
    {"log", Column::Left, 2},      {"spare", Column::Left, 2, 1, 440}, {"risk", Column::Right, 0},
    {"alarms", Column::Right, 1},  {"inspector", Column::Right, 2},
};
constexpr PanePlace kRecordingCompact[] = {
    {"timeline", Column::Left, 0}, {"memory", Column::Left, 1},  {"slots", Column::Left, 2}, {"spare", Column::Left, 2},
    {"log", Column::Left, 2},      {"alarms", Column::Right, 0}, {"risk", Column::Right, 0}, {"inspector", Column::Right, 1},
};

}  // namespace

const char* nameOf(Workspace workspace) {
  switch (workspace) {
  case Workspace::Start:
    return "start";
  case Workspace::Operate:
    return "operate";
  case Workspace::Tune:
    return "tune";
  case Workspace::LeakHunt:
    return "leak_hunt";
  case Workspace::Replay:
    return "replay";
  case Workspace::Recording:
    return "recording";
  }
  return "operate";
}

std::optional<Workspace> workspaceNamed(std::string_view name) {
  for (const Workspace workspace : kWorkspaces)
    if (workspace != Workspace::Recording && name == nameOf(workspace))  // one goes there with a recording
      return workspace;
  return std::nullopt;
}

Arrangement tabsOf(Workspace workspace) {
  constexpr int kShare = 600;  // there is but one
  switch (workspace) {
  case Workspace::Start:
    return {kStartTabs, {kShare}, {}, kShare, 0};
  case Workspace::Tune:
    return {kTuneTabs, {kShare}, {}, kShare, 0};
  case Workspace::LeakHunt:
    return {kLeakHuntTabs, {kShare}, {}, kShare, 0};
  case Workspace::Replay:
    return {kReplayTabs, {kShare}, {}, kShare, 0};
  case Workspace::Recording:
    return {kRecordingTabs, {kShare}, {}, kShare, 0};
  case Workspace::Operate:
    break;
  }
  return {kOperateTabs, {kShare}, {}, kShare, 0};
}

Arrangement arrangementOf(Workspace workspace, QSize window) {
  const bool roomy = isRoomy(window);
  switch (workspace) {
  case Workspace::Start:
    return roomy ? Arrangement{kStart, {330, 180, 320}, {510, 320}, 1096, 500}
                 : Arrangement{kStartCompact, {290, 126, 190}, {606}, 900, 466};
  case Workspace::Tune:
    return roomy ? Arrangement{kTune, {310, 310, 240}, {620, 240}, 1080, 512}
                 : Arrangement{kTuneCompact, {193, 193, 205}, {590}, 900, 466};
  case Workspace::LeakHunt:
    return roomy ? Arrangement{kLeakHunt, {560, 310}, {440, 430}, 310, 1286}
                 : Arrangement{kLeakHuntCompact, {220, 380}, {330, 270}, 400, 966};
  case Workspace::Replay:
    return roomy ? Arrangement{kReplay, {560, 310}, {870}, 740, 856} : Arrangement{kReplayCompact, {600}, {600}, 900, 466};
  case Workspace::Recording:
    return roomy ? Arrangement{kRecording, {330, 180, 320}, {240, 150, 440}, 1096, 500}
                 : Arrangement{kRecordingCompact, {290, 126, 190}, {190, 416}, 900, 466};
  case Workspace::Operate:
    break;
  }
  return roomy ? Arrangement{kOperate, {330, 180, 320}, {240, 150, 440}, 1096, 500}
               : Arrangement{kOperateCompact, {290, 126, 190}, {190, 416}, 900, 466};
}

}  // namespace vortex::ui
