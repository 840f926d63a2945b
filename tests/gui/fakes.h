// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/sessionmonitor.h"
#include "core/logarchive.h"
#include "core/operatorservice.h"
#include "core/session/eventdetail.h"
#include "core/session/moderation.h"

#include <QtCore/QPromise>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QWidget>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace LabChat {

/// The last command, which must be this kind of action.
template <typename Action>
[[nodiscard]] Action actionOf(const Moderate &wish)
{
    const auto *action = std::get_if<Action>(&wish.action);
    if (!action)
        QTest::qFail("another kind of action is wished", __FILE__, __LINE__);
    return action ? *action : Action();
}

/// A server that does nothing but record the console's commands. The test emits its signals.
class FakeService final : public OperatorService {
public:
    using OperatorService::OperatorService;

    struct Ending {
        qint64 session = 0;
        QString operatorName;
        QString reason;
        QString reasonId;
    };

    void listen(const ListenRequest &request) override { listens.append(request); }
    void createSession(const SessionRequest &request) override { creations.append(request); }
    void keepRoom(const Room &room) override { keptRooms.append(room); }
    void archiveSessions(const QList<qint64> &ids, bool isArchived) override { archivings.append({ids, isArchived}); }
    void advance(qint64 sessionId, const QList<int> &participants, const Intervention &intervention) override
    {
        advances.append({sessionId, participants, intervention});
    }
    void moderate(qint64 sessionId, const QList<Moderate> &wishes) override { moderations.append({sessionId, wishes}); }
    void endSession(qint64 sessionId, const Intervention &intervention) override
    {
        endings.append({sessionId, intervention.operatorName, intervention.reason, intervention.reasonId});
    }

    void allowPages(const AllowedPages &pages) override { allowed.append(pages); }
    void changeKeys(const KeyChange &change) override { keyChanges.append(change); }

    struct Advancing {
        qint64 session = 0;
        QList<int> participants;
        Intervention intervention;
    };
    struct Moderation {
        qint64 session = 0;
        QList<Moderate> wishes;
    };

    struct Archiving {
        QList<qint64> sessions;
        bool isArchived = false;
    };

    QList<Room> keptRooms;
    QList<AllowedPages> allowed;
    QList<KeyChange> keyChanges;
    QList<Archiving> archivings;
    QList<Advancing> advances;
    QList<Moderation> moderations;
    QList<ListenRequest> listens;
    QList<SessionRequest> creations;
    QList<Ending> endings;
};

/// An archive that answers when the test says so, or at once from prepared data.
class FakeArchive final : public LogArchive {
public:
    struct MessagesCall {
        qint64 session = 0;
        int channel = 0;  ///< 0: all
        qint64 beforeSeq = 0;
        int limit = 0;
        std::shared_ptr<QPromise<Result<QList<Event>>>> promise;
    };
    struct ExportCall {
        ExportRequest request;
        std::shared_ptr<QPromise<Result<ExportSummary>>> promise;
    };

    struct SearchCall {
        SearchRequest request;
        std::shared_ptr<QPromise<Result<SearchResults>>> promise;
    };

