# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUT, a source that has a digest of all sources in FOLDER.
file(GLOB_RECURSE sources RELATIVE ${FOLDER} ${FOLDER}/*.cpp ${FOLDER}/*.h)
list(SORT sources)
set(digests "")
foreach(source IN LISTS sources)
  file(SHA256 ${FOLDER}/${source} digest)
  string(APPEND digests "${source} ${digest}\n")
endforeach()
string(SHA256 digest "${digests}")
file(CONFIGURE OUTPUT ${OUT} @ONLY CONTENT [[
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/statebytes.h"

QByteArray LabChat::foldCode()
{
    return QByteArrayLiteral("@digest@");
}
]])
