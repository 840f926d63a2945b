// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/moderation/actionsmodel.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <memory>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class ActionsPanel;
}

class ActionsFilter;
class FileSaver;
class ModerationActions;

/// The log of the operator's actions, and their undo. Main thread; owned by its dock.
class ActionsPanel final : public QWidget {
    Q_OBJECT

public:
    ActionsPanel(ActionsModel *model, ModerationActions *moderation, QWidget *parent);
    ~ActionsPanel() override;

    /// Undoes the newest act that can be undone. Its text names the act.
    [[nodiscard]] QAction *undoAction() const;
    /// Selects an action, if it is shown.
    void select(qint64 seq);
    /// To be called after events in the session.
    void refresh();
    [[nodiscard]] QSize sizeHint() const override;
    /// Saves the selected kind of actions.
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);
    void resetLayout();

signals:
    void messageRequested(int channel, qint64 seq);
    void channelRequested(int channel);
    void participantRequested(int participant);

private:
    void setUpColumns();
    void showKinds();
    void showFailure();
    [[nodiscard]] QString chosenKind() const;
    void showUndoable();
    void showUndoableSelected();
    void showMenu(const QPoint &at);
    void undo(const QList<Event> &parts, const QString &newer = {});
    void undoNewest();
    void goTo(const QModelIndex &index);
    void exportShown();
    /// What Undo is about. A plain value.
    struct Undoable {
        QList<Event> parts;  ///< empty: nothing can be undone
        QString newer;       ///< what was done later and cannot be undone; empty: nothing
    };
    [[nodiscard]] Undoable newestUndoable() const;
    [[nodiscard]] QList<Event> selected() const;
    [[nodiscard]] QList<QStringList> shownLines() const;
    [[nodiscard]] QStringList lineOf(const QModelIndex &shown) const;

    std::unique_ptr<Ui::ActionsPanel> m_ui;
    ActionsModel *m_model;
    ModerationActions *m_moderation;
    ActionsFilter *m_filter;
    FileSaver *m_files = nullptr;
    QString m_wantedKind;  ///< selected as soon as there are actions of this kind
};

} // namespace LabChat
