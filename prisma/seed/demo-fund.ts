import { createHash } from 'node:crypto'
import { fen } from '#domain/kernel/fen'
import { addDays, addMonths, type LocalDate, localDate } from '#domain/kernel/time'
import { type Leg, legsOf, type PostedKind } from '#domain/ledger/transfer'
import { demoId } from './demo-id'

/** A transfer of the demonstration's books. */
export interface DemoTransfer {
  readonly id: string
  readonly kind: PostedKind
  readonly intent: string
  readonly day: LocalDate
  readonly children: number
  readonly legs: readonly Leg[]
}

export interface DemoDonation {
  readonly id: string
  readonly day: LocalDate
  readonly amountFen: number
  readonly purpose: 'fund' | 'waiver'
  readonly donor: string | null
}

export interface DemoFund {
  /** In the order of their days. */
  readonly transfers: readonly DemoTransfer[]
  readonly donations: readonly DemoDonation[]
}

/** Children who join in the first season and in the second one. */
const SEASONS = [3_400, 7_800] as const
const SEASON_DAYS = 61
const FEE_YOUNG_FEN = 15_000
const FEE_OLD_FEN = 13_000
const START_FEN = 80_000_000
const DONORS = ['示例慈善基金会', '示例制药厂', '示例商会', null, '示例超市', null] as const
const FEE_DAYS = ['12-05', '03-05', '06-05', '08-25']
const INTEREST_DAYS = ['03-20', '06-20', '09-20', '12-20']

/**
 * A year or two of a county's fund, up to yesterday: two autumns in which families join, gifts, and aid that grows with
 * those who take part. The families are nobody's: a line stands for all who joined on a day.
 */
export function demoFund(today: LocalDate): DemoFund {
  const first = firstDay(today)
  const transfers: DemoTransfer[] = []
  const donations: DemoDonation[] = []
  const add = (
    kind: PostedKind,
    day: LocalDate,
    amountFen: number,
    children: number,
    name: string = kind,
  ) => {
    const id = demoId('ledger', name, day)
    const intent = kind === 'donation' ? `donation/${demoId('donation', name, day)}` : `demo/${name}/${day}`
    transfers.push({ id, kind, intent, day, children, legs: legsOf(kind, fen(amountFen)) })
  }
  const give = (day: LocalDate, amountFen: number, purpose: 'fund' | 'waiver', donor: string | null) => {
    const name = `gift-${purpose}`
    add('donation', day, amountFen, 0, name)
    donations.push({ id: demoId('donation', name, day), day, amountFen, purpose, donor })
  }
  const seasonFen = [0, 0]
  for (let day = first, index = 0; day < today; day = addDays(day, 1), index += 1) {
    const season = day < addMonths(first, 12) ? 0 : 1
    const monthDay = day.slice(5)
    if (index === 0) give(day, START_FEN, 'fund', '示例慈善基金会')
    else if (monthDay.endsWith('-12')) give(day, gift(day), 'fund', donorOf(day))
    if (monthDay === '09-02') give(day, 1_500_000, 'waiver', '示例商会')
    if (isSeason(day)) {
      const joined = Math.round((SEASONS[season] / SEASON_DAYS) * (0.5 + chance(day, 'joined')))
      const fee = feeOf(joined)
      seasonFen[season] = (seasonFen[season] ?? 0) + fee
      add('contribution', day, fee, joined)
      if (monthDay.endsWith('5')) add('waiver', day, FEE_YOUNG_FEN * 2, 2)
      if (monthDay.endsWith('8')) add('refund', day, FEE_YOUNG_FEN, -1)
    } else if (monthDay.endsWith('9')) add('contribution', day, FEE_YOUNG_FEN * 3, 3, 'newborns')
    if (FEE_DAYS.includes(monthDay)) add('fee', day, Math.floor((seasonFen[season] ?? 0) * 0.0112), 0)
    if (INTEREST_DAYS.includes(monthDay))
      add('interest', day, 480_000 + Math.round(chance(day, 'i') * 90_000), 0)
    addAid(add, day, index, today)
  }
  return { transfers: transfers.sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))), donations }
}

/** 1 September at least a year ago. */
function firstDay(today: LocalDate): LocalDate {
  const yearAgo = addMonths(today, -12)
  const start = localDate(`${yearAgo.slice(0, 4)}-09-01`)
  return start <= yearAgo ? start : addMonths(start, -12)
}

function isSeason(day: LocalDate): boolean {
  return day.slice(5, 7) === '09' || day.slice(5, 7) === '10'
}

/** Nobody is ill in the weeks of waiting; from then on every few days, and more of them in the second year. */
function addAid(
  add: (kind: PostedKind, day: LocalDate, amountFen: number, children: number, name?: string) => void,
  day: LocalDate,
  index: number,
  today: LocalDate,
): void {
  const share = index < 60 ? 0 : index < 240 ? 0.25 : 0.62
  if (chance(day, 'ill') >= share) return
  const amountFen =
    60_000 + Math.round(chance(day, 'aid') ** 3 * 1_180_000) + Math.round(chance(day, 'a') * 99)
  const paidOn = addDays(day, 4 + Math.floor(chance(day, 'paid') * 5))
  add('aid-approved', day, amountFen, 1)
  if (paidOn < today) add('aid-paid', paidOn, amountFen, 0, `aid-of-${day}`)
}

/** Three in ten are six or older. */
function feeOf(children: number): number {
  const old = Math.round(children * 0.3)
  return old * FEE_OLD_FEN + (children - old) * FEE_YOUNG_FEN
}

function gift(day: LocalDate): number {
  return 800_000 + Math.round(chance(day, 'gift') * 40) * 100_000
}

function donorOf(day: LocalDate): string | null {
  return DONORS[Math.floor(chance(day, 'donor') * DONORS.length)] ?? null
}

/** Between 0 and 1, always the same of a day and a question. */
function chance(day: LocalDate, question: string): number {
  return createHash('sha256').update(`${day}/${question}`).digest().readUInt32BE() / 2 ** 32
}
