// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/digest.h"

#include "engine/output/output_error.h"

#include <openssl/evp.h>

#include <bit>
#include <cstdio>

namespace vortex::output {

static_assert(std::endian::native == std::endian::little, "digests are over little-endian bytes");

std::string hexOf(const Digest& digest) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  State() {
    if (context == nullptr)
      throw OutputError("out of host memory for a digest");
    start();
  }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  void start() {
    if (EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1)
      throw OutputError("OpenSSL has no SHA-256");
  }
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::add(std::span<const std::byte> bytes) {
  if (EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size()) != 1)
    throw OutputError("OpenSSL cannot hash");
  return *this;
}

Sha256& Sha256::add(std::string_view text) { return add(std::as_bytes(std::span(text))); }

Digest Sha256::finish() {
  Digest digest{};
  if (EVP_DigestFinal_ex(m_state->context, digest.data(), nullptr) != 1)
    throw OutputError("OpenSSL cannot hash");
  m_state->start();
  return digest;
}

std::string shapeText(const backend::ArtifactInfo& info) {
  std::string text;
  for (int i = 0; i < info.rank; ++i)
    text += (i > 0 ? "x" : "") + std::to_string(info.shape[static_cast<std::size_t>(i)]);
  return text;
}

Digest digestOf(const backend::ArtifactInfo& info, std::span<const std::byte> bytes) {
  if (static_cast<std::int64_t>(bytes.size()) != info.bytes().count)
    throw OutputError(std::string(toString(info.kind)) + " of " + shapeText(info) + " has " + std::to_string(info.bytes().count) +
                      " bytes, not " + std::to_string(bytes.size()));
  std::string header = "vortex-artifact-1 ";
  header += toString(info.dtype);
  header += " " + shapeText(info) + "\n";
  return Sha256().add(header).add(bytes).finish();
}

void FrameDigests::add(std::span<const std::byte> frame) { m_frames.push_back(m_sha.add(frame).finish()); }

Digest FrameDigests::total() const {
  Sha256 sha;
  for (const Digest& frame : m_frames)
    sha.add(std::as_bytes(std::span(frame)));
  return sha.finish();
}

std::string FrameDigests::sidecar() const {
  std::string text;
  text.reserve(m_frames.size() * 80);
  for (std::size_t i = 0; i < m_frames.size(); ++i) {
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "  frame %06zu\n", i);
    text += hexOf(m_frames[i]) + name.data();
  }
  return text;
}

}  // namespace vortex::output
