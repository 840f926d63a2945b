// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labtest.h"
#include "server/otree/otreesigner.h"
#include "store/otreedatabase.h"
#include "support/sessions.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <QtWebSockets/QWebSocket>

#include <memory>

namespace LabChat::Testing {

using namespace Qt::StringLiterals;

inline constexpr int patienceMs = 15'000;

/// The chat in a page of oTree: it can only add lines.
class OTreePage final : public QObject {
public:
    OTreePage(quint16 port, const QByteArray &channel, const QByteArray &participant)
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
            ++frames;
            for (const QJsonValue &line : QJsonDocument::fromJson(text.toUtf8()).array())
                lines.append(line.toObject());
        });
        connect(&m_socket, &QWebSocket::disconnected, this, [this] { ++ends; });
        m_socket.open(QUrl(u"ws://127.0.0.1:%1/chat?channel=%2&participant_id=%3"_s.arg(port).arg(QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(channel))), QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(participant))))));
    }

    void say(const QString &body, const QByteArray &nicknameSigned)
    {
        m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(QJsonObject{{u"body"_s, body}, {u"nickname_signed"_s, QString::fromUtf8(nicknameSigned)}}).toJson(QJsonDocument::Compact)));
    }
    /// As the page shows it, with the number that decides about "(Me)".
    [[nodiscard]] QStringList shown() const
    {
        QStringList shown;
        for (const QJsonObject &line : lines)
            shown.append(line.value("nickname"_L1).toString() + u'/' + QString::number(line.value("participant_id"_L1).toInteger(-1)) + u": "_s + line.value("body"_L1).toString());
        return shown;
    }
    [[nodiscard]] bool isOpen() const { return m_socket.isValid() && frames > 0; }

    QList<QJsonObject> lines;
    int frames = 0;
    int ends = 0;

private:
    QWebSocket m_socket;
};

using Page = std::unique_ptr<OTreePage>;

/// Base of tests with a lab that serves oTree's own chat, and pages that are signed as oTree does.
class OTreeTest : public LabTest {
protected:
    void start(const QString &database)
    {
        LabServerOptions options;
        options.otree = {"secret", "pass", nullptr};
        if (!database.isEmpty())
            options.otree.people = std::make_shared<OTreeDatabase>(*OTreeDatabase::readUrl(database));
        startLab(groupChat(2, 2), options);
    }

    [[nodiscard]] Page page(qint64 participant, const QString &channel = u"7-prisoner-21"_s) const
    {
        return std::make_unique<OTreePage>(m_lab->port(), m_signer.sign(channel), m_signer.sign(QString::number(participant)));
    }

    OTreeSigner m_signer{"secret", "pass"};
};

/// The parts of oTree's database that its chat's numbers refer to.
inline QString makeDatabase(const QString &folder)
{
    const QString file = folder + u"/db.sqlite3"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"otree"_s);
        database.setDatabaseName(file);
        bool isDone = database.open();
        QSqlQuery query(database);
        for (const QString &sql : {u"CREATE TABLE otree_session (id INTEGER PRIMARY KEY, code VARCHAR(16))"_s,
                                   u"CREATE TABLE otree_participant (id INTEGER PRIMARY KEY, session_id INTEGER, id_in_session INTEGER, code VARCHAR(16), label VARCHAR(100))"_s,
                                   u"INSERT INTO otree_session VALUES (7, 'abcd1234')"_s, u"INSERT INTO otree_participant VALUES (41, 7, 1, 'anna0001', 'PC_1')"_s,
                                   u"INSERT INTO otree_participant VALUES (42, 7, 2, 'ben00002', NULL)"_s})
            isDone = query.exec(sql) && isDone;
        if (!isDone)
            return {};
    }
    QSqlDatabase::removeDatabase(u"otree"_s);
    return file;
}

} // namespace LabChat::Testing
