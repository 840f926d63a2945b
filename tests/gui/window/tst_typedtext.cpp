// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/seatlinks.h"
#include "console/widgets/pagebody.h"
#include "console/widgets/plaintexts.h"
#include "gui/actingfixture.h"
#include "support/testprogram.h"

#include <QtCore/QBuffer>
#include <QtGui/QTextBlock>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QToolTip>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

const QString markup = u"<img src=\"file:///dev/zero\"><b>x</b>"_s;

QLabel *toolTipLabel()
{
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        if (widget->inherits("QTipLabel") && widget->isVisible())
            return qobject_cast<QLabel *>(widget);
    }
    return nullptr;
}

bool hasImagesOrLinks(const QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isImageFormat())
                return true;
        }
    }
    return false;
}

int redDotsIn(PageBody &body)
{
    body.resize(200, 200);
    const QImage shown = body.grab().toImage();
    int dots = 0;
    for (int y = 0; y < shown.height(); ++y) {
        for (int x = 0; x < shown.width(); ++x)
            dots += shown.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
    }
    return dots;
}

} // namespace

/// Whatever participants, the operator or a study's author typed is text everywhere in the console: nothing in it is interpreted.
class tst_TypedText final : public ActingFixture {
    Q_OBJECT

private slots:
    void showsMarkupAsTextEverywhere();
    void keepsRichTextWhereTheProgramAsksForIt();
    void breaksLongLinesOfToolTips();
    void sendsNoMarkupToTheDesktop();
    void printsMarkupAsText();
    void opensNoFilesForTheImagesOfABody();
    void showsTheStudysImages();
    void reportsAllDamageOfTheLog();

private:
    void fillWithMarkup();
    void openEverything() const;
    [[nodiscard]] QStringList interpretedTexts(int *texts) const;
    [[nodiscard]] static bool isToolTipInterpreted(const QString &text, QWidget *above);
};

void tst_TypedText::fillWithMarkup()
{
    Study study = marketStudy();
    study.title = markup;
    study.roles = {markup + u"s"_s, markup + u"b"_s};
    study.pages.first().title = markup;
    study.pages.first().chats.first().label = markup;
    study.pages.first().chats.first().nickname = markup;
    study.pages.first().chats.first().channel = u"{{group.id}}"_s;
    runSession(study, 8);
    Event arrived = nextEvent(m_state, EventKind::Arrived, 3, m_state.lastAtMs());
    setLabel(arrived, markup);
    m_state.apply(arrived);
    commit({arrived});
    const QList<Event> said = say(1, markup);
    happens(EventKind::HelpRequested, 2, markup);
    const auto act = [&](const OperatorAction &action) {
        const Decision decision = decide(m_state, Moderate{action, {markup, markup, markup}}, m_state.lastAtMs() + 1);
        QVERIFY2(decision, decision ? "" : qPrintable(decision.error().text));
        m_state.apply(*decision);
        commit({*decision});
    };
    act(SetHidden{said.first().channel, said.first().seq, true});
    act(Announce{{}, {markup, markup}});
    act(SetHolding{1, 0, true});
    const Decision waits = decide(m_state, Post{1, m_session->channel(1).handle, "held", markup}, m_state.lastAtMs() + 5000);
    QVERIFY(waits);
    m_state.apply(*waits);
    commit({*waits});
    emit m_service->roomKept({u"lab"_s, {markup, u"other"_s}, {}});
}

void tst_TypedText::openEverything() const
{
    selectParticipants({2});
    const auto actions = m_window->findChildren<QAction *>();
    for (QAction *action : actions) {
        const bool ends = action->objectName().contains(u"quit") || action->objectName().contains(u"reset") || action->objectName().contains(u"manual")
            || action->objectName().contains(u"print") || action->objectName().contains(u"save");
        if (action->isEnabled() && !action->objectName().isEmpty() && !ends && !action->menu() && m_window->findChildren<QDialog *>().size() < 30)
            action->trigger();
    }
    const auto menus = m_window->findChildren<QMenu *>();
    for (QMenu *menu : menus)
        emit menu->aboutToShow();
}

bool tst_TypedText::isToolTipInterpreted(const QString &text, QWidget *above)
{
    QToolTip::showText(above->mapToGlobal(QPoint(1, 1)), text, above);
    const QLabel *label = toolTipLabel();
    if (!label)
        QTest::qFail("no tooltip is shown", __FILE__, __LINE__);
    return !label || label->textFormat() != Qt::PlainText || label->text() != text;
}

