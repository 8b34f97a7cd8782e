// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/capture_keeper.h"

#include "engine/history/capture_file.h"

#include <sys/utsname.h>
#include <unistd.h>

#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

namespace vortex {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kCaptureQueue = 65'536;
constexpr auto kCaptureLook = 100ms;            // how late a stop or the time's end may be noticed
constexpr std::size_t kCaptureRing = 8U << 20;  // bytes

// "Linux 6.1.0 x86_64, 16 cores, NVRM version: …"
std::string machineText() {
  utsname name{};
  std::string text = ::uname(&name) == 0 ? std::string(name.sysname) + " " + name.release + " " + name.machine : "unknown";
  text += ", " + std::to_string(::sysconf(_SC_NPROCESSORS_ONLN)) + " cores";
  std::string driver;
  if (std::ifstream file("/proc/driver/nvidia/version"); std::getline(file, driver))
    text += ", " + driver;
  return text;
}

Bytes sizeOf(const std::filesystem::path& file) {
  std::error_code none;
  const auto size = std::filesystem::file_size(file, none);
  return {none ? 0 : static_cast<std::int64_t>(size)};
}

}  // namespace

CaptureKeeper::CaptureKeeper(runtime::EngineThread& engine, std::function<history::RunDescription()> describe,
                             std::function<Bytes()> limit)
    : m_engine(engine), m_describe(std::move(describe)), m_limit(std::move(limit)) {}

CaptureKeeper::~CaptureKeeper() { join(); }

std::optional<std::string> CaptureKeeper::start(CaptureRequest request, bool running) {
  const std::scoped_lock guard(m_lock);
  if (m_busy)
    return "a capture runs already";
  std::error_code error;
  if (request.file.empty())
    return "a capture needs a file";
  request.file = std::filesystem::absolute(request.file, error);
  if (std::filesystem::exists(request.file, error))
    return request.file.string() + ": is there already";
  m_stopAsked = false;
  if (!running) {
    // From the first event on: nothing is lost while the file is made.
    if (auto why = open(request.file))
      return why;
    m_feeding = m_fromTheStart = true;
    begin(request);
  }
  if (m_thread.joinable())
    m_thread.join();  // the one before has ended
  m_busy = true;
  m_thread = std::thread([this, request = std::move(request)] { run(request); });
  return std::nullopt;
}

void CaptureKeeper::stop() { m_stopAsked = true; }

void CaptureKeeper::note(std::string notes) { m_engine.post(runtime::order::Tell{event::CaptureNoted{std::move(notes)}}); }

void CaptureKeeper::join() {
  std::thread last;
  {
    const std::scoped_lock guard(m_lock);
    last = std::move(m_thread);
  }
  if (last.joinable())
    last.join();
}

std::optional<std::string> CaptureKeeper::open(const std::filesystem::path& file) {
  auto made = history::makeCapture(file, m_describe(), kCaptureRing);
  if (!made)
    return made.error();
  const std::unique_lock guard(m_storeLock);
  m_store = std::move(*made);
  m_store->onTrouble([this](const std::string& trouble) {
    m_engine.post(runtime::order::Tell{
        event::Notice{trouble.empty() ? std::string("capture: its file can be written again") : "capture: " + trouble}});
  });
  return std::nullopt;
}

// From here on: its listener first, so that it misses nothing.
void CaptureKeeper::begin(const CaptureRequest& request) {
  m_events = m_engine.subscribe(kCaptureQueue);
  event::CaptureStarted started{
      .spec = request.spec, .file = request.file.string(), .device = {}, .build = {}, .machine = machineText(), .limit = m_limit()};
  if (m_ready)
    if (const auto* ready = std::get_if<event::DeviceReady>(&m_ready->body)) {
      started.device = ready->device;
      started.build = ready->build;
    }
  m_engine.post(runtime::order::SlotMemory{true});
  m_engine.post(runtime::order::Tell{std::move(started)});
}

void CaptureKeeper::run(const CaptureRequest& request) {
  CaptureCourse course(request.spec, request.file);
  bool begun = m_events != nullptr;
  if (!begun) {
    const auto why = open(request.file);
    begun = !why;
    if (why) {
      m_engine.post(runtime::order::Tell{
          event::CaptureEnded{.why = CaptureEnd::NotBegun, .done = 0, .file = request.file.string(), .trouble = *why}});
    } else {
      const std::scoped_lock guard(m_lock);
      begin(request);
    }
  }
  if (begun) {
    listen(course);
    close(course, !course.isOver());
  }
  const std::scoped_lock guard(m_lock);
  m_busy = false;
}

