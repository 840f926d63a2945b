// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/activitydata.h"

#include <QtCharts/QChartView>

QT_BEGIN_NAMESPACE
class QAreaSeries;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace LabChat {

/// Draws messages per minute as stacked layers, with the marks as vertical lines.
/// A tooltip describes what is below the pointer. Main thread; owned by its panel.
class ActivityView final : public QChartView {
    Q_OBJECT

public:
    explicit ActivityView(QWidget *parent = nullptr);

    /// More bins would be invisible and slow to draw.
    [[nodiscard]] int mostBins() const;
    void showActivity(const QList<ActivitySeries> &series, const ActivityBins &bins, const QList<ActivityMark> &marks);
    /// A description of a position in the viewport; empty: nothing is there.
    [[nodiscard]] QString tipAt(const QPoint &at) const;

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Layer {
        QLineSeries *lower = nullptr;
        QLineSeries *upper = nullptr;
        QAreaSeries *area = nullptr;
    };

    void addLayer();
    void showLayers();
    void showAxes();
    void useColors();
    [[nodiscard]] QColor layerColor(int layer) const;
    [[nodiscard]] double xOf(qint64 atMs) const;
    [[nodiscard]] QString marksAt(int x) const;
    [[nodiscard]] QString valuesAt(int x) const;

    QList<Layer> m_layers;
    QDateTimeAxis *m_time;
    QValueAxis *m_messages;
    QList<ActivitySeries> m_series;
    ActivityBins m_bins;
    QList<ActivityMark> m_marks;
};

} // namespace LabChat
