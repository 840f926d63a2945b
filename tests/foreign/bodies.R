# SPDX-License-Identifier: GPL-3.0-or-later
# The column `body` of a CSV file as R reads it without packages, as the manual says: for each text a line with the bytes of its UTF-8 in hexadecimal.
#
#     Rscript bodies.R FILE
d <- read.csv(commandArgs(trailingOnly = TRUE)[1], colClasses = "character", na.strings = NULL, encoding = "UTF-8", comment.char = "")
for (body in d$body) cat(paste(charToRaw(enc2utf8(body)), collapse = ""), "\n", sep = "")
