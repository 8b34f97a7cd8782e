// SPDX-License-Identifier: GPL-3.0-or-later
//
// Starts a capture on the running engine, shows how it goes (progress, time left, what can be said already), and ends it early
// without losing anything.
#pragma once

#include "ui/bridge/desk.h"
#include "ui/capture/start_capture.h"
#include "ui/widgets/pane.h"

#include <QString>
#include <cstdint>
#include <future>
#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace vortex {
struct CaptureRequest;
}

namespace vortex::ui {

class CaptureDesk;
struct CaptureLine;

class CaptureForm : public Pane {
  Q_OBJECT

 public:
  // folder: where captures go. sample: the recipe file that one is fed where nothing else is chosen.
  CaptureForm(const Desk& desk, CaptureDesk& captures, QString folder, QString sample, QWidget* parent);
  ~CaptureForm() override;
  void refresh() override;

 protected:
  void make() override;

 private:
  QWidget* buildFields(QWidget* parent);
  QWidget* buildLength(QWidget* parent);
  void buildWorkload(QFormLayout& form, QWidget* parent);
  void buildSnapshots(QFormLayout& form, QWidget* parent);
  void buildBaseline(QFormLayout& form, QWidget* parent);
  void listBaselines();
  void showBaseline(int row, const CaptureLine* line);  // line: null: none
  QWidget* buildProgress(QWidget* parent);
  bool feedsItself() const;
  QString recipeFile() const;  // that it is fed from; "": what the channel makes is captured
  void chooseRecipes();
  void showWorkload();
  void prepare();
  void start(CapturePreparation prepared);
  CaptureRequest request() const;
  void showState();

  Desk m_desk;
  CaptureDesk& m_captures;
  const QString m_folder, m_sample;
  QString m_recipes;  // a file that was chosen; "": none
  QLineEdit *m_label = nullptr, *m_notes = nullptr;
  QRadioButton *m_bySlots = nullptr, *m_byMinutes = nullptr;
  QSpinBox *m_length = nullptr, *m_warmUp = nullptr, *m_seed = nullptr, *m_every = nullptr;
  QDoubleSpinBox *m_cancels = nullptr, *m_timeouts = nullptr;
  QComboBox *m_workload = nullptr, *m_snapshots = nullptr, *m_baseline = nullptr;
  QCheckBox* m_exclusive = nullptr;
  QLabel *m_state = nullptr, *m_verdict = nullptr, *m_says = nullptr;
  QProgressBar* m_progress = nullptr;
  QPushButton* m_start = nullptr;
  std::future<CapturePreparation> m_preparing;
  std::optional<std::uint64_t> m_asked;  // of what was told of captures, when one was asked for that nothing is told of yet
  bool m_ending = false;                 // somebody asked the running one to end
  QString m_refused;                     // why the last that was asked for did not begin; "" it did
};

}  // namespace vortex::ui
