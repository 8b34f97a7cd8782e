// SPDX-License-Identifier: GPL-3.0-or-later
//
// vortex-engine as another program sees it: started with arguments, its --json lines read one by one.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <functional>
#include <optional>

namespace vortex::test {

class EngineProgram {
 public:
  EngineProgram();
  // The program under another name, beside whose file other devices may lie.
  explicit EngineProgram(QString program);

  // Before it is started.
  void setEnvironment(const QString& name, const QString& value);

  // `run ARGUMENTS --json --out <own folder>`; `rerun ARGUMENTS …` likewise.
  void startRun(const QStringList& arguments);
  void startRerun(const QStringList& arguments);
  // `rerun ARGUMENTS --json`, by the engine of the program that writes the history.
  void startRerunThrough(const QStringList& arguments);
  // `capture ARGUMENTS --json`, `soak ARGUMENTS --json`.
  void startCapture(const QStringList& arguments);
  void startSoak(const QStringList& arguments);
  // Any command, waited for. Returns the exit status.
  int execute(const QStringList& arguments);

  // The next event that fits, others kept; nothing when the program ended before it came.
  std::optional<QJsonObject> waitFor(const std::function<bool(const QJsonObject&)>& fits);
  std::optional<QJsonObject> waitFor(const QString& event);
  // Reads to the end. Returns the exit status, -1 when a signal ended it.
  int waitForEnd();

  void interrupt();  // SIGINT
  void kill();       // SIGKILL

  const QList<QJsonObject>& events() const { return m_events; }
  QList<QJsonObject> all(const QString& event) const;
  QJsonObject summary() const;  // run_summary; empty when it was not the last line
  QByteArray out() const { return m_out; }
  QByteArray err() const { return m_err; }
  QString folder() const { return m_folder.path(); }

  // A recipe file with one short recipe a prompt.
  QString recipeFile(const QStringList& prompts, double seconds = 2);

 private:
  void start(const QStringList& arguments);
  void awaitMore();
  bool readMore();

  QString m_program;
  QTemporaryDir m_folder;
  QProcess m_process;
  QByteArray m_pending, m_out, m_err;
  QList<QJsonObject> m_events;
  qsizetype m_seen = 0;
};

// Profile fast with time limits that a busy machine does not reach.
QStringList patient();
// The same with a check that draws as few pictures as it can and that every clip passes: it is two thirds of a slot otherwise. For
// tests that ask for no scores.
QStringList unchecked();
// And with one compute thread, which costs a third less than many that wait for one another. For tests that ask for no bits.
QStringList cheap();

}  // namespace vortex::test
