// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/transcript/transcript.h"

#include "core/session/eventdetail.h"
#include "store/export/rowwriter.h"
#include "store/export/sessionoutlook.h"
#include "store/export/sessionreading.h"
#include "store/sessionrows.h"
#include "store/transcript/channelheads.h"
#include "store/transcript/messagespool.h"
#include "store/transcript/moderationsteps.h"
#include "store/transcript/transcripthtml.h"
#include "store/transcript/transcriptpdf.h"

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 stepsPerAnswer = 1000;

/// What members see in the channel, and what the operator kept from them.
bool isMessage(EventKind kind)
{
    return isSaid(kind) || kind == EventKind::MessageHeld;
}

bool wasNeverSeen(const QList<ModerationStep> &steps)
{
    using What = ModerationStep::What;
    return !steps.isEmpty() && (steps.constLast().what == What::Held || steps.constLast().what == What::Refused);
}

class TranscriptExport final {
public:
    TranscriptExport(Database &database, TranscriptWriter &writer, const ExportRequest &request, const TableExport::ShouldContinue &shouldContinue)
        : m_database(database), m_writer(writer), m_request(request), m_shouldContinue(shouldContinue) {}

    [[nodiscard]] qint64 messages() const { return m_messages; }

    Result<void> write(const ExportedSession &exported)
    {
        auto reading = SessionReading::open(m_database, exported, m_request.pseudonyms);
        if (!reading)
            return tl::unexpected(reading.error());
        const auto steps = ModerationSteps::read(m_database, exported);
        if (!steps)
            return tl::unexpected(steps.error());
        const auto outlook = SessionOutlook::read(m_database, exported, m_request, {});
        if (!outlook)
            return tl::unexpected(outlook.error());
        MessageSpool spool;
        QHash<int, Counts> counts;
        if (const auto read = readAll(*reading, *steps, outlook->chosen, spool, counts); !read)
            return read;
        const TranscriptSession session = sessionOf(reading->state(), counts);
        m_messages += session.messages;
        if (const auto begun = m_writer.beginSession(session); !begun)
            return begun;
        for (int channel = 1; channel <= session.channels.size(); ++channel) {
            if (!outlook->chosen.hasChannel(reading->state(), channel))
                continue;
            auto written = m_writer.beginChannel(session.channels.at(channel - 1));
            if (written) {
                written = spool.forEach(channel, [this](const TranscriptMessage &message) {
                    const auto goesOn = goOn();
                    return goesOn ? m_writer.add(message) : goesOn;
                });
            }
            if (!written)
                return written;
        }
        return {};
    }

private:
    struct Counts {
        qint64 messages = 0;
        qint64 firstMs = 0, lastMs = 0;
    };

    Result<void> readAll(SessionReading &reading, const ModerationSteps &steps, const ChosenRows &chosen, MessageSpool &spool, QHash<int, Counts> &counts)
    {
        while (true) {
            const auto event = reading.read();
            if (!event)
                return tl::unexpected(event.error());
            if (*event == nullptr)
                return {};
            ++m_events;
            if (const auto goesOn = goOn(); !goesOn)
                return goesOn;
            if (!isWanted(**event, steps) || !chosen.has(reading.state(), **event))
                continue;
            Counts &its = counts[(*event)->channel];
            ++its.messages;
            its.firstMs = its.firstMs == 0 ? (*event)->atMs : its.firstMs;
            its.lastMs = (*event)->atMs;
            const TranscriptMessage message{(*event)->seq, (*event)->atMs, reading.state().session().exportedNumber((*event)->participant), (*event)->nickname, (*event)->body,
                                            steps.of((*event)->seq)};
            if (const auto kept = spool.add((*event)->channel, message); !kept)
                return kept;
        }
    }

    /// A held message that was released stands where it was released: there, members saw it.
    [[nodiscard]] bool isWanted(const Event &event, const ModerationSteps &steps) const
    {
        if (!isMessage(event.kind) || (event.kind == EventKind::MessageHeld && steps.wasReleased(event.seq)))
            return false;
        return m_request.transcript.moderation || !wasNeverSeen(steps.of(event.seq));
    }

    static TranscriptSession sessionOf(const SessionState &state, const QHash<int, Counts> &counts)
    {
        const Session &session = state.session();
        TranscriptSession head{session.code, session.exportedCode(), session.isOfOtherSystem() ? QString() : session.study.name, session.createdAtMs, state.endedAtMs(),
                               session.numParticipants(), 0, channelHeads(state)};
        for (int channel = 1; channel <= head.channels.size(); ++channel) {
            const Counts its = counts.value(channel);
            head.channels[channel - 1].messages = its.messages;
            head.channels[channel - 1].firstAtMs = its.firstMs;
            head.channels[channel - 1].lastAtMs = its.lastMs;
            head.messages += its.messages;
        }
        return head;
    }

    Result<void> goOn()
    {
        const bool goesOn = m_steps++ % stepsPerAnswer != 0 || m_shouldContinue(m_events);
        return goesOn ? Result<void>() : tl::unexpected(exportCancelled());
    }

    Database &m_database;
    TranscriptWriter &m_writer;
    const ExportRequest &m_request;
    const TableExport::ShouldContinue &m_shouldContinue;
    qint64 m_events = 0, m_messages = 0, m_steps = 0;
};

/// Of the document, and when the newest of its sessions was made.
struct TranscriptTitle {
    QString text;
    qint64 atMs = 0;
};

Result<TranscriptTitle> titleOf(Database &database, const QList<ExportedSession> &sessions)
{
    TranscriptTitle title{u"Transcripts of %1 sessions"_s.arg(sessions.size()), 0};
    for (const ExportedSession &exported : sessions) {
        const auto session = readSession(database, exported.id);
        if (!session)
            return tl::unexpected(session.error());
        title.atMs = qMax(title.atMs, (*session)->createdAtMs);
        if (sessions.size() == 1)
            title.text = u"Transcript of session %1"_s.arg((*session)->exportedCode());
    }
    return title;
}

} // namespace

bool isPdfName(const QString &fileName)
{
    return fileName.endsWith(u".pdf", Qt::CaseInsensitive);
}

Result<qint64> writeTranscript(Database &database, const ExportRequest &request, const QList<ExportedSession> &sessions, QIODevice &target,
                               const TableExport::ShouldContinue &shouldContinue)
{
    const auto title = titleOf(database, sessions);
    if (!title)
        return tl::unexpected(title.error());
    std::unique_ptr<TranscriptWriter> writer;
    if (isPdfName(request.fileName))
        writer = std::make_unique<TranscriptPdf>(target, title->text, title->atMs, request.transcript);
    else
        writer = std::make_unique<TranscriptHtml>(target, title->text, request.transcript);
    TranscriptExport transcript(database, *writer, request, shouldContinue);
    for (const ExportedSession &session : sessions) {
        if (const auto written = transcript.write(session); !written)
            return tl::unexpected(written.error());
    }
    return writer->finish().map([&transcript] { return transcript.messages(); });
}

} // namespace LabChat
