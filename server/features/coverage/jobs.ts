import { addDays, ageYearsOn, type LocalDate, localDateOf } from '#domain/kernel/time'
import {
  endsToRemindOf,
  lastDayToPay,
  owedStartsToRemindOf,
  owedUntil,
} from '#domain/mutual-aid/coverage/coverage-reminder'
import { graceEndsOn } from '#domain/mutual-aid/coverage/coverage-stage'
import { lapseCoverage } from '#domain/mutual-aid/coverage/exit-coverage'
import { isDue } from '#domain/mutual-aid/coverage/share-payment'
import { type CoverageRules, coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import { enrolmentWindow } from '#domain/mutual-aid/plan/plan-year'
import type { Context } from '../../platform/context'
import { eachRow, untilDone } from '../../platform/job-pages'
import type { CronItem, Tasks } from '../../platform/jobs'
import { lockCoverage, updateCoverage } from './coverage-store'
import {
  type CoverageNotice,
  countOverdueWaivers,
  type DueCoverage,
  listEndingOn,
  listOverdue,
  listOwedFrom,
  listReviewers,
  listUnpaid,
  takeWishes,
} from './jobs-store'
import { findPlan, type PlanRow } from './plan-store'
import { tellFamily } from './tell-family'

const EXPIRE_TASK = 'coverage:expire'
const REMIND_TASK = 'coverage:remind'

/** WeChat's last word may come a little after its order is over. */
const LATE_NOTICE_MS = 5 * 60_000

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'now' | 'rules'>

/** What happens to coverages by the clock. Each may run twice or late: everybody is told once. */
export function coverageTasks(needs: Needs): Tasks {
  return {
    [EXPIRE_TASK]: () => expire(needs),
    [REMIND_TASK]: () => remind(needs),
  }
}

async function expire(needs: Needs): Promise<void> {
  const before = new Date(needs.now().getTime() - LATE_NOTICE_MS)
  await untilDone(async (limit) => {
    const ids = await listUnpaid(needs.db, before, limit)
    for (const id of ids) await giveUp(needs, id, before)
    return ids.length
  })
  await untilDone(async (limit) => {
    const ids = await listOverdue(needs.db, before, limit)
    for (const id of ids) await lapse(needs, id, before)
    return ids.length
  })
}

/** A place that nobody paid for is free again. */
function giveUp(needs: Needs, id: string, before: Date): Promise<void> {
  return needs.transaction(async (tx) => {
    const row = await lockCoverage(tx, id)
    if (!row || row.status !== 'pending-payment' || !isDue(row)) return
    if (!row.payUntil || row.payUntil >= before) return
    await updateCoverage(tx, id, { status: 'unpaid' }, { accountId: null, at: needs.now() })
    await tellFamily(tx, needs, row, 'coverage-unpaid')
  })
}

/** A renewal whose fee never came ends with its grace (rules MA-19; journeys E4 16). */
function lapse(needs: Needs, id: string, before: Date): Promise<void> {
  return needs.transaction(async (tx) => {
    const row = await lockCoverage(tx, id)
    if (!row || row.status !== 'in-force' || !isDue(row)) return
    if (!row.payUntil || row.payUntil >= before) return
    const lastDay = lastDayToPay(row.payUntil)
    const { status, endedOn, reason } = lapseCoverage({ ...row, hasClaim: false }, lastDay)
    const by = { accountId: null, at: needs.now() }
    await updateCoverage(tx, id, { status, endedOn, endReason: reason }, by)
    await tellFamily(tx, needs, row, 'coverage-lapsed')
  })
}

/** Three reminders to both guardians before anything is lost, the window for whoever asked for it, and what waits. */
async function remind(needs: Needs): Promise<void> {
  const plan = await findPlan(needs.db)
  if (!plan) return
  const today = localDateOf(needs.now())
  const rules = coverageRules(await needs.rules(), plan.region, today)
  const { ending, grace } = endsToRemindOf(today, rules)
  const isYoung = ({ birthDate, endsOn }: DueCoverage) =>
    ageYearsOn(birthDate, addDays(endsOn, 1)) < rules['MA-01'].underYears
  const of = { planId: plan.id, today }
  for (const reminder of ending) {
    await tellEach(needs, { ...of, ...reminder, kind: 'coverage-ending' }, listEndingOn, (row) =>
      isYoung(row) ? { endsOn: row.endsOn } : null,
    )
  }
  await tellEach(needs, { ...of, ...grace, kind: 'coverage-grace' }, listEndingOn, (row) =>
    isYoung(row) ? { graceUntil: graceEndsOn(row.endsOn, rules) } : null,
  )
  for (const reminder of owedStartsToRemindOf(today, rules)) {
    await tellEach(needs, { ...of, ...reminder, kind: 'coverage-owed' }, listOwedFrom, ({ startsOn }) => ({
      graceUntil: owedUntil(startsOn, rules),
    }))
  }
  await tellOfWindow(needs, plan, today, rules)
  await tellOfWaivers(needs, plan.id, today)
}

/** Whoever was told is not listed again. `factsOf` answers null for what is not told. */
function tellEach(
  needs: Needs,
  reminder: CoverageNotice,
  list: typeof listEndingOn,
  factsOf: (row: DueCoverage) => Readonly<Record<string, string>> | null,
): Promise<void> {
  const { kind, turn } = reminder
  return eachRow(
    (page) => list(needs.db, reminder, page),
    async (row) => {
      const facts = factsOf(row)
      if (facts)
        await needs.transaction((tx) => tellFamily(tx, needs, row, kind, facts, { once: String(turn) }))
    },
  )
}

/** Whoever may answer hears each day of waivers that wait beyond their time (journeys E4 53): a child is not covered. */
async function tellOfWaivers(needs: Needs, planId: string, today: LocalDate): Promise<void> {
  const now = needs.now()
  const waivers = await countOverdueWaivers(needs.db, planId, now)
  if (waivers === 0) return
  await needs.transaction(async (tx) => {
    for (const accountId of await listReviewers(tx, planId)) {
      const onceKey = `coverage-waiver-overdue:${planId}:${today}`
      const told = { kind: 'coverage-waiver-overdue', to: { accountId }, byAccountId: null } as const
      await needs.notices.tell(tx, { ...told, facts: { waivers }, onceKey }, now)
    }
  })
}

/** Only those who asked hear that the window is open (journeys E4 1). */
async function tellOfWindow(
  needs: Needs,
  plan: PlanRow,
  today: LocalDate,
  rules: CoverageRules,
): Promise<void> {
  const { isOpen, opensOn, closesOn } = enrolmentWindow(today, rules)
  if (!isOpen) return
  const now = needs.now()
  await untilDone((limit) =>
    needs.transaction(async (tx) => {
      const accountIds = await takeWishes(tx, plan.id, opensOn, { now, limit })
      for (const accountId of accountIds) {
        const onceKey = `coverage-open:${plan.id}:${opensOn}:${accountId}`
        const notice = { kind: 'coverage-open', to: { accountId }, byAccountId: null, onceKey } as const
        await needs.notices.tell(tx, { ...notice, facts: { closesOn } }, now)
      }
      return accountIds.length
    }),
  )
}

/** Every five minutes what nobody paid for; at nine in the morning in Shanghai what runs out. */
export const COVERAGE_CRON: readonly CronItem[] = [
  { task: EXPIRE_TASK, match: '*/5 * * * *' },
  { task: REMIND_TASK, match: '0 1 * * *', options: { backfillPeriod: 43_200_000 } },
]
