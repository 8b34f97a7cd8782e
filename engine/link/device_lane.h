// SPDX-License-Identifier: Apache-2.0
//
// One lane of the device's end: takes starts from its socket, runs them one after the other in the calling thread, and says how
// each ended, exactly once.
#pragma once

#include "engine/backend/device.h"
#include "engine/link/device_pool.h"
#include "engine/link/protocol.h"
#include "engine/link/shared_page.h"

#include <string>
#include <vector>

namespace vortex::link {

class DeviceLane {
 public:
  DeviceLane(Stage stage, int socket, backend::Device& device, DevicePool& pool, LaneWords& words);

  struct Fatal {
    DeviceLoss why;
    std::string detail;
  };
  // Until the engine closes the socket or shuts it down (nullopt), or the device cannot go on.
  std::optional<Fatal> serve();

 private:
  std::optional<Fatal> attempt();
  backend::LaneResult run();
  template <typename M>
  void tell(const M& message, bool mayBeDropped);
  void tellEnd(const backend::LaneResult& result);
  void tellStopped(const backend::LaneResult& result);
  std::string gather();

  Stage m_stage;
  int m_socket;
  backend::Device& m_device;
  DevicePool& m_pool;
  LaneWords& m_words;
  // Kept from attempt to attempt for their memory.
  std::vector<std::byte> m_in, m_out;
  Start m_start;
  std::vector<backend::InputBuffer> m_inputs;
  std::vector<backend::OutputBuffer> m_outputs;
};

}  // namespace vortex::link
