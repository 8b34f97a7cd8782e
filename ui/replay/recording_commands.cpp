// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/recording_commands.h"

#include "ui/bridge/bridge.h"
#include "ui/bridge/is_ready.h"
#include "ui/models/selection.h"
#include "ui/models/slot_words.h"
#include "ui/replay/run_chooser.h"
#include "ui/widgets/actions.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QProgressDialog>
#include <algorithm>
#include <utility>

namespace vortex::ui {
namespace {

constexpr int kSaysAfterMs = 400;                    // what is read faster says nothing
constexpr Duration kFirstSpan = seconds(15 * 60.0);  // of what is shown at first, the end of it

}  // namespace

std::optional<RunChoice> runChoiceOf(const QString& text) {
  if (text == QStringLiteral("last"))
    return RunChoice{.which = RunChoice::Which::Last};
  bool isNumber = false;
  const qulonglong number = text.toULongLong(&isNumber);
  return isNumber && number > 0 ? std::optional(RunChoice{.which = RunChoice::Which::Number, .number = number}) : std::nullopt;
}

RecordingCommands::RecordingCommands(const Desk& desk, QWidget* window) : QObject(window), m_desk(desk), m_window(window) {
  Actions& actions = desk.actions;
  actions.separate(Menu::File);
  connect(actions.add(Menu::File, {QStringLiteral("recording.open"),
                                   tr("Open re&cording…"),
                                   tr("Shows a recorded session in the panes as a live one, to look back and forth in it"),
                                   {QKeySequence(tr("Ctrl+Shift+O"))}}),
          &QAction::triggered, this, &RecordingCommands::choose);
  const auto add = [&](const char* id, const QString& text, const QString& says, const QKeySequence& key, auto act) {
    QAction* action = actions.add(
        Menu::File, {QString::fromLatin1(id), text, says, key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key}});
    connect(action, &QAction::triggered, this, act);
    return action;
  };
  m_ofSlot = add("recording.of_slot", tr("Open its &session"),
                 tr("Shows the recorded session that the selected slot was made in, and the slot in it"), {}, [this] {
                   if (const auto& slot = m_desk.selection.slot())
                     open(m_desk.bridge.live().historyFile, {.which = RunChoice::Which::OfSlot, .number = slot->value});
                 });
  m_back = add("recording.back", tr("&Back to live"), tr("Leaves the recording; the live session is as you left it"),
               QKeySequence(tr("Ctrl+Shift+L")), [this] { back(); });
  m_play = add("recording.play", tr("&Play"), tr("Lets time pass in the recording, or stops it"), QKeySequence(tr("Ctrl+Space")),
               [this] { play(); });
  m_previous =
      add("recording.previous", tr("Pre&vious event"), tr("To where something was told last: of the selected slot, else of any"),
          QKeySequence(tr("Alt+Left")), [this] { step(false); });
  m_next = add("recording.next", tr("Ne&xt event"), tr("To where something is told next: of the selected slot, else of any"),
               QKeySequence(tr("Alt+Right")), [this] { step(true); });
  refresh();
}

RecordingCommands::~RecordingCommands() { giveUp(); }

// Which is which may stand in the files alone.
void RecordingCommands::take(const QStringList& files) {
  m_sorting = std::async(std::launch::async, [files] {
    Dropped dropped;
    for (const QString& file : files)
      if (isRecording(file.toStdString()))
        dropped.recording = file;
      else
        dropped.recipes << file;
    return dropped;
  });
}

void RecordingCommands::sorted(const Dropped& dropped) {
  if (!dropped.recording.isEmpty())
    open(dropped.recording);
  else
    emit recipesDropped(dropped.recipes);
}

void RecordingCommands::choose() {
  const QString file =
      QFileDialog::getOpenFileName(m_window, tr("Open recording"), QFileInfo(m_desk.bridge.live().historyFile).path(),
                                   tr("Histories, captures and event lines (*.db *.vortexcap *.jsonl);;All files (*)"));
  if (!file.isEmpty())
    open(file);
}

void RecordingCommands::open(const QString& file, const RunChoice& choice) {
  giveUp();
  m_file = file;
  m_choice = choice;
  m_question = {};
  m_finding = std::async(std::launch::async, [path = std::filesystem::path(file.toStdString()), choice, stop = m_question.stop] {
    Found found{.store = openStore(path, *stop), .runs = {}, .ofSlot = {}};
    if (found.store.trouble.isEmpty())
      found.runs = readRuns(found.store.file);
    else
      found.runs.trouble = found.store.trouble;
    if (choice.which == RunChoice::Which::OfSlot)
      found.ofSlot = runOf(found.store.file, SlotId{choice.number});
    return found;
  });
}

void RecordingCommands::giveUp() {
  *m_question.stop = true;
  m_reading = {};  // waits for at most one stretch of it
  m_finding = {};
  if (m_progress)
    m_progress->deleteLater();
}

