// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleOption>
#include <utility>

namespace vortex::ui {
namespace {

Tokens dark() {
  Tokens t;
  t.window = "#1a1c1e", t.surface = "#202325", t.raised = "#2a2d30", t.sunken = "#15171a";
  t.button = "#2f3336", t.buttonEdge = "#474c51", t.line = "#34383c", t.line2 = "#4c5156", t.grid = "#24272a";
  t.text = "#e4e6e8", t.text2 = "#b3b8bd", t.text3 = "#8d9399", t.disabled = "#62686d";
  t.accent = "#4aa3f7", t.selection = "#1f3f60", t.selectionText = "#f2f7fc", t.ink = "#0e1012";
  t.bar = {{"#96abc0", "#5f9288", "#8875a3", "#b9ad94"}};
  t.mark = {{"#7d92a8", "#4f7f76", "#75628f", "#9b907a"}};
  t.area = {{"#3f4a55", "#31504a", "#4a4157", "#5b554a"}};
  t.overhead = "#5d6368";
  t.phase = {"#23272b", "#1d2023", "#1a1c1f", "#202326"};
  t.high = "#f4595c", t.medium = "#f0a83a", t.low = "#d6cc86";
  t.highBand = "#45191c", t.mediumBand = "#3d2c10", t.lowBand = "#35321d";
  return t;
}

Tokens light() {
  Tokens t;
  t.window = "#d5d7d9", t.surface = "#e9eaeb", t.raised = "#dcdee0", t.sunken = "#f5f6f6";
  t.button = "#eceded", t.buttonEdge = "#a4a9ae", t.line = "#b9bdc1", t.line2 = "#8f959a", t.grid = "#e4e6e8";
  t.text = "#17191b", t.text2 = "#3f4449", t.text3 = "#565c62", t.disabled = "#9aa0a5";
  t.accent = "#0a5cab", t.selection = "#c3dbf3", t.selectionText = "#0b1f33", t.ink = "#0e1012";
  t.bar = {{"#8ba1b7", "#5c978c", "#8672a8", "#b0a27d"}};
  t.mark = {{"#5d748c", "#3f766c", "#67548a", "#857648"}};
  t.area = {{"#c3ccd5", "#b9d3ce", "#d3cadd", "#dfd8c9"}};
  t.overhead = "#a8adb2";
  t.phase = {"#e6e8ea", "#eff0f1", "#f3f4f4", "#e9ebec"};
  t.high = "#b81218", t.medium = "#8f4c00", t.low = "#655b00";
  t.highBand = "#f6d3d3", t.mediumBand = "#f5dfbd", t.lowBand = "#ece7c4";
  return t;
}

// Fusion, with the text of a table's cells where its header has its own: 6 px from the edge.
class Style final : public QProxyStyle {
 public:
  Style() : QProxyStyle(QStringLiteral("Fusion")) {}
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
    return metric == PM_FocusFrameHMargin ? 5 : QProxyStyle::pixelMetric(metric, option, widget);
  }
  // Fusion takes the edge of a check box from the window's colour, which is not to be seen on a dark one.
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element != PE_IndicatorCheckBox)
      return;
    painter->setPen(option->state.testFlag(State_Enabled) ? tokens().text3 : tokens().disabled);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
  }
};

Tokens current = dark();
ThemeName applied = ThemeName::Dark;
bool stale = false;

