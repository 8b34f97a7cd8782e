// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operate/machine_checks.h"

#include <QStandardPaths>
#include <algorithm>
#include <chrono>
#include <system_error>
#include <thread>
#include <vector>

namespace vortex::ui {
namespace {

namespace fs = std::filesystem;

std::optional<Bytes> freeAt(fs::path folder) {
  std::error_code why;
  while (!fs::exists(folder, why) && folder.has_relative_path())  // it is made with the first slot
    folder = folder.parent_path();
  const fs::space_info space = fs::space(folder, why);
  return why ? std::nullopt : std::optional(Bytes{static_cast<std::int64_t>(space.available)});
}

// Of kTimerProbes waits of a millisecond, the 99th of a hundred.
Duration latenessOfTimers() {
  using Clock = std::chrono::steady_clock;
  constexpr auto kWait = std::chrono::milliseconds(1);
  std::vector<Duration> late;
  for (int i = 0; i < kTimerProbes; ++i) {
    const auto due = Clock::now() + kWait;
    std::this_thread::sleep_until(due);
    late.push_back(std::chrono::duration_cast<Duration>(Clock::now() - due));
  }
  std::sort(late.begin(), late.end());
  return late[static_cast<std::size_t>(kTimerProbes * 99 / 100 - 1)];
}

// A playback device of ALSA: pcmC0D0p.
bool hasSoundCard() {
  std::error_code why;
  for (const auto& entry : fs::directory_iterator("/dev/snd", why)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind("pcm", 0) == 0 && name.back() == 'p')
      return true;
  }
  return false;
}

}  // namespace

MachineChecks checkMachine(const fs::path& outputFolder) {
  return {.free = freeAt(outputFolder),
          .timerLateness = latenessOfTimers(),
          .speller = !QStandardPaths::findExecutable(QStringLiteral("espeak-ng")).isEmpty(),
          .soundCard = hasSoundCard()};
}

}  // namespace vortex::ui