    /// An answer that takes long: the test reports its progress.
    template <typename T>
    static std::shared_ptr<QPromise<T>> begun()
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        promise->setProgressRange(0, 100);
        return promise;
    }

    template <typename T>
    static QFuture<T> answered(const T &answer)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(answer);
        promise.finish();
        return promise.future();
    }

    QFuture<Result<QList<SessionSummary>>> sessions() const override
    {
        QPromise<Result<QList<SessionSummary>>> promise;
        promise.start();
        promise.addResult(summaries);
        promise.finish();
        return promise.future();
    }

    QFuture<Result<SessionState>> session(qint64 id) const override
    {
        if (longSession)
            return longSession->future();
        QPromise<Result<SessionState>> promise;
        promise.start();
        if (states.contains(id))
            promise.addResult(states.value(id));
        else
            promise.addResult(failure(QStringLiteral("no_session"), QStringLiteral("There is no such session.")));
        promise.finish();
        return promise.future();
    }

    QFuture<Result<QList<Event>>> messages(qint64 sessionId, int channel, qint64 beforeSeq, int limit) const override
    {
        auto promise = std::make_shared<QPromise<Result<QList<Event>>>>();
        promise->start();
        messagesCalls.push_back({sessionId, channel, beforeSeq, limit, promise});
        if (answersAtOnce)
            answer(messagesCalls.back());
        return promise->future();
    }

    QFuture<Result<QList<Event>>> messagesOfSession(qint64 sessionId, qint64 beforeSeq, int limit) const override
    {
        auto promise = std::make_shared<QPromise<Result<QList<Event>>>>();
        promise->start();
        streamCalls.push_back({sessionId, 0, beforeSeq, limit, promise});
        if (answersAtOnce)
            answer(streamCalls.back());
        return promise->future();
    }

    QFuture<Result<QList<Event>>> lastMessages(qint64 sessionId, int perChannel) const override
    {
        auto promise = std::make_shared<QPromise<Result<QList<Event>>>>();
        promise->start();
        lastMessagesCalls.push_back({sessionId, 0, fromTheEnd(), perChannel, promise});
        if (answersAtOnce)
            answer(lastMessagesCalls.back(), lastOfEachChannel(sessionId, perChannel));
        return promise->future();
    }

    QFuture<Result<QList<Event>>> interventions(qint64 sessionId) const override
    {
        if (interventionsFailure)
            return answered(Result<QList<Event>>(tl::unexpected(*interventionsFailure)));
        QList<Event> found;
        for (const Event &event : log) {
            if (event.session == sessionId && isIntervention(event))
                found.append(event);
        }
        QPromise<Result<QList<Event>>> promise;
        promise.start();
        promise.addResult(found);
        promise.finish();
        return promise.future();
    }

    QFuture<Result<QList<Event>>> messagesFrom(qint64 sessionId, int channel, qint64 fromSeq, int limit) const override
    {
        QList<Event> found;
        for (const Event &event : log) {
            if (isSaid(event.kind) && event.session == sessionId && event.channel == channel && event.seq >= fromSeq && found.size() < limit)
                found.append(event);
        }
        return answered(Result<QList<Event>>(found));
    }

    QFuture<Result<SearchResults>> search(const SearchRequest &request) const override
    {
        auto promise = std::make_shared<QPromise<Result<SearchResults>>>();
        promise->start();
        searchCalls.push_back({request, promise});
        return promise->future();
    }

    QFuture<Result<Activity>> activity(qint64 sessionId) const override
    {
        return longActivity ? longActivity->future() : answered(Result<Activity>(activities.value(sessionId)));
    }

    QFuture<Result<ExportSummary>> exportCsv(const ExportRequest &request) const override
    {
        auto promise = std::make_shared<QPromise<Result<ExportSummary>>>();
        promise->start();
        exportCalls.push_back({request, promise});
        return promise->future();
    }

    QFuture<Result<void>> archiveSession(const QString &sessionCode, const QString &fileName) const override
    {
        archived.append({sessionCode, fileName});
        return answered(archivingResult);
    }

    QFuture<Result<ExportPreview>> previewExport(const ExportRequest &request, int /*rows*/) const override
    {
        previewed.push_back(request);
        return answered(Result<ExportPreview>(preview));
    }

    QFuture<Result<QList<FoundContact>>> findContacts(const ExportRequest &request) const override
    {
        previewed.push_back(request);
        return answered(Result<QList<FoundContact>>(contacts));
    }

    /// Answers from `log`, like the real archive.
    void answer(const MessagesCall &call) const
    {
        QList<Event> found;
        for (auto it = log.rbegin(); it != log.rend() && found.size() < call.limit; ++it) {
            const bool wanted = call.channel == 0 || it->channel == call.channel;
            if (isSaid(it->kind) && it->session == call.session && wanted && it->seq < call.beforeSeq)
                found.prepend(*it);
        }
        answer(call, found);
    }

    [[nodiscard]] QList<Event> lastOfEachChannel(qint64 sessionId, int perChannel) const
    {
        QList<Event> found;
        QHash<int, int> counts;
        for (auto it = log.rbegin(); it != log.rend(); ++it) {
            if (isSaid(it->kind) && it->session == sessionId && counts[it->channel]++ < perChannel)
                found.prepend(*it);
        }
        return found;
    }

    static void answer(const MessagesCall &call, const Result<QList<Event>> &result)
    {
        call.promise->addResult(result);
        call.promise->finish();
    }

    bool answersAtOnce = true;
    QList<Event> log;
    Result<QList<SessionSummary>> summaries = QList<SessionSummary>();
    std::optional<Error> interventionsFailure;
    QHash<qint64, SessionState> states;
    QHash<qint64, Activity> activities;
    std::shared_ptr<QPromise<Result<SessionState>>> longSession; ///< the answer, if it takes long; see begun()
    std::shared_ptr<QPromise<Result<Activity>>> longActivity;
    mutable std::vector<SearchCall> searchCalls;
    mutable std::vector<MessagesCall> messagesCalls;
    mutable std::vector<MessagesCall> streamCalls;
    mutable std::vector<MessagesCall> lastMessagesCalls;
    mutable std::vector<ExportCall> exportCalls;
    mutable QList<std::pair<QString, QString>> archived; ///< code and file
    Result<void> archivingResult;
    mutable std::vector<ExportRequest> previewed;
    ExportPreview preview;
    QList<FoundContact> contacts;
};