// Asked of the desktop's palette, with ours out of the way: Qt 6.4 has no word for it.
bool desktopIsDark(QApplication& application) {
  if (qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORMTHEME"))
    return true;
  application.setStyleSheet({});
  QApplication::setPalette(QPalette());
  return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

QString firstOf(const QStringList& families) {
  const QStringList known = QFontDatabase::families();
  for (const QString& family : families)
    if (known.contains(family))
      return family;
  return families.back();
}

QString styleSheet(const Tokens& t, const QColor& value) {
  return QStringLiteral(R"(
QMainWindow, QMainWindow::separator { background: %1; }
QMainWindow::separator { width: 4px; height: 4px; }
QLabel#paneNote, QLabel#caption { color: %9; }
QLabel#key { background: %10; border: 1px solid %11; border-radius: 2.5px; padding: 1px 6px; }
QScrollArea, QScrollArea > QWidget > QWidget, QWidget#paneBody { background: %2; }
QMenuBar { background: %2; color: %3; }
QMenuBar::item { padding: 5px 9px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: %4; color: %5; }
QMenu { background: %6; color: %3; border: 1px solid %7; }
QMenu::item { padding: 4px 22px 4px 14px; }
QMenu::item:disabled { color: %8; }
QStatusBar { background: %2; color: %9; }
QStatusBar::item { border: none; }
QPushButton { background: %10; border: 1px solid %11; border-radius: 2.5px; padding: 3px 10px; color: %3; min-height: 17px; }
QPushButton:hover { border-color: %9; }
QPushButton:pressed { background: %6; }
QPushButton:focus { border: 1px solid %12; }
QPushButton:disabled { color: %8; border-color: %7; }
QPushButton:checked, QPushButton[primary="true"] { background: %4; border-color: %12; color: %5; }
QPushButton#flat { background: transparent; border-color: transparent; }
QPushButton#flat:hover { border-color: %11; }
QPushButton#flat:focus { border-color: %12; }
QListView#palette { background: %6; border: 1px solid %11; }
QTabBar { background: %1; qproperty-drawBase: 0; }
QTabBar::tab { background: %2; color: %9; border: none; border-right: 1px solid %7; padding: 4px 12px; }
QTabBar::tab:selected { background: %6; color: %3; }
QTabBar::tab:hover { color: %3; }
QHeaderView::section { background: %6; color: %13; border: none; border-right: 1px solid %7; padding: 2px 6px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTableView { background: %2; alternate-background-color: %2; color: %15; gridline-color: %7; border: none; selection-background-color: %4; selection-color: %5; }
QPlainTextEdit { background: %14; border: 1px solid %7; }
QLineEdit { background: %14; border: 1px solid %7; border-radius: 2.5px; padding: 2px 6px; color: %3; }
QLineEdit:focus { border-color: %12; }
QToolTip { background: %6; color: %3; border: 1px solid %11; padding: 4px; }
QScrollBar:vertical { background: %2; width: 10px; } QScrollBar::handle:vertical { background: %7; min-height: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
)")
      .arg(t.window.name(), t.surface.name(), t.text.name(), t.selection.name(), t.selectionText.name(), t.raised.name(),
           t.line.name(), t.disabled.name(), t.text3.name())
      .arg(t.button.name(), t.buttonEdge.name(), t.accent.name(), t.text2.name(), t.sunken.name(), value.name());
}

}  // namespace

const QColor& Tokens::of(SlotTone tone) const {
  switch (tone) {
  case SlotTone::Plain:
    return text;
  case SlotTone::Quiet:
    return text2;
  case SlotTone::Thin:
    return medium;
  case SlotTone::Bad:
    return high;
  }
  return text;
}

const QColor& Tokens::alarm(AlarmPriority priority) const {
  return priority == AlarmPriority::High ? high : priority == AlarmPriority::Medium ? medium : low;
}

const QColor& Tokens::alarmBand(AlarmPriority priority) const {
  return priority == AlarmPriority::High ? highBand : priority == AlarmPriority::Medium ? mediumBand : lowBand;
}

void applyTheme(QApplication& application, ThemeName name) {
  applied = name;
  const bool isDark = name == ThemeName::Dark || (name == ThemeName::System && desktopIsDark(application));
  const Tokens t = isDark ? dark() : light();
  current = t;
  if (stale)
    current.text = current.text2 = t.text3;
  QApplication::setStyle(new Style);  // owned by the application
  QPalette palette;
  palette.setColor(QPalette::Window, t.surface);
  palette.setColor(QPalette::WindowText, current.text);
  palette.setColor(QPalette::Base, t.surface);
  palette.setColor(QPalette::AlternateBase, t.raised);
  palette.setColor(QPalette::Text, current.text);
  palette.setColor(QPalette::PlaceholderText, t.text3);
  palette.setColor(QPalette::Button, t.button);
  palette.setColor(QPalette::ButtonText, t.text);
  palette.setColor(QPalette::Highlight, t.selection);
  palette.setColor(QPalette::HighlightedText, t.selectionText);
  palette.setColor(QPalette::ToolTipBase, t.raised);
  palette.setColor(QPalette::ToolTipText, t.text);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, t.disabled);
  application.setPalette(palette);
  application.setFont(wordFont(12));
  application.setStyleSheet(styleSheet(t, current.text));
}

ThemeName appliedTheme() { return applied; }

void followSystemTheme(QApplication& application) {
  if (applied == ThemeName::System)
    applyTheme(application, ThemeName::System);
}

const Tokens& tokens() { return current; }

void setStale(QApplication& application, bool isStale) {
  if (std::exchange(stale, isStale) != isStale)
    applyTheme(application, applied);
}

QFont wordFont(int pixels, int weight) {
  static const QString family = firstOf({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
  QFont font(family);
  font.setPixelSize(pixels);
  font.setWeight(static_cast<QFont::Weight>(weight));
  return font;
}

QFont numberFont(int pixels, int weight) {
  static const QString family = firstOf({QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")});
  QFont font(family);
  font.setStyleStrategy(QFont::PreferNoShaping);  // its glyphs stand one by one, which need not be found out each time
  font.setPixelSize(pixels);
  font.setWeight(static_cast<QFont::Weight>(weight));
  return font;
}

}  // namespace vortex::ui
