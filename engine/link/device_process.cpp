// SPDX-License-Identifier: Apache-2.0
//
// The life of the device: its start, what it says, its loss.
#include "engine/link/device_process.h"

#include "engine/link/worker_process.h"

#include <sys/epoll.h>

#include <algorithm>
#include <array>

namespace vortex::link {
namespace {

constexpr std::uint64_t kReturnedKey = 100, kAbandonedKey = 101;

Spawn spawnOf(const DeviceProcess::Options& options, Bytes poolBytes) {
  ProcessCommand command;
  command.arguments = options.settings.device.command;
  if (command.arguments.empty())
    command.arguments.push_back(options.program);
  // The limit is the worker's own: what it maps of the pool comes on top, once to read and once to write.
  if (options.settings.device.memoryLimitMb > 0)
    command.addressSpaceLimit = options.settings.device.memoryLimitMb * std::int64_t{1'000'000} + 2 * poolBytes.count;
  return [command] { return spawnProcess(command); };
}

Open openOf(const Settings& settings, const OutputPool& pool) {
  PerStage<Bytes> needs;
  for (Stage stage : kStages)
    needs[stage] = settings.stages[stage].need;
  return {.profile = settings.profile,
          .device = settings.device.name,
          .threads = settings.device.threads,
          .residency = settings.models.residency,
          .heartbeat = settings.device.heartbeat,
          .sampleInterval = settings.memory.sampleInterval,
          .hardLimit = settings.memory.hardLimit,
          .ladder = settings.ladder,
          .pools = pool.parts(),
          .needs = needs};
}

}  // namespace

tl::expected<std::unique_ptr<DeviceProcess>, std::string> DeviceProcess::create(Options options) {
  auto pool = OutputPool::create(poolLayout(options.settings));
  if (!pool)
    return tl::unexpected("the output pool: " + pool.error());
  UniqueFd epoll(::epoll_create1(EPOLL_CLOEXEC));
  if (!epoll)
    return tl::unexpected(systemError("epoll_create1"));
  if (!options.spawn)
    options.spawn = spawnOf(options, pool->capacity());
  return std::unique_ptr<DeviceProcess>(new DeviceProcess(std::move(options), std::move(*pool), std::move(epoll)));
}

DeviceProcess::DeviceProcess(Options options, OutputPool pool, UniqueFd epoll)
    : m_options(std::move(options)), m_pool(std::move(pool)), m_epoll(std::move(epoll)),
      m_supervisor(m_options.settings.device, m_options.bounds) {
  watch(m_pool.returned(), kReturnedKey);
}

DeviceProcess::~DeviceProcess() = default;

void DeviceProcess::watch(int fd, std::uint64_t key) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = key;
  ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event);
}

void DeviceProcess::unwatch(Session& session) {
  for (const auto& [source, fd] : session.descriptors()) {
    if (fd >= 0 && !session.closed(source))
      ::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, fd, nullptr);
  }
}

void DeviceProcess::open(Time now) {
  m_now = now;
  m_supervisor.open(now, m_actions);
  carryOut(now);
}

void DeviceProcess::send(const backend::Request& request, Time now) {
  m_now = now;
  std::visit([&](const auto& r) { handle(r, now); }, request);
  carryOut(now);
  tellPressure(now);
}

void DeviceProcess::collect(Time now, std::vector<backend::Report>& out) {
  m_now = now;
  look(now);
  m_supervisor.tick(now, m_actions);
  carryOut(now);
  if (!m_waiting.empty())
    dispatchWaiting(now);
  tellPressure(now);
  tellCleared(now);
  std::move(m_reports.begin(), m_reports.end(), std::back_inserter(out));
  m_reports.clear();
}

std::optional<Time> DeviceProcess::nextDue() const {
  std::optional<Time> due = m_supervisor.nextDue();
  for (const std::optional<Time>& other : {m_retryAt, m_clearing ? m_clearing->patience : std::nullopt})
    if (other && (!due || *other < *due))
      due = other;
  return m_reports.empty() ? due : m_now;
}

const backend::LaneCounters* DeviceProcess::counters(Stage stage) const {
  return m_session ? &m_session->page().lane(stage).counters : nullptr;
}

