// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/linksdialog.h"
#include "console/widgets/filesaver.h"
#include "console/widgets/qrcode.h"
#include "gui/fakes.h"
#include "support/testprogram.h"

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The ways of links out of the console: on paper, as PDF, as CSV.
class LinksTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void makesACodeThatReadersFind();
    void refusesWhatFitsIntoNoCode();
    void paintsEveryModule();
    void writesLinksAsCsv();
    void writesOnePageForEachTenPlaces();
    void writesLinksThatCanBeCopied();
    void cutsNoLabel();
    void savesThePdfAndTheCsv();
    void saysWhyAFileCannotBeWritten();
    void saysThatThereIsNoPrinter();
    void copiesTheLinksThatSeveralShare();
    void offersNoRoomLinkThatLetsNobodyIn();
    void opensNoMoreByEnterThanByTheButton();

private:
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    void click(const QString &button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void choose(const QString &dialog, const QString &file) const;
    [[nodiscard]] static QList<SeatLink> seats(int count);
    [[nodiscard]] QString copied(const QList<SeatLink> &seats) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<SessionMonitor> m_monitor;
    std::unique_ptr<ParticipantsModel> m_model;
    SessionPtr m_session;
    LinksDialog *m_dialog = nullptr;
};

void LinksTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_folder->path().toLocal8Bit());
    m_service = std::make_unique<FakeService>();
    m_monitor = std::make_unique<SessionMonitor>(m_service.get(), nullptr);
    m_model = std::make_unique<ParticipantsModel>();
    m_session = groupSession(1, 12, 4, 1);
    emit m_service->sessionOpened(SessionState(m_session));
    m_model->setSession(m_monitor->session(1));
    m_model->setAddress(addressAt({u"http://192.168.1.20:8000"_s}));
    m_dialog = new LinksDialog(m_model.get(), nullptr);
    m_dialog->setSharedLinks({u"Group chat"_s, u"http://192.168.1.20:8000/join/abcd2345"_s, u"http://192.168.1.20:8000/room/lab1"_s});
    m_dialog->show();
}

void LinksTest::cleanup()
{
    delete m_dialog;
    m_model.reset();
}

QList<SeatLink> LinksTest::seats(int count)
{
    QList<SeatLink> seats;
    for (int i = 1; i <= count; ++i)
        seats.append({i, u"abcd2345"_s, u"PC_%1"_s.arg(i), u"http://192.168.1.20:8000/p/0123456789abcdefghijkl%1"_s.arg(i)});
    return seats;
}

void LinksTest::choose(const QString &dialog, const QString &file) const
{
    auto *files = find<QFileDialog>(dialog);
    QVERIFY(files);
    files->selectFile(file);
    static_cast<QDialog *>(files)->accept();
}

void LinksTest::makesACodeThatReadersFind()
{
    const QrCode code(u"http://192.168.1.20:8000/p/0123456789abcdefghijkl"_s);
    QVERIFY(code.size() >= 21);
    QCOMPARE((code.size() - 21) % 4, 0); // ISO/IEC 18004: four modules more with each version
    for (const QPoint corner : {QPoint(0, 0), QPoint(code.size() - 7, 0), QPoint(0, code.size() - 7)}) {
        for (int i = 0; i < 7; ++i) { // the frame of a finder pattern
            QVERIFY(code.isDark(corner.x() + i, corner.y()));
            QVERIFY(code.isDark(corner.x(), corner.y() + i));
        }
        QVERIFY(!code.isDark(corner.x() + 1, corner.y() + 1));
        QVERIFY(code.isDark(corner.x() + 3, corner.y() + 3));
    }
}

void LinksTest::refusesWhatFitsIntoNoCode()
{
    QCOMPARE(QrCode(QString(5000, u'x')).size(), 0);
}

void LinksTest::paintsEveryModule()
{
    const QrCode code(u"http://10.0.0.1:8000/p/x"_s);
    const int side = code.size() + 8; // with the quiet zone
    QImage image(side * 3, side * 3, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter painter(&image);
    code.paint(painter, image.rect());
    painter.end();
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const bool inside = x >= 4 && y >= 4 && x < side - 4 && y < side - 4;
            const bool dark = inside && code.isDark(x - 4, y - 4);
            QCOMPARE(image.pixelColor(x * 3 + 1, y * 3 + 1), QColor(dark ? Qt::black : Qt::white));
        }
    }
}

void LinksTest::writesLinksAsCsv()
{
    QList<SeatLink> two = seats(2);
    two[1].label = u"a \"b\", c"_s; // no label may be like this, but the file would still be valid
    QCOMPARE(linksCsv(two),
             "id_in_session,participant_code,label,link\r\n"
             "1,abcd2345,PC_1,http://192.168.1.20:8000/p/0123456789abcdefghijkl1\r\n"
             "2,abcd2345,\"a \"\"b\"\", c\",http://192.168.1.20:8000/p/0123456789abcdefghijkl2\r\n");
}

void LinksTest::writesOnePageForEachTenPlaces()
{
    const QString file = m_folder->filePath(u"sheet.pdf"_s);
    QVERIFY(writeWholeFile(file, linkSheetPdf(u"Group chat (abcd2345)"_s, seats(21))));
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.contains("/Count 3"));
}

/// The text that a reader of the sheet copies, without the breaks between lines.
QString LinksTest::copied(const QList<SeatLink> &seats) const
{
    const QString file = m_folder->filePath(u"copied.pdf"_s);
    const bool isWritten = writeWholeFile(file, linkSheetPdf(u"Group chat"_s, seats)).has_value();
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-raw"_s, file, u"-"_s});
    return isWritten && reader.waitForFinished() ? QString::fromUtf8(reader.readAllStandardOutput()).remove(u'\n') : QString();
}

