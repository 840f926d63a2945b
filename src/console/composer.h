// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/awaitedevent.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class Composer;
}

/// A line in which the operator writes to a channel or to one participant. What was typed stays until it is on
/// disk; each addressee has its own draft. Main thread; owned by its panel.
class Composer final : public QWidget {
    Q_OBJECT

public:
    /// What the line is for. A plain value.
    struct Addressee {
        qint64 session = 0;  ///< 0: nobody
        Moderate wish;       ///< kind, and channel or participant; the composer adds what was typed
        QString invitation;  ///< "Say as Experimenter…"
        QString whyNot;      ///< why nothing can be written; empty: it can
    };

    Composer(OperatorActions *actions, QWidget *parent);
    ~Composer() override;

    /// How the line is called where there may be several of them.
    void setNames(const QString &accessibleName, const QString &buttonText, const QString &toolTip);
    void setAddressee(const Addressee &addressee);
    void focus();

signals:
    /// The operator is writing.
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Draft {
        QString text;
        QString problem;
        AwaitedEvent *awaited = nullptr;
    };
    using Key = std::pair<qint64, std::pair<int, int>>;  ///< session, channel, participant

    [[nodiscard]] Key key() const;
    void send();
    void noteCommitted(const Key &key, const Event &event);
    void noteRefused(const Key &key, const QString &text);
    void showDraft();
    void showProblem();

    std::unique_ptr<Ui::Composer> m_ui;
    OperatorActions *m_actions;
    Addressee m_addressee;
    QHash<Key, Draft> m_drafts;
};

} // namespace LabChat
