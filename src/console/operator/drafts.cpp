// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/operator/drafts.h"

namespace LabChat {

Drafts::Drafts(OperatorActions *actions, QObject *parent) : QObject(parent), m_actions(actions) {}

void Drafts::setText(const DraftKey &key, const QString &text)
{
    m_drafts[key].text = text;
    emit changed(key);
}

void Drafts::send(const DraftKey &key, Speech speech)
{
    const Draft before = m_drafts.value(key);
    if (before.waiting || before.text.trimmed().isEmpty())
        return;
    AwaitedEvent *&awaited = m_awaited[key];
    if (!awaited) {
        awaited = new AwaitedEvent(m_actions, this);
        connect(awaited, &AwaitedEvent::committed, this, [this, key](const Event &event) { noteCommitted(key, event); });
        connect(awaited, &AwaitedEvent::refused, this, [this, key](const QString &text) { noteRefused(key, text); });
    }
    m_drafts[key] = {before.text, {}, true};
    std::visit([&](auto &said) { said.words.body = before.text; }, speech);
    awaited->send(key.session, speech);
    emit changed(key);
}

void Drafts::noteCommitted(const DraftKey &key, const Event &event)
{
    Draft &draft = m_drafts[key];
    draft.problem.clear();
    draft.waiting = false;
    if (draft.text == event.body) // after a refusal the text may have been edited
        draft.text.clear();
    emit changed(key);
}

void Drafts::noteRefused(const DraftKey &key, const QString &text)
{
    Draft &draft = m_drafts[key];
    draft.problem = text;
    draft.waiting = false;
    emit changed(key);
}

} // namespace LabChat
