// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tune/tune_commands.h"

#include "engine/config/config_reader.h"
#include "ui/bridge/bridge.h"
#include "ui/models/tuning_words.h"
#include "ui/tune/timeout_box.h"
#include "ui/tune/tuning.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/export.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QtConcurrentRun>
#include <utility>

namespace vortex::ui {
namespace {

void sayText(QAction* action, const QString& text) {
  if (action->text() != text)
    action->setText(text);
}

// In which a number is being typed; null: in none.
TimeoutBox* typedIn() {
  auto* box = qobject_cast<TimeoutBox*>(QApplication::focusWidget());
  return box != nullptr && box->typing() ? box : nullptr;
}

// A shortcut comes before the box takes what was typed in it.
void settleTyped() {
  if (TimeoutBox* box = typedIn())
    box->settle();
}

}  // namespace

TuneCommands::TuneCommands(const Desk& desk, Tuning& tuning, QWidget* window)
    : QObject(window), m_desk(desk), m_tuning(tuning), m_window(window) {
  desk.actions.separate(Menu::Edit);
  addUndo();
  addRevert();
  addApply();
  addModes();
  refresh(false);
}

void TuneCommands::addUndo() {
  Actions& actions = m_desk.actions;
  m_undo = actions.add(
      Menu::Edit, {QStringLiteral("tune.undo"),
                   tr("&Undo"),
                   tr("Takes back the last change of the draft, whoever made it; the engine keeps what it runs with until Apply"),
                   {QKeySequence::Undo},
                   true});
  m_redo = actions.add(Menu::Edit, {QStringLiteral("tune.redo"),
                                    tr("&Redo"),
                                    tr("Makes the change again that was taken back"),
                                    {tr("Ctrl+Y"), QKeySequence(tr("Ctrl+Shift+Z"))},
                                    true});
  connect(m_undo, &QAction::triggered, &m_tuning, &Tuning::undo);
  connect(m_redo, &QAction::triggered, &m_tuning, &Tuning::redo);
}

void TuneCommands::addRevert() {
  Actions& actions = m_desk.actions;
  m_revert =
      actions.add(Menu::Edit, {QStringLiteral("tune.revert"),
                               tr("Revert to r&unning"),
                               tr("Drafts the timeouts that the engine runs with: nothing is pending then. It can be undone"),
                               {},
                               true});
  m_toProfile = actions.add(Menu::Edit, {QStringLiteral("tune.revert_profile"),
                                         tr("Revert to pro&file"),
                                         tr("Drafts the timeouts that the engine was started with: its profile's, with what the "
                                            "configuration file and the command line laid over them"),
                                         {},
                                         true});
  connect(m_revert, &QAction::triggered, this, [this] { m_tuning.set(m_tuning.draft().running()); });
  connect(m_toProfile, &QAction::triggered, this, [this] { m_tuning.set(timeoutsOf(m_desk.bridge.startedWith())); });
  m_shape = actions.add(Menu::View,
                        {QStringLiteral("tune.shape"),
                         tr("Curves as s&hare done"),
                         tr("Draws the share that is done by a time, on a linear axis, in place of the share that takes longer"),
                         {tr("Ctrl+Shift+T")}});
  m_shape->setCheckable(true);
  connect(m_shape, &QAction::toggled, this,
          [this](bool on) { m_tuning.setShape(on ? CurveShape::DoneBy : CurveShape::LongerThan); });
}

void TuneCommands::addApply() {
  Actions& actions = m_desk.actions;
  m_save = actions.add(Menu::Edit, {QStringLiteral("tune.save"),
                                    tr("Save as pro&file…"),
                                    tr("Writes the draft to a configuration file: the profile and every key that differs from it"),
                                    {},
                                    true});
  m_rearm =
      actions.add(Menu::Edit, {QStringLiteral("tune.rearm"),
                               tr("Also re-ar&m running attempts"),
                               tr("Apply also moves the timeouts of attempts that run now; one that has run for longer is cut at "
                                  "once. Else they keep the timeout that they began with"),
                               {},
                               true});
  m_rearm->setCheckable(true);
  m_apply = actions.add(Menu::Edit,
                        {QStringLiteral("tune.apply"),
                         tr("&Apply"),
                         tr("The engine takes the drafted timeouts, for attempts that start from now on; recorded with your name"),
                         {QKeySequence(tr("Ctrl+Return")), QKeySequence(tr("Ctrl+Enter"))},
                         true});
  connect(m_save, &QAction::triggered, this, &TuneCommands::saveProfile);
  connect(m_apply, &QAction::triggered, this, &TuneCommands::apply);
  connect(&m_tuning, &Tuning::refused, this,
          [this](const QString& why) { QMessageBox::warning(m_window, tr("Not applied"), why); });
}

void TuneCommands::addModes() {
  Actions& actions = m_desk.actions;
  // TuneBar opens it.
  m_measure = actions.add(Menu::Edit, {QStringLiteral("tune.measure"),
                                       tr("&Measure on…"),
                                       tr("Chooses which slots are measured on, and a second curve to compare them with"),
                                       {}});
  auto* group = new QActionGroup(this);
  const auto add = [&](TuningMode mode, const char* id, const QString& text, const QString& says) {
    QAction* action = actions.add(Menu::Edit, {QString::fromLatin1(id), text, says, {}, true});
    action->setCheckable(true);
    action->setData(static_cast<int>(mode));
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, mode] { m_tuning.setMode(mode); });
    m_modes.push_back(action);
  };
  add(TuningMode::Off, "tune.off", tr("Timeouts: &Off"), tr("The engine leaves timeouts as they are, and says nothing of them"));
  add(TuningMode::Suggest, "tune.suggest", tr("Timeouts: &Suggest"),
      tr("The engine says what it would set, and changes nothing by itself"));
  add(TuningMode::Auto, "tune.auto", tr("Timeouts: Au&to"),
      tr("The engine sets what it advises, each change recorded with its evidence; what runs is never re-armed"));
}

