// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session/studychanges.h"
#include "core/session/makesession.h"
#include "core/session/runnablestudy.h"

#include <QtCore/QFutureWatcher>
#include <QtWidgets/QDialog>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QMimeData;
class QSpinBox;
QT_END_NAMESPACE

namespace LabChat {

namespace Ui {
class NewSessionDialog;
}

class PreviewMaker;
class StudiesModel;
class TextTableModel;
struct SessionPreview;

/// What was read: a study or what is wrong with it, and the file's text.
struct StudyFile {
    QString path;
    StudyResult study;
    QString text;
};

/// What matters of a room to who starts a session in it. A plain value.
struct RoomFacts {
    int numLabels = 0;       ///< 0: everybody may enter
    QString runningSession;  ///< its title; empty: none runs there
};

/// The study file that is being dragged; empty: something else.
[[nodiscard]] QString draggedStudyFile(const QMimeData *data);

/// Asks what is to be run: which study, with which numbers, in which room. Shows what it makes before
/// anything starts, and what is wrong with a file. Main thread; deletes itself.
class NewSessionDialog final : public QDialog {
    Q_OBJECT

public:
    NewSessionDialog(const QStringList &rooms, const QStringList &recentFiles, QWidget *parent);
    ~NewSessionDialog() override;

    /// Chooses a study file, as if the operator had.
    void openFile(const QString &path);
    void describeRoom(const QString &room, const RoomFacts &facts);
    /// How many wait in a room for a session.
    void showWaiting(const QString &room, int count);

signals:
    void sessionRequested(const LabChat::SessionRequest &request);
    /// For the list of recent ones.
    void fileOpened(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void wire();
    void chooseFile();
    void showChosen();
    void readChosen();
    void finishReading();
    void showFile(const StudyFile &file);
    void lookAgain();
    void finishLookingAgain();
    void choose(const StudyChanges &chosen, const Study &before);
    void showStudy(const Study &study);
    void showDurations();
    [[nodiscard]] StudyChanges changes() const;
    [[nodiscard]] QString chosenFile() const;
    void judge();
    void showPreview(const SessionPreview &preview);
    void showRefusal(const Error &error);
    void showMade();
    [[nodiscard]] QString roomNote() const;
    void showVerdict(const QString &text, bool isError);
    void request();

    std::unique_ptr<Ui::NewSessionDialog> m_ui;
    StudiesModel *m_studies;
    TextTableModel *m_groups;
    TextTableModel *m_channels;
    PreviewMaker *m_previewMaker;
    QFutureWatcher<StudyFile> m_reading;
    QFutureWatcher<StudyFile> m_lookingAgain; ///< whether the shown file was changed meanwhile
    StudyFile m_shownFile;
    bool m_isLookingAgain = false;           ///< until its result is taken
    bool m_isStartWanted = false;            ///< as soon as it is known that the file was not changed
    QString m_made;                          ///< what these numbers make, in words; empty: nothing
    QHash<QString, RoomFacts> m_roomFacts;
    std::optional<Study> m_lastStudy;        ///< the last one without mistakes of what is chosen
    std::optional<Study> m_study;            ///< that was chosen, as it is in its file
    std::optional<Study> m_wish;             ///< with the numbers of this session; none: they do not fit
    QHash<int, QSpinBox *> m_durations;      ///< by the page's index
};

} // namespace LabChat
