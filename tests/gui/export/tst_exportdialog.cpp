// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/export/checklist.h"
#include "console/widgets/appearance.h"
#include "gui/twosessions.h"
#include "support/testprogram.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTranslator>
#include <QtGui/QKeySequence>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGroupBox>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTreeView>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// What the operator chooses is what is asked of the log.
class ExportDialogTest final : public TwoSessions {
    Q_OBJECT

private slots:
    void init();
    void asksForWhatIsChosen();
    void choosesWithinOneSession();
    void writesCsvInTheFormThatIsChosen();
    void hasNoFormWhereThereIsNoCsv();
    void saysWhoMadeAPackage();
    void replacesWhatIsTicked();
    void forgetsContactsOfOtherSessions();
    void showsThePreviewWhenItIsLookedAt();
    void keepsChoices();
    void comesBackAsItWas();
    void showsHowLongItTakesAndTheChecksum();
    void cancelsAndSaysSo();
    void givesEachLetterOnce_data();
    void givesEachLetterOnce();

private:
    void open();
    [[nodiscard]] ExportRequest exported(const QString &file = u"out.csv"_s);
    void showTab(int index) const { find<QTabWidget>(u"exportTabWidget"_s)->setCurrentIndex(index); }
    void selectFormat(ExportFormat format) const
    {
        auto *box = find<QComboBox>(u"dataFormatComboBox"_s);
        box->setCurrentIndex(box->findData(int(format)));
    }
};

void ExportDialogTest::init()
{
    TwoSessions::init();
    openSessions();
    m_archive->summaries = QList<SessionSummary>{{2, m_second->code, u"Group chat"_s, 1, 0, 10}, {1, m_first->code, u"Group chat"_s, 1, 0, 5}};
}

void ExportDialogTest::open()
{
    trigger(u"exportDataAction"_s);
    QTRY_COMPARE(find<CheckList>(u"sessionsListWidget"_s)->count(), 2);
    QTRY_COMPARE(find<CheckList>(u"sessionsListWidget"_s)->ticked(), QStringList{m_second->code});
}

ExportRequest ExportDialogTest::exported(const QString &file)
{
    const std::size_t before = m_archive->exportCalls.size();
    click(u"startExportPushButton"_s);
    auto *dialog = find<QFileDialog>(u"dataFileDialog"_s);
    if (!dialog)
        return {};
    dialog->selectFile(m_folder->filePath(file));
    static_cast<QDialog *>(dialog)->accept();
    const bool isAsked = QTest::qWaitFor([&] { return m_archive->exportCalls.size() == before + 1; });
    return isAsked ? m_archive->exportCalls.back().request : ExportRequest();
}

void ExportDialogTest::asksForWhatIsChosen()
{
    open();
    find<QSpinBox>(u"firstRoundSpinBox"_s)->setValue(2);
    find<QSpinBox>(u"lastRoundSpinBox"_s)->setValue(3);
    find<QCheckBox>(u"fromCheckBox"_s)->click();
    find<QDateTimeEdit>(u"fromDateTimeEdit"_s)->setDateTime(QDateTime::fromMSecsSinceEpoch(1'700'000'000'000));
    find<QCheckBox>(u"withHiddenCheckBox"_s)->click();
    find<QCheckBox>(u"withExperimenterCheckBox"_s)->click();
    find<QCheckBox>(u"manifestCheckBox"_s)->click();
    find<QCheckBox>(u"commandLineCheckBox"_s)->click();
    selectFormat(ExportFormat::Messages);
    const ExportRequest request = exported();
    QCOMPARE(request.sessions, QStringList{m_second->code});
    QCOMPARE(request.format, ExportFormat::Messages);
    QCOMPARE(request.fileName, m_folder->filePath(u"out.csv"_s));
    QCOMPARE(request.choice, (ExportChoice{.firstRound = 2, .lastRound = 3, .fromMs = 1'700'000'000'000, .withHidden = false, .withExperimenter = false}));
    QVERIFY(request.hasManifest);
    QVERIFY(request.hasCommandLine);
    QCOMPARE(request.dialect, CsvDialect());
}

