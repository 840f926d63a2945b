// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/tablemodel.h"
#include "core/operatorservice.h"

namespace LabChat {

/// The keys of other systems as the server reports them, and the sessions that are open without one. Main thread; owned by the window, because the
/// server reports them once, before any dialog is open.
class KeysModel final : public TableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, MadeColumn, OldSecretColumn, SessionsColumn, OriginsColumn, ColumnCount };

    KeysModel(OperatorService *service, QObject *parent);

    [[nodiscard]] const TicketKey &key(int row) const { return m_keys.at(row); }
    /// -1: there is no key with this name.
    [[nodiscard]] int rowOf(const QString &name) const;
    /// Of the keys that can sign tickets.
    [[nodiscard]] QStringList validNames() const;
    /// The sessions that are open to boxes without a signature.
    [[nodiscard]] const KeyList &openSessions() const { return m_open; }
    /// Why the server cannot read the keys; empty: it can. Whoever opens a dialog later has to know it, too.
    [[nodiscard]] const QString &trouble() const { return m_trouble; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    /// The keys or the open sessions are others now.
    void changed();

private:
    void take(const KeyList &keys);
    void noteFailed(const Error &error);
    [[nodiscard]] static QString text(const TicketKey &key, Column column);

    KeyList m_keys;
    KeyList m_open;
    QString m_trouble;
};

} // namespace LabChat
