// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/durationfields.h"

#include "console/session/studychanges.h"
#include "console/widgets/elidedlabel.h"

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QSpinBox>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestDurationS = 86400;
constexpr int longestList = 6;
const QString closesAfter = u"closes_after_s"_s;

bool closesByItself(const ChatSpec &chat)
{
    return chat.limits.closesAfterS > 0 || chat.limitTemplates.contains(closesAfter);
}

} // namespace

DurationFields::DurationFields(QFormLayout *layout, QObject *parent) : QObject(parent), m_layout(layout) {}

void DurationFields::setStudy(const Study &study)
{
    m_pages = study.pages;
    m_fields.clear();
    m_captions.clear();
    while (m_layout->rowCount() > 0)
        m_layout->removeRow(0);
    QStringList titles;
    for (int page = 0; page < m_pages.size(); ++page) {
        titles.append(pageTitle(m_pages.at(page)));
        if (m_pages.at(page).ends == PageEnd::Timer && m_pages.at(page).durationsByRound.isEmpty())
            addField(page);
        else if (m_pages.at(page).ends == PageEnd::Timer)
            addList(page);
        for (int chat = 0; chat < m_pages.at(page).chats.size(); ++chat) {
            if (closesByItself(m_pages.at(page).chats.at(chat)))
                addClosing(page, chat);
        }
    }
    showTitles(titles);
}

void DurationFields::showTitles(const QStringList &titles)
{
    for (const Caption &caption : std::as_const(m_captions)) {
        const QString title = titles.value(caption.page);
        if (title.isEmpty())
            continue; // nobody sees the page
        caption.label->setText(caption.chat.isEmpty() ? tr("“%1” lasts", "a page; its duration follows").arg(title)
                                                      : tr("“%1”: the chat “%2” closes", "a page, a chat; after how long follows").arg(title, caption.chat));
        if (QSpinBox *field = caption.chat.isEmpty() ? m_fields.value(caption.page) : nullptr)
            field->setAccessibleName(tr("Duration of %1").arg(title));
    }
}

/// Returns the caption of the row.
QLabel *DurationFields::addRow(QWidget *content, const QString &note, const QString &noteName)
{
    auto *caption = new QLabel(m_layout->parentWidget());
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(content);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(content);
    if (!note.isEmpty()) {
        auto *label = new ElidedLabel(m_layout->parentWidget());
        label->setObjectName(noteName);
        label->setText(note);
        row->addWidget(label);
    }
    m_layout->addRow(caption, row);
    return caption;
}

void DurationFields::addField(int page)
{
    const PageSpec &spec = m_pages.at(page);
    auto *field = new QSpinBox(m_layout->parentWidget());
    field->setObjectName(u"durationSpinBox%1"_s.arg(page));
    field->setRange(1, longestDurationS);
    field->setSuffix(tr(" s", "seconds, after a number"));
    field->setValue(spec.durationS);
    field->setToolTip(tr("How long a participant stays on this page, in seconds"));
    connect(field, &QSpinBox::valueChanged, this, &DurationFields::changed);
    m_fields.insert(page, field);
    m_captions.append({page, {}, addRow(field, timerNote(page), u"onEndLabel%1"_s.arg(page))});
}

/// The durations of a page that lasts differently in each round are shown; they are changed in the study.
void DurationFields::addList(int page)
{
    const PageSpec &spec = m_pages.at(page);
    QStringList durations;
    for (const int seconds : spec.durationsByRound.mid(0, longestList))
        durations.append(QString::number(seconds));
    if (spec.durationsByRound.size() > longestList)
        durations.append(u"…"_s);
    auto *list = new QLabel(tr("%1 s, by round", "a list of seconds").arg(durations.join(u", "_s)), m_layout->parentWidget());
    list->setObjectName(u"durationsLabel%1"_s.arg(page));
    list->setTextFormat(Qt::PlainText);
    list->setToolTip(tr("How long a participant stays on this page in each of its rounds. To change it, edit the study"));
    m_captions.append({page, {}, addRow(list, timerNote(page), u"onEndLabel%1"_s.arg(page))});
}

/// Shown likewise.
void DurationFields::addClosing(int page, int chat)
{
    const ChatSpec &spec = m_pages.at(page).chats.at(chat);
    auto *time = new QLabel(spec.limitTemplates.contains(closesAfter) ? tr("after a time that differs between participants")
                                                                      : tr("after %1 s", "seconds").arg(spec.limits.closesAfterS),
                            m_layout->parentWidget());
    time->setObjectName(u"closingLabel%1_%2"_s.arg(page).arg(chat));
    time->setTextFormat(Qt::PlainText);
    time->setToolTip(tr("From a participant's arrival on the page. To change it, edit the study"));
    m_captions.append({page, spec.name, addRow(time, onEndText(spec.onEnd), u"onEndLabel%1_%2"_s.arg(page).arg(chat))});
}

/// For the chats that end with their page; empty: there are none.
QString DurationFields::timerNote(int page) const
{
    QList<const ChatSpec *> chats;
    for (const ChatSpec &chat : m_pages.at(page).chats) {
        if (!closesByItself(chat))
            chats.append(&chat);
    }
    const bool isSame = std::all_of(chats.cbegin(), chats.cend(), [&chats](const ChatSpec *chat) { return chat->onEnd == chats.constFirst()->onEnd; });
    if (isSame)
        return chats.isEmpty() ? QString() : onEndText(chats.constFirst()->onEnd);
    QStringList notes;
    for (const ChatSpec *chat : std::as_const(chats))
        notes.append(tr("“%1”: %2", "a chat, what happens to unsent text").arg(chat->name, onEndText(chat->onEnd)));
    return notes.join(u"; "_s);
}

QHash<int, int> DurationFields::values() const
{
    QHash<int, int> values;
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it)
        values.insert(it.key(), it.value()->value());
    return values;
}

void DurationFields::restore(const QHash<int, int> &values, const Study &before)
{
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        const QString &name = m_pages.at(it.key()).name;
        const auto wasThere = std::find_if(before.pages.begin(), before.pages.end(), [&](const PageSpec &page) { return page.name == name; });
        const int index = int(wasThere - before.pages.begin());
        if (wasThere != before.pages.end() && values.value(index, wasThere->durationS) != wasThere->durationS)
            it.value()->setValue(values.value(index));
    }
}

} // namespace LabChat
