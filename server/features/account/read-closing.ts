import {
  type ClosingBlocker,
  type ClosingPerson,
  closingBlockers,
  closingFate,
} from '#domain/account/closing'
import { retentionRule } from '#domain/account/retention-rules'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { countLivingRoles, listClosingPeople, wasStaff } from './closing-store'

/** What stays after an account is closed, and why. */
interface Kept {
  readonly kind: 'visit-records' | 'access-log' | 'staff-name'
  /** About whom; null: about the account itself. */
  readonly patientId: string | null
  readonly count: number | null
  /** At least so long; null: as long as the access log stays. */
  readonly months: number | null
  readonly source: string
  readonly verified: boolean
}

interface ClosingAnswer {
  readonly blockers: readonly ClosingBlocker[]
  readonly keeps: readonly Kept[]
  /** Who is erased whole, because nobody else acts for them and no doctor has written anything. */
  readonly erases: readonly string[]
}

/** What closing the account would meet and leave behind, before anything is done. */
export async function readClosing(ctx: AccountContext): Promise<ClosingAnswer> {
  const now = ctx.now()
  const today = localDateOf(now)
  const people = await listClosingPeople(ctx.db, ctx.account, now, today)
  const rule = retentionRule(await ctx.rules(), today)
  const { source, verified, value } = rule
  const keep = (what: Pick<Kept, 'kind' | 'patientId' | 'count' | 'months'>): Kept => ({
    ...what,
    source,
    verified,
  })
  const records = fated(people, 'kept').map(({ id: patientId, visits: count }) =>
    keep({ kind: 'visit-records', patientId, count, months: value.outpatientYears * 12 }),
  )
  const log = keep({ kind: 'access-log', patientId: null, count: null, months: value.accessLogMonths })
  const name = keep({ kind: 'staff-name', patientId: null, count: null, months: null })
  return {
    blockers: closingBlockers(people, await countLivingRoles(ctx.db, ctx.account)),
    keeps: [...records, log, ...((await wasStaff(ctx.db, ctx.account)) ? [name] : [])],
    erases: fated(people, 'erased').map(({ id }) => id),
  }
}

export function fated(
  people: readonly ClosingPerson[],
  fate: ReturnType<typeof closingFate>,
): readonly ClosingPerson[] {
  return people.filter((person) => closingFate(person) === fate)
}
