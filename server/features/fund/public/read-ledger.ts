import { DomainError } from '#domain/kernel/errors'
import { type Fen, fen } from '#domain/kernel/fen'
import { addMonths, type LocalDate, localDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { type Balances, EMPTY_BALANCES, fundBalance } from '#domain/ledger/balances'
import { feeBasisPoints } from '#domain/ledger/fee-cap'
import { fundRules } from '#domain/ledger/fund-rules'
import { type ReserveLevel, reserveOf } from '#domain/ledger/reserve'
import type { Context } from '../../../platform/context'
import { findClose, listMonthEnds } from '../close/close-store'
import { recentAid } from '../fund-figures'
import { type BookState, type FundPlan, findBook, findFundPlan } from '../plan-store'
import { keptAnswer } from './kept-answer'

const MONTHS_SHOWN = 6

/** A plan's books as everybody sees them, as they stood at the end of the last closed day. */
export interface PublicBooks {
  readonly planCode: string
  readonly planNameZh: string
  readonly isExample: boolean
  readonly balanceFen: Fen
  /** When the last day was closed; null before the first. */
  readonly updatedAt: string | null
  /** That day, and its hash: who checks the file on their own compares with it. */
  readonly through: LocalDate | null
  readonly hash: string | null
  readonly monthsCovered: number | null
  readonly reserve: ReserveLevel
  /** The last look through all of the books found them as they were written. */
  readonly isVerified: boolean
  readonly checkedAt: string | null
  readonly totals: {
    /** Counts are children who take part, and who were helped, since the plan began. */
    readonly contributions: { readonly fen: Fen; readonly count: number }
    readonly donationsAndInterestFen: Fen
    readonly aid: { readonly fen: Fen; readonly count: number }
    readonly fee: {
      readonly fen: Fen
      readonly capBasisPoints: number
      readonly actualBasisPoints: number | null
    }
  }
  /** The last six, oldest first. */
  readonly months: readonly { readonly month: string; readonly inFen: Fen; readonly outFen: Fen }[]
}

const kept = keptAnswer<PublicBooks>()

/** @throws not_found where there is no such plan */
export async function readPublicLedger(
  ctx: Pick<Context, 'db' | 'rules' | 'now'>,
  { plan: code }: { readonly plan?: string | undefined },
): Promise<PublicBooks> {
  const plan = await findFundPlan(ctx.db, code ?? null)
  if (!plan) throw new DomainError('not_found')
  const today = localDateOf(ctx.now())
  const [book, rules] = [await findBook(ctx.db, plan.id), fundRules(await ctx.rules(), plan.region, today)]
  const key = JSON.stringify([plan.id, book.hash, book.checkedAt, book.brokenOn, rules])
  return kept(ctx.db, key, () => publicBooks(ctx, plan, book, rules))
}

async function publicBooks(
  { db }: Pick<Context, 'db'>,
  plan: FundPlan,
  book: BookState,
  rules: ReturnType<typeof fundRules>,
): Promise<PublicBooks> {
  const latest = await findClose(db, plan.id)
  const balances = latest?.balances ?? EMPTY_BALANCES
  const { contributions, donations, interest, aid, fee } = balances
  const balanceFen = fundBalance(balances)
  const recent = latest ? await recentAid(db, plan.id, latest) : { aidFen: fen(0), months: 1 }
  const { monthsCovered, level } = reserveOf(balanceFen, recent, rules['MA-22'])
  return {
    planCode: plan.code,
    planNameZh: plan.nameZh,
    isExample: plan.isExample,
    balanceFen,
    updatedAt: book.closedAt && toIsoShanghai(book.closedAt),
    through: book.day,
    hash: book.hash,
    monthsCovered,
    reserve: level,
    isVerified: book.day !== null && book.brokenOn === null && book.checkedThrough === book.day,
    checkedAt: book.checkedAt && toIsoShanghai(book.checkedAt),
    totals: {
      contributions: { fen: contributions, count: latest?.participants ?? 0 },
      donationsAndInterestFen: fen(donations + interest),
      aid: { fen: aid, count: latest?.aided ?? 0 },
      fee: {
        fen: fee,
        capBasisPoints: rules['MA-21'].feeCapBasisPoints,
        actualBasisPoints: feeBasisPoints(balances),
      },
    },
    months: latest ? await lastMonths(db, plan.id, latest.day) : [],
  }
}

/** What came in and went out in each month: the difference of the books at its end and at the end of the one before. */
async function lastMonths(db: Context['db'], planId: string, day: LocalDate): Promise<PublicBooks['months']> {
  const thisMonth = localDate(`${day.slice(0, 7)}-01`)
  const ends = await listMonthEnds(db, planId, addMonths(thisMonth, -MONTHS_SHOWN))
  return ends
    .map((end, index) => ({
      month: end.day.slice(0, 7),
      ...movedBetween(ends[index - 1]?.balances ?? EMPTY_BALANCES, end.balances),
    }))
    .slice(-MONTHS_SHOWN)
}

/** More given back than came in is money that went out. */
function movedBetween(before: Balances, after: Balances): { inFen: Fen; outFen: Fen } {
  const incomeOf = ({ contributions, donations, interest }: Balances) => contributions + donations + interest
  const income = incomeOf(after) - incomeOf(before)
  const spent = after.aid + after.fee - before.aid - before.fee
  return { inFen: fen(Math.max(0, income)), outFen: fen(Math.max(0, spent + Math.max(0, -income))) }
}
