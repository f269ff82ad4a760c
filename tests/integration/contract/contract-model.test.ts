import type { TRPCError } from '@trpc/server'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { LocalDate } from '#domain/kernel/time'
import { domainErrorOf } from '#server/platform/api/refusals'
import {
  type Aim,
  aimOf,
  type Command,
  type County,
  carryOut,
  emptyCounty,
  histories,
  isChild,
  loadOf,
  type ModelContract,
  RESIDENTS,
  type Step,
} from '../../support/model/contract-county'
import { type Caller, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { type SigningTeam, signingTeam, submission } from '../../support/rows/contract-rows'

/**
 * Any history of commands, some of them at one moment (reliability 17). In memory the rules alone must keep one resident
 * with one team on any day and no team above what it takes; on PostgreSQL the server must do what the model says,
 * of two commands at one moment in one order or the other. The seed stands in the names of the tests and replays them.
 */
const seed = Number(process.env.CONTRACT_MODEL_SEED ?? Date.now() % 2_147_483_647)
const DAY_MS = 86_400_000

/** A contract holds its days from the first to the last, or to the day on which it ended. */
const daysHeld = ({ startsOn, endsOn, endedOn }: ModelContract): readonly [LocalDate, LocalDate] => [
  startsOn,
  endedOn ?? endsOn,
]
const HOLDS = ['signed', 'change-requested', 'terminated']

function assertWhole(before: County, after: County): void {
  for (let resident = 0; resident < RESIDENTS; resident++) {
    const own = after.contracts.filter((each) => each.resident === resident)
    const held = own.filter(({ status }) => HOLDS.includes(status)).map(daysHeld)
    for (const [index, [from, to]] of held.entries()) {
      for (const [otherFrom, otherTo] of held.slice(index + 1)) {
        const isShared = from <= to && otherFrom <= otherTo && from <= otherTo && otherFrom <= to
        if (isShared) throw new Error(`resident ${resident} has two teams on one day`)
      }
    }
    const open = own.filter(({ status }) => ['submitted', 'need-info', 'queued', 'accepted'].includes(status))
    if (open.length > 1) throw new Error(`resident ${resident} has two open applications`)
  }
  for (const [team, capacity] of after.capacities.entries()) {
    const [was, is] = [loadOf(before, team), loadOf(after, team)]
    if (is > was && is > capacity) throw new Error(`team ${team} took ${is} of ${capacity}`)
  }
}

describe('in memory', () => {
  it(`no history gives one resident two teams on a day (10,000 histories, seed ${seed})`, () => {
    const signedEver = { count: 0 }
    fc.assert(
      fc.property(histories(25), (steps) => {
        let county = emptyCounty
        for (const step of steps) {
          const aims = step.map((command) => aimOf(county, command))
          for (const [index, command] of step.entries()) {
            const { county: next } = carryOut(county, command, aims[index] ?? null)
            assertWhole(county, next)
            county = next
          }
        }
        signedEver.count += county.contracts.filter(({ signedOn }) => signedOn !== null).length
      }),
      { numRuns: 10_000, seed },
    )
    // A test that signs nothing would prove nothing.
    expect(signedEver.count).toBeGreaterThan(1_000)
  })
})

describe('on PostgreSQL', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await createTestApp({ now: '2026-10-13T09:00:00+08:00' })
  })
  afterEach(() => app.assertQuiet())
  afterAll(() => app.close())

  it(`does what the model says, whatever happens at one moment (25 histories, seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(histories(12), async (steps) => {
        app.clock.pass(Date.parse('2026-10-13T09:00:00+08:00') - app.clock.now().getTime())
        const real = await realCounty(app)
        let county = emptyCounty
        for (const step of steps) county = await takeStep(real, county, step)
      }),
      { numRuns: 25, seed, endOnFailure: true },
    )
  }, 120_000)
})

type Real = Awaited<ReturnType<typeof realCounty>>

/** The same teams and residents as in the model, each resident with an account that acts for them alone. */
async function realCounty(app: TestApp) {
  const teams: SigningTeam[] = []
  for (const capacity of emptyCounty.capacities) teams.push(await signingTeam(app, { capacity }))
  const residents: { caller: Caller; patientId: string }[] = []
  for (let resident = 0; resident < RESIDENTS; resident++) {
    const accountId = await app.newAccount()
    const birthDate = isChild(resident) ? '2024-10-13' : '1985-10-13'
    const patientId = await app.newPatient(birthDate, { [accountId]: isChild(resident) ? 'child' : 'self' })
    residents.push({ caller: app.as(accountId), patientId })
  }
  return { app, teams, residents, ids: new Map<number, string>() }
}

/** One command, or two at one moment: the outcome is that of one order or of the other. */
async function takeStep(real: Real, county: County, step: Step): Promise<County> {
  const aims = step.map((command) => aimOf(county, command))
  const prepared = []
  for (const [index, command] of step.entries()) {
    prepared.push(await prepare(real, county, command, aims[index] ?? null))
  }
  const outcomes = await Promise.all(prepared.map((commit) => commit()))
  const orders =
    step.length === 1
      ? [[0]]
      : [
          [0, 1],
          [1, 0],
        ]
  const expected = orders.map((order) => inOrder(county, step, aims, order))
  const kept = await keptContracts(real)
  const match = expected.find(
    (each) =>
      each.outcomes.every((outcome, index) => outcome === outcomes[index]) &&
      JSON.stringify(comparable(each.county)) === JSON.stringify(kept.rows),
  )
  if (!match) {
    const model = expected.map((each) => ({ outcomes: each.outcomes, contracts: comparable(each.county) }))
    throw new Error(`differs: ${JSON.stringify({ step, model, outcomes, kept: kept.rows })}`)
  }
  learnIds(real, match.county, kept.ids)
  return match.county
}

function inOrder(county: County, step: Step, aims: readonly (Aim | null)[], order: readonly number[]) {
  let after = county
  const outcomes: string[] = []
  for (const index of order) {
    const command = step[index]
    if (!command) throw new Error('an order names its commands')
    const done = carryOut(after, command, aims[index] ?? null)
    after = done.county
    outcomes[index] = done.outcome
  }
  return { county: after, outcomes }
}

/** Everything that is read before a command, so that what races is its commit alone. */
async function prepare(
  { app, teams, residents, ids }: Real,
  county: County,
  command: Command,
  aim: Aim | null,
): Promise<() => Promise<string>> {
  if (command.do === 'pass') {
    app.clock.pass(command.days * DAY_MS)
    return async () => 'ok'
  }
  if (command.do === 'set-capacity') {
    const id = teams[command.team]?.teamId ?? ''
    await app.database.db.careTeam.update({ where: { id }, data: { capacity: command.capacity } })
    return async () => 'ok'
  }
  if (!aim) return async () => 'nothing'
  if (aim.kind === 'refused') return async () => aim.code
  if (aim.kind === 'apply') {
    const [resident, team] = [residents[aim.resident], teams[aim.team]]
    if (!resident || !team) throw new Error('the model knows the same people')
    const previousId = aim.previous === null ? undefined : ids.get(aim.previous)
    const wish = { startsOn: aim.startsOn, gridId: null, ...(previousId && { previousId }) }
    const input = await submission(resident.caller, team, [resident.patientId], wish)
    return () => outcomeOf(resident.caller.contract.submit(input))
  }
  const contract = county.contracts[aim.no]
  const id = ids.get(aim.no) ?? ''
  const family = residents[contract?.resident ?? 0]?.caller.contract
  const staff = teams[contract?.team ?? 0]?.leader.caller.contract
  if (!family || !staff) throw new Error('the model knows the same people')
  const idempotencyKey = newKey()
  switch (aim.event) {
    case 'withdraw':
      return () => outcomeOf(family.withdraw({ id, idempotencyKey }))
    case 'answer':
      return () => outcomeOf(family.answerInfo({ id, text: '在家', idempotencyKey }))
    case 'end':
      return () => outcomeOf(family.terminate({ id, reason: 'resident', idempotencyKey }))
    default: {
      const { event: decision } = aim
      return () => outcomeOf(staff.review({ id, decision, text: '看一看', idempotencyKey }))
    }
  }
}

async function outcomeOf(call: Promise<unknown>): Promise<string> {
  return await call.then(
    () => 'ok',
    (error: TRPCError) => domainErrorOf(error).code,
  )
}

/** What is compared of a contract, in an order that does not depend on who came first. */
function comparable({ contracts }: County): string[] {
  return contracts.map((each) => textOf({ ...each })).sort()
}

function textOf(
  of: Pick<
    ModelContract,
    'resident' | 'team' | 'kind' | 'status' | 'startsOn' | 'endsOn' | 'endedOn' | 'endReason'
  >,
) {
  return [of.resident, of.team, of.kind, of.status, of.startsOn, of.endsOn, of.endedOn, of.endReason].join(
    ' ',
  )
}

async function keptContracts({ app, teams, residents }: Real) {
  const { rows } = await app.database.pool.query<{
    id: string
    patientId: string
    teamId: string
    kind: ModelContract['kind']
    status: ModelContract['status']
    startsOn: LocalDate
    endsOn: LocalDate
    endedOn: LocalDate | null
    endReason: ModelContract['endReason']
  }>(
    `SELECT id, patient_id AS "patientId", team_id AS "teamId", kind, status, starts_on::text AS "startsOn",
       ends_on::text AS "endsOn", ended_on::text AS "endedOn", end_reason AS "endReason"
     FROM contract WHERE patient_id = ANY($1::uuid[])`,
    [residents.map(({ patientId }) => patientId)],
  )
  const named = rows.map((row) => ({
    id: row.id,
    text: textOf({
      ...row,
      resident: residents.findIndex(({ patientId }) => patientId === row.patientId),
      team: teams.findIndex(({ teamId }) => teamId === row.teamId),
    }),
  }))
  named.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  return { rows: named.map(({ text }) => text), ids: named }
}

/** Which row is which contract of the model. Two that look alike are both over, and either will do. */
function learnIds({ ids }: Real, county: County, kept: readonly { id: string; text: string }[]): void {
  const known = new Set(ids.values())
  for (const contract of county.contracts) {
    if (ids.has(contract.no)) continue
    const row = kept.find(({ id, text }) => text === textOf(contract) && !known.has(id))
    if (!row) throw new Error('what the model has stands in the table')
    ids.set(contract.no, row.id)
    known.add(row.id)
  }
}
