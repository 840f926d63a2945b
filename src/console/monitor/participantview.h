// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"
#include "core/logarchive.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class ParticipantView;
}

class HelpTalkModel;
class ParticipantBox;

/// Everything that a participant sees now, as they see it: the page's title and text, its countdown, announcements,
/// restrictions, each chat box with its messages, and the private conversation. Live. Main thread; owned by its dock or window.
class ParticipantView final : public QWidget {
    Q_OBJECT

public:
    ParticipantView(const LogArchive *archive, QWidget *parent);
    ~ParticipantView() override;

    /// Null or 0: none.
    void setParticipant(const WatchedSession *watched, int participant);
    void update(const SessionChanges &changes);
    [[nodiscard]] int participant() const { return m_participant; }
    [[nodiscard]] QSize sizeHint() const override;

private:
    void showPerson();
    void showPage();
    void showPageBody();
    void clearPage();
    void showSurroundings();
    void showClocks();
    void addBox(const ChatBox &box);
    [[nodiscard]] QList<ChatBox> boxes() const;
    [[nodiscard]] bool isOfOtherSystem() const { return m_watched->session().isOfOtherSystem(); }
    void takeNewBoxes();
    [[nodiscard]] QString place() const;
    [[nodiscard]] bool isOnAPage() const;

    const LogArchive *m_archive;
    std::unique_ptr<Ui::ParticipantView> m_ui;
    QList<ParticipantBox *> m_boxes;
    HelpTalkModel *m_help;
    QTimer m_clockTimer;  ///< active only while a text changes every second
    const WatchedSession *m_watched = nullptr;
    int m_participant = 0;
    QString m_shownPlace;  ///< the shown page, as identified by place()
};

} // namespace LabChat
