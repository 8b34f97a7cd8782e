// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads two recorded slots on threads that may wait, and hands them over whole: at once what the record says, and again once it was
// measured by how much their files differ. The latest wish wins.
#pragma once

#include "ui/compare/compared_pair.h"

#include <QObject>
#include <atomic>
#include <memory>

namespace vortex::ui {

class ComparisonSource : public QObject {
  Q_OBJECT

 public:
  explicit ComparisonSource(QObject* parent = nullptr) : QObject(parent) {}
  ~ComparisonSource() override;  // what is being measured is given up

  void compare(const PairQuestion& question);
  void giveUp();  // nobody wants the answer any more

 signals:
  // Shared, since every view reads the same value and nobody changes it.
  void read(const std::shared_ptr<const vortex::ui::ComparedPair>& pair);
  void failed(const QString& why);

 private:
  void measure(std::shared_ptr<const ComparedPair> pair);

  std::shared_ptr<std::atomic<bool>> m_abandon;  // of the wish that holds; shared with the thread that looks at it
};

}  // namespace vortex::ui
