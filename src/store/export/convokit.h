// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datatable.h"
#include "store/export/fieldrows.h"
#include "store/export/tablewriter.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>

namespace LabChat {

/// Writes the table Messages as a corpus of ConvoKit (https://convokit.cornell.edu, data format 1): a message is an utterance, a channel a conversation, in which each message
/// replies to the one before; the columns become metadata. Messages that nobody was shown are left out. Lives for one export.
class ConvoKitWriter final : public TableWriter, private FieldRows {
public:
    /// @p folder is there, and empty.
    explicit ConvoKitWriter(const QDir &folder);

    [[nodiscard]] RowSink &rows() override { return *this; }
    [[nodiscard]] Result<void> goOn() override;
    [[nodiscard]] Result<void> finish() override;

private:
    struct Conversation {
        QString id;    ///< of its first utterance
        QString last;  ///< utterance
    };
    void write(const QList<QByteArray> &fields) override;
    [[nodiscard]] QString value(const QList<QByteArray> &fields, QLatin1StringView column) const;
    [[nodiscard]] QJsonObject metaOf(const QList<QByteArray> &fields, const QList<QLatin1StringView> &columns) const;

    QDir m_folder;
    QFile m_utterances;
    QByteArray m_lines;
    QHash<QString, qsizetype> m_place; ///< of a column
    QHash<QString, Conversation> m_conversations; ///< by session and channel
    QJsonObject m_speakers, m_conversationMeta;
};

} // namespace LabChat
