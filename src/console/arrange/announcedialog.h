// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/operator/awaitedevent.h"
#include "console/session/preferences.h"

#include <QtWidgets/QDialog>

#include <memory>

QT_BEGIN_NAMESPACE
class QStringListModel;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class AnnounceDialog;
}

class AudienceFields;
class WatchedSession;

/// Announces something to participants: all, a role, a group, a channel or some. Stays open, with the text, until the announcement is on
/// disk. Not modal, so that the operator can continue to watch. Main thread; deletes itself; session and preferences must outlive it.
class AnnounceDialog final : public QDialog {
    Q_OBJECT

public:
    /// @p likely: chosen at first; nothing: the operator has to choose. @p selected: the participants who are selected in the table.
    AnnounceDialog(OperatorActions *actions, Preferences *preferences, const WatchedSession *watched, const std::optional<Audience> &likely,
                   const QList<int> &selected, QWidget *parent);
    ~AnnounceDialog() override;

    /// Changes the recipients, keeps the text.
    void aim(const std::optional<Audience> &likely, const QList<int> &selected);
    /// Updates after events in the session, and when the window shows another session.
    void refresh();
    [[nodiscard]] const WatchedSession *watched() const { return m_watched; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showReached();
    void showWhetherElsewhere();
    void showName();
    void showWhetherSendable();
    void usePreset(const QString &text);
    void keepPreset();
    void removePreset();
    void send();
    void reportRefused(const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QList<int> reached() const;

    std::unique_ptr<Ui::AnnounceDialog> m_ui;
    OperatorActions *m_actions;
    Preferences *m_preferences;
    const WatchedSession *m_watched;
    AudienceFields *m_audience = nullptr;
    AwaitedEvent m_awaited;
    QStringListModel *m_presets;
};

} // namespace LabChat
