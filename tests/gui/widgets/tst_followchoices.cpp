// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/followchoices.h"
#include "support/testprogram.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>

using namespace LabChat;
using namespace Qt::StringLiterals;

/// A combo box whose entries change while the operator is choosing.
class FollowChoicesTest final : public QObject {
    Q_OBJECT

private slots:
    void insertsWhatIsNew();
    void keepsWhatIsChosenAndGone();
    void choosesNothingByItself();
    void showsNewTexts();

private:
    static QStringList texts(const QComboBox &box)
    {
        QStringList texts;
        for (int row = 0; row < box.count(); ++row)
            texts.append(box.itemText(row));
        return texts;
    }
};

void FollowChoicesTest::insertsWhatIsNew()
{
    QComboBox box;
    followChoices(&box, {{u"b"_s, 2}, {u"d"_s, 4}});
    box.setCurrentIndex(1);
    const QSignalSpy changed(&box, &QComboBox::currentIndexChanged);
    followChoices(&box, {{u"a"_s, 1}, {u"b"_s, 2}, {u"c"_s, 3}, {u"d"_s, 4}, {u"e"_s, 5}});
    QCOMPARE(texts(box), QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}));
    QCOMPARE(box.currentText(), u"d"_s);
    QCOMPARE(changed.size(), 0);
    followChoices(&box, {{u"d"_s, 4}, {u"e"_s, 5}});
    QCOMPARE(texts(box), QStringList({u"d"_s, u"e"_s}));
    QCOMPARE(box.currentText(), u"d"_s);
}

/// Nothing else may become chosen unseen.
void FollowChoicesTest::keepsWhatIsChosenAndGone()
{
    QComboBox box;
    followChoices(&box, {{u"a"_s, 1}, {u"b"_s, 2}, {u"d"_s, 4}});
    box.setCurrentIndex(1);
    followChoices(&box, {{u"a"_s, 1}, {u"c"_s, 3}, {u"d"_s, 4}});
    QCOMPARE(box.currentText(), u"b"_s);
    QCOMPARE(texts(box).size(), 4);
    box.setCurrentIndex(0);
    followChoices(&box, {{u"a"_s, 1}, {u"c"_s, 3}, {u"d"_s, 4}});
    QCOMPARE(texts(box), QStringList({u"a"_s, u"c"_s, u"d"_s}));
}

void FollowChoicesTest::choosesNothingByItself()
{
    QComboBox box;
    followChoices(&box, {{u"a"_s, 1}});
    QCOMPARE(box.currentIndex(), -1);
    followChoices(&box, {{u"a"_s, 1}, {u"b"_s, 2}});
    QCOMPARE(box.currentIndex(), -1);
}

void FollowChoicesTest::showsNewTexts()
{
    QComboBox box;
    followChoices(&box, {{u"1 message"_s, u"code"_s}, {u"All"_s, QString()}});
    followChoices(&box, {{u"2 messages"_s, u"code"_s}, {u"All"_s, QString()}});
    QCOMPARE(texts(box), QStringList({u"2 messages"_s, u"All"_s}));
}

LABCHAT_TEST(FollowChoicesTest, QApplication)
#include "tst_followchoices.moc"
