// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison_source.h"

#include <QtConcurrentRun>
#include <utility>

namespace vortex::ui {

ComparisonSource::~ComparisonSource() { giveUp(); }

void ComparisonSource::giveUp() {
  if (m_abandon)
    m_abandon->store(true, std::memory_order_relaxed);
  m_abandon.reset();
}

void ComparisonSource::compare(const PairQuestion& question) {
  giveUp();
  m_abandon = std::make_shared<std::atomic<bool>>(false);
  QtConcurrent::run([question] {
    return readPair(question);
  }).then(this, [this, mine = m_abandon](tl::expected<ComparedPair, QString> answer) {
    if (mine != m_abandon)
      return;
    if (!answer)
      return emit failed(answer.error());
    auto pair = std::make_shared<const ComparedPair>(std::move(*answer));
    emit read(pair);
    measure(std::move(pair));
  });
}

void ComparisonSource::measure(std::shared_ptr<const ComparedPair> pair) {
  QtConcurrent::run([pair = std::move(pair), abandon = m_abandon] {
    auto measured = std::make_shared<ComparedPair>(*pair);
    measurePair(*measured, *abandon);
    return std::shared_ptr<const ComparedPair>(std::move(measured));
  }).then(this, [this, mine = m_abandon](const std::shared_ptr<const ComparedPair>& measured) {
    if (mine == m_abandon)
      emit read(measured);
  });
}

}  // namespace vortex::ui
