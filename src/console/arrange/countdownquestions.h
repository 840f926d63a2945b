// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/operator/interventionquestions.h"
#include "console/session/countdowns.h"
#include "core/base/clock.h"

#include <QtCore/QTimer>

#include <memory>

namespace LabChat {

namespace Ui {
class CountdownQuestions;
}

class CountdownModel;
class WatchedSession;

/// Asks which countdowns to change and how, and shows the time left and the new time left
/// every second. Part of the intervention's dialog. Main thread; the session must outlive it.
class CountdownQuestions final : public InterventionQuestions {
    Q_OBJECT

public:
    /// @p selected: participants; @p channel: the shown one, 0: none; @p likely: chosen at first; nothing: the operator has to choose.
    CountdownQuestions(const WatchedSession *watched, const QList<int> &selected, int channel, const std::optional<CountdownScope> &likely,
                       const CountdownChange &change, Clock clock);
    ~CountdownQuestions() override;

    [[nodiscard]] bool isAnswered() const override;
    void answer(QList<Moderate> &wishes) const override;
    [[nodiscard]] QString question() const override;
    [[nodiscard]] bool isFinal() const override;
    [[nodiscard]] QWidget *firstField() const override;

private:
    struct Offer {
        QString text;
        CountdownScope scope;
    };
    void offerScopes();
    void chooseScope(const std::optional<CountdownScope> &likely);
    [[nodiscard]] QList<Offer> offers() const;
    void fillChanges();
    void choose(const CountdownChange &change);
    [[nodiscard]] QList<CountdownTarget> targets() const;
    [[nodiscard]] QList<CountdownTarget> byName(QList<CountdownTarget> targets) const;
    void showPreview();
    [[nodiscard]] CountdownChange change() const;
    [[nodiscard]] QList<Moderate> wishes() const;
    [[nodiscard]] QString note() const;

    std::unique_ptr<Ui::CountdownQuestions> m_ui;
    const WatchedSession *m_watched;
    Clock m_clock;
    CountdownModel *m_model;
    QList<int> m_selected;  ///< participants, when the dialog was opened
    int m_channel = 0;      ///< the one that was shown then
    QHash<QString, CountdownScope> m_scopes;  ///< by their keys in the box
    QTimer m_ticker;
};

} // namespace LabChat
