// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a slot was made from and what proves it: seed, proof and digests, quality, device, folder. Each can be chosen and copied.
#pragma once

#include "ui/media/slot_files.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace vortex::ui {

struct Slot;

class FactsView : public QWidget {
  Q_OBJECT

 public:
  explicit FactsView(QWidget* parent = nullptr);
  // chain: the reruns that the slot belongs to, in words; "" for none. simulated: by this session, which writes no files.
  void show(const Slot& slot, const SlotFiles& files, const QString& chain, bool simulated);

 private:
  enum Row { Chain = 0, Seed, Recipe, Made, Stops, Proof, Digests, Folder, kRows };
  QLabel* m_values[kRows] = {};
  QToolButton* m_copy = nullptr;
  QString m_proof;
};

}  // namespace vortex::ui
