import { contractRules } from '#domain/contract/contract-rules'
import { isYearTurn } from '#domain/contract/review-clock'
import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import type { MessageKind } from '#domain/message/message-kind'
import type { Context } from '../../platform/context'
import type { CronItem, Tasks } from '../../platform/jobs'
import { callUpQueue } from './call-up-queue'
import {
  type DueContract,
  escalateOverdue,
  type JobPage,
  listEndingOn,
  listOfSeveralYears,
  listQueuedTeams,
} from './jobs-store'
import { lapseWaiting } from './lapse-waiting'
import { findLeaderAccounts } from './team-store'

const ESCALATE_TASK = 'contract:escalate'
const CALL_UP_TASK = 'contract:call-up'
const REMIND_TASK = 'contract:remind'
const LAPSE_TASK = 'contract:lapse'

const PAGE = 200
/** Far more than fall on one day in a county; a loop without an end would be worse than a late message. */
const MAX_PAGES = 500
const TEAMS_MAX = 500

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'now' | 'rules' | 'access' | 'fieldCrypto'>

/** What happens to contracts by the clock. Each may run twice or late: everybody is told once. */
export function contractTasks(needs: Needs): Tasks {
  return {
    [ESCALATE_TASK]: () => escalate(needs),
    [CALL_UP_TASK]: async () => {
      for (const teamId of await listQueuedTeams(needs.db, localDateOf(needs.now()), TEAMS_MAX))
        await callUpQueue(needs, teamId)
    },
    [REMIND_TASK]: () => remind(needs),
    [LAPSE_TASK]: () => lapseWaiting(needs),
  }
}

/** What was not answered in time is told to the family and to whoever leads the team (journeys E2 22). */
async function escalate(needs: Needs): Promise<void> {
  const now = needs.now()
  for (let page = 1; page <= MAX_PAGES; page++) {
    const overdue = await needs.transaction(async (tx) => {
      const rows = await escalateOverdue(tx, now, PAGE)
      for (const row of rows) {
        await tellFamilyOf(needs, tx, row, 'contract-overdue', `contract-overdue:${row.id}:${now.getTime()}`)
        for (const accountId of await findLeaderAccounts(tx, row.teamId)) {
          const told = { kind: 'contract-review-overdue', to: { accountId }, byAccountId: null } as const
          const onceKey = `contract-review-overdue:${row.id}:${now.getTime()}`
          await needs.notices.tell(tx, { ...told, facts: { contractId: row.id }, onceKey }, now)
        }
      }
      return rows.length
    })
    if (overdue < PAGE) return
  }
}

/** A notice that its day missed, because nothing ran then, is still told within so many days. */
const LATE_DAYS = 7

/**
 * Before a contract ends, after its last day, and when another year of several begins (journeys E2 29, 30). Each is told
 * once, also when the night of its day was missed.
 */
async function remind(needs: Needs): Promise<void> {
  const today = localDateOf(needs.now())
  const { firstDays, secondDays, lastDays } = contractRules(await needs.rules(), today)['FD-EXPIRY-NOTICE']
  for (const daysAhead of [firstDays, secondDays, lastDays]) {
    await tellEach(
      needs,
      (page) => listEndingOn(needs.db, lateDays(addDays(today, daysAhead), today), page),
      (row) => ({ kind: 'contract-ending', onceKey: `contract-ending:${row.id}:${daysAhead}` }),
    )
  }
  await tellEach(
    needs,
    (page) => listEndingOn(needs.db, lateDays(addDays(today, -1)), page),
    (row) => ({ kind: 'contract-expired', onceKey: `contract-expired:${row.id}` }),
  )
  await tellEach(
    needs,
    (page) => listOfSeveralYears(needs.db, today, page),
    (row) =>
      isYearTurn(row.startsOn, today)
        ? { kind: 'contract-year', onceKey: `contract-year:${row.id}:${today}` }
        : null,
  )
}

/** A day and those before it, none of them before `from`. */
function lateDays(day: LocalDate, from?: LocalDate): LocalDate[] {
  return Array.from({ length: LATE_DAYS }, (_, late) => addDays(day, -late)).filter(
    (each) => from === undefined || each >= from,
  )
}

async function tellEach(
  needs: Needs,
  list: (page: JobPage) => Promise<DueContract[]>,
  noticeOf: (row: DueContract) => { readonly kind: MessageKind; readonly onceKey: string } | null,
): Promise<void> {
  let after: string | null = null
  for (let page = 1; page <= MAX_PAGES; page++) {
    const rows = await list({ after, limit: PAGE })
    for (const row of rows) {
      const notice = noticeOf(row)
      if (notice) {
        await needs.transaction((tx) => tellFamilyOf(needs, tx, row, notice.kind, notice.onceKey))
      }
    }
    after = rows.at(-1)?.id ?? null
    if (rows.length < PAGE) return
  }
}

function tellFamilyOf(
  { notices, now }: Needs,
  tx: Parameters<Context['notices']['tell']>[0],
  { id, patientId, endsOn }: DueContract,
  kind: MessageKind,
  onceKey: string,
): Promise<void> {
  const told = { kind, to: { guardiansOf: patientId }, byAccountId: null, patientId } as const
  return notices.tell(tx, { ...told, facts: { contractId: id, endsOn }, onceKey }, now())
}

/** Every ten minutes what is overdue and whose turn it is; at nine in the morning in Shanghai what runs out, and what waited too long. */
export const CONTRACT_CRON: readonly CronItem[] = [
  { task: ESCALATE_TASK, match: '*/10 * * * *' },
  { task: CALL_UP_TASK, match: '5,15,25,35,45,55 * * * *' },
  { task: REMIND_TASK, match: '0 1 * * *', options: { backfillPeriod: 43_200_000 } },
  { task: LAPSE_TASK, match: '10 1 * * *', options: { backfillPeriod: 43_200_000 } },
]
