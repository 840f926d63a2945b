// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/integrate/keysfixture.h"
#include "support/testprogram.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTabWidget>

using namespace LabChat;
using namespace Qt::StringLiterals;

namespace {

const TlsFiles lab{u"/lab/server.crt"_s, u"/lab/server.key"_s};

} // namespace

/// HTTPS in the preferences.
class HttpsTest final : public KeysFixture {
    Q_OBJECT

private slots:
    void listensAnewWithTheCertificate();
    void listensWithItAtTheNextStart();
    void keepsThePortThatWasFree();
    void needsBothFiles();
    void goesOnAsBeforeIfTheCertificateCannotBeUsed();
    void forgetsThatItFailedWhenItWorks();
    void offersNoOtherPortForACertificate();
    void obeysTheCommandLine();
    void makesACertificate();
    void saysWhyNoneWasMade();
    void reportsACertificateThatHasFailed();
    void choosesAFile();

private:
    /// As the application does when the log is open.
    void start()
    {
        makeWindow();
        openSessions({});
        m_window->listen();
        emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s}));
    }
    void showPage()
    {
        trigger(u"preferencesAction"_s);
        find<QTabWidget>(u"preferencesTabWidget"_s)->setCurrentIndex(2);
    }
    void fillIn(bool isOn, const TlsFiles &files)
    {
        showPage();
        find<QCheckBox>(u"tlsCheckBox"_s)->setChecked(isOn);
        type(u"certificateLineEdit"_s, files.certificate);
        type(u"certificateKeyLineEdit"_s, files.key);
        accept(u"preferencesButtonBox"_s);
    }
};

void HttpsTest::listensAnewWithTheCertificate()
{
    start();
    QCOMPARE(m_service->listens.size(), 1);
    QVERIFY(!m_service->listens.last().tls.areGiven());
    fillIn(true, lab);
    QCOMPARE(m_service->listens.size(), 2);
    QCOMPARE(m_service->listens.last().tls, lab);
    QCOMPARE(m_service->listens.last().port, 8000);
    QTRY_VERIFY(!find<QWidget>(u"PreferencesDialog"_s));
    fillIn(true, lab);
    QCOMPARE(m_service->listens.size(), 2); // nothing has changed
    QTRY_VERIFY(!find<QWidget>(u"PreferencesDialog"_s));
    fillIn(false, lab);
    QCOMPARE(m_service->listens.size(), 3);
    QVERIFY(!m_service->listens.last().tls.areGiven());
}

void HttpsTest::listensWithItAtTheNextStart()
{
    start();
    fillIn(true, lab);
    m_window.reset();
    m_service->listens.clear();
    start();
    QCOMPARE(m_service->listens.last().tls, lab);
    showPage();
    QVERIFY(find<QCheckBox>(u"tlsCheckBox"_s)->isChecked());
    QCOMPARE(find<QLineEdit>(u"certificateLineEdit"_s)->text(), lab.certificate);
}

/// Links have been handed out.
void HttpsTest::keepsThePortThatWasFree()
{
    m_listenRequest.port = 0;
    makeWindow();
    openSessions({});
    m_window->listen();
    ServerAddress address = addressAt({u"http://192.168.1.20:43210"_s});
    address.port = 43210;
    emit m_service->listening(address);
    fillIn(true, lab);
    QCOMPARE(m_service->listens.last().port, 43210);
}

void HttpsTest::needsBothFiles()
{
    start();
    fillIn(true, {lab.certificate, {}});
    QVERIFY(isVisible(u"tlsCheckBox"_s));
    QVERIFY(text(u"tlsOutcomeLabel"_s).contains("certificate and its key"_L1));
    QCOMPARE(m_service->listens.size(), 1);
}

void HttpsTest::goesOnAsBeforeIfTheCertificateCannotBeUsed()
{
    start();
    fillIn(true, lab);
    emit m_service->listenFailed({u"certificate"_s, u"The certificate <b>cannot</b> be read."_s}, 8001);
    QCOMPARE(m_service->listens.size(), 3);
    QVERIFY(!m_service->listens.last().tls.areGiven());
    QVERIFY(banner(u"certificateBanner"_s).contains("<b>cannot</b>"_L1));
    emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s}));
    QCOMPARE(banner(u"listenBanner"_s), QString());
    QVERIFY(!banner(u"certificateBanner"_s).isEmpty());
    QCOMPARE(text(u"statusAddressLabel"_s), u"http://192.168.1.20:8000"_s);
}

