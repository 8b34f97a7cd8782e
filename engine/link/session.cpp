// SPDX-License-Identifier: Apache-2.0
#include "engine/link/session.h"

#include <algorithm>
#include <limits>

namespace vortex::link {
namespace {

constexpr std::size_t slotOf(Source source) { return static_cast<std::size_t>(source); }

Stage stageOf(Source source) { return kStages[slotOf(source) - slotOf(Source::Audio)]; }

std::string unexpected(MessageType type, const char* where) { return std::string(toString(type)) + " is not expected " + where; }

}  // namespace

Session::Session(Spawned spawned, SharedPage page, std::string requiredBuild, Open open, std::vector<int> poolDescriptors)
    : m_spawned(std::move(spawned)), m_page(std::move(page)), m_requiredBuild(std::move(requiredBuild)), m_open(std::move(open)),
      m_poolDescriptors(std::move(poolDescriptors)), m_in(kMaxMessage), m_out(kMaxMessage) {}

int Session::descriptorOf(Source source) const {
  switch (source) {
  case Source::Death:
    return m_spawned.worker->descriptor();
  case Source::Control:
    return m_spawned.control.get();
  case Source::Audio:
  case Source::Image:
  case Source::Video:
  case Source::Clip:
    return m_spawned.lanes[slotOf(source) - slotOf(Source::Audio)].get();
  case Source::Output:
    return m_spawned.output.get();
  }
  return -1;
}

std::vector<std::pair<Source, int>> Session::descriptors() const {
  std::vector<std::pair<Source, int>> all;
  for (Source source : {Source::Death, Source::Control, Source::Audio, Source::Image, Source::Video, Source::Clip, Source::Output})
    all.emplace_back(source, descriptorOf(source));
  return all;
}

bool Session::closed(Source source) const { return m_closed[slotOf(source)]; }

// A lane that runs nothing has nothing more to say, so that the usual case is one receive an attempt.
void Session::read(Source source, Heard& heard) {
  const bool isLane = source >= Source::Audio && source <= Source::Clip;
  for (int packets = 0; packets < kPacketsAPass && !closed(source) && receive(source, heard); ++packets) {
    if (isLane && m_running[stageOf(source)].empty())
      return;
  }
}

void Session::drain(Heard& heard) {
  // What is queued in a socket is bounded by its buffer, and nobody writes any more.
  for (Source source : {Source::Control, Source::Audio, Source::Image, Source::Video, Source::Clip, Source::Output}) {
    while (!closed(source) && receive(source, heard)) {
    }
  }
}

bool Session::receive(Source source, Heard& heard) {
  if (source == Source::Death)
    return false;
  if (source == Source::Output) {
    m_closed[slotOf(source)] = !m_tail.read(descriptorOf(source));
    for (std::string& line : m_tail.takeLines())
      heard.reports.push_back(backend::DeviceSaid{std::move(line)});
    return false;
  }
  const Received received = receivePacket(descriptorOf(source), m_in, Wait::DoNot);
  if (received.got == Got::Nothing)
    return false;
  if (received.got == Got::End) {
    m_closed[slotOf(source)] = true;
    heard.hungUp = source == Source::Control ? "it closed its control socket" : "it closed a lane's socket";
    return false;
  }
  if (heard.refused)
    return true;  // what it says from here on has no meaning
  if (received.size > m_in.size()) {
    heard.refuse(DeviceLoss::ProtocolError, "a packet of " + std::to_string(received.size) + " bytes, at most " +
                                                std::to_string(kMaxMessage) + " are allowed");
    return true;
  }
  const auto packet = std::span<const std::byte>(m_in).first(received.size);
  const auto header = readHeader(packet);
  if (!header)
    heard.refuse(header.error().field == "header.major" ? DeviceLoss::WrongBuild : DeviceLoss::ProtocolError,
                 header.error().text());
  else if (!isKnown(header->type))
    return true;  // a newer worker's
  else if (source == Source::Control)
    control(header->type, packet, heard);
  else
    lane(stageOf(source), header->type, packet, heard);
  return true;
}

template <typename M>
bool Session::decodeOr(std::span<const std::byte> packet, M& into, Heard& heard) {
  const auto decoded = decode(packet, into);
  if (!decoded)
    heard.refuse(DeviceLoss::ProtocolError, decoded.error().text());
  return decoded.has_value();
}

void Session::greet(std::span<const std::byte> packet, Heard& heard) {
  Hello hello;
  if (!decodeOr(packet, hello, heard))
    return;
  if (!m_requiredBuild.empty() && hello.build != m_requiredBuild)
    return heard.refuse(DeviceLoss::WrongBuild, "the worker is \"" + hello.build + "\", expected \"" + m_requiredBuild + "\"");
  m_build = hello.build;
  m_minor = readHeader(packet)->minor;
  m_phase = Phase::Greeted;
  const Encoded packetOut = encode(m_open, m_out);
  if (!packetOut)
    return heard.refuse(DeviceLoss::RefusedStart, packetOut.error().text());
  std::vector<int> descriptors{m_page.descriptor()};
  descriptors.insert(descriptors.end(), m_poolDescriptors.begin(), m_poolDescriptors.end());
  static_cast<void>(sendPacket(m_spawned.control.get(), *packetOut, Wait::DoNot, descriptors));  // Gone: its death is on the way
}

void Session::control(MessageType type, std::span<const std::byte> packet, Heard& heard) {
  const bool greeted = m_phase != Phase::Born, ready = m_phase == Phase::Ready;
  const auto report = [&](auto message) {
    if (decodeOr(packet, message, heard))
      heard.reports.emplace_back(std::move(message));
  };
  if (type == MessageType::Hello && !greeted) {
    greet(packet, heard);
  } else if (type == MessageType::Progress && greeted && !ready) {
    report(backend::DeviceProgress{});
  } else if (type == MessageType::Ready && greeted && !ready) {
    Ready said;
    if (decodeOr(packet, said, heard)) {
      m_phase = Phase::Ready;
      heard.ready = std::move(said);
    }
  } else if (type == MessageType::MemorySample && ready) {
    report(event::MemorySample{});
  } else if (type == MessageType::Cleared && ready) {
    report(backend::BuffersCleared{});
  } else if (type == MessageType::SnapshotWritten && ready) {
    report(backend::SnapshotWritten{});
  } else if (type == MessageType::Unloaded && ready) {
    report(event::ModelsUnloaded{});
  } else if (type == MessageType::Heartbeat && greeted) {
    Heartbeat beat;
    if (decodeOr(packet, beat, heard))
      ++m_beats;
  } else if (type == MessageType::Bye) {
    Bye bye;
    if (decodeOr(packet, bye, heard))
      heard.bye = std::move(bye);
  } else {
    heard.refuse(DeviceLoss::ProtocolError, unexpected(type, ready ? "from a ready worker" : "before ready"));
  }
}

Session::Running* Session::find(Stage stage, const AttemptName& name, MessageType type, Heard& heard) {
  auto& all = m_running[stage];
  const auto it = std::find_if(all.begin(), all.end(), [&](const Running& r) { return r.name == name; });
  if (it != all.end())
    return &*it;
  heard.refuse(DeviceLoss::ProtocolError, std::string(toString(type)) + " of attempt " + std::to_string(name.id.value) +
                                              ", which does not run on the lane of " + std::string(toString(stage)));
  return nullptr;
}

void Session::remove(Stage stage, const Running* running) {
  auto& all = m_running[stage];
  all.erase(all.begin() + (running - all.data()));
}

// A lane's thread takes its attempts one after the other, so the first of those that it was given is the one that it runs. That it
// has taken it up needs no message: it would cost a packet and a wake-up an attempt, and tell nothing that a timeout does not.
void Session::announce(Stage stage, Heard& heard) {
  auto& all = m_running[stage];
  if (!all.empty() && !std::exchange(all.front().started, true))
    heard.reports.emplace_back(backend::AttemptStarted{all.front().name});
}

void Session::lane(Stage stage, MessageType type, std::span<const std::byte> packet, Heard& heard) {
  if (type == MessageType::Step) {
    backend::AttemptStep said;
    if (decodeOr(packet, said, heard) && find(stage, said.name, type, heard) != nullptr)
      heard.reports.emplace_back(said);
  } else if (type == MessageType::Finished) {
    Finished said;
    Running* const running = decodeOr(packet, said, heard) ? find(stage, said.name, type, heard) : nullptr;
    if (running == nullptr)
      return;
    heard.finishedOne = true;
    if (running->stopRequested)  // it crossed the token on the way: drained, and nobody wants it any more
      heard.reports.emplace_back(backend::AttemptStopped{said.name, said.cost, {}, {}, {}, said.held.value_or(Bytes{})});
    else
      heard.reports.emplace_back(backend::AttemptFinished{said.name, said.cost, std::move(running->outputs), said.scores,
                                                          std::move(said.message), said.held});
    remove(stage, running);
  } else if (type == MessageType::Failed) {
    backend::AttemptFailed said;
    if (const Running* running = decodeOr(packet, said, heard) ? find(stage, said.name, type, heard) : nullptr) {
      remove(stage, running);
      heard.reports.emplace_back(std::move(said));
    }
  } else if (type == MessageType::Stopped) {
    backend::AttemptStopped said;
    const Running* const running = decodeOr(packet, said, heard) ? find(stage, said.name, type, heard) : nullptr;
    if (running != nullptr && !running->stopRequested)
      return heard.refuse(DeviceLoss::ProtocolError, unexpected(type, "of an attempt that nobody stopped"));
    if (running != nullptr) {
      remove(stage, running);
      heard.reports.emplace_back(said);
    }
  } else {
    heard.refuse(DeviceLoss::ProtocolError, unexpected(type, "on a lane"));
  }
  announce(stage, heard);
}

tl::expected<Sent, WireError> Session::start(const Start& message, std::vector<backend::Artifact> inputs,
                                             std::vector<backend::Artifact> outputs, Heard& heard) {
  const Encoded packet = encode(message, m_out);
  if (!packet)
    return tl::unexpected(packet.error());
  const Sent sent = sendPacket(descriptorOf(sourceOf(message.name.stage)), *packet, Wait::DoNot);
  if (sent != Sent::WouldBlock) {  // Gone: it runs nowhere, and ends with the death that is about to be seen
    m_running[message.name.stage].push_back({message.name, std::move(inputs), std::move(outputs)});
    announce(message.name.stage, heard);
  }
  return sent;
}

void Session::stop(Stage stage, AttemptId through) {
  for (Running& running : m_running[stage])
    running.stopRequested = running.stopRequested || running.name.id <= through;
  m_page.lane(stage).stopUpTo(through, monotonicNs());
}

template <typename M>
Sent Session::tell(const M& message) {
  const Encoded packet = encode(message, m_out);
  return packet ? sendPacket(m_spawned.control.get(), *packet, Wait::DoNot) : Sent::WouldBlock;
}
template Sent Session::tell(const Clear&);
template Sent Session::tell(const Unload&);
template Sent Session::tell(const backend::Snapshot&);
template Sent Session::tell(const backend::Probe&);
template Sent Session::tell(const ShutdownRequest&);

std::uint64_t Session::beats() const { return m_page.words().heartbeats.load(std::memory_order_relaxed) + m_beats; }

std::size_t Session::running() const {
  std::size_t sum = 0;
  for (const auto& lane : m_running.values)
    sum += lane.size();
  return sum;
}

std::vector<backend::Artifact> Session::takeBuffers() {
  std::vector<backend::Artifact> all;
  for (auto& lane : m_running.values) {
    for (Running& running : lane) {
      std::move(running.inputs.begin(), running.inputs.end(), std::back_inserter(all));
      std::move(running.outputs.begin(), running.outputs.end(), std::back_inserter(all));
    }
    lane.clear();
  }
  return all;
}

}  // namespace vortex::link
