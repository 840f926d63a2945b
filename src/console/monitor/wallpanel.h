// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/messagesubject.h"
#include "console/monitor/wallmodel.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QSettings;
class QToolButton;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class WallPanel;
}

class WallFilter;

/// All channels of the session at a glance: the wall of tiles, its sort order and its filter. Main thread; owned by the workspace.
class WallPanel final : public QWidget {
    Q_OBJECT

public:
    WallPanel(const LogArchive *archive, ReadMarks *marks, QWidget *parent);
    ~WallPanel() override;

    void setSession(const WatchedSession *watched);
    /// New tiles come at the end, until the tiles are sorted again.
    void growSession(const WatchedSession &watched);
    void update(const SessionChanges &changes) { m_model->update(changes); }
    void setNow(qint64 nowMs) { m_model->setNow(nowMs); }

    [[nodiscard]] WallModel *model() const { return m_model; }
    [[nodiscard]] QList<int> selectedChannels() const;
    [[nodiscard]] QSize minimumSizeHint() const override;
    void focusFilter();
    [[nodiscard]] bool hasFilterFocus() const;
    void zoom(int steps);
    void resetZoom();
    /// Saves the sort order of the tiles.
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);
    void resetLayout();

signals:
    void openRequested(int channel);
    void windowRequested(int channel);
    void channelSelected(int channel);
    /// @p message: the one that was clicked; seq 0: none.
    void menuRequested(int channel, const QPoint &globalPos, const LabChat::MessageSubject &message);
    void allReadRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpSorting();
    void fitBar();
    [[nodiscard]] int arrowWidth() const;
    [[nodiscard]] int leastBarWidth() const;
    void chooseSort(WallModel::SortBy by);
    void sortBy(WallModel::SortBy by, Qt::SortOrder order);
    void resort();
    void showPlaceholder();

    std::unique_ptr<Ui::WallPanel> m_ui;
    WallModel *m_model;
    WallFilter *m_filter;
    QMap<WallModel::SortBy, QToolButton *> m_sortButtons;
    QAction *m_allReadAction = nullptr;  ///< where the button has no room
    QTimer m_resortTimer;
};

} // namespace LabChat
