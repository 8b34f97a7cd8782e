// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace vortex::headless {
namespace {

std::string because(const std::filesystem::path& file, int error) {
  return (file.empty() ? "stdout" : file.string()) + ": cannot be written: " + std::generic_category().message(error);
}

}  // namespace

tl::expected<OutputFile, std::string> OutputFile::open(const std::optional<std::filesystem::path>& file) {
  if (!file)
    return OutputFile(stdout);
  std::error_code ignored;
  if (std::filesystem::is_directory(*file, ignored))
    return tl::unexpected(file->string() + ": is a folder");
  const auto status = std::filesystem::status(*file, ignored);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    // A pipe or a device keeps its name; it can only be written to.
    OutputFile output(std::fopen(file->c_str(), "wb"));
    if (output.m_stream == nullptr)
      return tl::unexpected(because(*file, errno));
    output.m_file = *file;
    return output;
  }
  const std::filesystem::path temporary = file->string() + ".part-" + std::to_string(::getpid());
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0)
    return tl::unexpected(because(*file, errno));
  OutputFile output(::fdopen(descriptor, "wb"));
  output.m_file = *file;
  output.m_temporary = temporary;
  return output;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_stream(std::exchange(other.m_stream, nullptr)), m_file(std::move(other.m_file)), m_temporary(std::move(other.m_temporary)),
      m_error(other.m_error) {}

OutputFile::~OutputFile() {
  if (m_stream == nullptr || m_file.empty())
    return;
  std::fclose(m_stream);
  if (!m_temporary.empty())
    ::unlink(m_temporary.c_str());
}

void OutputFile::write(std::string_view bytes) {
  if (m_error == 0 && std::fwrite(bytes.data(), 1, bytes.size(), m_stream) != bytes.size())
    m_error = errno;
}

tl::expected<void, std::string> OutputFile::finish() {
  if (m_error == 0 && std::fflush(m_stream) != 0)
    m_error = errno;
  if (m_error == 0 && !m_temporary.empty()) {
    if (::fsync(::fileno(m_stream)) != 0 || ::rename(m_temporary.c_str(), m_file.c_str()) != 0)
      m_error = errno;
  }
  if (m_error != 0)
    return tl::unexpected(because(m_file, m_error));
  if (!m_file.empty()) {
    std::fclose(m_stream);  // all of it is on the disk
    m_stream = nullptr;
  }
  return {};
}

tl::expected<void, std::string> writeWhole(const std::filesystem::path& file, std::string_view bytes) {
  auto output = OutputFile::open(file);
  if (!output)
    return tl::unexpected(output.error());
  output->write(bytes);
  return output->finish();
}

}  // namespace vortex::headless
