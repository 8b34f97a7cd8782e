// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pane.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace vortex::ui {
namespace {

constexpr int kTitleHeight = 30;

// The dock's layout asks a title bar for its hint and passes over a fixed height.
class TitleBar final : public QWidget {
 public:
  using QWidget::QWidget;
  QSize sizeHint() const override { return {QWidget::sizeHint().width(), kTitleHeight}; }
  QSize minimumSizeHint() const override { return {0, kTitleHeight}; }

 protected:
  void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), tokens().raised); }
};

}  // namespace

Pane::Pane(const QString& id, const QString& title, QWidget* parent) : QDockWidget(title, parent) {
  setObjectName(id);
  auto* bar = new TitleBar(this);
  bar->setFixedHeight(kTitleHeight);
  m_bar = new QHBoxLayout(bar);
  m_bar->setContentsMargins(8, 0, 6, 0);
  m_bar->setSpacing(6);
  m_name = new QLabel(title, bar);
  m_name->setFont(wordFont(12, 600));
  m_name->setStyleSheet(QStringLiteral("font-weight: 600"));
  connect(this, &QWidget::windowTitleChanged, m_name, &QLabel::setText);
  m_note = new QLabel(bar);
  m_note->setObjectName(QStringLiteral("paneNote"));
  m_note->setTextFormat(Qt::PlainText);
  m_bar->addWidget(m_name);
  m_bar->addSpacing(6);
  m_bar->addWidget(m_note, 1);
  setTitleBarWidget(bar);
}

void Pane::setNote(const QString& note) {
  if (m_note->text() != note)
    m_note->setText(note);
}

void Pane::addTool(QWidget* tool) { m_bar->addWidget(tool); }

void Pane::setMovable(bool movable) {
  setFeatures(movable ? QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable | QDockWidget::DockWidgetClosable
                      : QDockWidget::DockWidgetClosable);
}

}  // namespace vortex::ui
