// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the operator does to the engine.
#include "ui/bridge/bridge.h"
#include "ui/bridge/capture_feed.h"
#include "ui/bridge/live_capture.h"
#include "ui/bridge/visitors.h"

#include <algorithm>
#include <utility>

namespace vortex::ui {

// What is seen of a recording is not the engine's: an act that somebody takes it for reaches nobody.
bool Bridge::mayAct() const { return m_engine && !m_recording; }

void Bridge::cancel(SlotId slot) {
  if (mayAct())
    m_engine->cancel(slot);
}

void Bridge::address(SlotId slot, const std::string& comment) {
  if (mayAct())
    m_engine->addressSlot(slot, comment);
}

// What the engine tuned by itself holds here, too: else the next change by hand would take it back.
void Bridge::followed(const event::SettingsChanged& tuned) {
  follow(m_options.settings, tuned);
  liveView().settings = m_options.settings;
}

void Bridge::tune(Settings settings, bool rearmRunning) {
  if (m_recording)
    return;
  m_options.settings = settings;
  liveView().settings = settings;
  if (m_engine)
    m_engine->tune(std::move(settings), rearmRunning);
}

void Bridge::setQuality(int level, std::string why) {
  if (mayAct())
    m_engine->setQuality(level, std::move(why));
}

void Bridge::clearBuffers() {
  if (mayAct())
    m_engine->clearBuffers();
}

void Bridge::unloadModels() {
  if (mayAct())
    m_engine->unloadModels();
}

std::optional<std::string> Bridge::startCapture(CaptureRequest request, std::vector<Recipe> recipes) {
  if (!mayAct())
    return (m_engine ? tr("a recording is shown: go back to live first") : tr("no engine runs yet")).toStdString();
  WorkloadPlan plan{.recipes = std::move(recipes),
                    .cancelShare = request.spec.cancelShare,
                    .timeoutShare = request.spec.timeoutShare,
                    .seed = request.spec.seed,
                    .sound = std::max(request.spec.warmUp, 1),
                    .airIn = {}};
  const CaptureSpec spec = request.spec;
  const auto why = m_engine->startCapture(std::move(request));
  if (!why && !plan.recipes.empty())
    m_captureFeed->begin(std::move(plan), m_options.settings, spec);
  return why;
}

void Bridge::stopCapture() {
  if (mayAct())
    m_engine->stopCapture();
}

void Bridge::restartDevice() {
  if (mayAct())
    m_engine->restartDevice();
}

void Bridge::acknowledge(const std::string& alarm) {
  if (mayAct())
    m_engine->acknowledgeAlarm(alarm);
}

void Bridge::shelve(const std::string& alarm, Duration lasting) {
  if (mayAct())
    m_engine->shelveAlarm(alarm, lasting);
}

void Bridge::unshelve(const std::string& alarm) {
  if (mayAct())
    m_engine->unshelveAlarm(alarm);
}

}  // namespace vortex::ui
