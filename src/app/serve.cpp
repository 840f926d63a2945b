// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/lab.h"
#include "app/stopsignals.h"
#include "app/terminal.h"
#include "core/base/codes.h"
#include "core/labels.h"
#include "core/session/runnablestudy.h"
#include "core/study/studynumbers.h"
#include "server/wire/jsontext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QTimer>

#include <chrono>
#include <optional>
#include <utility>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

void printFailure(const char *event, const Error &error)
{
    printJson(JsonText::ofEvent(event).add("code", error.code).add("text", error.text).text());
}

constexpr auto triesAgainAfter = std::chrono::seconds(1);

/// `labchat serve`: the server, which reports in JSON lines. Lives in the main thread.
class Serve final : public QObject {
    Q_OBJECT

public:
    Serve(const ServeCommand &command, const std::optional<Study> &study, const std::optional<Room> &room)
        : m_command(command), m_study(study), m_room(room), m_lab({command.dataDirectory, command.server, command.otree})
    {
        OperatorService *const service = m_lab.service();
        connect(service, &OperatorService::sessionOpened, this, &Serve::openSession);
        connect(service, &OperatorService::opened, this, [=, this] { service->listen(m_command.listen); });
        connect(service, &OperatorService::logUpdating, this, [](int percent) { printJson(JsonText::ofEvent("log_updating").add("percent", percent).text()); });
        connect(service, &OperatorService::openFailed, this, &Serve::fail);
        connect(service, &OperatorService::listenFailed, this, &Serve::fail);
        connect(service, &OperatorService::sessionFailed, this, &Serve::fail);
        connect(service, &OperatorService::listening, this, &Serve::begin);
        connect(service, &OperatorService::roomKept, this, &Serve::takeRoom);
        connect(service, &OperatorService::storageFailed, this, [](const Error &error) { printFailure("storage_failed", error); });
        connect(service, &OperatorService::damageFound, this, [](const Error &error) { printFailure("log_damaged", error); });
        connect(service, &OperatorService::storageRecovered, this, [] { printJson(JsonText::ofEvent("storage_recovered").text()); });
        connect(service, &OperatorService::socketRefused, this, [](const RefusedSocket &socket) { reportSocketRefused(socket); });
        connect(service, &OperatorService::browserChecked, this, [](const BrowserCheck &check) { reportBrowserChecked(check); });
        connect(service, &OperatorService::certificateFailed, this, [](const Error &error) { printFailure("certificate_failed", error); });
        connect(service, &OperatorService::keysFailed, this, [](const Error &error) { printFailure("keys_failed", error); });
        connect(service, &OperatorService::endFailed, this, [](const Error &error) { printFailure("end_failed", error); });
        connect(service, &OperatorService::roomFailed, this, &Serve::tryRoomAgain);
        connect(service, &OperatorService::guessesNoticed, this, [](const Guesses &guesses) {
            printJson(JsonText::ofEvent("guesses").add("address", guesses.address).add("count", guesses.count).text());
        });
        connect(&m_signals, &StopSignals::received, &m_lab, &Lab::stop);
        connect(&m_lab, &Lab::stopped, this, [this] { QCoreApplication::exit(m_exitCode); });
        m_lab.start();
        if (const auto &trouble = m_lab.otree()->state().trouble)
            printFailure("otree_failed", *trouble);
    }

private:
    void openSession(const SessionState &state)
    {
        if (m_address)
            printSession(state, false);
        else
            m_resumed.append(state);
    }

    void begin(const ServerAddress &address)
    {
        m_address = address;
        if (m_command.secureLinks && m_room->secret.isEmpty())
            m_room->secret = randomSecret();
        printJson(JsonText::ofEvent("listening").add("url", address.url.toString()).add("port", address.port).text());
        for (const SessionState &state : std::as_const(m_resumed))
            printSession(state, true);
        if (m_room)
            m_lab.service()->keepRoom(*m_room);
        else
            startSession();
    }

    /// A room from the log, or the requested room.
    void takeRoom(const Room &room)
    {
        if (!m_room || room.name != m_room->name)
            return;
        if (!m_address) {
            m_room->secret = room.secret; // existing links stay valid
            if (m_command.labelsFile.isEmpty())
                m_room->labels = room.labels; // without --labels, a room does not become open to everybody
            return;
        }
        if (room.hasSecureLinks())
            printRoom(room);
        startSession();
    }

    /// The server runs, and the log may be writable again soon.
    void tryRoomAgain(const Error &error)
    {
        if (!std::exchange(m_roomFailed, true))
            printFailure("room_failed", error);
        QTimer::singleShot(triesAgainAfter, this, [this] { m_lab.service()->keepRoom(*m_room); });
    }

    void printRoom(const Room &room) const
    {
        const QUrl link = m_address->at(u"/room/"_s + room.name);
        QJsonArray links;
        for (const QString &label : room.labels)
            links.append(QJsonObject{{u"label"_s, label}, {u"link"_s, labelLink(link, room, label).toString()}});
        printJson(JsonText::ofEvent("room").add("name", room.name).add("room_link", link.toString()).add("label_links", links).text());
    }

