// SPDX-License-Identifier: Apache-2.0
#include "engine/link/shared_page.h"

#include <time.h>

#include <new>

namespace vortex::link {

tl::expected<SharedPage, std::string> SharedPage::create() {
  SharedPage page;
  auto fd = createMemory("vortex-page", sizeof(PageWords));
  if (!fd)
    return tl::unexpected(fd.error());
  auto mapping = Mapping::map(fd->get(), 0, sizeof(PageWords), Access::ReadWrite);
  if (!mapping)
    return tl::unexpected(mapping.error());
  page.m_fd = std::move(*fd);
  page.m_mapping = std::move(*mapping);
  page.m_words = new (page.m_mapping.bytes().data()) PageWords;
  return page;
}

tl::expected<SharedPage, std::string> SharedPage::attach(int fd) {
  SharedPage page;
  auto mapping = Mapping::map(fd, 0, sizeof(PageWords), Access::ReadWrite);
  if (!mapping)
    return tl::unexpected(mapping.error());
  page.m_mapping = std::move(*mapping);
  page.m_words = reinterpret_cast<PageWords*>(page.m_mapping.bytes().data());
  const PageWords expected;
  if (page.m_words->magic != expected.magic || page.m_words->layout != expected.layout)
    return tl::unexpected("the shared page has layout " + std::to_string(page.m_words->layout) + ", expected " +
                          std::to_string(expected.layout));
  return page;
}

std::int64_t monotonicNs() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{1'000'000'000} * now.tv_sec + now.tv_nsec;
}

}  // namespace vortex::link
