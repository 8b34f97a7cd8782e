// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/engine_program.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>
#include <csignal>
#include <utility>

namespace vortex::test {
namespace {

const QString kProgram = QStringLiteral(VORTEX_BIN_DIR "/vortex-engine");
constexpr int kNet_ms = 600'000;  // against a hang, not an assertion

}  // namespace

EngineProgram::EngineProgram() : EngineProgram(kProgram) {}

EngineProgram::EngineProgram(QString program) : m_program(std::move(program)) {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("VORTEX_RESOURCES"), QStringLiteral(VORTEX_SOURCE_DIR "/resources"));
  environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.filePath(QStringLiteral("data")));
  m_process.setProcessEnvironment(environment);
}

void EngineProgram::setEnvironment(const QString& name, const QString& value) {
  QProcessEnvironment environment = m_process.processEnvironment();
  environment.insert(name, value);
  m_process.setProcessEnvironment(environment);
}

void EngineProgram::startRun(const QStringList& arguments) {
  start(QStringList{QStringLiteral("run")} + arguments +
        QStringList{QStringLiteral("--out"), m_folder.filePath(QStringLiteral("slots"))});
}
void EngineProgram::startRerun(const QStringList& arguments) {
  start(QStringList{QStringLiteral("rerun")} + arguments +
        QStringList{QStringLiteral("--out"), m_folder.filePath(QStringLiteral("slots"))});
}
void EngineProgram::startRerunThrough(const QStringList& arguments) { start(QStringList{QStringLiteral("rerun")} + arguments); }

void EngineProgram::startCapture(const QStringList& arguments) { start(QStringList{QStringLiteral("capture")} + arguments); }
void EngineProgram::startSoak(const QStringList& arguments) { start(QStringList{QStringLiteral("soak")} + arguments); }

void EngineProgram::start(const QStringList& arguments) {
  m_process.start(m_program, arguments + QStringList{QStringLiteral("--json")});
  m_process.waitForStarted();
}

int EngineProgram::execute(const QStringList& arguments) {
  m_process.start(m_program, arguments);
  m_process.waitForFinished(kNet_ms);
  m_out = m_process.readAllStandardOutput();
  m_err = m_process.readAllStandardError();
  return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

// In an event loop, so that what other programs of the test say meanwhile is taken, too: one whose pipe is full stands still.
void EngineProgram::awaitMore() {
  QEventLoop loop;
  QTimer::singleShot(kNet_ms, &loop, &QEventLoop::quit);
  QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &loop, &QEventLoop::quit);
  QObject::connect(&m_process, &QProcess::finished, &loop, &QEventLoop::quit);
  loop.exec();
}

bool EngineProgram::readMore() {
  if (!m_process.canReadLine() && m_process.state() == QProcess::Running)
    awaitMore();
  m_pending += m_process.readAllStandardOutput();
  qsizetype end;
  bool any = false;
  while ((end = m_pending.indexOf('\n')) >= 0) {
    const QByteArray line = m_pending.left(end);
    m_pending.remove(0, end + 1);
    m_out += line + '\n';
    const QJsonDocument document = QJsonDocument::fromJson(line);
    m_events.append(document.isObject() ? document.object() : QJsonObject{{QStringLiteral("not_json"), QString::fromUtf8(line)}});
    any = true;
  }
  return any || m_process.state() == QProcess::Running;
}

std::optional<QJsonObject> EngineProgram::waitFor(const std::function<bool(const QJsonObject&)>& fits) {
  do {
    while (m_seen < m_events.size()) {
      const QJsonObject& event = m_events.at(m_seen++);
      if (fits(event))
        return event;
    }
  } while (readMore());
  return std::nullopt;
}

std::optional<QJsonObject> EngineProgram::waitFor(const QString& name) {
  return waitFor([&](const QJsonObject& event) { return event.value(QStringLiteral("event")).toString() == name; });
}

int EngineProgram::waitForEnd() {
  while (readMore()) {
  }
  m_process.waitForFinished(kNet_ms);
  while (readMore()) {
  }
  m_err += m_process.readAllStandardError();
  const int status = m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
  if (status == 3)  // rarely what a test wants, and the reason is in here
    qWarning("vortex-engine failed: %s", m_err.constData());
  return status;
}

void EngineProgram::interrupt() { ::kill(static_cast<pid_t>(m_process.processId()), SIGINT); }

void EngineProgram::kill() { m_process.kill(); }

QList<QJsonObject> EngineProgram::all(const QString& name) const {
  QList<QJsonObject> found;
  for (const QJsonObject& event : m_events)
    if (event.value(QStringLiteral("event")).toString() == name)
      found.append(event);
  return found;
}

QJsonObject EngineProgram::summary() const {
  if (m_events.isEmpty() || m_events.last().value(QStringLiteral("event")).toString() != QStringLiteral("run_summary"))
    return {};
  return m_events.last();
}

QString EngineProgram::recipeFile(const QStringList& prompts, double seconds) {
  QJsonArray recipes;
  for (const QString& prompt : prompts)
    recipes.append(QJsonObject{{QStringLiteral("recipe_id"), QStringLiteral("test")},
                               {QStringLiteral("slot_params"), QJsonObject{{QStringLiteral("slot_id"), QStringLiteral("1")},
                                                                           {QStringLiteral("duration_sec"), seconds},
                                                                           {QStringLiteral("seed"), 7}}},
                               {QStringLiteral("audio_track"),
                                QJsonObject{{QStringLiteral("script"), QStringLiteral("Good evening. Nobody moved about today.")}}},
                               {QStringLiteral("visual_track"), QJsonObject{{QStringLiteral("prompt"), prompt}}}});
  QFile file(m_folder.filePath(QStringLiteral("recipes.json")));
  if (!file.open(QIODevice::WriteOnly))
    qFatal("cannot write %s", qPrintable(file.fileName()));
  file.write(QJsonDocument(recipes).toJson());
  return file.fileName();
}

QStringList patient() {
  return {"--profile", "fast",
          "--set",     "orchestration.timeouts.audio_s=30",
          "--set",     "orchestration.timeouts.image_s=120",
          "--set",     "orchestration.timeouts.video_s=60",
          "--set",     "orchestration.timeouts.clip_s=30",
          "--set",     "orchestration.air_after_s=600"};
}

QStringList unchecked() {
  return patient() + QStringList{"--set",
                                 "check.min_b=0",
                                 "--set",
                                 "check.min_l=0",
                                 "--set",
                                 "ladder=[{side: 128, max_frames: 72, passes: [1, 1, 1, 1], supersample: 1, sampling: bilinear, "
                                 "frames_per_call: 4, text_draws: 2}]"};
}

QStringList cheap() { return unchecked() + QStringList{"--set", "device.threads=1"}; }

}  // namespace vortex::test
