// SPDX-License-Identifier: GPL-3.0-or-later
// A peer of the benchmark: a chat as one writes it with Qt's documentation at hand. Each message is committed, then sent to each member with sendTextMessage().
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keptMessages = 500;

void run(QSqlQuery &query, const QString &sql)
{
    if (!query.exec(sql))
        qFatal("%s", qPrintable(query.lastError().text()));
}

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// All channels have the same number of members.
class ChatServer final : public QObject {
public:
    ChatServer(const QString &logPath, int membersInAChannel)
        : m_membersInAChannel(membersInAChannel), m_server(u"chat"_s, QWebSocketServer::NonSecureMode)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
        database.setDatabaseName(logPath);
        if (!database.open())
            qFatal("the log cannot be opened");
        QSqlQuery query;
        run(query, u"PRAGMA journal_mode=WAL"_s);
        run(query, u"PRAGMA synchronous=FULL"_s);
        run(query, u"CREATE TABLE message (seq INTEGER PRIMARY KEY, at_ms INTEGER, channel INTEGER, member INTEGER, nonce TEXT, body TEXT)"_s);
        m_insert = QSqlQuery();
        if (!m_insert.prepare(u"INSERT INTO message (at_ms, channel, member, nonce, body) VALUES (?, ?, ?, ?, ?)"_s))
            qFatal("the log cannot be written");
        m_server.setMaxPendingConnections(10'000);
        m_server.setSupportedSubprotocols({u"labchat.v1"_s});
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            while (QWebSocket *const socket = m_server.nextPendingConnection()) {
                connect(socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString &text) { hear(socket, text); });
                connect(socket, &QWebSocket::disconnected, this, [this, socket] {
                    m_members[m_channelOf.take(socket)].removeOne(socket);
                    socket->deleteLater();
                });
            }
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        std::printf("{\"event\":\"listening\",\"port\":%d}\n", m_server.serverPort());
        std::fflush(stdout);
    }

private:
    void hear(QWebSocket *socket, const QString &text)
    {
        const QJsonObject frame = QJsonDocument::fromJson(text.toUtf8()).object();
        if (frame["type"_L1] == "join"_L1)
            join(socket, frame["ticket"_L1].toString().toInt());
        else
            say(socket, frame);
    }

    void join(QWebSocket *socket, int ticket)
    {
        const int channel = ticket / m_membersInAChannel;
        m_channelOf.insert(socket, channel);
        m_members[channel].append(socket);
        socket->setProperty("member", ticket % m_membersInAChannel + 1);
        socket->sendTextMessage(u"{\"type\":\"channel\",\"channel\":\"c%1\",\"messages\":[%2]}"_s.arg(channel).arg(m_recent.value(channel).join(u',')));
    }

    void say(QWebSocket *socket, const QJsonObject &post)
    {
        const int channel = m_channelOf.value(socket);
        const int member = socket->property("member").toInt();
        const qint64 atMs = QDateTime::currentMSecsSinceEpoch();
        m_insert.bindValue(0, atMs);
        m_insert.bindValue(1, channel);
        m_insert.bindValue(2, member);
        m_insert.bindValue(3, post["nonce"_L1].toString());
        m_insert.bindValue(4, post["body"_L1].toString());
        if (!m_insert.exec()) // a transaction of its own: SQLite commits it
            qFatal("%s", qPrintable(m_insert.lastError().text()));
        const QJsonObject values{{u"channel"_s, QString(u'c' + QString::number(channel))}, {u"seq"_s, m_insert.lastInsertId().toLongLong()}, {u"from"_s, member},
                                 {u"nickname"_s, u"Player %1"_s.arg(member)}, {u"at"_s, atMs}, {u"body"_s, post["body"_L1]}, {u"nonce"_s, post["nonce"_L1]}};
        const QString message = u"{\"type\":\"message\","_s + jsonText(values).mid(1);
        QStringList &recent = m_recent[channel];
        recent.append(message);
        if (recent.size() > keptMessages)
            recent.removeFirst();
        for (QWebSocket *each : std::as_const(m_members[channel]))
            each->sendTextMessage(message);
    }

    int m_membersInAChannel;
    QWebSocketServer m_server;
    QSqlQuery m_insert;
    QHash<QWebSocket *, int> m_channelOf;
    QHash<int, QList<QWebSocket *>> m_members;
    QHash<int, QStringList> m_recent;
};

} // namespace

int main(int argc, char **argv)
{
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    const QCoreApplication application(argc, argv);
    if (argc != 3)
        qFatal("usage: labchat-qtserver LOG MEMBERS");
    const ChatServer server(QString::fromLocal8Bit(argv[1]), std::atoi(argv[2]));
    return QCoreApplication::exec();
}