void TuneCommands::refresh(bool shown) {
  const TuningDraft& draft = m_tuning.draft();
  const QString elsewhere = tr("Open Tune first (Ctrl+2): there one sees what it does");
  const auto allow = [&](QAction* action, bool can, const QString& whyNot) {
    Actions::allow(action, shown && can, shown ? whyNot : elsewhere);
  };
  allow(m_undo, draft.canUndo(), tr("Nothing was drafted that could be undone"));
  allow(m_redo, draft.canRedo(), tr("Nothing was undone"));
  sayText(m_undo, draft.undoes() != nullptr ? tr("&Undo %1").arg(stepText(*draft.undoes())) : tr("&Undo"));
  sayText(m_redo, draft.redoes() != nullptr ? tr("&Redo %1").arg(stepText(*draft.redoes())) : tr("&Redo"));
  const int pending = static_cast<int>(draft.pending().size());
  const QString none = tr("Nothing is changed: drag a line, or type a timeout");
  allow(m_revert, pending > 0, none);
  allow(m_toProfile, true, {});
  allow(m_save, true, {});
  allow(m_rearm, true, {});
  allow(m_shape, true, {});
  allow(m_measure, true, {});
  for (QAction* mode : m_modes) {
    allow(mode, true, {});
    if (mode->data().toInt() == static_cast<int>(m_desk.bridge.live().settings.tuning.mode))
      mode->setChecked(true);
  }
  const bool any = pending > 0 || typedIn() != nullptr;
  allow(m_apply, any && m_desk.bridge.running(), any ? tr("The engine does not run yet") : none);
  sayText(m_apply, pending > 0 ? tr("&Apply %n change(s)", nullptr, pending) : tr("&Apply"));
}

void TuneCommands::apply() {
  settleTyped();
  const int changes = static_cast<int>(m_tuning.draft().pending().size());
  if (changes == 0)
    return;  // what was typed is what runs
  const bool rearm = m_rearm->isChecked();
  const QString why = m_tuning.apply(rearm);
  if (!why.isEmpty()) {
    QMessageBox::warning(m_window, tr("Not applied"), why);
    return;
  }
  emit said(rearm ? tr("%n timeout(s) applied, to attempts that run now, too", nullptr, changes)
                  : tr("%n timeout(s) applied, to attempts that start from now on", nullptr, changes));
}

// Attempts that are watched for longer are the tuning's, and of the moment: not to be kept in a file.
WrittenProfile writeDrafted(const QString& file, Settings drafted, IfThere ifThere) {
  const config::ConfigResult profile = config::readProfile(drafted.profile, config::resourceFolder());
  for (const config::Complaint& complaint : profile.complaints)
    if (config::hasErrors({complaint}))
      return {.wasThere = false, .trouble = QString::fromStdString(complaint.message)};
  for (const Stage stage : kStages)
    drafted.stages[stage].watch = profile.settings.stages[stage].watch;
  return writeProfile(file, config::changesToYaml(drafted, profile.settings), ifThere);
}

WrittenProfile writeProfile(const QString& file, const std::string& text, IfThere ifThere) {
  if (ifThere == IfThere::Refuse && QFile::exists(file))
    return {.wasThere = true, .trouble = {}};
  return {.wasThere = false, .trouble = writeWhole(file, QByteArray::fromStdString(text))};
}

void TuneCommands::saveProfile() {
  settleTyped();
  QString file =
      QFileDialog::getSaveFileName(m_window, tr("Save as profile"),
                                   QString::fromStdString(m_desk.bridge.live().settings.profile) + QStringLiteral("-tuned.yaml"),
                                   tr("Configuration (*.yaml)"), nullptr, QFileDialog::DontConfirmOverwrite);
  if (file.isEmpty())
    return;
  if (!file.endsWith(QLatin1String(".yaml")) && !file.endsWith(QLatin1String(".yml")))
    file += QStringLiteral(".yaml");
  save(file, m_tuning.drafted(), IfThere::Refuse);
}

void TuneCommands::save(const QString& file, const Settings& drafted, IfThere ifThere) {
  QtConcurrent::run(writeDrafted, file, drafted, ifThere).then(this, [this, file, drafted](const WrittenProfile& written) {
    if (written.wasThere)
      askToReplace(file, drafted);
    else if (!written.trouble.isEmpty())
      QMessageBox::critical(m_window, tr("Not saved"), tr("%1 could not be written: %2").arg(file, written.trouble));
    else
      emit said(tr("Saved: start with --config %1").arg(file));
  });
}

void TuneCommands::askToReplace(const QString& file, const Settings& drafted) {
  QMessageBox question(QMessageBox::Warning, tr("Replace the file?"), tr("%1 is there already.").arg(file), QMessageBox::Cancel,
                       m_window);
  const auto* replace = question.addButton(tr("Replace it"), QMessageBox::AcceptRole);
  question.exec();
  if (question.clickedButton() == replace)
    save(file, drafted, IfThere::Replace);
}

}  // namespace vortex::ui
