// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/tune_room.h"

#include "engine/slot/stage.h"
#include "ui/tune/changes_pane.h"
#include "ui/tune/curve_pane.h"
#include "ui/tune/draft_keeper.h"
#include "ui/tune/suggestions_pane.h"
#include "ui/tune/tune_bar.h"
#include "ui/tune/tune_commands.h"
#include "ui/tune/tuning.h"
#include "ui/tune/what_if_pane.h"

#include <QMainWindow>
#include <algorithm>

namespace vortex::ui {

TuneRoom::TuneRoom(const Desk& desk, QMainWindow* window)
    : QObject(window), m_desk(desk), m_tuning(new Tuning(desk, this)), m_commands(new TuneCommands(desk, *m_tuning, window)),
      m_keeper(std::make_unique<DraftKeeper>(desk, *m_tuning, nullptr)) {
  connect(m_commands, &TuneCommands::said, this, &TuneRoom::said);
  connect(m_keeper.get(), &DraftKeeper::said, this, &TuneRoom::said);
  for (const Stage stage : kStages)
    m_panes.push_back(new CurvePane(desk, *m_tuning, stage, window));
  m_panes.push_back(new ChangesPane(desk, *m_tuning, window));
  auto* whatIf = new WhatIfPane(desk, *m_tuning, window);
  connect(whatIf, &WhatIfPane::slotsAsked, this, &TuneRoom::slotsAsked);
  m_panes.push_back(whatIf);
  m_panes.push_back(new SuggestionsPane(desk, *m_tuning, window));
}

TuneRoom::~TuneRoom() = default;

QWidget* TuneRoom::makeBar(QWidget* parent) { return m_bar = new TuneBar(m_desk, *m_tuning, parent); }

void TuneRoom::refresh(bool shown) {
  m_bar->setVisible(shown && !m_narrow);
  m_keeper->refresh();
  m_commands->refresh(shown);
  if (m_bar->isVisible())
    m_bar->refresh();
  if (shown || std::any_of(m_panes.begin(), m_panes.end(), [](const Pane* pane) { return pane->isVisible(); }))
    m_tuning->refresh();
}

void TuneRoom::setRoom(bool compact, bool tight, bool narrow) {
  m_narrow = narrow;
  m_bar->setCompact(compact, tight);
}

}  // namespace vortex::ui
