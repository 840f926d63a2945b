// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSet>
#include <QtWidgets/QPlainTextEdit>

namespace LabChat {

/// Shows a file's text: monospaced, with line numbers, some lines marked. Main thread; owned by its layout.
class SourceView final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit SourceView(QWidget *parent);

    /// @p marked: lines, from 1.
    void showText(const QString &text, const QSet<int> &marked);
    /// Scrolls to a line and selects it.
    void selectLine(int line);
    [[nodiscard]] int selectedLine() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    friend class LineNumbers;
    [[nodiscard]] int numbersWidth() const;
    void paintNumbers(QPaintEvent *event);
    void placeNumbers();
    void markLines();

    QWidget *m_numbers;
    QSet<int> m_marked;
};

} // namespace LabChat
