// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/link/harness.h"

#include "engine/link/shared_page.h"

#include <poll.h>

#include <algorithm>
#include <stdexcept>

namespace vortex::link::test {

Settings toySettings() {
  Settings settings = contractSettings();
  settings.ladder = {Quality{.side = 8, .maxFrames = 4}};
  settings.maxSlotsInFlight = 2;
  settings.device.heartbeat = milliseconds(20);
  settings.device.hungAfter = milliseconds(400);
  settings.device.backoffBase = milliseconds(1);
  settings.device.backoffMax = milliseconds(10);
  settings.device.safeModeDeaths = 1'000'000;
  settings.memory.sampleInterval = milliseconds(50);
  return settings;
}

DeviceProcess::Options toyOptions(std::vector<std::string> arguments) {
  DeviceProcess::Options options{.settings = toySettings(), .program = {}, .requiredBuild = "toy 1"};
  arguments.insert(arguments.begin(), LINK_TOY_DEVICE);
  options.settings.device.command = std::move(arguments);
  return options;
}

Harness::Harness(DeviceProcess::Options options) {
  auto created = DeviceProcess::create(std::move(options));
  if (!created)
    throw std::runtime_error(created.error());
  m_device = std::move(*created);
}

Time Harness::now() const { return Time{Duration{monotonicNs()}}; }

void Harness::open() { m_device->open(now()); }

void Harness::send(const backend::Request& request) {
  m_device->send(request, now());
  m_device->collect(now(), m_reports);
}

bool Harness::until(const std::function<bool()>& done, Duration bound) {
  const Time end = now() + bound;
  while (!done()) {
    const Time at = now();
    if (at >= end)
      return false;
    // done() may look at what no descriptor tells, such as a lane's counters, so it is asked every now and then.
    const Time due = std::min({end, at + milliseconds(5), m_device->nextDue().value_or(end)});
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(std::max(Duration{}, due - at));
    pollfd ready{m_device->descriptor(), POLLIN, 0};
    ::poll(&ready, 1, static_cast<int>(wait.count()));
    m_device->collect(now(), m_reports);
  }
  return true;
}

AttemptName Harness::start(Stage stage, const std::string& script, std::vector<backend::Artifact> inputs, std::uint64_t seed) {
  auto job = std::make_shared<Job>();
  job->script = script;
  job->seed = seed;
  job->duration = seconds(0.125);
  job->quality = toySettings().ladder.front();
  const AttemptId id{++m_lastAttempt};
  const AttemptName name{SlotId{id.value}, stage, 1, id};
  send(backend::StartAttempt{name, std::move(job), std::move(inputs)});
  return name;
}

bool Harness::openAndReady() {
  open();
  return wait<backend::DeviceReady>() != nullptr;
}

}  // namespace vortex::link::test