void ExportDialogTest::choosesWithinOneSession()
{
    open();
    auto *channels = find<CheckList>(u"channelsListWidget"_s);
    auto *participants = find<CheckList>(u"participantsListWidget"_s);
    m_archive->states.insert(m_second->id, SessionState(m_second));
    find<CheckList>(u"sessionsListWidget"_s)->tick({});
    QVERIFY(!channels->isEnabled());
    find<CheckList>(u"sessionsListWidget"_s)->tick({m_second->code});
    QTRY_VERIFY(channels->count() > 0);
    QVERIFY(channels->isEnabled());
    QCOMPARE(participants->count(), m_second->numParticipants());
    participants->item(0)->setCheckState(Qt::Checked);
    channels->item(0)->setCheckState(Qt::Checked);
    const ExportRequest request = exported();
    QCOMPARE(request.choice.participants, QStringList{m_second->participant(1).code});
    QCOMPARE(request.choice.channels, QStringList{m_second->channel(1).name});
}

void ExportDialogTest::writesCsvInTheFormThatIsChosen()
{
    open();
    showTab(1);
    selectFormat(ExportFormat::Events);
    choose(u"delimiterComboBox"_s, u"Semicolon"_s);
    choose(u"lineEndsComboBox"_s, u"LF"_s);
    choose(u"decimalComboBox"_s, u"Comma: 1,5"_s);
    choose(u"timeZoneComboBox"_s, u"Europe/Zurich"_s);
    find<QCheckBox>(u"byteOrderMarkCheckBox"_s)->click();
    find<QCheckBox>(u"formulaGuardCheckBox"_s)->click();
    QCOMPARE(exported().dialect, (CsvDialect{';', true, true, true, u"Europe/Zurich"_s, true}));
}

void ExportDialogTest::hasNoFormWhereThereIsNoCsv()
{
    open();
    showTab(1);
    selectFormat(ExportFormat::Messages);
    choose(u"delimiterComboBox"_s, u"Tab"_s);
    QVERIFY(!find<QComboBox>(u"tableComboBox"_s)->isEnabled());
    selectFormat(ExportFormat::Stata);
    QVERIFY(!find<QGroupBox>(u"csvGroupBox"_s)->isVisible());
    QVERIFY(find<QComboBox>(u"tableComboBox"_s)->isEnabled());
    auto *tables = find<QComboBox>(u"tableComboBox"_s);
    tables->setCurrentIndex(tables->findData(int(TableKind::Receipts)));
    const ExportRequest request = exported(u"out.dta"_s);
    QCOMPARE(request.dialect, CsvDialect());
    QCOMPARE(request.table, TableKind::Receipts);
    m_archive->exportCalls.back().promise->finish();
    QTRY_VERIFY(find<QPushButton>(u"startExportPushButton"_s)->isEnabled());
    QVERIFY(!find<QGroupBox>(u"transcriptGroupBox"_s)->isVisible());
    selectFormat(ExportFormat::Transcript);
    QVERIFY(find<QGroupBox>(u"transcriptGroupBox"_s)->isVisible());
    find<QCheckBox>(u"transcriptModerationCheckBox"_s)->click();
    const ExportRequest transcript = exported(u"out.pdf"_s);
    QVERIFY(transcript.transcript.times);
    QVERIFY(!transcript.transcript.moderation);
}

void ExportDialogTest::saysWhoMadeAPackage()
{
    open();
    showTab(1);
    selectFormat(ExportFormat::Package);
    find<QCheckBox>(u"zenodoCheckBox"_s)->click();
    click(u"startExportPushButton"_s);
    QVERIFY(text(u"exportOutcomeLabel"_s).contains("creator"_L1)); // Zenodo takes no data without one
    QVERIFY(!find<QFileDialog>(u"dataFileDialog"_s));
    find<QLineEdit>(u"packageTitleLineEdit"_s)->setText(u" On  talk "_s);
    find<QLineEdit>(u"creatorsLineEdit"_s)->setText(u"Ada Lovelace <0000-0002-1825-0097>; Bob;"_s);
    find<QComboBox>(u"licenseComboBox"_s)->setCurrentText(u"CC-BY-4.0"_s);
    const PackageDetails details = exported(u"out.zip"_s).package;
    QCOMPARE(details.title, u"On talk"_s);
    QCOMPARE(details.license, u"CC-BY-4.0"_s);
    QCOMPARE(details.creators, (QList<Creator>{{u"Ada Lovelace"_s, u"0000-0002-1825-0097"_s}, {u"Bob"_s, {}}}));
    QCOMPARE(details.sidecars, QList<Sidecar>{Sidecar::Zenodo});
}

