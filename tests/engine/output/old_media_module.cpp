// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an older build left beside the programs: its name for itself lies where the border has it, the rest is nobody's business.
extern "C" {
struct OldEntry {
  const char* build;
  const void* module;
};
extern const OldEntry vortexMedia;
const OldEntry vortexMedia{"vortex-media 0.0.1, 0", nullptr};
}
