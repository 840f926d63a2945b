// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/lab/roomlabels.h"

#include "core/study/names.h"

#include <QtCore/QRegularExpression>

namespace LabChat {

using namespace Qt::StringLiterals;

PastedLabels labelsIn(const QString &text)
{
    static const QRegularExpression whiteSpace(u"\\s+"_s, QRegularExpression::UseUnicodePropertiesOption);
    PastedLabels pasted;
    pasted.labels = text.split(whiteSpace, Qt::SkipEmptyParts);
    pasted.duplicates = int(pasted.labels.removeDuplicates());
    for (const QString &label : std::as_const(pasted.labels)) {
        if (!isLabel(label))
            pasted.wrong.append(label);
    }
    return pasted;
}

} // namespace LabChat
