// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"

#include <QtCore/QAbstractListModel>

namespace LabChat {

/// The private conversation of one participant with the operator, for a transcript view (it has the roles of TranscriptModel). Main thread; owned by its panel.
class HelpTalkModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Null or 0: none.
    void setParticipant(const WatchedSession *watched, int participant);
    void update(const SessionChanges &changes);
    /// Shows the participant as "You", as on the page.
    void showAsOnPage() { m_asOnPage = true; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QList<HelpLine> talk() const;
    [[nodiscard]] QString nickname(const HelpLine &line) const;

    const WatchedSession *m_watched = nullptr;
    int m_participant = 0;
    bool m_asOnPage = false;
    QList<HelpLine> m_lines;
};

} // namespace LabChat
