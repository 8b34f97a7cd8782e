// SPDX-License-Identifier: GPL-3.0-or-later
//
// The least that handing a slot over four lanes can cost: four threads behind SOCK_SEQPACKET socket pairs and one epoll loop, a
// byte a message, nothing else. What the link is measured against.
#pragma once

namespace vortex::bench {

// Seconds that `slots` slots take, one after the other: audio and image at once, then video, then clip.
double bareHandOver(int slots);

}  // namespace vortex::bench
