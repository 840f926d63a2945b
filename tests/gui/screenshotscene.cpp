// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/screenshotscene.h"

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QDialog>

#include <cstdio>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int people = 24;
constexpr int perGroup = 4;
constexpr qint64 sessionId = 12;

/// Typical messages of such an experiment.
const QStringList &sayings()
{
    static const QStringList sayings{
        u"Hello everybody"_s,
        u"Hallo zusammen, wie wollen wir anfangen?"_s,
        u"I think we should all contribute 10"_s,
        u"Warum nicht 20? Dann bekommen alle mehr zurück 🙂"_s,
        u"because last time somebody kept everything"_s,
        u"Das war ich nicht 😅"_s,
        u"שלום לכולם, אני מסכים"_s,
        u"ok, 15 then? that seems fair to me and nobody loses much if one of us does not keep the promise"_s,
        u"Einverstanden."_s,
        u"yes"_s,
        u"What happens if the time runs out before we agree?"_s,
        u"Dann zählt, was man zuletzt eingegeben hat, glaube ich"_s,
        u"👍"_s,
        u"let us do it in the next round as well"_s,
        u"Ich gebe 15, versprochen"_s,
        u"are you sure?"_s,
    };
    return sayings;
}

SessionPtr publicGoods(qint64 nowMs)
{
    Study study = groupStudy(people, perGroup);
    study.name = u"public_goods"_s;
    study.title = u"Public goods with communication"_s;
    study.pages.first().title = u"Talk about your contribution"_s;
    study.pages.first().bodyHtml = u"<p>You have <b>20 points</b>. Talk to your group before you decide how many of them you contribute.</p>"_s;
    study.pages.first().ends = PageEnd::Timer;
    study.pages.first().durationS = 25 * 60;
    study.helpLine = true;
    study.roles = {u"Seller"_s, u"Buyer"_s, u"Buyer"_s, u"Buyer"_s};
    study.pages.first().chats.first().nickname = u"Player {{player.id_in_group}}"_s;
    return sessionOf(study, sessionId, nowMs - 19 * 60'000);
}

/// Six groups that chat: some a lot, one not at all, and one that has become silent.
QList<Event> chatter(FakeHistory &history, qint64 nowMs)
{
    QList<Event> events;
    history.setNowMs(nowMs - 18 * 60'000);
    for (int participant = 1; participant <= people - 1; ++participant) {
        Event arrived = history.event(EventKind::Arrived, participant);
        arrived.detail.insert(u"label"_s, u"PC%1"_s.arg(participant, 2, 10, QLatin1Char('0')));
        events.append(arrived);
        events.append(history.event(EventKind::Connected, participant));
    }
    for (int i = 0; i < 140; ++i) {
        const int group = QList<int>{1, 2, 1, 3, 2, 4, 1, 6}.at(i % 8);
        const bool silent = group == 4 && i > 60;
        const int participant = (silent ? 0 : group - 1) * perGroup + 1 + (i * 7 + i / 8) % perGroup;
        history.setNowMs(nowMs - 15 * 60'000 + i * 6'400);
        Event said = history.message(participant, sayings().at((i * 7 + i / 8 * 3 + group * group) % sayings().size()));
        if (participant == 6)
            said.nickname = u"נועה"_s;
        events.append(said);
    }
    Event muted = history.event(EventKind::Muted, 2);
    muted.detail = {{u"operator"_s, u"Ada"_s}, {u"reason"_s, u"insults"_s}, {u"until"_s, nowMs + 4 * 60'000}};
    Event frozen = history.event(EventKind::Frozen, 0);
    frozen.channel = 5;
    frozen.detail = {{u"operator"_s, u"Ada"_s}, {u"reason"_s, u"wait for the others"_s}};
    events << muted << frozen;
    return events;
}

QList<Presence> presences(qint64 nowMs)
{
    QList<Presence> presences;
    for (int participant = 1; participant <= people - 2; ++participant) {
        Presence presence{sessionId, participant, participant != 11, nowMs - (participant % 5) * 9'000 - (participant == 14 ? 200'000 : 0)};
        presence.rttMs = 3 + participant * 7 % 23;
        presence.clockOffsetMs = participant * 37 % 90 - 40;
        presence.typingChannel = participant == 7 ? 2 : 0;
        presences.append(presence);
    }
    return presences;
}

} // namespace

Scene::Scene(const QSize &size)
{
    init();
    QSettings(settingsFile(), QSettings::IniFormat).setValue("operator/name"_L1, u"Ada"_s);
    m_windowSize = size;
    QDir(m_folder->path()).mkdir(u"data"_s); // like the log: the status bar shows the free space there
    makeWindow();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const SessionPtr session = publicGoods(nowMs);
    m_history = std::make_unique<FakeHistory>(session, session->createdAtMs);
    m_archive->log = chatter(*m_history, nowMs);
    openSessions({session});
    emit m_service->presenceChanged(presences(nowMs));
    find<QAbstractButton>(u"allReadPushButton"_s)->click();
    m_history->setNowMs(nowMs - 4'000);
    commit({m_history->message(5, u"Also gut, 15 für alle?"_s), m_history->message(8, u"agreed"_s), m_history->message(21, u"hi"_s)});
}

void Scene::happens(Event event, const QString &body, const QJsonObject &detail)
{
    event.body = body;
    event.nickname = event.kind == EventKind::HelpAnswered ? u"Experimenter"_s : QString();
    event.nonce = QByteArray::number(event.seq);
    event.detail = detail;
    commit({event});
}

void Scene::commit(const QList<Event> &events)
{
    ConsoleFixture::commit(events);
    settle();
}

void Scene::trigger(const QString &action) const
{
    ConsoleFixture::trigger(action);
    settle();
}

void Scene::save(const QString &file) const
{
    settle();
    if (!m_window->grab().save(file))
        std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
}

void Scene::saveDialog(const QString &file) const
{
    settle();
    const auto dialogs = m_window->findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (dialog->isVisible())
            dialog->grab().save(file);
    }
}

void Scene::closeDialogs() const
{
    const auto dialogs = m_window->findChildren<QDialog *>();
    for (QDialog *dialog : dialogs)
        dialog->reject();
    settle();
}

void Scene::settle()
{
    QTest::qWait(120);
}

} // namespace LabChat
