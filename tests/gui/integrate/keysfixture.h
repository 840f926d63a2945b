// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/consolefixture.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace LabChat {

/// The window with a server that has no session, and keeps keys when the test says so. Main thread.
class KeysFixture : public ConsoleFixture {
    Q_OBJECT

protected:
    void open(const QString &action)
    {
        m_keys.clear();
        makeWindow();
        openSessions({});
        if (!action.isEmpty())
            trigger(action);
    }
    /// Does the last change that the console wants, as the server does.
    void keepKeys()
    {
        QVERIFY(!m_service->keyChanges.isEmpty());
        const Result<KeyList> changed = m_service->keyChanges.takeLast()(m_keys);
        if (changed) {
            m_keys = *changed;
            emit m_service->keysChanged(m_keys);
        } else {
            emit m_service->keysFailed(changed.error());
        }
    }
    void addKey(const QString &name)
    {
        m_keys = *withNewKey(m_keys, name, QDateTime::currentMSecsSinceEpoch());
        emit m_service->keysChanged(m_keys);
    }
    void type(const QString &field, const QString &text) const { find<QLineEdit>(field)->setText(text); }
    void typeLines(const QString &field, const QString &text) const { find<QPlainTextEdit>(field)->setPlainText(text); }
    [[nodiscard]] bool isEnabled(const QString &button) const { return find<QWidget>(button)->isEnabled(); }
    [[nodiscard]] bool isVisible(const QString &widget) const { return find<QWidget>(widget) && find<QWidget>(widget)->isVisible(); }
    [[nodiscard]] bool canAccept(const QString &buttonBox) const { return find<QDialogButtonBox>(buttonBox)->button(QDialogButtonBox::Ok)->isEnabled(); }

    KeyList m_keys;
};

} // namespace LabChat
