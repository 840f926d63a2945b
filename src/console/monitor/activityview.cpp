// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/monitor/activityview.h"

#include "console/monitor/activityticks.h"
#include "console/widgets/accents.h"
#include "console/widgets/displaytext.h"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QDateTimeAxis>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>
#include <QtCore/QDateTime>
#include <QtGui/QHelpEvent>
#include <QtWidgets/QGraphicsLayout>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLayers = ActivityData::mostSeries + 1;
constexpr qint64 minuteMs = 60'000;
constexpr double nearPixels = 4;
constexpr int mostTipLines = 8;
constexpr int pixelsPerBin = 3;

QString perMinuteText(double value)
{
    return QLocale().toString(value, 'f', value == std::floor(value) ? 0 : 1);
}

} // namespace

ActivityView::ActivityView(QWidget *parent) : QChartView(parent), m_time(new QDateTimeAxis(this)), m_messages(new QValueAxis(this))
{
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_messages, Qt::AlignLeft);
    for (int i = 0; i < mostLayers; ++i)
        addLayer();
    chart()->setMargins({4, 4, 4, 4});
    chart()->setBackgroundRoundness(0);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->setAlignment(Qt::AlignRight);
    setRenderHint(QPainter::Antialiasing);
    setMinimumHeight(fontMetrics().height() * 8);
    useColors();
}

void ActivityView::addLayer()
{
    Layer layer{new QLineSeries(this), new QLineSeries(this), nullptr};
    layer.area = new QAreaSeries(layer.upper, layer.lower);
    chart()->addSeries(layer.area);
    layer.area->attachAxis(m_time);
    layer.area->attachAxis(m_messages);
    m_layers.append(layer);
}

int ActivityView::mostBins() const
{
    return qBound(60, width() / pixelsPerBin, ActivityData::mostBins);
}

void ActivityView::showActivity(const QList<ActivitySeries> &series, const ActivityBins &bins, const QList<ActivityMark> &marks)
{
    m_series = series;
    m_bins = bins;
    m_marks = marks;
    showAxes();
    showLayers();
    useColors();
    viewport()->update();
}

/// Each layer is stacked on those before it.
void ActivityView::showLayers()
{
    QList<double> below(m_bins.count, 0);
    for (int i = 0; i < m_layers.size(); ++i) {
        const Layer &layer = m_layers.at(i);
        layer.area->setVisible(i < m_series.size());
        if (i >= m_series.size())
            continue;
        layer.area->setName(m_series.at(i).name);
        QList<QPointF> lower, upper;
        for (int bin = 0; bin < m_bins.count; ++bin) {
            const double x = double(m_bins.startMs(bin)) + double(m_bins.minutesPerBin * minuteMs) / 2;
            lower.append({x, below.at(bin)});
            below[bin] += m_series.at(i).perMinute.at(bin);
            upper.append({x, below.at(bin)});
        }
        layer.lower->replace(lower);
        layer.upper->replace(upper);
    }
    const double highest = below.isEmpty() ? 0 : *std::max_element(below.begin(), below.end());
    m_messages->setRange(0, qMax(4.0, std::ceil(highest)));
    m_messages->setTickCount(5);
    m_messages->applyNiceNumbers();
    m_messages->setLabelFormat(u"%.0f"_s);
}

void ActivityView::showAxes()
{
    const ActivityTicks ticks = activityTicks(m_bins);
    m_time->setFormat(ticks.overDays ? u"MM-dd HH:mm"_s : u"HH:mm"_s);
    m_time->setTickCount(ticks.count);
    m_time->setRange(ticks.first, ticks.last);
}

QColor ActivityView::layerColor(int layer) const
{
    if (layer >= ActivityData::mostSeries)
        return dimmedText(palette());
    return memberColor(layer + 1, palette());
}

void ActivityView::useColors()
{
    const QColor text = palette().color(QPalette::Text);
    QColor grid = dimmedText(palette());
    grid.setAlphaF(0.25F);
    chart()->setBackgroundBrush(palette().base());
    chart()->legend()->setLabelColor(text);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_time), static_cast<QAbstractAxis *>(m_messages)}) {
        axis->setLabelsColor(text);
        axis->setGridLineColor(grid);
        axis->setLinePenColor(dimmedText(palette()));
        axis->setLabelsFont(font());
    }
    m_time->setGridLineVisible(false); // vertical lines are used for marks
    chart()->legend()->setFont(font());
    chart()->legend()->setVisible(m_series.size() > 1);
    for (int i = 0; i < m_layers.size(); ++i) {
        QColor fill = layerColor(i);
        m_layers.at(i).area->setPen(Qt::NoPen); // an outline around thousands of corners takes seconds
        fill.setAlphaF(0.6F);
        m_layers.at(i).area->setBrush(fill);
    }
}

double ActivityView::xOf(qint64 atMs) const
{
    return chart()->mapToPosition(QPointF(double(atMs), 0), m_layers.first().area).x();
}

void ActivityView::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_bins.count == 0)
        return;
    const QRectF area = chart()->plotArea();
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const bool interventions : {false, true}) {
        QPen pen(interventions ? accentColor(Accent::Warning, palette()) : dimmedText(palette()));
        pen.setStyle(interventions ? Qt::SolidLine : Qt::DashLine);
        pen.setWidth(interventions ? 2 : 1);
        painter->setPen(pen);
        double lastX = -1;
        for (const ActivityMark &mark : std::as_const(m_marks)) {
            const double x = std::round(xOf(mark.atMs));
            if (mark.isIntervention == interventions && x != lastX)
                painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
            if (mark.isIntervention == interventions)
                lastX = x;
        }
    }
}

bool ActivityView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QChartView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, viewport());
    return true;
}

void ActivityView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        useColors();
}

QString ActivityView::tipAt(const QPoint &at) const
{
    if (m_bins.count == 0 || !chart()->plotArea().contains(mapToScene(at)))
        return {};
    const int x = int(mapToScene(at).x());
    const QString marks = marksAt(x);
    return marks.isEmpty() ? valuesAt(x) : marks;
}

QString ActivityView::marksAt(int x) const
{
    QStringList lines;
    int more = 0;
    for (const ActivityMark &mark : m_marks) {
        if (std::abs(xOf(mark.atMs) - x) > nearPixels)
            continue;
        if (lines.size() < mostTipLines)
            lines.append(tr("%1  %2", "when, what").arg(clockTime(mark.atMs), mark.text));
        else
            ++more;
    }
    if (more > 0)
        lines.append(tr("… and %1 more").arg(numberText(more)));
    return lines.join(u'\n');
}

QString ActivityView::valuesAt(int x) const
{
    const auto atMs = qint64(chart()->mapToValue(QPointF(x, 0), m_layers.first().area).x());
    const int bin = m_bins.binAt(atMs);
    if (bin < 0 || bin >= m_bins.count)
        return {};
    double all = 0;
    QStringList lines;
    for (const ActivitySeries &series : m_series) {
        all += series.perMinute.at(bin);
        if (m_series.size() > 1 && series.perMinute.at(bin) > 0)
            lines.append(tr("%1: %2", "a channel or role, messages per minute").arg(series.name, perMinuteText(series.perMinute.at(bin))));
    }
    const QString time = QDateTime::fromMSecsSinceEpoch(m_bins.startMs(bin)).toString(u"HH:mm"_s);
    lines.prepend(tr("%1 · %2 messages per minute").arg(time, perMinuteText(all)));
    return lines.join(u'\n');
}

} // namespace LabChat
