// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab.h"
#include "console/window/mainwindow.h"
#include "core/session/runnablestudy.h"
#include "support/testprogram.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The whole program: two people chat in a real Chromium, the operator watches them in the console's real window and exports the messages from its menu.
class WatchedTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void watchesTwoPeopleChatAndExportsWhatTheyTyped();

private:
    void openLinks(const QStringList &links);
    [[nodiscard]] QJsonObject nextLine();
    void say(int who, const QString &text);
    [[nodiscard]] QAbstractItemModel *shown(const QString &view) const { return m_window->findChild<QAbstractItemView *>(view)->model(); }
    [[nodiscard]] QString cell(const QString &view, int row, const QString &header) const;
    [[nodiscard]] QByteArray exportFromTheMenu();

    QTemporaryDir m_folder;
    std::unique_ptr<Lab> m_lab;
    std::unique_ptr<MainWindow> m_window;
    QProcess m_people;
    SessionPtr m_session;
    ServerAddress m_address;
};

void WatchedTest::init()
{
    m_lab = std::make_unique<Lab>(LabOptions{m_folder.filePath(u"data"_s), {}});
    ConsoleOptions options;
    options.dataDirectory = m_folder.filePath(u"data"_s);
    options.settingsFile = m_folder.filePath(u"settings.ini"_s);
    m_window = std::make_unique<MainWindow>(m_lab->service(), m_lab->archive(), options);
    m_window->show();
    OperatorService *const service = m_lab->service();
    connect(service, &OperatorService::listening, this, [this](const ServerAddress &address) { m_address = address; });
    connect(service, &OperatorService::sessionOpened, this, [this](const SessionState &state) { m_session = state.sessionPtr(); });
    connect(service, &OperatorService::opened, this, [service] {
        service->listen({u"127.0.0.1"_s, 0});
        service->createSession({*findStudy(u"group_chat"_s), {}});
    });
    m_lab->start();
    QTRY_VERIFY(m_session && m_address.port != 0);
}

void WatchedTest::cleanup()
{
    m_people.closeWriteChannel();
    QVERIFY(m_people.state() == QProcess::NotRunning || m_people.waitForFinished());
    QSignalSpy stopped(m_lab.get(), &Lab::stopped);
    m_lab->stop();
    QVERIFY(stopped.wait(10'000));
    m_window.reset();
    m_lab.reset();
}

void WatchedTest::watchesTwoPeopleChatAndExportsWhatTheyTyped()
{
    QStringList links;
    for (const int participant : {1, 2})
        links.append(m_address.at(u"/p/"_s + m_session->participant(participant).ticket).toString());
    openLinks(links);
    QTRY_COMPARE(cell(u"channelsTreeView"_s, 0, u"Online"_s), u"2/4"_s);
    QTRY_COMPARE(cell(u"participantsTreeView"_s, 0, u"Online"_s), u"online"_s);

    const QStringList texts{u"Hello"_s, u"<b>not bold</b>, \"quoted\" & so on"_s, u"שלום عالم 👩‍👩‍👧‍👦"_s, u"=1+1"_s};
    for (int i = 0; i < texts.size(); ++i) {
        say(i % 2, texts.at(i));
        QTRY_COMPARE(shown(u"transcriptView"_s)->rowCount(), i + 1);
        QCOMPARE(shown(u"transcriptView"_s)->index(i, 0).data().toString(), texts.at(i));
        QTRY_COMPARE(cell(u"channelsTreeView"_s, 0, u"Messages"_s), QString::number(i + 1));
    }
    QCOMPARE(cell(u"participantsTreeView"_s, 1, u"Messages"_s), u"2"_s);

    const QList<QByteArray> lines = exportFromTheMenu().split('\n');
    QCOMPARE(lines.size(), 1 + texts.size() + 1);
    QCOMPARE(lines.constFirst(), "session_code,id_in_session,participant_code,channel,nickname,body,timestamp\r");
    const QByteArrayList bodies{"Hello", "\"<b>not bold</b>, \"\"quoted\"\" & so on\"", texts.at(2).toUtf8(), "=1+1"};
    for (int i = 0; i < texts.size(); ++i) {
        const int author = i % 2 + 1;
        const QByteArray front = m_session->code.toUtf8() + ',' + QByteArray::number(author) + ',' + m_session->participant(author).code.toUtf8()
            + ",1-group_chat-1,Player " + QByteArray::number(author) + ',' + bodies.at(i) + ',';
        QVERIFY2(lines.at(i + 1).startsWith(front), lines.at(i + 1).constData());
    }

    m_people.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(cell(u"channelsTreeView"_s, 0, u"Online"_s), u"0/4"_s, 15'000);
}

void WatchedTest::openLinks(const QStringList &links)
{
    m_people.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_people.start(QStringLiteral(LABCHAT_NODE), QStringList{u"" LABCHAT_SOURCE_DIR "/tests/browser/people.js"_s} + links);
    QCOMPARE(nextLine().value("ready"_L1).toInt(), 2);
}

QJsonObject WatchedTest::nextLine()
{
    const bool came = QTest::qWaitFor([this] { return m_people.canReadLine(); }, 60'000);
    return came ? QJsonDocument::fromJson(m_people.readLine()).object() : QJsonObject();
}

void WatchedTest::say(int who, const QString &text)
{
    m_people.write(QJsonDocument(QJsonObject{{u"who"_s, who}, {u"text"_s, text}}).toJson(QJsonDocument::Compact) + '\n');
    for (int reader = 0; reader < 2; ++reader)
        QCOMPARE(nextLine().value("bodies"_L1).toArray().last().toString(), text);
}

QString WatchedTest::cell(const QString &view, int row, const QString &header) const
{
    const QAbstractItemModel *model = shown(view);
    for (int column = 0; column < model->columnCount(); ++column) {
        if (model->headerData(column, Qt::Horizontal).toString() == header)
            return model->index(row, column).data().toString();
    }
    return u"no column "_s + header;
}

QByteArray WatchedTest::exportFromTheMenu()
{
    const QString target = m_folder.filePath(u"chat.csv"_s);
    m_window->findChild<QAction *>(u"exportAction"_s)->trigger();
    QPushButton *button = nullptr;
    if (!QTest::qWaitFor([&] { return (button = m_window->findChild<QPushButton *>(u"exportPushButton"_s)) && button->isEnabled(); }))
        return {};
    QTest::mouseClick(button, Qt::LeftButton);
    QFileDialog *dialog = nullptr;
    if (!QTest::qWaitFor([&] { return (dialog = m_window->findChild<QFileDialog *>(u"exportFileDialog"_s)) != nullptr; }))
        return {};
    dialog->selectFile(target);
    QMetaObject::invokeMethod(dialog, "accept");
    if (!QTest::qWaitFor([&] { return QFile::exists(target); }))
        return {};
    QFile file(target);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

LABCHAT_TEST(WatchedTest, QApplication)
#include "tst_watched.moc"
