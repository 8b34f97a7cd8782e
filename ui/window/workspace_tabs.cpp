// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/workspace_tabs.h"

#include "ui/widgets/actions.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <cmath>

namespace vortex::ui {
namespace {

constexpr int kTabInset = 12, kBeforeKey = 8, kTabHeight = 30;

// A name and its key, the chosen one on the panes' ground under a line of the accent. Where a language's words leave too little
// room, the name alone: the tool tip has the key.
class Tab : public QAbstractButton {
 public:
  Tab(QAction* action, QWidget* parent) : QAbstractButton(parent), m_key(action->shortcut().toString(QKeySequence::NativeText)) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    Actions::bind(this, action, plainText(action));
  }

  QSize sizeHint() const override {
    return {minimumSizeHint().width() + static_cast<int>(std::ceil(QFontMetricsF(numberFont(11)).horizontalAdvance(m_key))) +
                kBeforeKey,
            kTabHeight};
  }
  QSize minimumSizeHint() const override {
    return {static_cast<int>(std::ceil(QFontMetricsF(wordFont(12, 600)).horizontalAdvance(text()))) + 2 * kTabInset, kTabHeight};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Tokens& t = tokens();
    QPainter painter(this);
    if (isChecked()) {
      painter.fillRect(rect(), t.window);
      painter.fillRect(QRect(0, 0, width(), 2), t.accent);
    }
    if (hasFocus()) {
      painter.setPen(t.accent);
      painter.drawRect(rect().adjusted(2, 3, -3, -3));
    }
    painter.setFont(wordFont(12, 600));
    painter.setPen(isChecked() || underMouse() ? t.text : t.text2);
    painter.drawText(rect().adjusted(kTabInset, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (width() < sizeHint().width())
      return;
    painter.setFont(numberFont(11));
    painter.setPen(t.text3);
    painter.drawText(rect().adjusted(0, 0, -kTabInset, 0), Qt::AlignRight | Qt::AlignVCenter, m_key);
  }
  void nextCheckState() override {}  // the action says which one is chosen
  void enterEvent(QEnterEvent*) override { update(); }
  void leaveEvent(QEvent*) override { update(); }

 private:
  QString m_key;
};

}  // namespace

WorkspaceTabs::WorkspaceTabs(const QList<QAction*>& actions, QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Workspaces"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  for (QAction* action : actions)
    row->addWidget(new Tab(action, this));
}

}  // namespace vortex::ui
