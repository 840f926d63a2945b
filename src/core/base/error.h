// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <tl/expected.hpp>

namespace LabChat {

/// An error: a stable code for programs, and a sentence for people. A plain value.
struct Error {
    QString code;
    QString text;
};

/// A value, or the reason why there is none. Becomes std::expected when the standard library has it.
template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(const QString &code, const QString &text)
{
    return tl::unexpected(Error{code, text});
}

} // namespace LabChat
