import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankTable, columnName, mostRows, pastedAt, readTsv, tableFromTsv, withColumn } from './table-state'

const texts = (table: { rows: { cells: { text: string }[] }[] }) => table.rows.map((row) => row.cells.map((cell) => cell.text))

describe('cells from a spreadsheet', () => {
  test.each([
    [
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a\tb\r\n1\t2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a\t\n\tb',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"two\nlines"\tx', [['two\nlines', 'x']]],
    ['"say ""hi"""\tx', [['say "hi"', 'x']]],
    ['"tab\there"', [['tab\there']]],
    ['"open\tx', [['"open', 'x']]],
    ['"a" b\tx', [['"a" b', 'x']]],
    ['', [['']]],
  ] as const)('reads %j', (text, cells) => expect(readTsv(text)).toEqual(cells))

  test('come back as they were, whatever is in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '中') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const written = rows
          .map((row) => row.map((one) => (/["\t\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join('\t'))
          .join('\n')
        expect(readTsv(written)).toEqual(rows)
      }),
    )
  })

  test('make a table whose first line names the columns', () => {
    const read = tableFromTsv('user id\tSite\n7\tlisbon\n\n8')
    expect(read?.cut).toBe(false)
    expect(read?.table.columns.map((column) => column.text)).toEqual(['USER_ID', 'SITE'])
    expect(read && texts(read.table)).toEqual([
      ['7', 'lisbon'],
      ['8', ''],
    ])
  })
  test.each([['only a line'], [''], ['\t\n1\t2'], ['1\t2\n3\t4']])('make no table of %j', (text) => expect(tableFromTsv(text)).toBeNull())
  test('are cut where a step takes no more, and it is said', () => {
    const long = tableFromTsv(['A', ...Array.from({ length: mostRows + 1 }, (_, at) => String(at))].join('\n'))
    expect(long?.cut).toBe(true)
    expect(long?.table.rows).toHaveLength(mostRows)
  })
  test('are put in where the cursor stands; the table grows downwards, not sideways', () => {
    const pasted = pastedAt(
      withColumn(blankTable()),
      [
        ['1', '2'],
        ['3', '4'],
      ],
      0,
      1,
    )
    expect(texts(pasted)).toEqual([
      ['', '1'],
      ['', '3'],
    ])
  })
  test.each([
    ['user id', 'USER_ID'],
    ['9 lives', 'LIVES'],
    ['  ', ''],
    ['päth', 'P_TH'],
  ])('name %j is %j as a variable', (text, name) => expect(columnName(text)).toBe(name))
})
