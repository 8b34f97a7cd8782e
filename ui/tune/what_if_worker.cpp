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
  m_stopLoading = m_stop = true;
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
    m_told.reset();  // of an older one
    ++m_asked;
    m_stop = true;  // of the one that is worked on
    m_stopLoading = m_stopLoading || ask.runs != m_runs;
    m_runs = ask.runs;
    m_busy = true;
  }
  m_woken.notify_one();
}

void WhatIfWorker::forget() {
  const std::lock_guard lock(m_mutex);
  ++m_asked;
  m_ask.reset();
  m_told.reset();
  m_stop = true;
  m_busy = false;
}

std::optional<WhatIfTold> WhatIfWorker::take() {
  const std::lock_guard lock(m_mutex);
  if (m_told)
    m_busy = false;
  return std::exchange(m_told, std::nullopt);
}

void WhatIfWorker::wait() {
  std::unique_lock lock(m_mutex);
  m_answered.wait(lock, [this] { return m_told || !m_busy; });
}

std::optional<WhatIfAsk> WhatIfWorker::next() {
  std::unique_lock lock(m_mutex);
  m_woken.wait(lock, [this] { return m_ends || m_ask; });
  if (m_ends)
    return std::nullopt;
  m_stop = m_stopLoading = false;
  m_workedOn = m_asked;
  return std::exchange(m_ask, std::nullopt);
}

tl::expected<analysis::LoadedRuns, std::string> WhatIfWorker::load(const std::filesystem::path& store,
                                                                   const std::vector<std::string>& runs) {
  m_loaded = 0;
  const auto reader = history::RunReader::open(store);
  if (!reader)
    return tl::unexpected(reader.error());
  return analysis::loadRuns(
      *reader, {.last = kMostLoaded, .runs = runs, .profile = {}, .backend = {}},
      [](std::string_view text) { return config::fromYaml(text); }, [this](std::size_t loaded) { m_loaded = loaded; },
      &m_stopLoading);
}

void WhatIfWorker::run(const std::filesystem::path& store) {
  std::optional<tl::expected<analysis::LoadedRuns, std::string>> runs;
  std::vector<std::string> of;
  while (const auto ask = next()) {
    if (!runs || of != ask->runs) {
      of = ask->runs;
      runs = load(store, of);
    }
    WhatIfTold told = *runs ? answer(**runs, store, *ask) : WhatIfTold{.answer = {}, .trouble = runs->error()};
    if (!*runs)
      runs.reset();  // loaded anew when it is asked again
    const std::lock_guard lock(m_mutex);
    if (m_workedOn != m_asked)
      continue;  // another one is wanted by now, or none
    m_told = std::move(told);
    m_answered.notify_all();
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
                                      .last = ask.last,
                                      .from = ask.from,
                                      .to = ask.to,
                                      .quality = ask.quality,
                                      .least = ask.least},
                                     &m_stop);
  told.took_ms = static_cast<double>(timer.nsecsElapsed()) / kNsInOneMilli;
  if (answer)
    told.answer = std::make_shared<const analysis::WhatIfAnswer>(std::move(*answer));
  return told;
}

}  // namespace vortex::ui
