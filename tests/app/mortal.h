// SPDX-License-Identifier: GPL-3.0-or-later
//
// An engine whose device dies: ways to die, places to die at, and what must hold of each death (contract 1 and 3): it is noticed
// and named rightly, the device comes back, what it took along is tried again where there is time, the next slot that the measured
// restart leaves time for is made before its air time, and nothing is left behind.
#pragma once

#include "engine/slot/outcome.h"
#include "tests/app/channel.h"
#include "tests/app/death_table.h"
#include "tests/engine/link/inventory.h"

#include <QTemporaryDir>
#include <string>
#include <vector>

namespace vortex::test {

struct Death {
  const char* name;
  int signal;  // from outside; 0: the worker commits `fault` itself (tests/engine/torch/fault_worker.cpp)
  const char* fault;
  DeviceLoss expected;
  const char* detail;  // part of the message
};

enum class Where { Idle, Audio, Image, Video, Clip, Between, Stopping, Clearing };
enum class Start { Born, Loading, WarmUp };  // how far a device has come when it dies while it starts

// Processes that are children of this one, orphans of its device included once adoptOrphans() was called.
std::vector<int> childProcesses();
void adoptOrphans();
// Reaps what has ended of them; whether none is left but `device` (0: none at all).
bool nobodyLeftBut(int device);

class Mortal {
 public:
  // The device is the real vortex-device, or the worker with faults. patient: air times are far away, since the machine may be
  // busy.
  enum class Device { Real, WithFaults };
  // faults: where the worker looks for them, where `sets` names one of its own.
  Mortal(Device device, bool patient, DeathTable& table, std::vector<std::string> sets = {}, std::string faults = {});
  ~Mortal();  // says what it saw last where the test has failed

  // Each fails the running test through Qt Test.
  void becomesReady();
  void dies(const Death& death, Where where);
  void diesWhileItStarts(const Death& death, Start start);
  // Memory runs out in a stage: the attempt fails, the device lives on.
  void survivesOutOfMemory(Stage stage);
  // A slot whose air time lies nearer than the device's return is given up at once, and the one behind it is made.
  void givesUpWhatHasNoTime();
  // The engine is told to stop, and its device dies of a signal before it has.
  void diesAtShutdown(int signal, bool running);

 private:
  std::string fault(const std::string& place) const { return m_faults + "/" + place; }
  void arm(const std::string& place, const char* word);
  void reach(const Death& death, Where where, SlotId victim, std::size_t mark);
  Time faultTime() const;
  Time commit(const Death& death, Where where, SlotId victim, std::size_t mark);
  SlotId nextOnTheCadence();
  void isMade(SlotId slot, std::size_t mark, const std::string& kind);
  void settles();

  QTemporaryDir m_folder;
  std::string m_faults;
  bool m_patient;
  DeathTable& m_table;
  Channel m_channel;
  int m_pid = 0, m_round = 0;
  std::optional<link::test::Inventory> m_first;
  Duration m_slowestSlot = seconds(1), m_slowestRestart{};
};

}  // namespace vortex::test
