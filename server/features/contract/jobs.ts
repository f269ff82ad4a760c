import { contractRules } from '#domain/contract/contract-rules'
import { isYearTurn } from '#domain/contract/review-clock'
import { addDays, type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { eachRow, type JobPage } from '../../platform/job-pages'
import type { CronItem, Tasks } from '../../platform/jobs'
import { tellOldYes } from './confirming/tell-old-yes'
import { type DueContract, listEndingOn, listOfSeveralYears, listQueuedTeams } from './jobs-store'
import { callUpQueue } from './review/call-up-queue'
import { escalateReviews } from './review/escalate-reviews'
import { lapseWaiting } from './review/lapse-waiting'
import { type ContractMessage, tellFamily } from './tell-family'

const ESCALATE_TASK = 'contract:escalate'
const CALL_UP_TASK = 'contract:call-up'
const REMIND_TASK = 'contract:remind'
const LAPSE_TASK = 'contract:lapse'
const SIGN_AGAIN_TASK = 'contract:sign-again'

const TEAMS_MAX = 500

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'now' | 'rules' | 'access' | 'fieldCrypto'>

/** What happens to contracts by the clock. Each may run twice or late: everybody is told once. */
export function contractTasks(needs: Needs): Tasks {
  return {
    [ESCALATE_TASK]: () => escalateReviews(needs),
    [CALL_UP_TASK]: async () => {
      for (const teamId of await listQueuedTeams(needs.db, localDateOf(needs.now()), TEAMS_MAX))
        await callUpQueue(needs, teamId)
    },
    [REMIND_TASK]: () => remind(needs),
    [LAPSE_TASK]: () => lapseWaiting(needs),
    [SIGN_AGAIN_TASK]: () => tellOldYes(needs),
  }
}

/** A notice that its day missed, because nothing ran then, is still told within so many days. */
const LATE_DAYS = 7

/**
 * Before a contract ends, after its last day, and when another year of several begins (journeys E2 29, 30). Each is told
 * once, also when the night of its day was missed; whoever was told is passed over in the nights after it.
 */
async function remind(needs: Needs): Promise<void> {
  const today = localDateOf(needs.now())
  const rule = contractRules(await needs.rules(), today)['FD-EXPIRY-NOTICE']
  const { firstDays, secondDays, lastDays, graceDays } = rule
  for (const daysAhead of [firstDays, secondDays, lastDays]) {
    const ending = { kind: 'contract-ending', turn: daysAhead } as const
    const endsOn = lateDays(addDays(today, daysAhead), today)
    await tellEach(needs, ending, (page) => listEndingOn(needs.db, { ...ending, today, endsOn }, page))
  }
  const over = { kind: 'contract-expired', facts: { graceDays } } as const
  const endedOn = lateDays(addDays(today, -1))
  await tellEach(needs, over, (page) => listEndingOn(needs.db, { ...over, today, endsOn: endedOn }, page))
  for (const on of lateDays(today)) {
    const year = { kind: 'contract-year', turn: on } as const
    await tellEach(
      needs,
      year,
      (page) => listOfSeveralYears(needs.db, { ...year, today, on }, page),
      ({ startsOn }) => isYearTurn(startsOn, on),
    )
  }
}

/** A day and those before it, none of them before `from`. */
function lateDays(day: LocalDate, from?: LocalDate): LocalDate[] {
  return Array.from({ length: LATE_DAYS }, (_, late) => addDays(day, -late)).filter(
    (each) => from === undefined || each >= from,
  )
}

interface Told {
  readonly kind: ContractMessage
  readonly turn?: number | string
  readonly facts?: Readonly<Record<string, number>>
}

function tellEach(
  needs: Needs,
  { kind, turn, facts }: Told,
  list: (page: JobPage) => Promise<DueContract[]>,
  isDue: (row: DueContract) => boolean = () => true,
): Promise<void> {
  return eachRow(list, async (row) => {
    if (!isDue(row)) return
    const told = { facts: { ...facts, endsOn: row.endsOn }, ...(turn !== undefined && { turn }) }
    await needs.transaction((tx) => tellFamily({ ...needs, tx, account: null }, row, kind, told))
  })
}

/** Every ten minutes what is overdue and whose turn it is; at nine in the morning in Shanghai what runs out, and what waited too long. */
export const CONTRACT_CRON: readonly CronItem[] = [
  { task: ESCALATE_TASK, match: '*/10 * * * *' },
  { task: CALL_UP_TASK, match: '5,15,25,35,45,55 * * * *' },
  { task: REMIND_TASK, match: '0 1 * * *', options: { backfillPeriod: 43_200_000 } },
  { task: LAPSE_TASK, match: '10 1 * * *', options: { backfillPeriod: 43_200_000 } },
  { task: SIGN_AGAIN_TASK, match: '20 1 * * *', options: { backfillPeriod: 43_200_000 } },
]
