// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab.h"
#include "app/stopsignals.h"
#include "core/session/runnablestudy.h"
#include "core/study/studynumbers.h"
#include "server/wire/jsontext.h"

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

/// The action for an event of the given kind. Values that are not given keep their defaults.
OperatorAction actionOf(const QJsonObject &said)
{
    const int participant = said.value("participant"_L1).toInt();
    const int channel = said.value("channel"_L1).toInt();
    const int other = said.value("other"_L1).toInt();
    const qint64 message = said.value("message"_L1).toInteger();
    const qint64 untilMs = said.value("until"_L1).toInteger();
    const std::optional<qint64> endsAtMs = untilMs == -1 ? std::nullopt : std::optional(untilMs); // -1: as the study says
    const QString page = said.value("page"_L1).toString();
    const Words words{said.value("nickname"_L1).toString(), said.value("body"_L1).toString()};
    Audience audience;
    for (const QJsonValue &one : said.value("participants"_L1).toArray())
        audience.participants.append(one.toInt());
    if (!audience.participants.isEmpty())
        audience.kind = Audience::Kind::Participants;
    const QHash<QString, OperatorAction> actions{
        {u"message"_s, Say{channel, words}},
        {u"message_released"_s, ReleaseMessage{message}},
        {u"message_refused"_s, RefuseMessage{message}},
        {u"message_hidden"_s, SetHidden{channel, message, true}},
        {u"message_restored"_s, SetHidden{channel, message, false}},
        {u"holding_started"_s, SetHolding{participant, channel, true}},
        {u"holding_ended"_s, SetHolding{participant, channel, false}},
        {u"muted"_s, Mute{participant, channel, untilMs}},
        {u"unmuted"_s, Unmute{participant, channel}},
        {u"frozen"_s, SetFrozen{channel, page, true}},
        {u"unfrozen"_s, SetFrozen{channel, page, false}},
        {u"paused"_s, SetPaused{true}},
        {u"resumed"_s, SetPaused{false}},
        {u"countdown_set"_s, SetCountdown{participant, channel, endsAtMs, page, 0}},
        {u"announced"_s, Announce{audience, words}},
        {u"removed"_s, Remove{participant}},
        {u"readmitted"_s, Readmit{participant}},
        {u"seats_swapped"_s, SwapSeats{participant, other}},
        {u"channel_moved"_s, MoveChannel{participant, channel, other}},
        {u"person_replaced"_s, ReplacePerson{participant}},
        {u"help_read"_s, ReadHelp{participant}},
        {u"help_answered"_s, AnswerHelp{participant, words}},
        {u"page_reentered"_s, ReturnToPage{participant, message}},
    };
    return actions.value(said.value("kind"_L1).toString()); // any other kind: an action that the rules refuse
}

Moderate wishOf(const QJsonObject &said)
{
    return {actionOf(said), {u"the test"_s, u"to see what happens"_s, said.value("text"_L1).toString(), 0}};
}

/// `labchat serve` with an operator who does what standard input says: lines {"moderate":[{"kind":"muted", …}]} and
/// {"advance":[1,2]}. Reports on standard output like `serve`, and every committed event. Lives in the main thread.
class ModeratedLab final : public QObject {
    Q_OBJECT

public:
    ModeratedLab(const QString &dataDirectory, quint16 port, const Study &study, const QStringList &allowedOrigins)
        : m_study(study), m_lab({dataDirectory, {{allowedOrigins, {}}}}), m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        OperatorService *const service = m_lab.service();
        connect(service, &OperatorService::opened, this, [=] { service->listen({u"127.0.0.1"_s, port}); });
        for (const auto failed : {&OperatorService::openFailed, &OperatorService::sessionFailed, &OperatorService::endFailed})
            connect(service, failed, this, [](const Error &error) { std::fprintf(stderr, "moderatedlab: %s\n", qUtf8Printable(error.text)); });
        connect(service, &OperatorService::sessionOpened, this, [this](const SessionState &state) { m_session = state.sessionPtr(); });
        connect(service, &OperatorService::sessionOpened, this, &ModeratedLab::reportSession);
        connect(service, &OperatorService::listening, this, &ModeratedLab::begin);
        connect(service, &OperatorService::eventsCommitted, this, &ModeratedLab::reportEvents);
        connect(service, &OperatorService::presenceChanged, this, &ModeratedLab::reportPresence);
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
            reportSession();
        else
            m_lab.service()->createSession({m_study, {}});
    }

    void reportSession() const
    {
        if (!m_address)
            return;
        QJsonArray links;
        for (const Participant &participant : m_session->participants)
            links.append(m_address->at(u"/p/"_s + participant.ticket).toString());
        printLine(JsonText::ofEvent("session").add("code", m_session->code).add("participant_links", links)
                      .add("session_link", m_address->at(u"/join/"_s + m_session->code).toString()).text());
    }

    static void reportEvents(const QList<Event> &events)
    {
        for (const Event &event : events) {
            printLine(JsonText::ofEvent("committed").add("kind", eventKindName(event.kind)).add("seq", event.seq).add("at", event.atMs)
                          .add("participant", event.participant).add("channel", event.channel).add("body", event.body)
                          .add("detail", event.detail).text());
        }
    }

    static void reportPresence(const QList<Presence> &changes)
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
