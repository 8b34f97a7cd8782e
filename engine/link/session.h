// SPDX-License-Identifier: Apache-2.0
//
// One worker's life as the engine's end sees it: its sockets, its page, the attempts that it runs. It reads and writes, checks what
// it reads against the protocol and against what was asked, and says what it heard; what to do about it is the supervisor's.
//
// Engine thread only. Nothing blocks.
#pragma once

#include "engine/backend/messages.h"
#include "engine/link/output_tail.h"
#include "engine/link/protocol.h"
#include "engine/link/shared_page.h"
#include "engine/link/socket.h"
#include "engine/link/worker.h"

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vortex::link {

// What a pass of reading brought, beside the reports.
struct Heard {
  std::vector<backend::Report> reports;
  std::optional<Ready> ready;
  bool finishedOne = false;
  std::optional<Bye> bye;
  std::string hungUp;  // which socket was closed
  // It may not go on: WrongBuild or ProtocolError.
  std::optional<DeviceLoss> refused;
  std::string why;

  void refuse(DeviceLoss reason, std::string text) {
    if (!refused)
      refused = reason, why = std::move(text);
  }
};

// What can become readable.
enum class Source : std::uint8_t { Death = 1, Control, Audio, Image, Video, Clip, Output };
constexpr Source sourceOf(Stage stage) {
  return static_cast<Source>(static_cast<int>(Source::Audio) + static_cast<int>(indexOf(stage)));
}

class Session {
 public:
  // requiredBuild: "" lets any in. `open` is sent once its hello fits, with the page's descriptor and these.
  Session(Spawned spawned, SharedPage page, std::string requiredBuild, Open open, std::vector<int> poolDescriptors);

  Worker& worker() { return *m_spawned.worker; }
  const SharedPage& page() const { return m_page; }
  const std::string& build() const { return m_build; }
  int minorVersion() const { return m_minor; }  // of the protocol that the worker speaks; 0 before its hello
  std::string tail() const { return m_tail.text(); }
  // Every descriptor to be watched, with its source; -1 where there is none.
  std::vector<std::pair<Source, int>> descriptors() const;

  // Takes at most kPacketsAPass packets of a source; drain() takes all that is left, for after its death.
  static constexpr int kPacketsAPass = 16;
  void read(Source source, Heard& heard);
  void drain(Heard& heard);
  bool closed(Source source) const;

  // Hands an attempt to its lane; it is reported as started once the lane is free for it. WouldBlock: nothing happened, try again;
  // the error is a job that no message can carry.
  tl::expected<Sent, WireError> start(const Start& message, std::vector<backend::Artifact> inputs,
                                      std::vector<backend::Artifact> outputs, Heard& heard);
  // Raises the lane's token. Attempts up to this id will not be reported as finished any more.
  static constexpr AttemptId kEveryAttempt{std::numeric_limits<std::uint64_t>::max()};
  void stop(Stage stage, AttemptId through);
  template <typename M>
  Sent tell(const M& message);

  std::uint64_t beats() const;  // in the page and as messages
  std::size_t running() const;
  // The buffers of all attempts that run, for whoever must keep them from reuse.
  std::vector<backend::Artifact> takeBuffers();

 private:
  struct Running {
    AttemptName name;
    std::vector<backend::Artifact> inputs, outputs;  // held until it has ended
    bool started = false, stopRequested = false;
  };
  enum class Phase : std::uint8_t { Born = 1, Greeted, Ready };

  int descriptorOf(Source source) const;
  bool receive(Source source, Heard& heard);  // false: nothing more
  void control(MessageType type, std::span<const std::byte> packet, Heard& heard);
  void lane(Stage stage, MessageType type, std::span<const std::byte> packet, Heard& heard);
  void greet(std::span<const std::byte> packet, Heard& heard);
  Running* find(Stage stage, const AttemptName& name, MessageType type, Heard& heard);
  void remove(Stage stage, const Running* running);
  void announce(Stage stage, Heard& heard);
  template <typename M>
  bool decodeOr(std::span<const std::byte> packet, M& into, Heard& heard);

  Spawned m_spawned;
  SharedPage m_page;
  std::string m_requiredBuild, m_build;
  Open m_open;
  std::vector<int> m_poolDescriptors;
  int m_minor = 0;
  Phase m_phase = Phase::Born;
  PerStage<std::vector<Running>> m_running;
  std::array<bool, 8> m_closed{};  // by source
  OutputTail m_tail;
  std::uint64_t m_beats = 0;
  std::vector<std::byte> m_in, m_out;
};

}  // namespace vortex::link
