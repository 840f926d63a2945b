// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/monitor/channelsmodel.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class ChannelsPanel;
}

class TableFilter;

/// The table of the session's channels, with its filter. Main thread; owned by the workspace.
class ChannelsPanel final : public QWidget {
    Q_OBJECT

public:
    ChannelsPanel(ChannelsModel *model, QWidget *parent);
    ~ChannelsPanel() override;

    void selectChannel(int channel);
    /// Selects a channel that was selected elsewhere, unless the filter hides it.
    void followChannel(int channel);
    void selectFirst();
    /// Large enough for all columns.
    [[nodiscard]] QSize sizeHint() const override;
    void focusFilter();
    [[nodiscard]] bool hasFilterFocus() const;

signals:
    /// 0: none.
    void channelSelected(int channel);
    /// The operator selected it; not emitted for changes by filtering or sorting.
    void channelChosen(int channel);
    void openRequested(int channel);
    void menuRequested(int channel, const QPoint &globalPos);

private:
    void setUpColumns();

    std::unique_ptr<Ui::ChannelsPanel> m_ui;
    ChannelsModel *m_model;
    TableFilter *m_filter;
};

} // namespace LabChat
