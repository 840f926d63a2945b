// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consolefixture.h"

#include <QtGui/QAction>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

bool isControl(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    const bool isInside = qobject_cast<const QComboBox *>(parent) || qobject_cast<const QDialogButtonBox *>(parent)
        || qobject_cast<const QAbstractSpinBox *>(parent) || widget->inherits("QComboBoxListView") || widget->inherits("QHeaderView");
    return !isInside
        && (qobject_cast<const QPushButton *>(widget) || qobject_cast<const QCheckBox *>(widget) || qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
            || qobject_cast<const QAbstractItemView *>(widget));
}

} // namespace

void ConsoleFixture::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_folder->path().toLocal8Bit()); // a new account: nothing in it
    qputenv("USER", "grace");
    m_service = std::make_unique<FakeService>();
    m_archive = std::make_unique<FakeArchive>();
    m_certificates = std::make_unique<FakeCertificateMaker>();
    m_otree = std::make_unique<FakeOTreeSettings>();
    m_listenRequest = {{}, 8000};
    m_givenPages = {};
    m_openedUrls.clear();
}

void ConsoleFixture::cleanup()
{
    m_window.reset();
}

void ConsoleFixture::makeWindow()
{
    ConsoleOptions options;
    options.dataDirectory = m_folder->filePath(u"data"_s); // the log creates it when it is opened
    options.listenRequest = m_listenRequest;
    options.allowedPages = m_givenPages;
    options.certificates = m_certificates.get();
    options.otree = m_otree.get();
    options.settingsFile = settingsFile();
    options.accountName = m_accountName;
    options.archiveFile = m_archiveFile;
    options.openArchive = [this](const QString &file) {
        m_openedArchives.append(file);
        return true;
    };
    options.openUrl = [this](const QUrl &url) {
        m_openedUrls.append(url);
        return true;
    };
    m_window = std::make_unique<MainWindow>(m_service.get(), m_archive.get(), options);
    if (m_windowSize.isValid()) {
        m_window->setWindowState(Qt::WindowNoState); // it would be maximised on the small screen of the platform without windows
        m_window->resize(m_windowSize);
    }
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void ConsoleFixture::closeWindow()
{
    m_window->close();
    click(u"confirmQuitPushButton"_s);
    QTRY_VERIFY(!m_window->isVisible());
}

void ConsoleFixture::openSessions(const QList<SessionPtr> &sessions)
{
    for (const SessionPtr &session : sessions) {
        SessionState state(session);
        for (const Event &event : std::as_const(m_archive->log)) {
            if (event.session == session->id)
                state.apply(event);
        }
        emit m_service->sessionOpened(state);
    }
    emit m_service->opened();
    emit m_service->listening(addressAt({u"http://192.168.1.20:8000"_s, u"http://10.0.0.3:8000"_s, u"http://127.0.0.1:8000"_s}));
}

void ConsoleFixture::commit(const QList<Event> &events)
{
    m_archive->log.append(events);
    commitTo(m_window.get(), m_service.get(), events);
}

void ConsoleFixture::trigger(const QString &action) const
{
    find<QAction>(action)->trigger();
}

void ConsoleFixture::click(const QString &button) const
{
    QCoreApplication::sendPostedEvents(); // a banner that has just come up gets its place
    QCoreApplication::processEvents();
    QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
}

void ConsoleFixture::accept(const QString &buttonBox) const
{
    QTest::mouseClick(find<QDialogButtonBox>(buttonBox)->button(QDialogButtonBox::Ok), Qt::LeftButton);
}

void ConsoleFixture::choose(const QString &comboBox, const QString &text) const
{
    auto *combo = find<QComboBox>(comboBox);
    QVERIFY2(combo->findText(text) >= 0, qPrintable(text));
    combo->setCurrentIndex(combo->findText(text));
}

void ConsoleFixture::select(QAbstractItemView *view, const QList<int> &rows)
{
    view->setFocus();
    view->selectionModel()->clear();
    for (const int row : rows)
        view->selectionModel()->setCurrentIndex(view->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

QString ConsoleFixture::text(const QString &label) const
{
    return find<QLabel>(label)->text();
}

QString ConsoleFixture::banner(const QString &name) const
{
    const auto *frame = find<QWidget>(name);
    return frame->isVisible() ? frame->findChild<QLabel *>(u"bannerTextLabel"_s)->text() : QString();
}

QString ConsoleFixture::cell(const QString &view, int row, int column) const
{
    return find<QAbstractItemView>(view)->model()->index(row, column).data().toString();
}

void ConsoleFixture::verifyEveryControlHasANameAndAToolTip() const
{
    const auto widgets = m_window->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!isControl(widget))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        QVERIFY2(!widget->toolTip().isEmpty() || widget->objectName() == "transcriptView"_L1, qPrintable(widget->objectName()));
    }
}

} // namespace LabChat
