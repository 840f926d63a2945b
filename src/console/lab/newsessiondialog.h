// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/lab/studyreader.h"
#include "console/session/studychanges.h"
#include "core/session/makesession.h"

#include <QtCore/QHash>
#include <QtWidgets/QDialog>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QMimeData;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class NewSessionDialog;
}

class DurationFields;
class GroupShuffle;
class PreviewMaker;
class StudiesModel;
class StudyDuplicator;
class TextTableModel;
struct SessionPreview;

/// The data of a room that matter for a new session. A plain value.
struct RoomFacts {
    int numLabels = 0;       ///< 0: everybody may enter
    QString runningSession;  ///< its title; empty: none is running there
};

/// The study file that is dragged; empty: something else.
[[nodiscard]] QString draggedStudyFile(const QMimeData *data);

/// Asks for a new session: study, numbers and room. Shows the resulting groups and channels
/// before anything starts, and the mistakes in a file. Main thread; deletes itself.
class NewSessionDialog final : public QDialog {
    Q_OBJECT

public:
    NewSessionDialog(const QStringList &rooms, const QStringList &recentFiles, QWidget *parent);
    ~NewSessionDialog() override;

    /// Selects a study file, as if the operator had opened it.
    void openFile(const QString &path);
    void describeRoom(const QString &room, const RoomFacts &facts);
    /// The number of participants who wait in a room.
    void showWaiting(const QString &room, int count);

signals:
    void sessionRequested(const LabChat::SessionRequest &request);
    /// For the list of recent files.
    void fileOpened(const QString &path);
    /// A study's file should be opened in an editor.
    void editRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void wire();
    void chooseFile();
    void showChosen();
    void readChosen();
    void showFile(const StudyFile &file);
    void showChangedFile(const StudyFile &file);
    void choose(const StudyChanges &chosen, const Study &before);
    void showStudy(const Study &study);
    [[nodiscard]] StudyChanges changes() const;
    [[nodiscard]] QString chosenFile() const;
    void judge();
    void showPreview(const SessionPreview &preview);
    void showRefusal(const Error &error);
    void showMade();
    void showWarnings();
    [[nodiscard]] QString roomNote() const;
    [[nodiscard]] QString warningNote() const;
    void request();

    std::unique_ptr<Ui::NewSessionDialog> m_ui;
    StudiesModel *m_studies;
    TextTableModel *m_groups;
    TextTableModel *m_pages;
    TextTableModel *m_channels;
    PreviewMaker *m_previewMaker;
    StudyReader *m_reader;
    DurationFields *m_durations = nullptr;
    GroupShuffle *m_shuffle = nullptr;
    StudyDuplicator *m_duplicator = nullptr;
    bool m_isStartWanted = false;            ///< start as soon as it is known that the file has not changed
    QString m_made;                          ///< the result of these numbers, in words; empty: none
    QHash<QString, RoomFacts> m_roomFacts;
    std::optional<Study> m_lastStudy;        ///< the last version of the selected study without mistakes
    std::optional<Study> m_study;            ///< the selected study, as in its file
    std::optional<Study> m_wish;             ///< with the numbers of this session; none: they are not possible
};

} // namespace LabChat
