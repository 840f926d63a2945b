// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actingfixture.h"

#include <QtGui/QAction>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

void ActingFixture::runSession(const Study &study, int arrived)
{
    makeWindow();
    m_granted = 0;
    m_session = sessionOf(study, 1, QDateTime::currentMSecsSinceEpoch());
    m_state = SessionState(m_session);
    for (int participant = 1; participant <= arrived; ++participant)
        m_state.apply(*decide(m_state, Arrive{participant, {}}, QDateTime::currentMSecsSinceEpoch()));
    emit m_service->sessionOpened(m_state);
    emit m_service->opened();
    emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s}));
}

void ActingFixture::commit(const QList<Event> &events)
{
    ConsoleFixture::commit(events);
    const auto isInFirstChannel = [](const Event &event) { return event.channel == 1 && isSaid(event.kind); };
    const qsizetype messages = std::count_if(m_archive->log.cbegin(), m_archive->log.cend(), isInFirstChannel);
    if (std::any_of(events.cbegin(), events.cend(), isInFirstChannel))
        QTRY_VERIFY(transcript()->model()->rowCount() >= messages);
}

QList<Event> ActingFixture::say(int participant, const QString &body)
{
    const QString channel = m_session->channel(m_session->boxes.at(0).at(participant - 1).first().channel).handle;
    const Decision decision = decide(m_state, Post{participant, channel, QByteArray::number(++m_said), body}, QDateTime::currentMSecsSinceEpoch());
    Q_ASSERT(decision);
    m_state.apply(*decision);
    commit({*decision});
    return {*decision};
}

void ActingFixture::happens(EventKind kind, int participant, const QString &body)
{
    Event event = nextEvent(m_state, kind, participant, QDateTime::currentMSecsSinceEpoch());
    event.body = body;
    if (!body.isEmpty())
        event.nonce = QByteArray::number(event.seq);
    m_state.apply(event);
    commit({event});
}

QList<Event> ActingFixture::grant()
{
    QList<Event> events;
    for (; m_granted < m_service->moderations.size(); ++m_granted) {
        QList<Moderate> wishes = m_service->moderations.at(m_granted).wishes;
        const qint64 act = wishes.size() > 1 ? m_state.lastSeq() + 1 : 0; // like the server
        for (Moderate &wish : wishes) {
            wish.intervention.act = act;
            const Decision decision = decide(m_state, wish, QDateTime::currentMSecsSinceEpoch());
            if (!decision) {
                QTest::qFail(qPrintable(decision.error().text), __FILE__, __LINE__);
                continue;
            }
            m_state.apply(*decision);
            events.append(*decision);
        }
    }
    commit(events);
    return events;
}

QList<Event> ActingFixture::grantAdvance()
{
    FakeService::Advancing wanted = m_service->advances.constLast();
    wanted.intervention.act = wanted.participants.size() > 1 ? m_state.lastSeq() + 1 : 0;
    QList<Event> events;
    for (const int participant : std::as_const(wanted.participants)) {
        const ParticipantState &where = m_state.participant(participant);
        const Advance command{participant, m_session->study.pages.value(where.page).name, where.round, AdvancedBy::Operator, wanted.intervention};
        const Decision decision = decide(m_state, command, QDateTime::currentMSecsSinceEpoch());
        Q_ASSERT(decision);
        m_state.apply(*decision);
        events.append(*decision);
    }
    commit(events);
    return events;
}

void ActingFixture::refuse(const QString &why)
{
    m_granted = m_service->moderations.size();
    emit m_service->moderationRefused(m_session->id, {u"not_stored"_s, why});
}

void ActingFixture::confirm(const QString &reason) const
{
    auto *reasons = find<QComboBox>(u"reasonComboBox"_s);
    QVERIFY(reasons && reasons->isVisible());
    if (!reason.isEmpty())
        reasons->setEditText(reason);
    QTRY_VERIFY(reasons->hasFocus());
    QTest::keyClick(reasons, Qt::Key_Return);
    QTRY_VERIFY(!find<QComboBox>(u"reasonComboBox"_s));
    m_window->activateWindow(); // like a window manager when the dialog has closed
    QTRY_VERIFY(m_window->isActiveWindow());
}

void ActingFixture::trigger(const QString &action) const
{
    emit find<QMenu>(u"moderateMenu"_s)->aboutToShow();
    QVERIFY2(find<QAction>(action)->isEnabled(), qPrintable(action));
    ConsoleFixture::trigger(action);
}

void ActingFixture::perform(const QString &action)
{
    trigger(action);
    confirm();
    grant();
}

void ActingFixture::showTranscript(int row) const
{
    trigger(u"transcriptAction"_s);
    auto *channels = find<QTreeView>(u"channelsTreeView"_s);
    channels->setCurrentIndex(channels->model()->index(row, 0));
}

void ActingFixture::enterText(QLineEdit *line, const QString &text)
{
    line->setFocus();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

void ActingFixture::selectParticipants(const QList<int> &participants) const
{
    QList<int> rows;
    for (const int participant : participants)
        rows.append(participant - 1);
    select(find<QTreeView>(u"participantsTreeView"_s), rows);
}

Study marketStudy()
{
    Study study = groupStudy(8, 2);
    study.roles = {u"Seller"_s, u"Buyer"_s};
    study.helpLine = true;
    PageSpec timed = study.pages.constFirst();
    timed.ends = PageEnd::Timer;
    timed.durationS = 180;
    timed.chats.first().limits.closesAfterS = 120;
    study.pages = {timed};
    return study;
}

} // namespace LabChat
