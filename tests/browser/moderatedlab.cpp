// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab.h"
#include "app/stopsignals.h"
#include "core/session/runnablestudy.h"
#include "core/study/studynumbers.h"
#include "server/jsontext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSocketNotifier>

#include <cstdio>
#include <optional>
#include <unistd.h>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

void printLine(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

/// Where nothing is said, the wish keeps what it has by itself.
Moderate wishOf(const QJsonObject &said)
{
    Moderate wish;
    wish.kind = eventKindByName(said.value("kind"_L1).toString()).value_or(EventKind::SessionCreated); // which nobody can wish for
    wish.intervention = {u"the test"_s, u"to see what happens"_s, said.value("text"_L1).toString(), 0};
    wish.participant = said.value("participant"_L1).toInt();
    wish.channel = said.value("channel"_L1).toInt();
    wish.other = said.value("other"_L1).toInt();
    wish.message = said.value("message"_L1).toInteger();
    wish.untilMs = said.value("until"_L1).toInteger();
    wish.page = said.value("page"_L1).toString();
    wish.nickname = said.value("nickname"_L1).toString();
    wish.body = said.value("body"_L1).toString();
    for (const QJsonValue &participant : said.value("participants"_L1).toArray())
        wish.audience.participants.append(participant.toInt());
    if (!wish.audience.participants.isEmpty())
        wish.audience.kind = Audience::Kind::Participants;
    return wish;
}

/// `labchat serve` with an operator who does what is written on standard input: lines {"moderate":[{"kind":"muted", …}]} and
/// {"advance":[1,2]}. Tells on standard output as `serve` does, and of everything that was committed. Lives in the main thread.
class ModeratedLab final : public QObject {
    Q_OBJECT

public:
    ModeratedLab(const QString &dataDirectory, quint16 port, const Study &study, const QStringList &allowedOrigins)
        : m_study(study), m_lab({dataDirectory, {allowedOrigins}}), m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        OperatorService *const service = m_lab.service();
        connect(service, &OperatorService::opened, this, [=] { service->listen({u"127.0.0.1"_s, port}); });
        for (const auto failed : {&OperatorService::openFailed, &OperatorService::sessionFailed})
            connect(service, failed, this, [](const Error &error) { std::fprintf(stderr, "moderatedlab: %s\n", qUtf8Printable(error.text)); });
        connect(service, &OperatorService::sessionOpened, this, [this](const SessionState &state) { m_session = state.sessionPtr(); });
        connect(service, &OperatorService::sessionOpened, this, &ModeratedLab::tellSession);
        connect(service, &OperatorService::listening, this, &ModeratedLab::begin);
        connect(service, &OperatorService::eventsCommitted, this, &ModeratedLab::tellEvents);
        connect(service, &OperatorService::presenceChanged, this, &ModeratedLab::tellPresence);
        connect(service, &OperatorService::moderationRefused, this, [](qint64, const Error &error) {
            printLine(JsonText::ofEvent("refused").add("code", error.code).add("text", error.text).text());
        });
        connect(&m_input, &QSocketNotifier::activated, this, &ModeratedLab::readInput);
        connect(&m_signals, &StopSignals::received, &m_lab, &Lab::stop);
        connect(&m_lab, &Lab::stopped, this, [] { QCoreApplication::quit(); });
        m_lab.start();
    }

private:
    void begin(const ServerAddress &address)
    {
        m_address = address;
        printLine(JsonText::ofEvent("listening").add("url", address.url.toString()).text());
        if (m_session)
            tellSession();
        else
            m_lab.service()->createSession({m_study, {}});
    }

    void tellSession() const
    {
        if (!m_address)
            return;
        QJsonArray links;
        for (const Participant &participant : m_session->participants)
            links.append(m_address->at(u"/p/"_s + participant.ticket).toString());
        printLine(JsonText::ofEvent("session").add("code", m_session->code).add("participant_links", links)
                      .add("session_link", m_address->at(u"/join/"_s + m_session->code).toString()).text());
    }

    static void tellEvents(const QList<Event> &events)
    {
        for (const Event &event : events) {
            printLine(JsonText::ofEvent("committed").add("kind", eventKindName(event.kind)).add("seq", event.seq).add("at", event.atMs)
                          .add("participant", event.participant).add("channel", event.channel).add("body", event.body).text());
        }
    }

    static void tellPresence(const QList<Presence> &changes)
    {
        for (const Presence &presence : changes) {
            printLine(JsonText::ofEvent("presence").add("participant", presence.participant).add("online", presence.online)
                          .add("rtt_ms", presence.rttMs).add("offset_ms", presence.clockOffsetMs).add("typing_in", presence.typingChannel).text());
        }
    }

    void readInput()
    {
        char bytes[4096];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof(bytes));
        if (count <= 0) {
            m_input.setEnabled(false);
            return;
        }
        m_read.append(bytes, count);
        for (qsizetype end = m_read.indexOf('\n'); end >= 0; end = m_read.indexOf('\n')) {
            act(QJsonDocument::fromJson(m_read.left(end)).object());
            m_read.remove(0, end + 1);
        }
    }

    void act(const QJsonObject &line)
    {
        QList<Moderate> wishes;
        for (const QJsonValue &wish : line.value("moderate"_L1).toArray())
            wishes.append(wishOf(wish.toObject()));
        if (!wishes.isEmpty())
            m_lab.service()->moderate(m_session->id, wishes);
        QList<int> moved;
        for (const QJsonValue &participant : line.value("advance"_L1).toArray())
            moved.append(participant.toInt());
        if (!moved.isEmpty())
            m_lab.service()->advance(m_session->id, moved, {u"the test"_s, {}, {}, 0});
    }

    Study m_study;
    Lab m_lab;
    StopSignals m_signals;
    QSocketNotifier m_input;
    QByteArray m_read;
    SessionPtr m_session;
    std::optional<ServerAddress> m_address;
};

} // namespace

/// moderatedlab DATA_DIRECTORY PORT STUDY PARTICIPANTS [ALLOWED_ORIGIN...]
int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto study = findStudy(arguments.value(3));
    const auto sized = study ? withNumbers(*study, arguments.value(4).toInt(), study->playersPerGroup) : Result<Study>(failure(u"no_study"_s, arguments.value(3)));
    if (!sized) {
        printLine(JsonText::ofEvent("failed").add("text", sized.error().text).text());
        return 1;
    }
    const ModeratedLab lab(arguments.value(1), arguments.value(2).toUShort(), *sized, arguments.mid(5));
    return QCoreApplication::exec();
}

#include "moderatedlab.moc"
