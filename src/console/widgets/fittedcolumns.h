// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>

QT_BEGIN_NAMESPACE
class QTreeView;
QT_END_NAMESPACE

namespace LabChat {

/// The width of a column, in characters; not less than its heading, while there is room for all headings.
struct ColumnWidth {
    int wanted = 0;
    int least = 0;  ///< if there is not enough room; 0: the heading
    int most = 0;   ///< if there is more than enough; 0: as wanted
    bool matters = false;  ///< it gives way only after the others: its texts say what the operator has to know
};

/// Fits the columns of a table into the width of its view, so that none is cut off, until the operator sets a width. All give way
/// until only their headings have room. Then headings are shortened, and then cells, beginning with the last column. Columns that matter
/// give way after the headings of the others. The last column takes the rest. Main thread; owned by the view.
class FittedColumns final : public QObject {
    Q_OBJECT

public:
    FittedColumns(QTreeView *view, const QHash<int, ColumnWidth> &widths);

    /// The dynamic property of a header whose columns still follow the view: true until the operator has set a width.
    static constexpr auto fitsProperty = "columnsFit";

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    [[nodiscard]] QList<int> widthsIn(int room, const QList<int> &shown) const;
    void noteResized(int column, int before, int after);
    [[nodiscard]] QList<int> shownColumns() const;

    QTreeView *m_view;
    QHash<int, ColumnWidth> m_widths;
    bool m_fitting = false;
};

} // namespace LabChat