    /// Continues a running session of this study instead of creating a second one.
    void startSession()
    {
        if (!m_study)
            return;
        for (const SessionState &state : std::as_const(m_resumed)) {
            const Session &session = state.session();
            if (!m_command.newSession && session.study.name == m_study->name && session.numParticipants() == m_study->numParticipants && session.room == m_command.room)
                return;
        }
        m_lab.service()->createSession({*m_study, m_command.room});
    }

    void printSession(const SessionState &state, bool resumed) const
    {
        const Session &session = state.session();
        if (session.isOfOtherSystem()) {
            printJson(JsonText::ofEvent("session").add("code", session.code).add("other_session", session.origin.session).add("key", session.origin.key)
                          .add("resumed", resumed).text());
            return;
        }
        QJsonArray links;
        for (const Participant &participant : session.participants)
            links.append(m_address->at(u"/p/"_s + participant.ticket).toString());
        JsonText line = JsonText::ofEvent("session");
        line.add("code", session.code)
            .add("session_link", m_address->at(u"/join/"_s + session.code).toString())
            .add("participant_links", links)
            .add("split_link", splitLink(session))
            .add("study", session.study.name)
            .add("resumed", resumed);
        if (!session.room.isEmpty())
            line.add("room_link", m_address->at(u"/room/"_s + session.room).toString());
        printJson(line.text());
    }

    [[nodiscard]] QString splitLink(const Session &session) const
    {
        QUrl link = m_address->at(u"/split/"_s + session.code);
        link.setQuery(u"key="_s + splitKey(session.secret));
        return link.toString();
    }

    static void reportSocketRefused(const RefusedSocket &socket)
    {
        const QHash<RefusedSocket::Reason, QString> reasons{{RefusedSocket::Reason::Origin, u"origin"_s}, {RefusedSocket::Reason::NoUpgrade, u"no_upgrade"_s},
                                                            {RefusedSocket::Reason::Ticket, u"ticket"_s}};
        printJson(JsonText::ofEvent("socket_refused").add("reason", reasons.value(socket.reason)).add("origin", socket.origin)
                              .add("host", socket.host).add("detail", socket.detail).add("times", socket.times).text());
    }

    static void reportBrowserChecked(const BrowserCheck &check)
    {
        JsonText line = JsonText::ofEvent("browser_checked");
        line.add("address", check.address).add("origin", check.origin).add("agent", check.agent).add("connected", check.isConnected);
        if (check.isConnected)
            line.add("secure", check.isSecure).add("storage", check.canStore).add("permission", check.permission).add("rtt_ms", check.rttMs).add("offset_ms", check.clockOffsetMs);
        printJson(line.text());
    }

    void fail(const Error &error)
    {
        printLine(stderr, u"labchat: "_s + error.text);
        m_exitCode = exitFailed;
        m_lab.stop();
    }

    ServeCommand m_command;
    std::optional<Study> m_study;
    std::optional<Room> m_room;
    Lab m_lab;
    StopSignals m_signals;
    QList<SessionState> m_resumed;
    std::optional<ServerAddress> m_address;
    bool m_roomFailed = false;
    int m_exitCode = exitDone;
};

/// What participants will not see of the study's texts.
void printWarnings(const Study &study)
{
    for (const QString &warning : study.warnings)
        printLine(stderr, QCoreApplication::translate("LabChat::CommandLine", "warning: %1").arg(warning));
}

Result<std::optional<Study>> studyOf(const ServeCommand &command)
{
    if (command.study.isEmpty())
        return std::nullopt;
    const auto study = findStudy(command.study);
    if (!study)
        return tl::unexpected(asError(study.error()));
    const auto numbered = withNumbers(*study, command.numParticipants == 0 ? study->numParticipants : command.numParticipants, study->playersPerGroup);
    if (!numbered)
        return tl::unexpected(numbered.error());
    return *numbered;
}

Result<std::optional<Room>> roomOf(const ServeCommand &command)
{
    if (command.room.isEmpty())
        return std::nullopt;
    Room room{command.room, {}};
    if (!command.labelsFile.isEmpty()) {
        const auto labels = readLabels(command.labelsFile);
        if (!labels)
            return tl::unexpected(labels.error());
        room.labels = *labels;
    }
    return room;
}

} // namespace

int runServe(const ServeCommand &command)
{
    const auto study = studyOf(command);
    const auto room = roomOf(command);
    for (const Error *error : {study ? nullptr : &study.error(), room ? nullptr : &room.error()}) {
        if (error) {
            printLine(stderr, u"labchat: "_s + error->text);
            return exitFailed;
        }
    }
    if (*study)
        printWarnings(**study);
    const Serve serve(command, *study, *room);
    return QCoreApplication::exec();
}

int runCheck(const CheckCommand &command)
{
    const auto study = findStudy(command.file);
    if (!study) {
        for (const StudyProblem &problem : study.error())
            printLine(stderr, inOneLine(command.file, problem));
        return exitFailed;
    }
    printWarnings(*study);
    printLine(stdout, QCoreApplication::translate("LabChat::CommandLine", "%1: no mistakes found.").arg(command.file));
    return exitDone;
}

int runPrint(const PrintCommand &command)
{
    printLine(command.exitCode == exitDone ? stdout : stderr, command.text);
    return command.exitCode;
}

} // namespace LabChat

#include "serve.moc"