void LinksTest::writesLinksThatCanBeCopied()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("pdftotext is not installed (the package poppler-utils).");
    const QString link = u"http://office.fifth-floor.example:8000/p/ffifflfffiffklmnpqrstuvwxyz"_s;
    const QString text = copied({{1, u"fftifl23"_s, u"office_ffi_fl"_s, link}});
    for (const QString &part : {link, u"fftifl23"_s, u"office_ffi_fl"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
}

void LinksTest::cutsNoLabel()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("pdftotext is not installed (the package poppler-utils).");
    const QString first = QString(48, u'W') + u"_A_"_s + QString(49, u'W'); // the longest label, and it differs in the middle
    const QString second = QString(first).replace(u'A', u'B');
    const QString link = u"http://192.168.1.20:8000/room/lab1?participant_label=%1&hash=abcdefghjkmnpqrstuvwxyz234"_s;
    for (const int id : {0, 1}) {
        const QString text = copied({{id, {}, first, link.arg(first)}, {id, {}, second, link.arg(second)}});
        for (const QString &part : {first, second, link.arg(first), link.arg(second)})
            QVERIFY2(text.contains(part), qPrintable(text));
    }
}

void LinksTest::savesThePdfAndTheCsv()
{
    const QString pdf = m_folder->filePath(u"mine.pdf"_s);
    click(u"savePdfPushButton"_s);
    choose(u"linksPdfFileDialog"_s, pdf);
    QTRY_VERIFY(find<QLabel>(u"linksOutcomeLabel"_s)->text().contains("mine.pdf"_L1));
    QVERIFY(QFileInfo(pdf).size() > 1000);

    const QString csv = m_folder->filePath(u"mine.csv"_s);
    click(u"exportLinksPushButton"_s);
    choose(u"linksCsvFileDialog"_s, csv);
    QTRY_VERIFY(find<QLabel>(u"linksOutcomeLabel"_s)->text().contains("mine.csv"_L1));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 14);
    QCOMPARE(lines.at(3), "3," + m_session->participant(3).code.toUtf8() + ",,http://192.168.1.20:8000/p/"
                 + m_session->participant(3).ticket.toUtf8() + '\r');
}

void LinksTest::saysWhyAFileCannotBeWritten()
{
    const auto written = writeWholeFile(m_folder->filePath(u"nowhere/links.csv"_s), linksCsv(seats(1)));
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"not_written"_s);
    QVERIFY(written.error().text.contains("links.csv"_L1));
}

void LinksTest::saysThatThereIsNoPrinter()
{
    click(u"printLinksPushButton"_s);
    if (auto *dialog = find<QDialog>(u"linksPrintDialog"_s)) {
        dialog->close();
        QSKIP("This computer has a printer.");
    }
    QVERIFY(find<QLabel>(u"linksOutcomeLabel"_s)->text().startsWith(u"There is no printer."_s));
}

void LinksTest::copiesTheLinksThatSeveralShare()
{
    click(u"copyJoinLinkPushButton"_s);
    QVERIFY(QApplication::clipboard()->text().endsWith("/join/abcd2345"_L1));
    click(u"copyRoomLinkPushButton"_s);
    QVERIFY(QApplication::clipboard()->text().endsWith("/room/lab1"_L1));
    QSignalSpy wanted(m_dialog, &LinksDialog::linkRequested);
    click(u"openRoomLinkPushButton"_s);
    QCOMPARE(wanted.size(), 1);
    m_dialog->setSharedLinks({u"Group chat"_s, {}, {}}); // the session has ended, or the server does not listen
    QVERIFY(!find<QPushButton>(u"copyRoomLinkPushButton"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"savePdfPushButton"_s)->isEnabled());
}

void LinksTest::offersNoRoomLinkThatLetsNobodyIn()
{
    m_dialog->setSharedLinks({u"Group chat"_s, u"http://192.168.1.20:8000/join/abcd2345"_s, u"http://192.168.1.20:8000/room/lab1"_s, true});
    QVERIFY(!find<QPushButton>(u"copyRoomLinkPushButton"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"openRoomLinkPushButton"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"copyJoinLinkPushButton"_s)->isVisible());
    QVERIFY(find<QLabel>(u"joinLinkLabel"_s)->text().contains("secure links"_L1));
    QVERIFY(find<QLabel>(u"roomLinkLabel"_s)->text().contains(u"Label links…"_s));
    QVERIFY(!find<QPushButton>(u"copyJoinLinkPushButton"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"openJoinLinkPushButton"_s)->isVisible());
    QVERIFY(!find<QLabel>(u"joinLinkLabel"_s)->text().contains(u"/join/"_s));
}

void LinksTest::opensNoMoreByEnterThanByTheButton()
{
    QSignalSpy wanted(m_dialog, &LinksDialog::linkRequested);
    auto *view = find<QTreeView>(u"linksTreeView"_s);
    emit view->activated(view->currentIndex());
    QCOMPARE(wanted.size(), 1);
    view->selectAll(); // all twelve
    QVERIFY(!find<QPushButton>(u"openLinkPushButton"_s)->isEnabled());
    emit view->activated(view->currentIndex());
    QCOMPARE(wanted.size(), 1);
}

LABCHAT_TEST(LinksTest, QApplication)
#include "tst_links.moc"