void ExportDialogTest::replacesWhatIsTicked()
{
    m_archive->contacts = {{{m_second->code, 7, 1, 2, ContactKind::EMail}, u"2-x-1"_s, u"<b>a@b.ch</b>"_s, u"mail a@b.ch"_s}, {{m_second->code, 9, 3, 8, ContactKind::Phone}, u"2-x-1"_s, u"12345678"_s, {}}};
    open();
    showTab(2);
    QVERIFY(!find<QLineEdit>(u"keyFileLineEdit"_s)->isEnabled());
    find<QCheckBox>(u"pseudonymsCheckBox"_s)->click();
    find<QLineEdit>(u"keyFileLineEdit"_s)->setText(u"/tmp/key.csv"_s);
    click(u"findContactsPushButton"_s);
    QAbstractItemModel *found = find<QTreeView>(u"contactsTreeView"_s)->model();
    QTRY_COMPARE(found->rowCount(), 2);
    const QAbstractItemModelTester tester(found, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(found->setData(found->index(1, 0), Qt::Checked, Qt::CheckStateRole));
    ExportRequest request = exported();
    QCOMPARE(request.pseudonyms, (Pseudonyms{true, u"/tmp/key.csv"_s, {{m_second->code, 9, 3, 8, ContactKind::Phone}}}));
    m_archive->exportCalls.back().promise->finish();
    QTRY_VERIFY(find<QPushButton>(u"startExportPushButton"_s)->isEnabled());
    click(u"tickAllPushButton"_s);
    QCOMPARE(exported().pseudonyms.replaced.size(), 2);
    m_archive->exportCalls.back().promise->finish();
    QTRY_VERIFY(find<QPushButton>(u"startExportPushButton"_s)->isEnabled());
    click(u"tickNonePushButton"_s);
    QVERIFY(exported().pseudonyms.replaced.isEmpty());
}

void ExportDialogTest::forgetsContactsOfOtherSessions()
{
    m_archive->contacts = {{{m_second->code, 7, 1, 2, ContactKind::EMail}, {}, u"a@b.ch"_s, {}}};
    open();
    showTab(2);
    click(u"findContactsPushButton"_s);
    QAbstractItemModel *found = find<QTreeView>(u"contactsTreeView"_s)->model();
    QTRY_COMPARE(found->rowCount(), 1);
    find<CheckList>(u"sessionsListWidget"_s)->tick({m_first->code});
    QCOMPARE(found->rowCount(), 0);
    QVERIFY(text(u"contactsStateLabel"_s).contains("look again"_L1));
}

void ExportDialogTest::showsThePreviewWhenItIsLookedAt()
{
    m_archive->preview = {{u"seq"_s, u"body"_s}, {{u"1"_s, u"<i>hello</i>"_s}, {u"2"_s, u"bye"_s}}};
    open();
    selectFormat(ExportFormat::Messages);
    QVERIFY(m_archive->previewed.empty()); // nobody looks
    showTab(3);
    const auto *rows = find<QTreeView>(u"previewTreeView"_s);
    QTRY_COMPARE(rows->model()->rowCount(), 2);
    QCOMPARE(rows->model()->headerData(1, Qt::Horizontal).toString(), u"body"_s);
    QCOMPARE(rows->model()->index(0, 1).data().toString(), u"<i>hello</i>"_s);
    QCOMPARE(m_archive->previewed.back().format, ExportFormat::Messages);
    QVERIFY(text(u"previewStateLabel"_s).contains("2"_L1));
    selectFormat(ExportFormat::Events);
    QTRY_COMPARE(m_archive->previewed.back().format, ExportFormat::Events);
}

void ExportDialogTest::keepsChoices()
{
    open();
    selectFormat(ExportFormat::Events);
    find<QSpinBox>(u"firstRoundSpinBox"_s)->setValue(4);
    click(u"savePresetPushButton"_s);
    auto *name = find<QInputDialog>(u"presetNameDialog"_s);
    QVERIFY(name);
    name->setTextValue(u" Fourth  round "_s);
    name->accept();
    QTRY_COMPARE(find<QComboBox>(u"presetComboBox"_s)->currentText(), u"Fourth round"_s);
    selectFormat(ExportFormat::Package);
    find<QSpinBox>(u"firstRoundSpinBox"_s)->setValue(0);
    auto *presets = find<QComboBox>(u"presetComboBox"_s);
    emit presets->activated(presets->currentIndex());
    QCOMPARE(find<QSpinBox>(u"firstRoundSpinBox"_s)->value(), 4);
    QCOMPARE(find<QComboBox>(u"dataFormatComboBox"_s)->currentData().toInt(), int(ExportFormat::Events));
    QCOMPARE(find<CheckList>(u"sessionsListWidget"_s)->ticked(), QStringList{m_second->code}); // not a part of it
    click(u"removePresetPushButton"_s);
    QCOMPARE(presets->count(), 1);
}

void ExportDialogTest::comesBackAsItWas()
{
    open();
    selectFormat(ExportFormat::Receipts);
    find<QCheckBox>(u"manifestCheckBox"_s)->click();
    const ExportRequest request = exported();
    m_archive->exportCalls.back().promise->addResult(ExportSummary{1234, request.fileName, u"abc123"_s});
    m_archive->exportCalls.back().promise->finish();
    QTRY_VERIFY(text(u"exportOutcomeLabel"_s).contains("abc123"_L1));
    click(u"closeExportPushButton"_s);
    QTRY_VERIFY(!find<QPushButton>(u"closeExportPushButton"_s));
    open();
    QCOMPARE(find<QComboBox>(u"dataFormatComboBox"_s)->currentData().toInt(), int(ExportFormat::Receipts));
    QVERIFY(find<QCheckBox>(u"manifestCheckBox"_s)->isChecked());
    QVERIFY(text(u"exportOutcomeLabel"_s).contains("abc123"_L1));
    QVERIFY(text(u"exportOutcomeLabel"_s).contains("out.csv"_L1));
    click(u"openExportFolderPushButton"_s);
    QCOMPARE(m_openedUrls.last(), QUrl::fromLocalFile(m_folder->path()));
}

void ExportDialogTest::showsHowLongItTakesAndTheChecksum()
{
    open();
    (void)exported();
    const auto promise = m_archive->exportCalls.back().promise;
    auto *progress = find<QProgressBar>(u"dataProgressBar"_s);
    QVERIFY(progress->isVisible());
    QVERIFY(!find<QTabWidget>(u"exportTabWidget"_s)->isEnabled());
    promise->setProgressRange(0, 2000);
    promise->setProgressValue(10);
    QTRY_VERIFY(progress->text().contains("2,000"_L1) || progress->text().contains("2000"_L1));
    auto saysAfterAStep = [&, done = 10](const QString &word) mutable {
        promise->setProgressValue(++done);
        return progress->text().contains(word);
    };
    QVERIFY(QTest::qWaitFor([&saysAfterAStep]() mutable { return saysAfterAStep(u"left"_s); }, 20'000)); // the first estimate comes after two seconds
    promise->finish();
    QTRY_VERIFY(!progress->isVisible());
}

void ExportDialogTest::cancelsAndSaysSo()
{
    open();
    (void)exported();
    const auto call = m_archive->exportCalls.back();
    click(u"cancelExportPushButton"_s);
    QVERIFY(call.promise->isCanceled());
    call.promise->finish();
    QTRY_VERIFY(text(u"exportOutcomeLabel"_s).contains("cancelled"_L1));
    (void)exported();
    m_archive->exportCalls.back().promise->addResult(failure(u"not_written"_s, u"The disk is full."_s));
    m_archive->exportCalls.back().promise->finish();
    QTRY_VERIFY(text(u"exportOutcomeLabel"_s).contains("The disk is full."_L1));
    QVERIFY(find<QTabWidget>(u"exportTabWidget"_s)->isEnabled());
}

void ExportDialogTest::givesEachLetterOnce_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

/// On each page, beside the dialog's own.
void ExportDialogTest::givesEachLetterOnce()
{
    QFETCH(const QString, language);
    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/labchat_"_s + language));
    QCoreApplication::installTranslator(&translator);
    open();
    auto *tabs = find<QTabWidget>(u"exportTabWidget"_s);
    const QWidget *dialog = tabs->window();
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        QStringList letters;
        for (int tab = 0; tab < tabs->count(); ++tab)
            letters.append(QKeySequence::mnemonic(tabs->tabText(tab)).toString());
        for (const auto *button : dialog->findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                letters.append(QKeySequence::mnemonic(button->text()).toString());
        }
        for (const auto *label : dialog->findChildren<QLabel *>()) {
            if (label->isVisible() && label->buddy())
                letters.append(QKeySequence::mnemonic(label->text()).toString());
        }
        letters.removeAll(QString());
        letters.sort();
        QVERIFY(letters.size() > 5);
        QVERIFY2(letters.removeDuplicates() == 0, qPrintable(QString::number(page) + letters.join(u' ')));
    }
}

LABCHAT_TEST(ExportDialogTest, QApplication)
#include "tst_exportdialog.moc"
