// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export/convokit.h"

#include "core/base/exacttext.h"
#include "core/base/wholefile.h"
#include "store/export/wholefolder.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype bytesAtOnce = 64 * 1024;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What index.json says of the metadata: the type of each, as Python writes it.
QJsonObject typesOf(const QList<QLatin1StringView> &names)
{
    QJsonObject types;
    for (const QLatin1StringView name : names)
        types.insert(name, QJsonArray{u"<class 'str'>"_s});
    return types;
}

const QList<QLatin1StringView> ofUtterances{"seq"_L1, "time_utc"_L1, "round_number"_L1, "group_id"_L1, "id_in_group"_L1, "role"_L1, "page"_L1, "chat"_L1, "member"_L1,
                                            "nickname"_L1, "state"_L1, "treatment"_L1, "page_elapsed_s"_L1, "variables"_L1, "choices"_L1};
const QList<QLatin1StringView> ofSpeakers{"session_code"_L1, "labchat_session"_L1, "id_in_session"_L1, "participant_code"_L1, "participant_label"_L1};
const QList<QLatin1StringView> ofConversations{"session_code"_L1, "labchat_session"_L1, "channel"_L1, "study"_L1};

} // namespace

ConvoKitWriter::ConvoKitWriter(const QDir &folder) : m_folder(folder), m_utterances(folder.filePath(u"utterances.jsonl"_s))
{
    const QStringList names = dataTable(TableKind::Messages).columnNames();
    for (qsizetype i = 0; i < names.size(); ++i)
        m_place.insert(names.at(i), i);
    m_utterances.open(QIODevice::WriteOnly);
}

QString ConvoKitWriter::value(const QList<QByteArray> &fields, QLatin1StringView column) const
{
    const QByteArray &field = fields.at(m_place.value(column));
    return exactText(field).value_or(QString::fromUtf8(field));
}

QJsonObject ConvoKitWriter::metaOf(const QList<QByteArray> &fields, const QList<QLatin1StringView> &columns) const
{
    QJsonObject meta;
    for (const QLatin1StringView column : columns)
        meta.insert(column, value(fields, column));
    return meta;
}

void ConvoKitWriter::write(const QList<QByteArray> &fields)
{
    const QString state = value(fields, "state"_L1);
    if (state != u"visible" && state != u"hidden")
        return;
    const QString session = value(fields, "labchat_session"_L1), code = value(fields, "participant_code"_L1);
    const QString id = session + u'-' + value(fields, "seq"_L1);
    const QString speaker = session + u'-' + (code.isEmpty() ? u"experimenter"_s : code);
    Conversation &conversation = m_conversations[session + u'/' + value(fields, "channel"_L1)];
    if (conversation.id.isEmpty()) {
        conversation.id = id;
        m_conversationMeta.insert(id, QJsonObject{{u"meta"_s, metaOf(fields, ofConversations)}, {u"vectors"_s, QJsonArray()}});
    }
    m_speakers.insert(speaker, QJsonObject{{u"meta"_s, metaOf(fields, ofSpeakers)}, {u"vectors"_s, QJsonArray()}});
    m_lines += compact({{u"id"_s, id}, {u"conversation_id"_s, conversation.id}, {u"speaker"_s, speaker}, {u"text"_s, value(fields, "body"_L1)},
                        {u"reply-to"_s, conversation.last.isEmpty() ? QJsonValue() : QJsonValue(conversation.last)}, {u"timestamp"_s, value(fields, "timestamp"_L1).toDouble()},
                        {u"meta"_s, metaOf(fields, ofUtterances)}, {u"vectors"_s, QJsonArray()}}) + '\n';
    conversation.last = id;
}

Result<void> ConvoKitWriter::goOn()
{
    if (m_lines.size() < bytesAtOnce)
        return {};
    if (m_utterances.write(m_lines) != m_lines.size())
        return tl::unexpected(fileNotWritten(m_utterances.fileName(), m_utterances.errorString()));
    m_lines.clear();
    return {};
}

Result<void> ConvoKitWriter::finish()
{
    if (m_utterances.write(m_lines) != m_lines.size() || !m_utterances.flush())
        return tl::unexpected(fileNotWritten(m_utterances.fileName(), m_utterances.errorString()));
    const QJsonObject index{{u"utterances-index"_s, typesOf(ofUtterances)}, {u"speakers-index"_s, typesOf(ofSpeakers)}, {u"conversations-index"_s, typesOf(ofConversations)},
                            {u"overall-index"_s, QJsonObject()}, {u"version"_s, 1}, {u"vectors"_s, QJsonArray()}};
    const QList<std::pair<QString, QJsonObject>> files{{u"speakers.json"_s, m_speakers}, {u"conversations.json"_s, m_conversationMeta}, {u"corpus.json"_s, {}}, {u"index.json"_s, index}};
    for (const auto &[name, contents] : files) {
        if (const auto written = writeFileIn(m_folder, name, compact(contents)); !written)
            return written;
    }
    return {};
}

} // namespace LabChat