void CaptureKeeper::listen(CaptureCourse& course) {
  std::vector<Event> batch;
  for (bool more = true; more && !course.isOver();) {
    batch.clear();
    more = m_events->take(batch, kCaptureLook);
    for (const Event& event : batch)
      course.take(event);
    std::filesystem::path file;
    std::string trouble;
    {
      const std::shared_lock guard(m_storeLock);
      file = m_store->file();
      trouble = history::lackOf(m_store->health());
    }
    order(course.step(m_engine.now(), sizeOf(file), m_stopAsked, trouble));
  }
}

void CaptureKeeper::order(CaptureCourse::Wants wants) {
  for (CaptureCourse::Snapshot& snapshot : wants.snapshots)
    m_engine.post(runtime::order::Snapshot{.file = std::move(snapshot.file), .atBoundary = snapshot.atBoundary});
  for (EventBody& body : wants.tell)
    m_engine.post(runtime::order::Tell{std::move(body)});
}

void CaptureKeeper::close(CaptureCourse& course, bool engineEnded) {
  m_engine.unsubscribe(m_events);
  m_events.reset();
  m_engine.post(runtime::order::SlotMemory{false});
  std::unique_ptr<history::Store> store;
  {
    const std::unique_lock guard(m_storeLock);
    store = std::move(m_store);
  }
  store->onTrouble({});
  if (engineEnded && course.judge().series().started()) {
    // Nobody is left to tell it to: it is said to the file alone.
    event::CaptureVerdict verdict = course.lastVerdict();
    std::uint64_t seq = m_lastSeq;
    const std::vector<Event> last{{.seq = ++seq, .at = m_engine.now(), .body = verdict},
                                  {.seq = ++seq,
                                   .at = m_engine.now(),
                                   .body = event::CaptureEnded{.why = CaptureEnd::EngineEnded,
                                                               .done = course.judge().series().done(),
                                                               .file = store->file().string(),
                                                               .trouble = course.lackingIn(history::lackOf(store->health()))}}};
    store->tell(last);
  }
  const std::filesystem::path file = store->file();
  store.reset();  // what waits is stored first
  const auto finished = history::finishCapture(file);
  m_engine.post(runtime::order::Tell{
      event::CaptureFiled{.file = file.string(), .trouble = finished ? std::string() : finished.error(), .bytes = sizeOf(file)}});
}

void CaptureKeeper::tell(std::span<const Event> events) {
  for (const Event& event : events)
    if (std::holds_alternative<event::DeviceReady>(event.body)) {
      const std::scoped_lock guard(m_lock);
      m_ready = event;
    }
  const std::shared_lock guard(m_storeLock);
  if (!m_store)
    return;
  std::size_t from = m_feeding ? 0 : events.size(), to = events.size();
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!m_feeding && std::holds_alternative<event::CaptureStarted>(events[i].body)) {
      m_feeding = true;
      from = i;
      if (m_ready)  // which device it is was told before; it keeps its number
        m_store->tell(std::span(&*m_ready, 1));
    } else if (m_feeding && std::holds_alternative<event::CaptureEnded>(events[i].body)) {
      m_feeding = m_fromTheStart = false;
      to = i + 1;
      break;
    }
  }
  if (from >= to)
    return;
  m_store->tell(events.subspan(from, to - from));
  m_lastSeq = events[to - 1].seq;
}

void CaptureKeeper::input(Time at, std::uint16_t kind, std::span<const std::byte> body) {
  if (!m_fromTheStart)
    return;
  const std::shared_lock guard(m_storeLock);
  if (m_store)
    m_store->input(at, kind, body);
}

void CaptureKeeper::submitted(const runtime::Submission& submission) {
  const std::shared_lock guard(m_storeLock);
  if (m_store)
    m_store->submitted(submission.slot, *submission.recipe,
                       {.seed = submission.seed, .onCadence = submission.onCadence, .rerunOf = submission.rerunOf});
}

}  // namespace vortex
