import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CSV_MAX_ROWS, csvOf, nextSort, sortRows, type TextColumn } from './data-table-rows'

interface Rule {
  readonly code: string
  readonly versions: number
}
const columns: readonly TextColumn<Rule>[] = [
  { key: 'code', title: '规则', text: ({ code }) => code },
  {
    key: 'versions',
    title: '版本',
    text: ({ versions }) => `${versions} 版`,
    order: ({ versions }) => versions,
  },
]
const rows: readonly Rule[] = [
  { code: 'BK-13', versions: 10 },
  { code: 'BK-2', versions: 9 },
  { code: 'ID-04', versions: 9 },
]
const codes = (sorted: readonly Rule[]) => sorted.map(({ code }) => code)

describe('sorting', () => {
  it.each([
    ['nothing is asked', null, ['BK-13', 'BK-2', 'ID-04']],
    ['numbers within words count as numbers', { key: 'code', descending: false }, ['BK-2', 'BK-13', 'ID-04']],
    ['downwards', { key: 'code', descending: true }, ['ID-04', 'BK-13', 'BK-2']],
    ['by value, equals as they came', { key: 'versions', descending: false }, ['BK-2', 'ID-04', 'BK-13']],
    ['a column that is gone', { key: 'gone', descending: false }, ['BK-13', 'BK-2', 'ID-04']],
  ])('%s', (_, sortedBy, expected) => {
    expect(codes(sortRows(rows, columns, sortedBy))).toEqual(expected)
  })

  it('a head is clicked upwards, downwards and off', () => {
    const up = nextSort(null, 'code')
    const down = nextSort(up, 'code')
    expect([up, down, nextSort(down, 'code'), nextSort(up, 'versions')]).toEqual([
      { key: 'code', descending: false },
      { key: 'code', descending: true },
      null,
      { key: 'versions', descending: false },
    ])
  })
})

describe('a file for spreadsheets', () => {
  const cellOf = (text: string) =>
    csvOf([text], [{ key: 'a', title: 'A', text: (row) => row }]).split('\r\n')[1]

  it('begins with the mark of UTF-8 and names its columns', () => {
    expect(csvOf(rows, columns)).toBe('\uFEFF规则,版本\r\nBK-13,10 版\r\nBK-2,9 版\r\nID-04,9 版\r\n')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-3', "'-3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['a,b', '"a,b"'],
    ['说“好”', '说“好”'],
    ['a "b"', '"a ""b"""'],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['a=b', 'a=b'],
  ])('%s is written as %s', (text, cell) => {
    expect(cellOf(text)).toBe(cell)
  })

  it('no cell begins as a formula, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvOf([text], [{ key: 'a', title: 'A', text: (row) => row }]).slice('\uFEFFA\r\n'.length)
        expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@]/)
      }),
    )
  })

  it('is bounded', () => {
    const many = Array.from({ length: CSV_MAX_ROWS + 10 }, () => rows[0] as Rule)
    expect(csvOf(many, columns).split('\r\n')).toHaveLength(CSV_MAX_ROWS + 2)
  })
})
