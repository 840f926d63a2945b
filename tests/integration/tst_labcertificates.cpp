// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/labcertificates.h"
#include "support/testprogram.h"

#include <QtCore/QtCore>
#include <QtNetwork/QSslCertificate>
#include <QtTest/QtTest>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// The certificates that the preferences make, with the real store.
class tst_LabCertificates final : public QObject {
    Q_OBJECT

private slots:
    void makesACertificateForThisComputerAndFurtherNames()
    {
        const QTemporaryDir folder;
        LabCertificates certificates(folder.path());
        QList<MadeCertificate> made;
        connect(&certificates, &CertificateMaker::made, this, [&](const MadeCertificate &each) { made.append(each); });
        certificates.make({u"lab.example"_s});
        QVERIFY(made.isEmpty()); // not in this turn: the window goes on
        QTRY_COMPARE_WITH_TIMEOUT(made.size(), 1, 20000);
        QVERIFY(made.first().hasNewAuthority);
        for (const QString &host : {u"lab.example"_s, u"localhost"_s, u"127.0.0.1"_s})
            QVERIFY2(made.first().hosts.contains(host), qPrintable(made.first().hosts.join(u' ')));
        const QList<QSslCertificate> chain = QSslCertificate::fromPath(made.first().files.certificate);
        QCOMPARE(chain.size(), 2);
        QVERIFY(chain.first().subjectAlternativeNames().values(QSsl::DnsEntry).contains(u"lab.example"_s));
        QVERIFY(QFile::exists(made.first().files.key));
        QVERIFY(QFile::exists(made.first().authority));
        certificates.make({});
        QTRY_COMPARE_WITH_TIMEOUT(made.size(), 2, 20000);
        QVERIFY(!made.last().hasNewAuthority);
    }

    void saysWhatIsNoName()
    {
        const QTemporaryDir folder;
        LabCertificates certificates(folder.path());
        QSignalSpy failed(&certificates, &CertificateMaker::failed);
        certificates.make({u"not a host"_s});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20000);
        QCOMPARE(failed.first().first().value<Error>().code, u"not_a_host"_s);
    }
};

LABCHAT_TEST(tst_LabCertificates, QCoreApplication)
#include "tst_labcertificates.moc"
