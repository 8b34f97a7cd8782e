// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/virtual_soak.h"

#include "engine/capture_course.h"
#include "engine/config/config_reader.h"
#include "engine/history/capture_file.h"
#include "engine/history/store.h"
#include "engine/runtime/simulated_run.h"

#include <memory>
#include <vector>

namespace vortex {
namespace {

using namespace std::chrono_literals;

constexpr Duration kSoakStep = seconds(0.25);     // of virtual time, between two looks
constexpr std::uint64_t kMostWaiting = 4U << 20;  // bytes: virtual time goes no faster than the disk
constexpr auto kStorePatience = 60s;

class Soak {
 public:
  Soak(const VirtualSoak& soak, std::unique_ptr<history::Store> store)
      : m_soak(soak), m_store(std::move(store)), m_run(soak.options.settings), m_course(soak.capture.spec, soak.capture.file),
        m_workload(soak.plan, soak.options.settings) {}

  void execute() {
    m_run.driver().tellSlotMemory(true, m_run.now());
    m_run.driver().tell(event::CaptureStarted{.spec = m_soak.capture.spec,
                                              .file = m_soak.capture.file.string(),
                                              .device = "simulated",
                                              .build = "simulated",
                                              .machine = "virtual time",
                                              .limit = m_soak.options.settings.memory.hardLimit},
                        m_run.now());
    while (!m_course.isOver()) {
      m_run.runUntil(m_run.now() + kSoakStep);
      hear();
      act();
    }
    hear();
  }
  std::unique_ptr<history::Store> takeStore() { return std::move(m_store); }

 private:
  void hear() {
    m_store->tell(m_run.events);
    if (m_store->health().waiting > kMostWaiting && !m_store->flush(kStorePatience))
      m_stop = true;  // the disk takes nothing: what there is ends here
    for (const Event& event : m_run.events) {
      m_course.take(event);
      m_workload.take(event);
      if (std::holds_alternative<event::DeviceReady>(event.body))
        m_ready = true;
      const auto* memory = std::get_if<event::SlotMemory>(&event.body);
      const auto* complete = std::get_if<event::SlotComplete>(&event.body);
      if ((memory != nullptr && memory->slot == m_making) ||  // or it never started, and none is told
          (complete != nullptr && complete->slot == m_making && complete->verdict.outcome == Outcome::Shed))
        m_making.reset();
      m_stop = !m_soak.onEvent(event) || m_stop;
    }
    m_run.events.clear();
  }

  void act() {
    for (const SlotId slot : m_workload.due(m_run.now()))
      m_run.driver().cancel(slot, m_run.now());
    CaptureCourse::Wants wants = m_course.step(m_run.now(), Bytes{}, m_stop, history::lackOf(m_store->health()));
    for (EventBody& body : wants.tell)
      m_run.driver().tell(std::move(body), m_run.now());
    if (!m_ready || m_making || m_stop)
      return;
    SlotRequest request = m_workload.request(m_next);
    m_making = m_run.submit({.recipe = std::make_shared<const Recipe>(std::move(request.recipe)),
                             .seed = request.seed.value_or(0),
                             .airIn = request.airIn,
                             .onCadence = request.onCadence,
                             .noDeadline = request.noDeadline,
                             .timeouts = request.timeouts});
    m_workload.submitted(*m_making, m_next);
    m_soak.onSubmitted(*m_making, m_next++);
  }

  const VirtualSoak& m_soak;
  std::unique_ptr<history::Store> m_store;
  runtime::SimulatedRun m_run;
  CaptureCourse m_course;
  Workload m_workload;
  bool m_ready = false, m_stop = false;
  std::optional<SlotId> m_making;
  std::size_t m_next = 0;
};

}  // namespace

tl::expected<void, std::string> soakVirtually(const VirtualSoak& soak) {
  auto made = history::makeCapture(soak.capture.file, {.program = soak.options.program,
                                                       .version = soak.options.version,
                                                       .profile = soak.options.settings.profile,
                                                       .backend = "simulated",
                                                       .settings = config::toYaml(soak.options.settings),
                                                       .outputFolder = {},
                                                       .clockScale = 1});
  if (!made)
    return tl::unexpected(made.error());
  Soak run(soak, std::move(*made));
  run.execute();
  run.takeStore().reset();  // what waits is stored
  return {};
}

}  // namespace vortex
