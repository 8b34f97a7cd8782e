// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/output/slot_folder.h"

#include "engine/output/output_error.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

namespace vortex::output {
namespace {

namespace fs = std::filesystem;

constexpr int kTries = 1000;  // another engine takes numbers at the same time, but not that many in a row

std::string folderName(std::uint64_t number) {
  char text[40];
  std::snprintf(text, sizeof text, "slot-%06llu", static_cast<unsigned long long>(number));
  return text;
}

std::uint64_t highestTaken(const fs::path& out) {
  std::uint64_t highest = 0;
  std::error_code error;
  fs::directory_iterator entries(out, error);
  for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (!name.starts_with(kSlotPrefix))
      continue;
    std::uint64_t number = 0;
    const char* const last = name.data() + name.size();
    const auto parsed = std::from_chars(name.data() + kSlotPrefix.size(), last, number);
    if (parsed.ec == std::errc() && parsed.ptr == last)
      highest = std::max(highest, number);
  }
  if (error)
    throw OutputError("reading " + out.string() + ": " + error.message());
  return highest;
}

}  // namespace

SlotFolder::SlotFolder(const fs::path& out, std::uint64_t number) {
  std::error_code error;
  fs::create_directories(out, error);
  if (error)
    throw OutputError("making " + out.string() + ": " + error.message());
  for (int tries = 0; tries < kTries; ++tries) {
    m_path = out / folderName(number);
    if (mkdir(m_path.c_str(), 0777) == 0)
      return;
    if (errno != EEXIST)
      throw OutputError("making " + m_path.string() + ": " + std::strerror(errno));
    number = highestTaken(out) + 1;
  }
  throw OutputError("making " + m_path.string() + ": the number was taken " + std::to_string(kTries) + " times over");
}

void SlotFolder::removeFiles() noexcept {
  for (const std::string& name : m_named)
    unlink((m_path / name).c_str());
  m_named.clear();
}

void SlotFolder::removeIfEmpty() noexcept { rmdir(m_path.c_str()); }

PendingFile::PendingFile(SlotFolder& folder, std::string name)
    : m_folder(folder), m_name(std::move(name)), m_part(folder.path() / ("." + m_name + ".part")) {
  m_file = open(m_part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (m_file < 0)
    fail("making");
}

PendingFile::~PendingFile() {
  if (m_file < 0)
    return;
  close(m_file);
  unlink(m_part.c_str());
}

void PendingFile::fail(const char* step) const {
  throw OutputError(std::string(step) + " " + (m_folder.path() / m_name).string() + ": " + std::strerror(errno));
}

void PendingFile::write(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      fail("writing");
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

void PendingFile::write(std::string_view text) { write(std::as_bytes(std::span(text))); }

void PendingFile::keep() {
  if (fsync(m_file) != 0)
    fail("syncing");
  const fs::path named = m_folder.path() / m_name;
  if (rename(m_part.c_str(), named.c_str()) != 0)
    fail("naming");
  m_folder.m_named.push_back(m_name);
  const int written = std::exchange(m_file, -1);
  if (close(written) != 0)
    fail("closing");
  const int folder = open(m_folder.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    fail("syncing");
  const int synced = fsync(folder);
  const int cause = errno;
  close(folder);
  errno = cause;
  if (synced != 0)
    fail("syncing");
}

}  // namespace vortex::output
