// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window_program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <chrono>
#include <utility>

namespace vortex::test {

WindowProgram::WindowProgram(QStringList arguments)
    : WindowProgram(QStringLiteral(VORTEX_BIN_DIR "/vortex-control-room"), std::move(arguments), {}) {}

WindowProgram::WindowProgram(const QString& program, QStringList arguments, const QString& runtime) {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
    environment.insert(QString::fromUtf8(name), m_home.path());
  environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
  m_program.setProcessEnvironment(environment);
  m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  arguments << QStringLiteral("--say-words") << QStringLiteral("--language") << QStringLiteral("en") << QStringLiteral("--out")
            << m_home.filePath(QStringLiteral("slots"));
  m_program.start(program, arguments);
  if (!m_program.waitForStarted(-1))
    qFatal("the window does not start: %s", qPrintable(m_program.errorString()));
}

WindowProgram::~WindowProgram() {
  if (m_program.state() != QProcess::NotRunning)
    kill();
}

void WindowProgram::kill() {
  m_program.kill();
  m_program.waitForFinished(-1);
}

bool WindowProgram::read() {
  while (!m_program.canReadLine())
    if (!m_program.waitForReadyRead(-1))
      return false;
  const QJsonObject line = QJsonDocument::fromJson(m_program.readLine()).object();
  const auto text = [&](const char* key) { return line.value(QLatin1String(key)).toString(); };
  const auto number = [&](const char* key) { return line.value(QLatin1String(key)).toDouble(); };
  m_last = {.words = text("words"),
            .device = text("device"),
            .making = text("making"),
            .verdict = text("verdict"),
            .remark = text("remark"),
            .pid = static_cast<int>(number("pid")),
            .atMs = number("at_ns") * 1e-6,
            .noticedMs = number("noticed_ms"),
            .stallMs = number("stall_ms")};
  m_longestStallMs = std::max(m_longestStallMs, m_last.stallMs);
  return true;
}

Said WindowProgram::await(const std::function<bool(const Said&)>& fits) {
  do {
    if (!read())
      qFatal("the window ended by itself; it had said last: %s", qPrintable(m_last.words));
  } while (!fits(m_last));
  return m_last;
}

const Said& WindowProgram::last() {
  m_program.waitForReadyRead(0);
  while (m_program.canReadLine())
    read();
  return m_last;
}

int WindowProgram::end() {
  m_program.terminate();
  m_program.waitForFinished(-1);
  return m_program.exitStatus() == QProcess::NormalExit ? m_program.exitCode() : -1;
}

int WindowProgram::descriptors() const {
  return static_cast<int>(
      QDir(QStringLiteral("/proc/%1/fd").arg(m_program.processId())).entryList(QDir::System | QDir::Files).size());
}

int WindowProgram::sharedMemories() const {
  QFile maps(QStringLiteral("/proc/%1/maps").arg(m_program.processId()));
  return maps.open(QIODevice::ReadOnly) ? static_cast<int>(maps.readAll().count("memfd:")) : -1;
}

double WindowProgram::nowMs() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace vortex::test
