// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drives a DeviceProcess as the engine thread does: on the steady clock, asleep until something is readable or due.
#pragma once

#include "engine/link/device_process.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vortex::link::test {

// Small pictures and sounds, quick heartbeats and back-off, no safe mode within reach.
Settings toySettings();
DeviceProcess::Options toyOptions(std::vector<std::string> arguments = {});

class Harness {
 public:
  explicit Harness(DeviceProcess::Options options);
  DeviceProcess& device() { return *m_device; }
  Time now() const;
  const std::vector<backend::Report>& reports() const { return m_reports; }

  void open();
  void send(const backend::Request& request);
  // Collects until done() or the bound is over; says whether done().
  bool until(const std::function<bool()>& done, Duration bound = seconds(60));

  // The nth report of a kind (from 0), waiting for it; null when it does not come.
  template <typename R>
  const R* wait(std::size_t nth = 0) {
    const R* found = nullptr;
    until([&] { return (found = get<R>(nth)) != nullptr; });
    return found;
  }
  template <typename R>
  const R* get(std::size_t nth = 0) const {
    for (const backend::Report& report : m_reports) {
      if (const R* r = std::get_if<R>(&report); r != nullptr && nth-- == 0)
        return r;
    }
    return nullptr;
  }
  template <typename R>
  std::size_t count() const {
    std::size_t n = 0;
    for (const backend::Report& report : m_reports)
      n += std::holds_alternative<R>(report) ? 1 : 0;
    return n;
  }
  void forget() { m_reports.clear(); }

  // Starts an attempt with this script; its name.
  AttemptName start(Stage stage, const std::string& script, std::vector<backend::Artifact> inputs = {}, std::uint64_t seed = 7);
  bool openAndReady();

 private:
  std::unique_ptr<DeviceProcess> m_device;
  std::vector<backend::Report> m_reports;
  std::uint64_t m_lastAttempt = 0;
};

}  // namespace vortex::link::test
