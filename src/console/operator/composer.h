// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/operator/drafts.h"

#include <QtWidgets/QWidget>

#include <memory>

namespace LabChat {

namespace Ui {
class Composer;
}

/// The line in which the operator writes to a channel or to one participant. Main thread; owned by its panel; the drafts must outlive it.
class Composer final : public QWidget {
    Q_OBJECT

public:
    /// The recipient of the text. A plain value.
    struct Addressee {
        qint64 session = 0;  ///< 0: nobody
        Speech speech;       ///< the command without the text
        QString invitation;  ///< "Write as Experimenter…"
        QString whyNot;      ///< why the operator cannot write; empty: they can
    };

    Composer(Drafts *drafts, QWidget *parent);
    ~Composer() override;

    void setNames(const QString &accessibleName, const QString &buttonText, const QString &toolTip);
    void setAddressee(const Addressee &addressee);

signals:
    /// The operator is typing.
    void edited();

private:
    [[nodiscard]] DraftKey key() const;
    [[nodiscard]] bool isPossible() const { return m_addressee.session != 0 && m_addressee.whyNot.isEmpty(); }
    void send();
    void showDraft();

    std::unique_ptr<Ui::Composer> m_ui;
    Drafts *m_drafts;
    Addressee m_addressee;
};

} // namespace LabChat