void RecordingCommands::refresh() {
  if (isReady(m_sorting))
    sorted(m_sorting.get());
  if (isReady(m_finding)) {
    found(m_finding.get());
  }
  if (m_progress)
    m_progress->setLabelText(tr("Reading %1: %2 events").arg(QFileInfo(m_file).fileName(), groupedText(*m_question.read)));
  if (isReady(m_reading)) {
    RecordingAnswer answer = m_reading.get();
    if (m_progress)
      m_progress->deleteLater();
    if (answer.playback)
      show(std::move(answer.playback));
    else if (!*m_question.stop)
      refuse(answer.trouble);
  }
  const Playback* recording = m_desk.bridge.recording();
  const QString none = tr("No recording is shown");
  for (QAction* action : {m_back, m_play, m_previous, m_next})
    Actions::allow(action, recording != nullptr, none);
  const bool stored = !m_desk.bridge.live().historyFile.isEmpty();
  Actions::allow(m_ofSlot, recording == nullptr && stored && m_desk.selection.slot(),
                 recording != nullptr ? tr("A recording is shown: go back to live first")
                 : stored             ? tr("Select a slot")
                                      : tr("Nothing is recorded in this session"));
  const QString text = recording != nullptr && recording->plays() ? tr("&Pause") : tr("&Play");
  if (m_play->text() != text)
    m_play->setText(text);
}

void RecordingCommands::found(const Found& found) {
  const RecordedRuns& runs = found.runs;
  m_store = found.store;
  if (!runs.trouble.isEmpty())
    return refuse(runs.trouble);
  switch (m_choice.which) {
  case RunChoice::Which::Last:
    return read(runs.lines.front().id);
  case RunChoice::Which::Number: {
    const auto line = std::find_if(runs.lines.begin(), runs.lines.end(), [&](const RecordedRunLine& one) {
      return static_cast<std::uint64_t>(one.number) == m_choice.number;
    });
    return line == runs.lines.end() ? refuse(tr("It has no run %1 with slots in it").arg(m_choice.number)) : read(line->id);
  }
  case RunChoice::Which::OfSlot:
    return found.ofSlot ? read(*found.ofSlot) : refuse(tr("Slot %1 is not in it").arg(m_choice.number));
  case RunChoice::Which::Ask:
    break;
  }
  if (runs.lines.size() == 1)
    return read(runs.lines.front().id);
  // Without a loop of its own: this is a frame of the live channel.
  auto* chooser = new RunChooser(runs, m_file, m_window);
  chooser->setAttribute(Qt::WA_DeleteOnClose);
  connect(chooser, &QDialog::accepted, this, [this, chooser, lines = runs.lines] { read(lines[chooser->chosen()].id); });
  chooser->open();
}

void RecordingCommands::read(std::int64_t run) {
  m_question = {.file = m_store.file, .run = run, .opened = m_file};
  m_reading = std::async(std::launch::async, [question = m_question] { return readRecording(question); });
  m_progress = new QProgressDialog(QString(), tr("Do not open it"), 0, 0, m_window);
  m_progress->setWindowTitle(tr("Open recording"));
  m_progress->setMinimumDuration(kSaysAfterMs);
  m_progress->setAttribute(Qt::WA_DeleteOnClose);
  connect(m_progress, &QProgressDialog::canceled, this, [stop = m_question.stop] { *stop = true; });
}

void RecordingCommands::show(std::unique_ptr<Playback> recording) {
  TimeAxis& axis = m_desk.axis;
  Selection& selection = m_desk.selection;
  if (!m_before)
    m_before = Before{.range = axis.range(), .follows = axis.follows(), .slot = selection.slot(), .alarm = selection.alarm()};
  m_desk.actions.hold(tr("A recording is shown: go back to live first"));
  selection.select(std::nullopt);  // of the live session
  selection.selectAlarm({});
  const Duration length = recording->end() - recording->begin();
  m_desk.bridge.show(std::move(recording));
  m_shownStore = m_store;
  const bool ofSlot = m_choice.which == RunChoice::Which::OfSlot;
  if (ofSlot)
    selection.select(SlotId{m_choice.number});
  axis.setNow(m_desk.bridge.now());
  axis.showLast(std::min(std::max(length, seconds(60)), kFirstSpan));
  if (const Slot* slot = ofSlot ? m_desk.bridge.session().find(*selection.slot()) : nullptr)
    axis.bringIntoView(slot->begin());
  emit opened();
}

void RecordingCommands::back() {
  if (!m_before)
    return;
  const Before before = *std::exchange(m_before, std::nullopt);
  m_desk.bridge.show(nullptr);
  m_shownStore = {};
  m_desk.actions.hold({});
  m_desk.axis.setNow(m_desk.bridge.now());
  if (before.follows)
    m_desk.axis.showLast(before.range.span());
  else
    m_desk.axis.show(before.range);
  m_desk.selection.select(before.slot);
  m_desk.selection.selectAlarm(before.alarm);
  emit left();
}

void RecordingCommands::play() {
  if (Playback* recording = m_desk.bridge.recording())
    recording->play(!recording->plays());
  refresh();
}

void RecordingCommands::step(bool forward) {
  Playback* recording = m_desk.bridge.recording();
  if (recording == nullptr)
    return;
  recording->play(false);
  const auto& slot = m_desk.selection.slot();
  if (forward)
    recording->toNextEvent(slot);
  else
    recording->toPreviousEvent(slot);
}

void RecordingCommands::refuse(const QString& why) {
  auto* box = new QMessageBox(QMessageBox::Warning, tr("The recording cannot be shown"),
                              QStringLiteral("%1: %2.").arg(QFileInfo(m_file).fileName(), why), QMessageBox::Close, m_window);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->open();
}

}  // namespace vortex::ui
