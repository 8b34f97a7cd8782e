// SPDX-License-Identifier: GPL-3.0-or-later
//
// An input of the scheduler as a record's bytes: exact, so that a recorded session run again decides the same, and small (a typical
// one takes 2 to 20 bytes, estimates about 250). The rules are those of the store's events (history/event_codec.h): a kind has a
// number for good, fields are only ever appended, bytes of slot/byte_archive.h.
//
// Settings, in input::Tune, are kept as text. Whoever records says how they are written and read; it must be exact, as
// config::toYaml and config::fromYaml are.
//
// Golden bytes lie in tests/data/schedule.
#pragma once

#include "engine/schedule/input.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vortex::schedule {

// The number of an input's kind. 0 is no input.
using InputKind = std::uint16_t;
InputKind kindOf(const Input& input);

using SettingsWriter = std::function<std::string(const Settings&)>;
using SettingsReader = std::function<std::optional<Settings>(std::string_view text)>;  // nothing: not to be read exactly

// Appends the input's bytes.
void encode(const Input& input, const SettingsWriter& writeSettings, std::vector<std::byte>& to);

// Nothing for a kind that this program does not know, for bytes that are none of this kind, and for settings that cannot be read.
std::optional<Input> decode(InputKind kind, std::span<const std::byte> bytes, const SettingsReader& readSettings);

}  // namespace vortex::schedule
