// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/study/study.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QSpinBox;
QT_END_NAMESPACE

namespace LabChat {

/// What the clock does in a study: a field for the duration of each page with a timer, the chats that close by themselves, and
/// what then happens to a text that was not sent. Main thread; owned by the dialog whose layout it fills.
class DurationFields final : public QObject {
    Q_OBJECT

public:
    DurationFields(QFormLayout *layout, QObject *parent);

    void setStudy(const Study &study);
    /// As participants read them, by the page's index.
    void showTitles(const QStringList &titles);
    /// In seconds, by the page's index.
    [[nodiscard]] QHash<int, int> values() const;
    /// Restores changed values of @p before, the same study before its file changed: pages are identified by their names.
    void restore(const QHash<int, int> &values, const Study &before);

signals:
    void changed();

private:
    QLabel *addRow(QWidget *content, const QString &note, const QString &noteName);
    void addField(int page);
    void addList(int page);
    void addClosing(int page, int chat);
    [[nodiscard]] QString timerNote(int page) const;

    QFormLayout *m_layout;
    QList<PageSpec> m_pages;
    QHash<int, QSpinBox *> m_fields;    ///< by the page's index
    struct Caption {
        int page = 0;
        QString chat; ///< empty: the page itself
        QLabel *label = nullptr;
    };
    QList<Caption> m_captions;
};

} // namespace LabChat
