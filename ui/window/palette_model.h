// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the find box offers: every action of the registry and every slot of the session that matches what was typed, the best first.
#pragma once

#include "engine/slot/ids.h"

#include <QAbstractListModel>
#include <QPointer>
#include <optional>
#include <vector>

class QAction;

namespace vortex::ui {

class Actions;
class Session;

class PaletteModel : public QAbstractListModel {
  Q_OBJECT

 public:
  static constexpr std::size_t kMostSlots = 30;  // of those that match, the newest

  enum Role : int {
    Detail = Qt::UserRole,  // what it does; of an action that cannot be done, why not
    Keys,
    Usable,
  };

  // Both outlive the model.
  PaletteModel(const Actions& actions, const Session& session, QObject* parent);

  void look(const QString& wanted);
  QAction* actionAt(int row) const;  // null: a slot
  std::optional<SlotId> slotAt(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Entry {
    QPointer<QAction> action;  // null: the slot
    SlotId slot;
    QString text, detail;
    int score = 0;
  };
  std::vector<Entry> matchingActions(const QString& wanted) const;
  std::vector<Entry> matchingSlots(const QString& wanted) const;

  const Actions& m_actions;
  const Session& m_session;
  std::vector<Entry> m_entries;
};

}  // namespace vortex::ui
