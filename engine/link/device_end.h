// SPDX-License-Identifier: Apache-2.0
//
// The device's end of the link: what turns a backend::Device into a worker. The calling thread is the control thread: it loads the
// device, beats, samples its memory and hears the engine; each lane has one thread of its own, which takes its work from its own
// socket, so that an attempt costs two hops. A further thread clears buffers and writes snapshots, which may take longer than a
// heartbeat.
//
// A program for this is three lines: make the device, serve(), leave by _exit().
#pragma once

#include "engine/backend/device.h"
#include "engine/link/descriptor.h"
#include "engine/link/protocol.h"

#include <array>
#include <functional>
#include <memory>
#include <string>

namespace vortex::link {

struct DeviceEnds {
  UniqueFd control;
  std::array<UniqueFd, kStageCount> lanes;
};
// Those that a worker process is born with.
DeviceEnds inheritedEnds();

// Process: the process is the worker's own; it is left by _exit() the moment the engine is gone or the device's context is dead,
// whatever the lanes do. Threads: a part of another program; lanes are told to stop and joined.
enum class Host : std::uint8_t { Process = 1, Threads };

// Makes the device that `open` describes; std::exception refuses the start. Called by the control thread.
using MakeDevice = std::function<std::unique_ptr<backend::Device>(const Open& open)>;

// `build` is told before anything is loaded. Returns the exit status (worker.h) once the engine has asked to end, is gone, or the
// device could not go on.
int serve(DeviceEnds ends, const std::string& build, const MakeDevice& makeDevice, Host host);
// The same for a device that exists already and lives on.
int serve(backend::Device& device, DeviceEnds ends, Host host);

}  // namespace vortex::link