void HttpsTest::forgetsThatItFailedWhenItWorks()
{
    start();
    const auto fail = [this] {
        emit m_service->listenFailed({u"certificate"_s, u"The key does not belong to it."_s}, 8001);
        emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s}));
        QVERIFY(!banner(u"certificateBanner"_s).isEmpty());
        QTRY_VERIFY(!find<QWidget>(u"PreferencesDialog"_s));
    };
    fillIn(true, lab);
    fail();
    fillIn(true, lab); // the file was corrected
    emit m_service->listening(addressAt({u"https://192.168.1.20:8000"_s}));
    QCOMPARE(banner(u"certificateBanner"_s), QString());
    QTRY_VERIFY(!find<QWidget>(u"PreferencesDialog"_s));
    const TlsFiles other{u"/lab/other.crt"_s, u"/lab/other.key"_s};
    fillIn(true, other);
    fail();
    fillIn(true, lab); // back to the one that works
    QCOMPARE(banner(u"certificateBanner"_s), QString());
}

void HttpsTest::offersNoOtherPortForACertificate()
{
    makeWindow();
    openSessions({});
    m_window->listen();
    emit m_service->listenFailed({u"certificate"_s, u"The certificate cannot be read."_s}, 8001);
    QVERIFY(banner(u"listenBanner"_s).contains("cannot be read"_L1));
    QVERIFY(!isVisible(u"usePortPushButton"_s));
    QCOMPARE(m_service->listens.size(), 1); // there is nothing to go back to
    click(u"tryAgainPushButton"_s);
    QCOMPARE(m_service->listens.size(), 2);
}

void HttpsTest::obeysTheCommandLine()
{
    m_listenRequest.tls = lab;
    start();
    QCOMPARE(m_service->listens.last().tls, lab);
    showPage();
    QVERIFY(text(u"tlsOutcomeLabel"_s).contains("--certificate"_L1));
    for (const QString &field : {u"tlsCheckBox"_s, u"certificateLineEdit"_s, u"certificateKeyLineEdit"_s})
        QVERIFY2(!isEnabled(field), qPrintable(field));
    accept(u"preferencesButtonBox"_s);
    QCOMPARE(m_service->listens.size(), 1);
    m_window.reset();
    m_listenRequest.tls = {}; // nothing of it was kept
    m_service->listens.clear();
    start();
    QVERIFY(!m_service->listens.last().tls.areGiven());
}

void HttpsTest::makesACertificate()
{
    start();
    showPage();
    type(u"certificateHostsLineEdit"_s, u" lab.example  10.0.0.3 "_s);
    click(u"makeCertificatePushButton"_s);
    QCOMPARE(m_certificates->wishes, QList<QStringList>({{u"lab.example"_s, u"10.0.0.3"_s}}));
    QVERIFY(!isEnabled(u"makeCertificatePushButton"_s));
    emit m_certificates->made({lab, u"/lab/authority.crt"_s, true, {u"lab.example"_s, u"10.0.0.3"_s}});
    QVERIFY(isEnabled(u"makeCertificatePushButton"_s));
    for (const QString &words : {u"lab.example, 10.0.0.3"_s, u"/lab/authority.crt"_s, u"trust"_s})
        QVERIFY2(text(u"tlsOutcomeLabel"_s).contains(words), qPrintable(text(u"tlsOutcomeLabel"_s)));
    QVERIFY(find<QCheckBox>(u"tlsCheckBox"_s)->isChecked());
    accept(u"preferencesButtonBox"_s);
    QCOMPARE(m_service->listens.last().tls, lab);
}

void HttpsTest::saysWhyNoneWasMade()
{
    start();
    showPage();
    click(u"makeCertificatePushButton"_s);
    emit m_certificates->failed({u"not_a_host"_s, u"“<b>” is neither a name nor an address."_s});
    QVERIFY(text(u"tlsOutcomeLabel"_s).contains(u"“<b>” is neither"_s));
    QVERIFY(isEnabled(u"makeCertificatePushButton"_s));
    QVERIFY(!find<QCheckBox>(u"tlsCheckBox"_s)->isChecked());
}

void HttpsTest::reportsACertificateThatHasFailed()
{
    start();
    emit m_service->certificateFailed({u"expired"_s, u"The certificate has expired."_s});
    QVERIFY(banner(u"certificateBanner"_s).contains("has expired"_L1));
    click(u"dismissCertificatePushButton"_s);
    QCOMPARE(banner(u"certificateBanner"_s), QString());
    emit m_service->certificateFailed({u"expired"_s, u"The certificate has expired."_s});
    QVERIFY(!banner(u"certificateBanner"_s).isEmpty());
    emit m_service->certificateReplaced();
    QCOMPARE(banner(u"certificateBanner"_s), QString());
}

void HttpsTest::choosesAFile()
{
    start();
    showPage();
    click(u"chooseCertificateKeyPushButton"_s);
    auto *dialog = find<QFileDialog>(u"certificateFileDialog"_s);
    QVERIFY(dialog);
    emit dialog->fileSelected(lab.key);
    QCOMPARE(find<QLineEdit>(u"certificateKeyLineEdit"_s)->text(), lab.key);
    QCOMPARE(find<QLineEdit>(u"certificateLineEdit"_s)->text(), QString());
}

LABCHAT_TEST(HttpsTest, QApplication)
#include "tst_https.moc"
