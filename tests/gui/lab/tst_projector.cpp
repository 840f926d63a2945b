// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/projectorview.h"
#include "support/testprogram.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QScreen>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The link for the whole room to read, on a computer with a projector beside the operator's screen.
class ProjectorTest final : public QObject {
    Q_OBJECT

public:
    /// Two screens, as the plugin for tests can have them.
    static void initMain()
    {
        static const QTemporaryDir folder;
        QFile file(folder.filePath(u"screens.json"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file for the screens");
        file.write(R"({ "synchronousWindowSystemEvents": false, "windowFrameMargins": false, "screens": [
            { "name": "operator", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1 },
            { "name": "projector", "x": 1366, "y": 0, "width": 1024, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1 } ] })");
        file.close();
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toLocal8Bit());
    }

private slots:
    void usesTheOtherScreen();
    void leavesNothingOut_data();
    void leavesNothingOut();

private:
    static constexpr QSize projectorSize{1024, 768};
    const Entrance m_entrance{Entrance::Way::Link, u"Buyers and sellers"_s, u"http://192.168.1.20:8000/join/abcd2345"_s};
};

void ProjectorTest::usesTheOtherScreen()
{
    QCOMPARE(QApplication::screens().size(), 2);
    QWidget window;
    window.setGeometry(QApplication::screens().at(0)->geometry());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *view = new ProjectorView(&window);
    view->setEntrance(m_entrance);
    view->showOnProjector();
    QVERIFY(QTest::qWaitForWindowExposed(view));
    QVERIFY(view->isFullScreen());
    QTRY_COMPARE(view->screen(), QApplication::screens().at(1));
    QTRY_COMPARE(view->size(), projectorSize);
    QVERIFY(view->testAttribute(Qt::WA_ShowWithoutActivating)); // the operator goes on typing in the window
    view->close();
}

void ProjectorTest::leavesNothingOut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("link");
    const QString usual = m_entrance.link;
    const QString longest = u"http://experimente.wiwi.uni-beispiel.example:8000/room/laboratorium_im_erdgeschoss"_s;
    for (const QSize size : {QSize(1024, 768), QSize(1920, 1080), QSize(800, 1280)}) {
        const QByteArray name = QByteArray::number(size.width()) + 'x' + QByteArray::number(size.height());
        QTest::newRow(QByteArray(name + ", usual").constData()) << size << usual;
        QTest::newRow(QByteArray(name + ", long").constData()) << size << longest;
    }
}

/// All that is drawn stays inside: the margins are white. And it is large: the letters fill a good part of the screen.
void ProjectorTest::leavesNothingOut()
{
    QFETCH(const QSize, size);
    QFETCH(const QString, link);
    QWidget window;
    ProjectorView view(&window);
    view.setAttribute(Qt::WA_DeleteOnClose, false);
    view.setEntrance({Entrance::Way::Label, u"Buyers and sellers"_s, link});
    view.resize(size);
    const QImage image = view.grab().toImage();
    int dark = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool isDark = image.pixelColor(x, y).lightnessF() < 0.5F;
            const bool isMargin = x < 8 || x >= image.width() - 8 || y < 8 || y >= image.height() - 8;
            QVERIFY2(!isDark || !isMargin, qPrintable(u"%1, %2"_s.arg(x).arg(y)));
            dark += isDark ? 1 : 0;
        }
    }
    QVERIFY2(dark > image.width() * image.height() / 40, qPrintable(QString::number(dark)));
}

LABCHAT_TEST(ProjectorTest, QApplication)
#include "tst_projector.moc"
