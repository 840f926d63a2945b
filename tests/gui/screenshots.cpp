// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/screenshotscene.h"

#include <QtCore/QDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

#include <cstdio>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

QPalette darkPalette()
{
    QPalette palette(QColor(0x2d2f33), QColor(0x2d2f33));
    palette.setColor(QPalette::Base, QColor(0x1f2124));
    palette.setColor(QPalette::AlternateBase, QColor(0x26282c));
    palette.setColor(QPalette::Highlight, QColor(0x2f6fd0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, QColor(0xe6e6e6));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x85878c));
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a9ca1));
    palette.setColor(QPalette::ToolTipBase, QColor(0x3a3d42));
    palette.setColor(QPalette::Link, QColor(0x7fb0ff));
    return palette;
}

Event done(Event event, const QString &reason, qint64 message = 0, const QString &text = {})
{
    event.detail.insert(u"operator"_s, u"Ada"_s);
    event.detail.insert(u"reason"_s, reason);
    if (message > 0)
        event.detail.insert(u"message"_s, message);
    if (!text.isEmpty())
        event.detail.insert(u"text"_s, text);
    return event;
}

/// Messages that are hidden, held, refused and from the experimenter; the queue, the log and the pause.
void takeActing(const QDir &folder, const QSize &size, const QString &suffix)
{
    Scene scene(size);
    const auto save = [&](const QString &name) { scene.save(folder.filePath(name + suffix + u".png"_s)); };
    const auto saveDialog = [&](const QString &name) { scene.saveDialog(folder.filePath(name + suffix + u".png"_s)); };
    FakeHistory &history = scene.history();
    const auto in = [&](EventKind kind, int channel) {
        Event event = history.event(kind, 0);
        event.channel = channel;
        return event;
    };
    const auto held = [&](int participant, const QString &body) {
        Event event = history.message(participant, body);
        event.kind = EventKind::MessageHeld;
        return event;
    };
    const Event rude = history.message(3, u"you are all so stupid"_s);
    scene.commit({rude, history.message(4, u"hey!"_s)});
    const Event hidden = done(in(EventKind::MessageHidden, 1), u"insult or threat"_s, rude.seq, u"An insult was removed."_s);
    Event own = done(in(EventKind::Message, 1), {});
    own.body = u"Please stay polite. You have two more minutes."_s;
    own.nickname = u"Experimenter"_s;
    scene.commit({hidden, own, done(in(EventKind::HoldingStarted, 1), u"insult or threat"_s)});
    const Event first = held(3, u"I meant it as a joke, and I am sorry if anybody did not like it; can we go on now and talk about the points?"_s);
    const Event second = held(1, u"call me: 0151 2345678"_s);
    scene.commit({first, second, held(2, u"fine with me"_s)});
    Event refused = history.event(EventKind::MessageRefused, 1);
    refused.channel = 1;
    scene.commit({done(refused, u"personal data"_s, second.seq, u"Please do not give away who you are."_s)});
    scene.trigger(u"transcriptAction"_s);
    auto *tree = scene.find<QTreeView>(u"channelTreeView"_s);
    tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
    scene.find<QDockWidget>(u"approvalDockWidget"_s)->raise();
    save(u"acting-queue"_s);
    scene.find<QDockWidget>(u"actionsDockWidget"_s)->raise();
    scene.commit({done(history.event(EventKind::Paused, 0), u"paused with F9"_s)});
    save(u"acting-log-paused"_s);
    auto *transcript = scene.find<QAbstractItemView>(u"transcriptView"_s);
    transcript->setCurrentIndex(transcript->model()->index(transcript->model()->rowCount() - 7, 0));
    transcript->setFocus();
    emit scene.find<QMenu>(u"moderateMenu"_s)->aboutToShow();
    scene.trigger(u"muteAuthorAction"_s);
    saveDialog(u"acting-dialog-mute"_s);
    scene.closeDialogs();
    scene.trigger(u"hideMessageAction"_s);
    saveDialog(u"acting-dialog-hide"_s);
    scene.closeDialogs();
    scene.trigger(u"undoAction"_s);
    saveDialog(u"acting-dialog-undo"_s);
    scene.closeDialogs();
    scene.trigger(u"editReasonsAction"_s);
    saveDialog(u"acting-dialog-reasons"_s);
    scene.closeDialogs();
    scene.find<QMenu>(u"moderateMenu"_s)->popup({0, 0});
    Scene::settle();
    scene.find<QMenu>(u"moderateMenu"_s)->grab().save(folder.filePath(u"acting-menu"_s + suffix + u".png"_s));
    scene.find<QMenu>(u"moderateMenu"_s)->close();
    emit transcript->customContextMenuRequested(transcript->visualRect(transcript->currentIndex()).center());
    Scene::settle();
    scene.find<QMenu>(u"transcriptMenu"_s)->grab().save(folder.filePath(u"acting-context"_s + suffix + u".png"_s));
    scene.find<QMenu>(u"transcriptMenu"_s)->close();
}

