// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/source_text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace vortex::config {
namespace {

constexpr std::size_t kBlock = 4096;

bool startsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::size_t countCharacters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), startsCharacter));
}

std::string hex(unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  return {'0', 'x', digits[byte >> 4], digits[byte & 15]};
}

// Closes the descriptor it was given.
class Descriptor {
 public:
  explicit Descriptor(int fd) : m_fd(fd) {}
  ~Descriptor() {
    if (m_fd >= 0)
      ::close(m_fd);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return m_fd; }

 private:
  int m_fd;
};

std::string describeKind(mode_t mode) {
  if (S_ISDIR(mode))
    return "a folder";
  if (S_ISFIFO(mode))
    return "a FIFO";
  if (S_ISSOCK(mode))
    return "a socket";
  return "a device";
}

}  // namespace

std::size_t sequenceLength(std::string_view text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto continues = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      if ((at(i) & 0xC0) != 0x80)
        return false;
    return true;
  };
  const unsigned a = at(0), b = at(1);
  if (a < 0x80)
    return 1;
  if (a >= 0xC2 && a <= 0xDF)
    return continues(1, 2) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF) {
    const bool overlong = a == 0xE0 && b < 0xA0, surrogate = a == 0xED && b > 0x9F;
    return continues(1, 3) && !overlong && !surrogate ? 3 : 0;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    const bool overlong = a == 0xF0 && b < 0x90, beyond = a == 0xF4 && b > 0x8F;
    return continues(1, 4) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}

SourceText::SourceText(std::string_view text, std::string name) : m_text(text), m_name(std::move(name)), m_lineStarts{0} {
  if (m_text.starts_with("\xEF\xBB\xBF"))
    m_text.remove_prefix(3);
  for (std::size_t i = m_text.find('\n'); i != std::string_view::npos; i = m_text.find('\n', i + 1))
    m_lineStarts.push_back(i + 1);
  std::size_t characters = 0;
  for (std::size_t i = 0; i < m_text.size(); i += kBlock) {
    m_characters.push_back(characters);
    characters += countCharacters(m_text.substr(i, kBlock));
  }
  m_characters.push_back(characters);
}

std::size_t SourceText::charactersBefore(std::size_t offset) const {
  const std::size_t block = offset / kBlock;
  return m_characters[block] + (offset % kBlock == 0 ? 0 : countCharacters(m_text.substr(block * kBlock, offset % kBlock)));
}

Place SourceText::placeOf(std::size_t offset) const {
  offset = std::min(offset, m_text.size());
  const auto next = std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), offset);
  const std::size_t start = *std::prev(next);
  return {static_cast<int>(next - m_lineStarts.begin()), static_cast<int>(charactersBefore(offset) - charactersBefore(start) + 1)};
}

std::optional<SourceText::Flaw> SourceText::firstFlaw() const {
  for (std::size_t i = 0; i < m_text.size();) {
    const auto byte = static_cast<unsigned char>(m_text[i]);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r')
      return Flaw{i, "control character " + hex(byte) + ", allowed are tabs and line ends"};
    const std::size_t length = sequenceLength(m_text.substr(i, 4));
    if (length == 0)
      return Flaw{i, "byte " + hex(byte) + " is not UTF-8, the only encoding that is read"};
    i += length;
  }
  return std::nullopt;
}

tl::expected<std::string, std::string> readTextFile(const std::filesystem::path& file, std::size_t maxBytes) {
  const auto refuse = [](std::string why) { return tl::unexpected<std::string>(std::move(why)); };
  // Non-blocking: opening a FIFO nobody writes to would wait for ever.
  const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (fd.get() < 0)
    return refuse(std::string("cannot be opened: ") + std::strerror(errno));
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0)
    return refuse(std::string("cannot be looked at: ") + std::strerror(errno));
  if (!S_ISREG(status.st_mode))
    return refuse("is " + describeKind(status.st_mode) + ", not a file");
  const auto tooLarge = [&](std::size_t bytes) {
    return refuse("has " + std::to_string(bytes) + " bytes or more, at most " + std::to_string(maxBytes) + " are read");
  };
  if (static_cast<std::uintmax_t>(status.st_size) > maxBytes)
    return tooLarge(static_cast<std::size_t>(status.st_size));

  std::string text;
  std::array<char, 65'536> piece{};
  for (;;) {
    const ssize_t got = ::read(fd.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return refuse(std::string("cannot be read: ") + std::strerror(errno));
    if (got == 0)
      return text;
    text.append(piece.data(), static_cast<std::size_t>(got));
    if (text.size() > maxBytes)  // it grows while it is read, or lies about its size as /proc does
      return tooLarge(text.size());
  }
}

}  // namespace vortex::config
