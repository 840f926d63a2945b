// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/durationfields.h"

#include "console/session/studychanges.h"

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSpinBox>

#include <algorithm>

namespace LabChat {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestDurationS = 86400;
constexpr int longestList = 6;

} // namespace

DurationFields::DurationFields(QFormLayout *layout, QObject *parent) : QObject(parent), m_layout(layout) {}

void DurationFields::setStudy(const Study &study)
{
    m_pages = study.pages;
    m_fields.clear();
    while (m_layout->rowCount() > 0)
        m_layout->removeRow(0);
    for (int page = 0; page < m_pages.size(); ++page) {
        if (m_pages.at(page).ends == PageEnd::Timer && m_pages.at(page).durationsByRound.isEmpty())
            addField(page);
        else if (m_pages.at(page).ends == PageEnd::Timer)
            addList(page);
    }
}

void DurationFields::addField(int page)
{
    const PageSpec &spec = m_pages.at(page);
    auto *field = new QSpinBox(m_layout->parentWidget());
    field->setObjectName(u"durationSpinBox%1"_s.arg(page));
    field->setRange(1, longestDurationS);
    field->setSuffix(tr(" s", "seconds, after a number"));
    field->setValue(spec.durationS);
    field->setAccessibleName(tr("Duration of %1").arg(pageTitle(spec)));
    field->setToolTip(tr("How long a participant stays on this page, in seconds"));
    connect(field, &QSpinBox::valueChanged, this, &DurationFields::changed);
    auto *label = new QLabel(tr("“%1” lasts", "a page; its duration follows").arg(pageTitle(spec)), m_layout->parentWidget());
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    m_layout->addRow(label, field);
    m_fields.insert(page, field);
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
    auto *label = new QLabel(tr("“%1” lasts", "a page; its duration follows").arg(pageTitle(spec)), m_layout->parentWidget());
    label->setTextFormat(Qt::PlainText);
    m_layout->addRow(label, list);
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
