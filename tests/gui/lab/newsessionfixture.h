// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/lab/newsessiondialog.h"
#include "gui/fakes.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <memory>

namespace LabChat {

/// The new session dialog, its requests, and a folder for study files. Main thread.
class NewSessionFixture : public QObject {
    Q_OBJECT

protected slots:
    void init();
    void cleanup();

protected:
    /// With two rooms, lab1 and lab2.
    void makeDialog(const QStringList &recent = {});
    void choose(const QString &title) const;
    QString write(const QString &name, const QByteArray &json) const;

    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    void click(const QString &button) const;
    [[nodiscard]] QString cell(const QString &view, int row, int column) const;
    [[nodiscard]] int rows(const QString &view) const { return find<QAbstractItemView>(view)->model()->rowCount(); }
    [[nodiscard]] QPushButton *startButton() const
    {
        return find<QDialogButtonBox>(QStringLiteral("newSessionButtonBox"))->button(QDialogButtonBox::Ok);
    }
    [[nodiscard]] QString verdict() const { return find<QLabel>(QStringLiteral("verdictLabel"))->text(); }

    /// Two rounds of two pages, one of them with a timer, for perfect strangers with roles.
    static const QByteArray timedStudy;

    std::unique_ptr<QTemporaryDir> m_folder;
    NewSessionDialog *m_dialog = nullptr;
    QList<SessionRequest> m_requests;
    QStringList m_opened;
};

} // namespace LabChat