void takeAll(const QDir &folder, const QSize &size, const QString &suffix)
{
    const Scene scene(size);
    const auto save = [&](const QString &name) { scene.save(folder.filePath(name + suffix + u".png"_s)); };
    save(u"wall"_s);
    auto *wall = scene.find<QListView>(u"wallView"_s);
    wall->setCurrentIndex(wall->model()->index(1, 0));
    wall->setFocus();
    QTest::keyClick(wall, Qt::Key_Return);
    wall->setCurrentIndex(wall->model()->index(0, 0));
    QTest::keyClick(wall, Qt::Key_Return);
    scene.find<QToolButton>(u"sortUnreadToolButton"_s)->click();
    save(u"wall-docks"_s);
    scene.trigger(u"resetLayoutAction"_s);
    scene.trigger(u"streamAction"_s);
    save(u"stream"_s);
    auto *tree = scene.find<QTreeView>(u"channelTreeView"_s);
    tree->setCurrentIndex(tree->model()->index(1, 0, tree->model()->index(0, 0)));
    save(u"transcript"_s);
    auto *participants = scene.find<QTreeView>(u"participantsTreeView"_s);
    participants->setCurrentIndex(participants->model()->index(4, 0));
    scene.find<QDockWidget>(u"participantViewDockWidget"_s)->show();
    save(u"participant"_s);
    scene.find<QDockWidget>(u"participantViewDockWidget"_s)->hide();
    scene.find<QDockWidget>(u"participantsDockWidget"_s)->hide();
    scene.find<QDockWidget>(u"channelsDockWidget"_s)->hide();
    scene.trigger(u"wallAction"_s);
    save(u"wall-large"_s);
}

/// The experimenter's announcements, countdowns and places.
void takeDialogs(const QDir &folder, const QSize &size, const QString &suffix)
{
    Scene scene(size);
    const auto file = [&](const QString &name) { return folder.filePath(name + suffix + u".png"_s); };
    const auto saveDialog = [&](const QString &name) {
        scene.saveDialog(file(name));
        scene.closeDialogs();
    };
    const auto select = [&](const QList<int> &participants) {
        auto *view = scene.find<QTreeView>(u"participantsTreeView"_s);
        view->clearSelection();
        for (const int participant : participants)
            view->selectionModel()->setCurrentIndex(view->model()->index(participant - 1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    select({2, 5});
    scene.trigger(u"announceAction"_s);
    scene.find<QPlainTextEdit>(u"announcementPlainTextEdit"_s)->setPlainText(u"5 minutes left."_s);
    saveDialog(u"announce"_s);
    scene.find<QMenu>(u"countdownMenu"_s)->findChild<QAction *>(u"changeCountdownAction"_s)->trigger();
    scene.find<QPushButton>(u"fiveMinutesPushButton"_s)->click();
    saveDialog(u"countdown"_s);
    auto *menu = scene.find<QMenu>(u"moderateMenu"_s);
    menu->popup({0, 0});
    Scene::settle();
    menu->grab().save(file(u"moderate-menu"_s));
    menu->close();
    auto *countdown = scene.find<QMenu>(u"countdownMenu"_s);
    countdown->popup({0, 0});
    Scene::settle();
    countdown->grab().save(file(u"countdown-menu"_s));
    countdown->close();
    auto *table = scene.find<QTreeView>(u"participantsTreeView"_s);
    emit table->customContextMenuRequested(table->visualRect(table->model()->index(1, 0)).center());
    Scene::settle();
    scene.find<QMenu>(u"participantMenu"_s)->grab().save(file(u"participant-menu"_s));
    scene.find<QMenu>(u"participantMenu"_s)->close();
    select({2});
    scene.trigger(u"swapSeatsAction"_s);
    auto *seats = scene.find<QTreeView>(u"seatsTreeView"_s);
    seats->setCurrentIndex(seats->model()->index(7, 0));
    saveDialog(u"seat"_s);
    scene.trigger(u"moveChatAction"_s);
    saveDialog(u"move-chat"_s);
    scene.trigger(u"replacePersonAction"_s);
    saveDialog(u"replace"_s);
    scene.happens(scene.history().event(EventKind::PersonReplaced, 2), {}, {{u"operator"_s, u"Ada"_s}});
    saveDialog(u"new-link"_s);
    scene.trigger(u"preferencesAction"_s);
    saveDialog(u"preferences"_s);
    scene.find<QDockWidget>(u"helpDockWidget"_s)->show();
    scene.save(file(u"help-empty"_s));
    scene.happens(scene.history().event(EventKind::HelpRequested, 7), u"Is it normal that the others do not answer?"_s, {});
    scene.happens(scene.history().event(EventKind::HelpRequested, 9), u"My chat is gone"_s, {});
    const Event newest = scene.history().event(EventKind::HelpAnswered, 7);
    scene.happens(newest, u"Yes, please wait a little: they have just come back."_s, {{u"operator"_s, u"Ada"_s}});
    scene.happens(scene.history().event(EventKind::HelpRequested, 13), u"I cannot read the text on the second page, it is cut off on the right. What shall I do now?"_s, {});
    Scene::settle();
    scene.find<QDockWidget>(u"helpDockWidget"_s)->hide();
    scene.trigger(u"transcriptAction"_s);
    scene.save(file(u"help-banner"_s));
    scene.find<QPushButton>(u"answerHelpPushButton"_s)->click();
    scene.save(file(u"help"_s));
}

} // namespace

/// Makes screenshots of the console, for review and for the manual: labchat_screenshots FOLDER.
int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (argc != 2 || !QDir().mkpath(QString::fromLocal8Bit(argv[1]))) {
        std::fputs("usage: labchat_screenshots FOLDER\n", stderr);
        return 2;
    }
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const QPalette light = QApplication::palette();
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? darkPalette() : light);
        const QString theme = dark ? u"-dark"_s : u"-light"_s;
        takeAll(folder, {1920, 1080}, theme + u"-1920"_s);
        takeAll(folder, {1366, 768}, theme + u"-1366"_s);
        takeDialogs(folder, {1366, 768}, theme);
        takeActing(folder, {1366, 768}, theme);
    }
    return 0;
}
