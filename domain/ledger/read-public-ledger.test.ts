import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../kernel/fen'
import { addDays, localDate } from '../kernel/time'
import { BEFORE_THE_FIRST_LINE, walkClose, walkTransfer } from './ledger-walk'
import { endBody, openingBody, publicLine, sealOf } from './public-line'
import { type LedgerFault, publicLedgerReader } from './read-public-ledger'
import { legsOf } from './transfer'

const sha256 = (text: string) => hash('sha256', text)
const FIRST = localDate('2026-10-01')

/** The public file of a plan: so many contributions on each day. */
function fileOf(days: readonly (readonly number[])[]): string[] {
  const { balances, participants, aided, hash: genesis } = BEFORE_THE_FIRST_LINE
  const lines = [publicLine(openingBody({ plan: 'YX', after: null, balances, participants, aided }), genesis)]
  let walk = BEFORE_THE_FIRST_LINE
  let no = 0
  days.forEach((amounts, index) => {
    const day = addDays(FIRST, index)
    for (const amount of amounts) {
      no += 1
      const at = new Date('2026-10-01T02:00:00Z')
      const seal = sealOf(
        { id: String(no), intent: `payment/${no}`, at, byAccountId: null, note: null },
        sha256,
      )
      const legs = legsOf('contribution', fen(amount))
      const kind = 'contribution' as const
      const step = walkTransfer(walk, { no, day, kind, children: 1, legs, reverses: null, seal }, sha256)
      walk = step.walk
      lines.push(publicLine(step.body, walk.hash))
    }
    const step = walkClose(walk, day, sha256)
    walk = step.walk
    lines.push(publicLine(step.body, walk.hash))
  })
  return [...lines, publicLine(endBody(lines.length), walk.hash)]
}

/** The first line that is wrong, counted from 1, and what is wrong with it; null: none is. */
function verify(lines: readonly string[]): { line: number; fault: LedgerFault } | null {
  const reader = publicLedgerReader(sha256)
  for (const [index, line] of lines.entries()) {
    const fault = reader.read(line)
    if (fault) return { line: index + 1, fault }
  }
  const fault = reader.end()
  return fault && { line: lines.length + 1, fault }
}

/** A copy in which some lines are others. */
function spliced(lines: readonly string[], at: number, count: number, ...others: string[]): string[] {
  return [...lines.slice(0, at), ...others, ...lines.slice(at + count)]
}

const books = fc.array(fc.array(fc.integer({ min: 1, max: 9_999_999 }), { maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
})

describe('a public ledger that was downloaded', () => {
  it('is right as it was published, days without a line included', () => {
    fc.assert(
      fc.property(books, (days) => {
        expect(verify(fileOf(days))).toBeNull()
      }),
    )
  })

  it('is found out by any one line that is missing, doubled or moved', () => {
    fc.assert(
      fc.property(books, fc.nat(), (days, pick) => {
        const lines = fileOf(days)
        const at = pick % lines.length
        const line = lines[at] ?? ''
        expect(verify(spliced(lines, at, 1))?.line).toBe(at === 0 ? 1 : at + 1)
        expect(verify(spliced(lines, at, 0, line))?.line).toBe(at + 2)
        if (at + 1 < lines.length) {
          expect(verify(spliced(lines, at, 2, lines[at + 1] ?? '', line))?.line).toBe(at + 1)
        }
      }),
    )
  })

  it('is found out by any one character that was changed, at the line itself', () => {
    fc.assert(
      fc.property(
        books,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('0', '1', '9', 'a', ' ', '-'),
        (days, pick, place, sign) => {
          const lines = fileOf(days)
          const at = pick % lines.length
          const line = lines[at] ?? ''
          const index = place % line.length
          fc.pre(line[index] !== sign)
          const changed = `${line.slice(0, index)}${sign}${line.slice(index + 1)}`
          // The name of the plan is in the opening alone: it says whose file this is, not what is in it.
          fc.pre(!(at === 0 && index < '{"ledger":"YX"'.length))
          expect(verify(spliced(lines, at, 1, changed))?.line).toBe(at + 1)
        },
      ),
    )
  })

  it.each<[string, (lines: string[]) => string[], LedgerFault]>([
    [
      'the amount of a leg',
      (all) => spliced(all, 1, 1, all[1]?.replace('15000', '15001') ?? ''),
      'unbalanced',
    ],
    ['both amounts', (all) => spliced(all, 1, 1, all[1]?.replaceAll('15000', '15001') ?? ''), 'hash'],
    ['the kind', (all) => spliced(all, 1, 1, all[1]?.replace('contribution"', 'donation"') ?? ''), 'hash'],
    [
      'the count of a close',
      (all) => spliced(all, 3, 1, all[3]?.replace('"transfers":2', '"transfers":3') ?? ''),
      'totals',
    ],
    ['a day', (all) => spliced(all, 4, 1, all[4]?.replace('2026-10-02', '2026-10-03') ?? ''), 'order'],
    ['a space', (all) => spliced(all, 1, 1, all[1]?.replace(':', ': ') ?? ''), 'hash'],
    ['words of somebody else', (all) => spliced(all, 2, 1, '{"no":"two"}'), 'form'],
    ['the end', (all) => all.slice(0, -1), 'cut'],
  ])('says what is wrong with %s', (_, tamper, fault) => {
    expect(verify(tamper(fileOf([[15_000, 13_000], [15_000]])))?.fault).toBe(fault)
  })

  it('may begin after a close, whose balances it then goes on from', () => {
    const lines = fileOf([[15_000], [13_000], []])
    const walk = [15_000].reduce((_, amount) => {
      const seal = /"seal":"([0-9a-f]+)"/.exec(lines[1] ?? '')?.[1] ?? ''
      const legs = legsOf('contribution', fen(amount))
      const line = {
        no: 1,
        day: FIRST,
        kind: 'contribution',
        children: 1,
        legs,
        reverses: null,
        seal,
      } as const
      return walkClose(walkTransfer(BEFORE_THE_FIRST_LINE, line, sha256).walk, FIRST, sha256).walk
    }, BEFORE_THE_FIRST_LINE)
    const { balances, participants, aided } = walk
    const opening = publicLine(
      openingBody({ plan: 'YX', after: FIRST, balances, participants, aided }),
      walk.hash,
    )
    const rest = lines.slice(3, -1)
    const end = /"hash":"([0-9a-f]+)"/.exec(rest.at(-1) ?? '')?.[1] ?? ''
    const part = [opening, ...rest, publicLine(endBody(rest.length + 1), end)]
    expect(verify(part)).toBeNull()
    expect(verify(spliced(part, 0, 1, opening.replace('"bank":15000', '"bank":15001')))?.line).toBe(3)
  })
})

it('says of a transfer nothing that points to a child (decision 192)', () => {
  const [, line = ''] = fileOf([[15_000]])
  expect(Object.keys(JSON.parse(line) as object)).toEqual([
    'no',
    'day',
    'kind',
    'children',
    'legs',
    'seal',
    'hash',
  ])
})