// One pass over what is readable. A death is looked at last: what the worker had said before it died counts.
void DeviceProcess::look(Time now) {
  std::array<epoll_event, 16> events;
  const int count = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), 0);
  bool death = false;
  for (int i = 0; i < count; ++i) {
    const std::uint64_t key = events[static_cast<std::size_t>(i)].data.u64;
    if (key == kReturnedKey) {
      m_pool.acknowledge();
    } else if (key == kAbandonedKey) {
      reapAbandoned();
    } else if (m_session) {
      const auto source = static_cast<Source>(key);
      death = death || source == Source::Death;
      m_session->read(source, m_heard);
      if (m_session->closed(source))  // else it would be readable for ever
        for (const auto& [other, fd] : m_session->descriptors())
          if (other == source)
            ::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, fd, nullptr);
    }
  }
  if (death)
    m_session->drain(m_heard);
  if (m_session)
    heed(m_heard, now);
  if (death) {
    if (const auto end = m_session->worker().ended())
      m_supervisor.ended(*end, m_session->tail(), now, m_actions);
  } else if (m_session && m_supervisor.pulseDue(now)) {
    Pulse pulse{m_session->beats(), std::nullopt};
    if (m_supervisor.overdue())
      pulse.mainThread = m_session->worker().mainThread();
    m_supervisor.pulse(pulse, m_session->worker().stopped(), now, m_actions);
  }
}

void DeviceProcess::heed(Heard& heard, Time now) {
  for (backend::Report& report : heard.reports) {
    if (const auto* cleared = std::get_if<backend::BuffersCleared>(&report)) {
      if (m_clearing) {
        m_clearing->patience.reset();
        m_clearing->report.reservedBefore = cleared->reservedBefore;
        m_clearing->report.reservedAfter = cleared->reservedAfter;
      }
      continue;
    }
    m_reports.push_back(std::move(report));
  }
  heard.reports.clear();
  if (heard.ready && m_supervisor.state() == Supervisor::State::Starting) {
    m_supervisor.ready(now);
    m_reports.emplace_back(backend::DeviceReady{.device = heard.ready->device,
                                                .build = m_session->build(),
                                                .pid = m_session->worker().pid(),
                                                .startup = m_supervisor.downFor(now),
                                                .loadedWhile = heard.ready->loadedWhile});
  }
  heard.ready.reset();
  if (heard.finishedOne)
    m_supervisor.proved();
  heard.finishedOne = false;
  if (heard.bye)
    m_supervisor.saidBye(heard.bye->why, heard.bye->detail);
  heard.bye.reset();
  if (!heard.hungUp.empty())
    m_supervisor.hungUp(std::exchange(heard.hungUp, {}), now);
  if (heard.refused)
    m_supervisor.refused(*heard.refused, heard.why, now, m_actions);
}

// Actions may cause further ones (a launch that fails), so it goes on until none is left.
void DeviceProcess::carryOut(Time now) {
  while (!m_actions.empty()) {
    const Actions actions = std::exchange(m_actions, {});
    for (const Action& action : actions) {
      switch (action.what) {
      case Action::Do::Launch:
        launch(action.restart, now);
        break;
      case Action::Do::Kill:
        m_session->worker().kill();
        break;
      case Action::Do::AskShutdown:
        for (Stage stage : kStages)
          m_session->stop(stage, Session::kEveryAttempt);
        static_cast<void>(m_session->tell(ShutdownRequest{}));  // where it is deaf, the supervisor's bound ends it
        break;
      case Action::Do::Lose:
        lose(action);
        break;
      }
    }
  }
}

void DeviceProcess::launch(int restart, Time now) {
  m_reports.emplace_back(backend::DeviceStarting{restart});
  m_heard = {};
  auto page = SharedPage::create();
  if (!page)
    return m_supervisor.launchFailed(page.error(), now, m_actions);
  auto spawned = m_options.spawn();
  if (!spawned)
    return m_supervisor.launchFailed(spawned.error(), now, m_actions);
  m_session = std::make_unique<Session>(std::move(*spawned), std::move(*page), m_options.requiredBuild,
                                        openOf(m_options.settings, m_pool), m_pool.descriptors());
  for (const auto& [source, fd] : m_session->descriptors()) {
    if (fd >= 0)
      watch(fd, static_cast<std::uint64_t>(source));
  }
}

void DeviceProcess::lose(const Action& action) {
  m_waiting.clear();
  m_retryAt.reset();
  if (m_clearing)
    m_clearing->patience.reset();  // it took its memory along
  if (m_session) {
    unwatch(*m_session);
    if (action.abandoned) {
      watch(m_session->worker().descriptor(), kAbandonedKey);
      m_abandoned.push_back(std::move(m_session));
    }
    m_session.reset();
  }
  m_reports.emplace_back(backend::DeviceLost{action.why, action.detail, action.restarting});
}

void DeviceProcess::reapAbandoned() {
  std::erase_if(m_abandoned, [&](const std::unique_ptr<Session>& abandoned) {
    if (!abandoned->worker().ended())
      return false;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, abandoned->worker().descriptor(), nullptr);
    return true;
  });
}

}  // namespace vortex::link