/// @p texts: how many texts with markup were found.
QStringList tst_TypedText::interpretedTexts(int *texts) const
{
    QStringList wrong;
    const auto models = m_window->findChildren<QAbstractItemModel *>();
    const std::function<void(const QAbstractItemModel *, const QModelIndex &)> visit = [&](const QAbstractItemModel *model, const QModelIndex &parent) {
        for (int row = 0; row < model->rowCount(parent); ++row) {
            for (int column = 0; column < model->columnCount(parent); ++column) {
                const QModelIndex index = model->index(row, column, parent);
                for (int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::StatusTipRole, Qt::WhatsThisRole, Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole}) {
                    const QString text = index.data(role).toString();
                    if (!text.contains(u"<img"))
                        continue;
                    ++*texts;
                    if (role == Qt::WhatsThisRole || (role == Qt::ToolTipRole && isToolTipInterpreted(text, m_window.get())))
                        wrong.append(QLatin1StringView(model->metaObject()->className()) + u' ' + QString::number(role) + u": "_s + text);
                }
                if (column == 0)
                    visit(model, index);
            }
        }
    };
    for (const QAbstractItemModel *model : models)
        visit(model, {});
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        widget->ensurePolished();
        if (const auto *label = qobject_cast<QLabel *>(widget); label && label->text().contains(u"<img")) {
            ++*texts;
            if (label->textFormat() != Qt::PlainText)
                wrong.append(label->objectName() + u": "_s + label->text());
        }
        if (const auto *edit = qobject_cast<QTextEdit *>(widget); edit && hasImagesOrLinks(*edit->document()))
            wrong.append(edit->objectName());
        if (widget->whatsThis().contains(u"<img"))
            wrong.append(widget->objectName() + u": what's this"_s);
        if (widget->toolTip().contains(u"<img") && isToolTipInterpreted(widget->toolTip(), m_window.get()))
            wrong.append(widget->objectName() + u": tooltip"_s);
    }
    return wrong;
}

void tst_TypedText::showsMarkupAsTextEverywhere()
{
    fillWithMarkup();
    openEverything();
    int texts = 0;
    const QStringList wrong = interpretedTexts(&texts);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY2(texts > 60, qPrintable(QString::number(texts)));
}

void tst_TypedText::keepsRichTextWhereTheProgramAsksForIt()
{
    makeWindow();
    trigger(u"aboutAction"_s);
    const auto *about = find<QMessageBox>(u"aboutMessageBox"_s);
    QVERIFY(about);
    QCOMPARE(about->findChild<QLabel *>(u"qt_msgbox_label"_s)->textFormat(), Qt::RichText);
}

void tst_TypedText::breaksLongLinesOfToolTips()
{
    QCOMPARE(foldedText(u"short\nlines"_s), u"short\nlines"_s);
    const QString words = foldedText(u"twelve bytes "_s.repeated(20));
    for (const QString &line : words.split(u'\n'))
        QVERIFY2(line.size() <= 70, qPrintable(line));
    QCOMPARE(QString(words).remove(u'\n'), u"twelve bytes "_s.repeated(20));
    QCOMPARE(foldedText(u"x"_s.repeated(200)).split(u'\n').size(), 3);
    const QString endless = foldedText(u"x\n"_s.repeated(5000) + u"x"_s.repeated(100'000));
    QVERIFY(endless.endsWith(u"\n…"));
    QVERIFY(endless.count(u'\n') < 40);
}

void tst_TypedText::sendsNoMarkupToTheDesktop()
{
    const QString text = withoutMarkup(u"1 < 2 && <a href=\"http://192.0.2.1/\">x</a> &amp; &lt;"_s);
    for (const QChar character : {u'<', u'>', u'&'})
        QVERIFY2(!text.contains(character), qPrintable(text));
    QCOMPARE(withoutMarkup(u"Ich brauche Hilfe – “bitte”!"_s), u"Ich brauche Hilfe – “bitte”!"_s);
}

void tst_TypedText::printsMarkupAsText()
{
    const auto images = [](const QString &label) { return linkSheetPdf(label, {{0, {}, label, u"http://192.168.1.20:8000/room/lab"_s}}).count("/Subtype /Image"); };
    QCOMPARE(images(markup), images(u"PC01"_s));
}

/// Qt opens the file of an image itself if the browser's own loadResource() returns nothing.
void tst_TypedText::opensNoFilesForTheImagesOfABody()
{
    const QTemporaryDir folder;
    QImage picture(40, 40, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const QString file = folder.filePath(u"picture.png"_s);
    QVERIFY(picture.save(file));
    const auto redDots = [](const QString &source) {
        PageBody body;
        body.setHtml(u"<p><img src=\""_s + source + u"\"></p>"_s);
        return redDotsIn(body);
    };
    QCOMPARE(redDots(file), 0);
    QCOMPARE(redDots(QUrl::fromLocalFile(file).toString()), 0);
    QFile data(file);
    QVERIFY(data.open(QIODevice::ReadOnly));
    QCOMPARE(redDots(u"data:image/png;base64,"_s + QString::fromLatin1(data.readAll().toBase64())), 1600);
}

/// As participants see them, from the session in the log.
void tst_TypedText::showsTheStudysImages()
{
    QImage picture(30, 30, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QByteArray png;
    QBuffer buffer(&png);
    QVERIFY(picture.save(&buffer, "PNG"));
    PageBody body;
    body.show(u"<p><img src=\"/image/abcdefgh/pictures/tree%201.png\"></p>"_s, {{u"/image/abcdefgh/pictures/tree 1.png"_s, png}});
    QCOMPARE(redDotsIn(body), 900);
}

void tst_TypedText::reportsAllDamageOfTheLog()
{
    makeWindow();
    emit m_service->damageFound({u"log_damaged"_s, u"Session “one” cannot be read."_s});
    emit m_service->damageFound({u"log_damaged"_s, u"Session “two” cannot be read."_s});
    QCOMPARE(banner(u"damageBanner"_s), u"Session “one” cannot be read.\nSession “two” cannot be read."_s);
    click(u"dismissDamagePushButton"_s);
    QVERIFY(banner(u"damageBanner"_s).isEmpty());
}

} // namespace LabChat

using LabChat::tst_TypedText;
LABCHAT_TEST(tst_TypedText, QApplication)
#include "tst_typedtext.moc"
