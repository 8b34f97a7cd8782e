// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pane.h"

#include "ui/widgets/exporter.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/title_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QTableView>
#include <QToolButton>
#include <utility>

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

// Cut short with dots where there is no room for it.
class Note final : public QLabel {
 public:
  using QLabel::QLabel;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(text(), Qt::ElideRight, width()));
  }
};

// An arrow into a tray.
class ExportButton final : public QToolButton {
 public:
  explicit ExportButton(QWidget* parent) : QToolButton(parent) {
    setAutoRaise(true);
    setFocusPolicy(Qt::NoFocus);  // Ctrl+E is its key; else the window would begin with the focus on it
    setPopupMode(QToolButton::InstantPopup);
    setAccessibleName(Pane::tr("Export"));
    setToolTip(Pane::tr("Writes what this pane shows to a file  (Ctrl+E)"));
    setFixedSize(22, 22);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    if (underMouse() || isDown())
      painter.fillRect(rect(), tokens().button);
    painter.setPen(QPen(tokens().text2, 1.2));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect().center() + QPointF(0.5, 0.5));
    painter.drawLine(QPointF(0, -6), QPointF(0, 2));
    painter.drawPolyline(QPolygonF{{-3.0, -1.0}, {0.0, 2.5}, {3.0, -1.0}});
    painter.drawPolyline(QPolygonF{{-6.0, 2.0}, {-6.0, 6.0}, {6.0, 6.0}, {6.0, 2.0}});
  }
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
  m_note = new Note(bar);
  m_note->setObjectName(QStringLiteral("paneNote"));
  m_note->setTextFormat(Qt::PlainText);
  m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // it is cut short before a tool is
  m_bar->addWidget(m_name);
  m_bar->addSpacing(6);
  m_bar->addWidget(m_note, 1);
  m_tools = new QHBoxLayout;
  m_tools->setSpacing(6);
  m_bar->addLayout(m_tools);
  m_export = new ExportButton(bar);
  auto* menu = new QMenu(m_export);
  m_export->setMenu(menu);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillExportMenu(*menu, *this); });
  m_bar->addWidget(m_export);
  m_maximise = new TitleButton(TitleButton::Sign::Maximise, tr("Give %1 the whole window").arg(title), bar);
  auto* close = new TitleButton(TitleButton::Sign::Close, tr("Close %1; the View menu opens it again").arg(title), bar);
  m_bar->addWidget(m_maximise);
  m_bar->addSpacing(-6);
  m_bar->addWidget(close);
  connect(m_maximise, &TitleButton::clicked, this, &Pane::maximiseAsked);
  connect(close, &TitleButton::clicked, this, &QDockWidget::close);
  setTitleBarWidget(bar);
}

void Pane::build() {
  if (!std::exchange(m_isMade, true))
    make();
}

void Pane::setVisible(bool visible) {
  if (visible)
    build();
  QDockWidget::setVisible(visible);
}

void Pane::setNote(const QString& note) {
  if (m_note->text() == note)
    return;
  m_note->setText(note);
  m_note->setToolTip(note);
}

void Pane::setHeading(const QString& heading) {
  if (m_name->text() != heading)
    m_name->setText(heading);
}

void Pane::addTool(QWidget* tool) { m_tools->addWidget(tool); }

Exportables Pane::exportables() {
  const auto tables = widget() == nullptr ? QList<QTableView*>() : widget()->findChildren<QTableView*>();
  auto* table = qobject_cast<QTableView*>(widget());
  for (QTableView* inner : tables)
    if (table == nullptr && inner->isVisibleTo(this))
      table = inner;
  return {.picture = widget(), .rows = table == nullptr ? std::function<QByteArray()>() : [table] { return csvOf(*table); }};
}

void Pane::showExportMenu() { m_export->showMenu(); }

Pane* Pane::around(QWidget* widget) {
  while (widget != nullptr && qobject_cast<Pane*>(widget) == nullptr)
    widget = widget->parentWidget();
  return qobject_cast<Pane*>(widget);
}

void Pane::setMaximised(bool maximised) {
  m_maximise->setSign(maximised ? TitleButton::Sign::Restore : TitleButton::Sign::Maximise,
                      maximised ? tr("Put all panes back to their places") : tr("Give %1 the whole window").arg(windowTitle()));
}

void Pane::addToTitle(QWidget* sign) { m_bar->insertWidget(m_bar->indexOf(m_note), sign); }

void Pane::addBeforeTitle(QWidget* sign) { m_bar->insertWidget(0, sign); }

void Pane::setMovable(bool movable) {
  setFeatures(movable ? QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable | QDockWidget::DockWidgetClosable
                      : QDockWidget::DockWidgetClosable);
}

}  // namespace vortex::ui
