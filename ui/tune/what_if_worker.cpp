// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/what_if_worker.h"

#include "engine/config/config_reader.h"

#include <QElapsedTimer>
#include <utility>

namespace vortex::ui {
namespace {

constexpr double kNsInOneMilli = 1e6;

}  // namespace

WhatIfWorker::~WhatIfWorker() {
  {
    const std::lock_guard lock(m_mutex);
    m_ends = true;
  }
  m_leave = m_stop = true;
  m_woken.notify_one();
  if (m_thread.joinable())
    m_thread.join();
}

void WhatIfWorker::open(const std::filesystem::path& store) {
  if (!m_thread.joinable())
    m_thread = std::thread([this, store] { run(store); });
}

void WhatIfWorker::ask(const WhatIfAsk& ask) {
  {
    const std::lock_guard lock(m_mutex);
    m_ask = ask;
    m_stop = true;  // of the one that is worked on
    m_busy = true;
  }
  m_woken.notify_one();
}

std::optional<WhatIfTold> WhatIfWorker::take() {
  const std::lock_guard lock(m_mutex);
  return std::exchange(m_told, std::nullopt);
}

std::optional<WhatIfAsk> WhatIfWorker::next() {
  std::unique_lock lock(m_mutex);
  m_woken.wait(lock, [this] { return m_ends || m_ask; });
  if (m_ends)
    return std::nullopt;
  m_stop = false;
  return std::exchange(m_ask, std::nullopt);
}

void WhatIfWorker::run(const std::filesystem::path& store) {
  const auto reader = history::RunReader::open(store);
  auto runs = reader ? analysis::loadRuns(
                           *reader, {.last = kMostLoaded, .runs = {}, .profile = {}, .backend = {}},
                           [](std::string_view text) { return config::fromYaml(text); },
                           [this](std::size_t loaded) { m_loaded = loaded; }, &m_leave)
                     : tl::make_unexpected(reader.error());
  while (const auto ask = next()) {
    WhatIfTold told = runs ? answer(*runs, store, *ask) : WhatIfTold{.answer = {}, .trouble = runs.error()};
    const std::lock_guard lock(m_mutex);
    if (m_ask)
      continue;  // another one is wanted by now
    m_told = std::move(told);
    m_busy = false;
  }
}

WhatIfTold WhatIfWorker::answer(analysis::LoadedRuns& runs, const std::filesystem::path& store, const WhatIfAsk& ask) {
  WhatIfTold told{.answer = {},
                  .trouble = {},
                  .runs = static_cast<int>(runs.runs.size()),
                  .leftOut = static_cast<int>(runs.leftOut.size()),
                  .otherProfiles = runs.otherProfiles};
  if (ask.follow) {
    const auto reader = history::RunReader::open(store);
    const auto followed = reader ? runs.follow(
                                       *reader, [](std::string_view text) { return config::fromYaml(text); }, &m_stop)
                                 : tl::make_unexpected(reader.error());
    if (!followed && !m_stop)
      told.trouble = followed.error();
  }
  QElapsedTimer timer;
  timer.start();
  auto answer = runs.whatIf.evaluate({.change =
                                          [timeouts = ask.timeouts](Settings& settings) {
                                            for (const Stage stage : kStages)
                                              if (timeouts[stage])
                                                settings.stages[stage].timeout = *timeouts[stage];
                                          },
                                      .last = ask.last},
                                     &m_stop);
  told.took_ms = static_cast<double>(timer.nsecsElapsed()) / kNsInOneMilli;
  if (answer)
    told.answer = std::make_shared<const analysis::WhatIfAnswer>(std::move(*answer));
  return told;
}

}  // namespace vortex::ui
