# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a workbook's sheet, by column letter: a JSON list. Reads the parts of ECMA-376 that they need.

    python3 sheet.py WORKBOOK SHEET"""
import json
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
RELATION = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'


def plain(text):
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda found: chr(int(found[1], 16)), text)


def texts(element):
    return plain(''.join(each.text or '' for each in element.iter(MAIN + 't')))


def value(cell, shared):
    if cell.get('t') == 'inlineStr':
        return texts(cell)
    number = cell.find(MAIN + 'v').text
    return shared[int(number)] if cell.get('t') == 's' else float(number)


def main():
    book = zipfile.ZipFile(sys.argv[1])
    names = {each.get('name'): each.get(RELATION) for each in tree.fromstring(book.read('xl/workbook.xml')).iter(MAIN + 'sheet')}
    targets = {each.get('Id'): each.get('Target') for each in tree.fromstring(book.read('xl/_rels/workbook.xml.rels'))}
    strings = 'xl/sharedStrings.xml'
    shared = [texts(each) for each in tree.fromstring(book.read(strings)).iter(MAIN + 'si')] if strings in book.namelist() else []
    sheet = tree.fromstring(book.read('xl/' + targets[names[sys.argv[2]]]))
    rows = [{re.match('[A-Z]+', cell.get('r'))[0]: value(cell, shared) for cell in row.iter(MAIN + 'c')} for row in sheet.iter(MAIN + 'row')]
    json.dump(rows, sys.stdout)


main()