/// A study with one page and one chat for each group, without a file.
inline Study groupStudy(int participants, int perGroup)
{
    ChatSpec chat;
    chat.name = QStringLiteral("group");
    chat.label = QStringLiteral("Chat with your group");
    chat.nickname = QStringLiteral("Player {{player.id_in_group}}");
    chat.channel = QStringLiteral("{{group.id}}");
    PageSpec page;
    page.name = QStringLiteral("your_choice");
    page.title = QStringLiteral("Your Choice");
    page.ends = PageEnd::Operator;
    page.chats = {chat};
    Study study;
    study.name = QStringLiteral("group_chat");
    study.title = QStringLiteral("Group chat");
    study.numParticipants = participants;
    study.playersPerGroup = perGroup;
    study.pages = {page};
    return study;
}

/// Two rounds of three pages: the first ends with the group, the second with the timer, the third with the operator.
inline Study pagedStudy(int participants, int perGroup)
{
    Study study = groupStudy(participants, perGroup);
    PageSpec together = study.pages.first();
    together.name = together.title = QStringLiteral("Together");
    together.ends = PageEnd::Group;
    PageSpec timed = together;
    timed.name = timed.title = QStringLiteral("Timed");
    timed.ends = PageEnd::Timer;
    timed.durationS = 60;
    study.pages.prepend(timed);
    study.pages.prepend(together);
    study.numRounds = 2;
    return study;
}

inline SessionPtr sessionOf(const Study &study, qint64 id, qint64 nowMs)
{
    const auto session = makeSession({study, {}}, id, nowMs);
    Q_ASSERT(session);
    return *session;
}

inline SessionPtr groupSession(qint64 id, int participants, int perGroup, qint64 nowMs)
{
    return sessionOf(groupStudy(participants, perGroup), id, nowMs);
}

/// Makes a session's events with numbers and times like the server's.
class FakeHistory final {
public:
    FakeHistory(const SessionPtr &session, qint64 startMs) : m_session(session), m_nowMs(startMs) {}

    Event event(EventKind kind, int participant)
    {
        Event event;
        event.session = m_session->id;
        event.seq = ++m_seq;
        event.atMs = ++m_nowMs;
        event.kind = kind;
        event.participant = participant;
        return event;
    }

    Event entered(int participant, int round, int page)
    {
        Event entered = event(EventKind::PageEntered, participant);
        entered.detail = {{QStringLiteral("round"), round}, {QStringLiteral("page_index"), page}};
        return entered;
    }

    Event message(int participant, const QString &body)
    {
        const ChatBox box = m_session->boxes.at(0).at(participant - 1).first();
        Event said = event(EventKind::Message, participant);
        said.channel = box.channel;
        said.member = box.member;
        said.nickname = box.nickname;
        said.body = body;
        said.nonce = QByteArray::number(said.seq);
        return said;
    }

    /// Messages in a channel, from its members in turn.
    QList<Event> messages(int channel, int count)
    {
        const QList<int> members = m_session->channel(channel).members;
        QList<Event> said;
        for (int i = 0; i < count; ++i)
            said.append(message(members.at(i % members.size()), QStringLiteral("message %1").arg(i + 1)));
        return said;
    }

    [[nodiscard]] qint64 nowMs() const { return m_nowMs; }
    void setNowMs(qint64 nowMs) { m_nowMs = nowMs; }

private:
    SessionPtr m_session;
    qint64 m_nowMs;
    qint64 m_seq = 0;
};

inline ServerAddress addressAt(const QStringList &urls)
{
    ServerAddress address;
    for (const QString &url : urls)
        address.all.append(QUrl(url));
    address.url = address.all.first();
    address.port = quint16(address.url.port());
    return address;
}

/// Commits @p events; returns when all views of the window have been updated, however slow the computer is.
inline void commitTo(const QWidget *window, FakeService *service, const QList<Event> &events)
{
    QSignalSpy reported(window->findChild<SessionMonitor *>(), &SessionMonitor::updated);
    emit service->eventsCommitted(events);
    QTRY_VERIFY(!reported.isEmpty());
    QTest::qWait(10); // the requests of the views to the archive have been answered before
}

} // namespace LabChat
