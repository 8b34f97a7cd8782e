// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two memory snapshots as a table: one unit for all, the most growth first, sums that are those of the rows.
#include "ui/models/compared_blocks_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace vortex;
using namespace vortex::ui;
using Model = ComparedBlocksModel;

namespace {

snapshot::StandingGroup group(const char* label, const char* stage, std::int64_t blocks, std::int64_t bytes, std::int64_t largest,
                              std::int64_t sizes = 1) {
  return {.key = label, .label = label, .stage = stage, .blocks = blocks, .bytes = bytes, .largest = largest, .sizes = sizes};
}

// The picture's numbers.
snapshot::SnapshotComparison sample() {
  return snapshot::compare({group("frame_writer.cpp:212 toFloatFrames", "video", 1, 3'400'000'000, 3'400'000'000),
                            group("refiner.cpp:140 step", "image", 6, 100'000'000, 16'800'000, 3),
                            group("voice.cpp:7 speak", "audio", 2, 40'000'000, 20'000'000), group("", "", 310, 1'000'000, 4'096)},
                           {group("frame_writer.cpp:212 toFloatFrames", "video", 5, 16'990'000'000, 3'400'000'000),
                            group("refiner.cpp:140 step", "image", 22, 370'000'000, 16'800'000, 3),
                            group("", "", 310, 1'000'000, 4'096)});
}

QString cell(const QAbstractItemModel& model, int row, int column) { return model.index(row, column).data().toString(); }

}  // namespace

class TestComparedBlocks : public QObject {
  Q_OBJECT

 private slots:
  void theMostGrowthStandsFirstInOneUnit() {
    Model model;
    const QAbstractItemModelTester tester(&model);
    model.show(sample(), snapshot::GroupBy::Place);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(cell(model, 0, Model::Group), QStringLiteral("frame_writer.cpp:212 toFloatFrames"));
    QCOMPARE(cell(model, 0, Model::Stage), QStringLiteral("video"));
    QCOMPARE(cell(model, 0, Model::What), QStringLiteral("3.40 GB each"));
    QCOMPARE(cell(model, 0, Model::BlocksMore), QStringLiteral("+4"));
    QCOMPARE(cell(model, 0, Model::BytesA), QStringLiteral("3.40"));
    QCOMPARE(cell(model, 0, Model::BytesMore), QStringLiteral("+13.59"));
    QCOMPARE(cell(model, 0, Model::Share), QStringLiteral("98.1 %"));
    QCOMPARE(cell(model, 1, Model::What), QStringLiteral("3 sizes, to 16.8 MB"));
    QCOMPARE(cell(model, 1, Model::BytesMore), QStringLiteral("+0.27"));
    QCOMPARE(cell(model, 2, Model::Group), QStringLiteral("no stack was recorded"));
    QCOMPARE(cell(model, 2, Model::Share), QString());
    QCOMPARE(cell(model, 3, Model::BytesMore), QStringLiteral("−0.04"));
    QCOMPARE(model.headerData(Model::BytesB, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("GB B"));
    QCOMPARE(model.totals(Model::Group), QStringLiteral("All 4, 2 grew"));
    QCOMPARE(model.totals(Model::BlocksMore), QStringLiteral("+18"));
    QCOMPARE(model.totals(Model::BytesMore), QStringLiteral("+13.82"));
  }

  void onlyWhatGrewAndSortedByAnyColumn() {
    Model model;
    model.show(sample(), snapshot::GroupBy::Place);
    model.setOnlyGrown(true);
    QCOMPARE(model.rowCount(), 2);
    model.setOnlyGrown(false);
    model.sort(Model::BlocksA, Qt::AscendingOrder);
    QCOMPARE(cell(model, 0, Model::BlocksA), QStringLiteral("1"));
    QCOMPARE(cell(model, 3, Model::BlocksA), QStringLiteral("310"));
    model.sort(Model::Stage, Qt::AscendingOrder);
    QCOMPARE(cell(model, 0, Model::Stage), QStringLiteral("audio"));
    QCOMPARE(model.rowOf("voice.cpp:7 speak"), std::optional(0));
    model.setOnlyGrown(true);
    QCOMPARE(model.rowOf("voice.cpp:7 speak"), std::nullopt);
  }

  void smallOnesAreToldInASmallUnit() {
    Model model;
    model.show(snapshot::compare({}, {group("65536", "", 3, 196'608, 65'536)}), snapshot::GroupBy::Size);
    QCOMPARE(model.headerData(Model::BytesMore, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Δ MB"));
    QCOMPARE(cell(model, 0, Model::Group), QStringLiteral("65.5 kB"));
    QCOMPARE(cell(model, 0, Model::BytesMore), QStringLiteral("+0.20"));
    QCOMPARE(cell(model, 0, Model::Share), QStringLiteral("100.0 %"));
  }
};

QTEST_GUILESS_MAIN(TestComparedBlocks)
#include "test_compared_blocks.moc"
