// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/file_trouble.h"

#include <ostream>

namespace vortex::history {

std::ostream& operator<<(std::ostream& out, const FileTrouble& trouble) { return out << trouble.text(); }

}  // namespace vortex::history
