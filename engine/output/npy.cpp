// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/npy.h"

#include "engine/output/output_error.h"

#include <string_view>

namespace vortex::output {
namespace {

constexpr std::string_view kNpyMagic{"\x93NUMPY\x01\x00", 8};
constexpr std::size_t kNpyAlignment = 64;  // of where the values begin

}  // namespace

std::string npyHeader(const backend::ArtifactInfo& info) {
  if (info.dtype != backend::DType::F32)
    throw OutputError("a .npy file of " + std::string(toString(info.dtype)) + " values is not written");
  std::string dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (";
  for (int i = 0; i < info.rank; ++i)
    dictionary += std::to_string(info.shape[static_cast<std::size_t>(i)]) + (i + 1 < info.rank ? ", " : info.rank == 1 ? "," : "");
  dictionary += "), }";
  const std::size_t before = kNpyMagic.size() + 2 + dictionary.size() + 1;
  dictionary.append((kNpyAlignment - before % kNpyAlignment) % kNpyAlignment, ' ');
  dictionary += '\n';
  std::string header(kNpyMagic);
  header += static_cast<char>(dictionary.size() & 0xff);
  header += static_cast<char>(dictionary.size() >> 8);
  return header + dictionary;
}

}  // namespace vortex::output
