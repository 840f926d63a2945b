// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/studyreader.h"

#include "core/study/studyjson.h"
#include "core/study/studytext.h"

#include <QtConcurrent/QtConcurrentRun>

namespace LabChat {

namespace {

/// Runs in the thread pool.
StudyFile readWithText(const QString &path)
{
    const auto text = readStudyText(path);
    if (!text)
        return {path, tl::unexpected(QList<StudyProblem>{{{}, text.error().text}}), {}};
    return {path, parseStudy(*text, path), QString::fromUtf8(*text)};
}

/// Compares bodies and style sheets, too, which are separate files.
bool isSame(const StudyFile &a, const StudyFile &b)
{
    if (a.path != b.path || a.text != b.text || a.study.has_value() != b.study.has_value())
        return false;
    return a.study ? studyToJson(*a.study) == studyToJson(*b.study) && a.study->images == b.study->images && a.study->warnings == b.study->warnings : asError(a.study.error()).text == asError(b.study.error()).text;
}

} // namespace

StudyReader::StudyReader(QObject *parent) : QObject(parent)
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, &StudyReader::finishReading);
    connect(&m_lookingAgain, &QFutureWatcherBase::finished, this, &StudyReader::finishLookingAgain);
}

void StudyReader::choose(const QString &path)
{
    m_chosen = path;
    m_isLookingAgain = false;
}

void StudyReader::read()
{
    m_reading.setFuture(QtConcurrent::run(readWithText, m_chosen));
}

void StudyReader::finishReading()
{
    const StudyFile file = m_reading.result();
    if (file.path != m_chosen)
        return; // the selection has changed in the meantime
    m_lastRead = file;
    emit fileRead(file);
}

void StudyReader::lookAgain()
{
    m_isLookingAgain = !m_chosen.isEmpty() && m_chosen == m_lastRead.path;
    if (m_isLookingAgain)
        m_lookingAgain.setFuture(QtConcurrent::run(readWithText, m_chosen));
}

void StudyReader::finishLookingAgain()
{
    m_isLookingAgain = false;
    const StudyFile file = m_lookingAgain.result();
    if (file.path != m_chosen)
        return; // the selection has changed in the meantime
    if (isSame(file, m_lastRead)) {
        emit foundUnchanged();
        return;
    }
    m_lastRead = file;
    emit foundChanged(file);
}

} // namespace LabChat
