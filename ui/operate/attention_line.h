// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line that answers "what needs me": a calm sentence, or the worst alarm with what helps, a button that does it where the
// window can, one that shows the cause, and one that acknowledges it. Always as high, whatever it says. Its accessible name is the
// sentence without what counts on with every second.
#pragma once

#include "engine/slot/alarm.h"
#include "ui/bridge/desk.h"
#include "ui/models/spare_book.h"

#include <QWidget>
#include <optional>
#include <string>

class QAction;
class QLabel;
class QPushButton;

namespace vortex::ui {

struct AlarmLine;
struct View;

class AttentionLine : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionLine(const Desk& desk, QWidget* parent = nullptr);
  void refresh();
  void setNarrow(bool narrow);  // the sentence and its buttons alone
  // Shown while no alarm stands, with a button that does the action (while it is enabled), until it is dismissed or done.
  // sign: of a notice that tells of something abnormal.
  void setNotice(const QString& notice, QAction* action, std::optional<AlarmPriority> sign = std::nullopt);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const View& live() const;  // also while a recording is shown below it
  struct Said {
    QString text;   // rich
    QString words;  // plain, and still while time passes
    QString detail;
  };
  // What its own painting depends on; the words are labels.
  struct Sign {
    std::string alarm;
    AlarmState state{};
    AlarmPriority priority{};
    bool noticed = false;
    friend bool operator==(const Sign&, const Sign&) = default;
  };
  Said saySilence() const;  // of an engine that hangs
  Said sayAlarm(const AlarmLine& line) const;
  std::optional<Said> sayOutage() const;
  Said sayCalm() const;

  Desk m_desk;
  Bridge& m_bridge;
  QLabel *m_text = nullptr, *m_count = nullptr;
  QPushButton *m_act = nullptr, *m_show = nullptr, *m_acknowledge = nullptr, *m_dismiss = nullptr;
  QString m_notice;
  std::optional<AlarmPriority> m_sign;               // of the notice
  QAction *m_action = nullptr, *m_remedy = nullptr;  // the notice's; the alarm's
  std::string m_alarm;                               // the one that is shown, "" when calm
  SpareBook m_book;
  int m_due = 0, m_missed = 0;  // today
  Sign m_painted;
};

}  // namespace vortex::ui
