// SPDX-License-Identifier: GPL-3.0-or-later
//
// Scripts of the random world: how they are drawn, run, told and made short.
#include "tests/engine/schedule/world.h"

#include <algorithm>
#include <random>
#include <utility>

namespace vortex::schedule::test {

namespace {

struct Weight {
  Act act;
  std::uint32_t weight;
  const char* name;
};
constexpr Weight kWeights[] = {{Act::Wait, 26, "wait"},
                               {Act::Jump, 6, "jump"},
                               {Act::Submit, 14, "submit"},
                               {Act::Cancel, 3, "cancel"},
                               {Act::Started, 18, "started"},
                               {Act::Finish, 40, "finish"},
                               {Act::Fail, 5, "fail"},
                               {Act::Stopped, 14, "stopped"},
                               {Act::Deliver, 10, "deliver"},
                               {Act::LoseDevice, 2, "lose_device"},
                               {Act::DeviceReady, 8, "device_ready"},
                               {Act::Memory, 4, "memory"},
                               {Act::NewEstimates, 3, "new_estimates"},
                               {Act::Tune, 3, "tune"},
                               {Act::Quality, 1, "quality"},
                               {Act::Intake, 2, "intake"},
                               {Act::Stray, 1, "stray"}};

}  // namespace

Script randomScript(std::uint64_t seed, std::size_t length) {
  std::mt19937_64 random(seed);
  std::uint32_t total = 0;
  for (const Weight& weight : kWeights)
    total += weight.weight;
  Script script;
  for (std::size_t i = 0; i < length; ++i) {
    std::uint64_t pick = random() % total;
    const Weight* chosen = kWeights;
    while (pick >= chosen->weight)
      pick -= (chosen++)->weight;
    script.push_back({.act = chosen->act, .x = static_cast<std::uint32_t>(random()), .y = static_cast<std::uint32_t>(random())});
  }
  // Some worlds end in the middle of their work, the others by close().
  if (random() % 4 == 0)
    script.push_back({.act = Act::Shutdown, .x = static_cast<std::uint32_t>(random()), .y = 0});
  return script;
}

std::string describe(const Action& action) {
  const auto* found =
      std::find_if(std::begin(kWeights), std::end(kWeights), [&](const Weight& weight) { return weight.act == action.act; });
  const std::string name = found == std::end(kWeights) ? "shutdown" : found->name;
  return name + " " + std::to_string(action.x) + " " + std::to_string(action.y);
}

std::optional<std::string> violationOf(const Script& script, const std::function<void(const Command&)>& alsoJudge) {
  World world;
  world.alsoJudge = alsoJudge;
  try {
    for (const Action& action : script)
      world.act(action);
    world.close();
  } catch (const std::exception& error) {
    return error.what();
  }
  return std::nullopt;
}

Script shrunk(Script script, const std::function<bool(const Script&)>& fails) {
  for (std::size_t chunk = std::max<std::size_t>(script.size() / 2, 1); chunk > 0; chunk /= 2) {
    for (std::size_t from = 0; from < script.size();) {
      Script shorter = script;
      const auto begin = shorter.begin() + static_cast<std::ptrdiff_t>(from);
      shorter.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(chunk, script.size() - from)));
      if (fails(shorter))
        script = std::move(shorter);
      else
        from += chunk;
    }
  }
  for (Action& action : script)
    for (std::uint32_t* number : {&action.x, &action.y})
      for (std::uint32_t smaller : {0u, 1u, *number % 10, *number % 100, *number % 10'000}) {
        const std::uint32_t before = std::exchange(*number, smaller);
        if (smaller < before && fails(script))
          break;
        *number = before;
      }
  return script;
}

}  // namespace vortex::schedule::test
