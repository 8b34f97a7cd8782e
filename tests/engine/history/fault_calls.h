// SPDX-License-Identifier: GPL-3.0-or-later
//
// The system calls by which a store touches the disk, as this test program makes them itself: linked in, they stand before the C
// library's for SQLite, too. Each call on a file under the watched folder is counted, and can be failed, made slow, or be the last
// thing that the process does. All of them, of all threads, in the order in which they come.
#pragma once

#include <cstdint>
#include <string>

namespace vortex::faults {

enum class Call : std::uint8_t { Open = 1, Write, Sync, Truncate, Allocate, Map, Rename, Read };
inline constexpr int kCalls = 8;
const char* toString(Call call);

// Files whose path begins so; "" watches nothing. Forgets all counts and plans.
void watch(const std::string& folder);
// How many calls of the kind were made since watch().
int count(Call call);
int countAll();

// The nth call of the kind from now on (from 1) fails with the error, and so do all after it until heal().
void failFrom(Call call, int nth, int error);
// Only the nth.
void failOnce(Call call, int nth, int error);
void heal();
// How many were failed.
int failed();

// The process ends by SIGKILL in place of the nth call of any kind.
void killAt(int nth);
// In the midst of the nth write, when half of it is made.
void killInWrite(int nth);
// Each fsync and fdatasync takes this long more.
void slowSyncs(int ms);

}  // namespace vortex::faults
