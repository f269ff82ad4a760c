import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { localDate, localDateOf } from '#domain/kernel/time'
import { appRouter } from '#server/app-router'
import { composeShared, startSimulatedOutside } from '#server/compose'
import { announceToResidents } from '#server/features/care-team/tell-residents'
import { createCallerFactory } from '#server/platform/api/trpc'
import { readConfig } from '#server/platform/config/config'
import type { Context, SharedContext } from '#server/platform/context'
import { connectDatabase, type DatabaseAccess } from '#server/platform/database/database'
import type { Tasks } from '#server/platform/jobs'
import { createLog } from '#server/platform/log'
import { createShutdown, type Shutdown } from '#server/platform/process/shutdown'
import { CRON, createTasks } from '#server/tasks'
import { tableSums, tablesOf } from '../support/database/kept-database'
import { type CopiedDatabase, copyDatabase } from '../support/database/template-database'
import { clockAt } from '../support/model/clock'
import { newPhones, openSlots } from '../support/server/booking-families'
import { temporaryFolder } from '../support/server/temporary-folder'

const createCaller = createCallerFactory(appRouter)
type Duties = NonNullable<Context['account']>['duties']
const RESIDENT = { tokenId: randomUUID(), duties: [], practitionerId: null, secondFactorAt: null }

const folder = temporaryFolder()
const clock = clockAt(new Date().toISOString())
let copy: CopiedDatabase
let database: DatabaseAccess
let pool: pg.Pool
let shutdown: Shutdown
let tasks: Tasks
let shared: SharedContext

beforeAll(async () => {
  const county = inject('county')
  fs.cpSync(county.dataFolder, folder, { recursive: true })
  copy = await copyDatabase(county.databaseUrl)
  pool = new pg.Pool({ connectionString: copy.databaseUrl, max: 2 })
  const log = createLog('silent')
  shutdown = createShutdown(log)
  database = await connectDatabase({ databaseUrl: copy.databaseUrl, log })
  const simulated = await startSimulatedOutside(shutdown)
  const config = readConfig({ DATA_DIR: folder })
  const ownAddress = () => 'http://127.0.0.1:1'
  shared = composeShared({ config, log, now: clock.now, database, simulated, ownAddress })
  tasks = createTasks(database, shared)
})
afterAll(async () => {
  await shutdown?.stop()
  await database?.close()
  await pool?.end()
  await copy?.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

interface Job {
  readonly id: string | null
  readonly task: string
  readonly payload: unknown
  readonly runAt: Date
}

const MAX_JOBS = 300

/** The next job that waits, whenever it would run. */
async function nextJob(): Promise<Job | undefined> {
  const { rows } = await pool.query<Job>(
    `SELECT id, jobs.task_identifier AS task, payload, jobs.run_at AS "runAt"
     FROM graphile_worker.jobs JOIN graphile_worker._private_jobs USING (id) ORDER BY jobs.run_at, id LIMIT 1`,
  )
  return rows[0]
}

async function everything(): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await pool.query('SELECT count(*) FROM graphile_worker._private_jobs')
  return new Map<string, unknown>([
    ...(await tableSums(pool, await tablesOf(pool))),
    ['jobs', rows[0]?.count],
  ])
}

/** Delivers it twice. @returns what the second delivery changed */
async function deliverTwice({ task, payload, runAt }: Job): Promise<string[]> {
  clock.pass(Math.max(0, runAt.getTime() - clock.now().getTime()))
  const work = tasks[task]
  if (!work) throw new Error(`nobody does ${task}`)
  await work(payload)
  const before = await everything()
  await work(payload)
  return [...(await everything())].flatMap(([table, sum]) =>
    before.get(table) === sum ? [] : [`${task}: ${table}`],
  )
}

/** Families that hold, book, wait in line for what another gives back, so that all of this leaves jobs. */
async function liveADay(): Promise<void> {
  const [full] = await openSlots(pool, 1, 1)
  const [other] = await openSlots(pool, 1, 1)
  const families = await newPhones(pool, 3)
  const callers = families.map(({ accountId }) =>
    createCaller({ ...shared, requestId: randomUUID(), account: { ...RESIDENT, id: accountId } }),
  )
  const key = () => ({ idempotencyKey: randomUUID() })
  const [booker, waiter, holder] = callers
  const [booking, waiting, holding] = families
  if (!full || !other || !booker || !waiter || !holder || !booking || !waiting || !holding)
    throw new Error('few')
  const { rows } = await pool.query<{ organizationId: string; practitionerId: string; day: string }>(
    `SELECT organization_id AS "organizationId", practitioner_id AS "practitionerId", day::text
     FROM session JOIN slot ON slot.session_id = session.id WHERE slot.id = $1`,
    [full],
  )
  const { day = '', ...place } = rows[0] ?? {}
  const booked = await booker.appointment.book({ slotId: full, patientId: booking.patientId, ...key() })
  await holder.appointment.hold({ slotId: other, patientId: holding.patientId, ...key() })
  await waiter.waitlist.join({
    ...(place as { organizationId: string; practitionerId: string }),
    patientId: waiting.patientId,
    service: 'sick-visit',
    fromDay: localDate(day),
    toDay: localDate(day),
    halfDay: 'any',
    ...key(),
  })
  await booker.appointment.cancel({ id: booked.id, ...key() })
  await loseTheDoctor()
}

/** A family whose visit the clinic takes back, and for whom another seat is kept. */
async function loseTheDoctor(): Promise<void> {
  const [[stopped], , [family]] = [
    await openSlots(pool, 1, 1),
    await openSlots(pool, 1, 1),
    await newPhones(pool, 1),
  ]
  if (!stopped || !family) throw new Error('few')
  const key = () => ({ idempotencyKey: randomUUID() })
  const as = (duties: Duties) =>
    createCaller({
      ...shared,
      requestId: randomUUID(),
      account: { ...RESIDENT, id: family.accountId, duties, secondFactorAt: clock.now() },
    })
  await as([]).appointment.book({ slotId: stopped, patientId: family.patientId, ...key() })
  const { rows } = await pool.query<{ sessionId: string; organizationId: string }>(
    `SELECT session.id AS "sessionId", organization_id AS "organizationId"
     FROM session JOIN slot ON slot.session_id = session.id WHERE slot.id = $1`,
    [stopped],
  )
  const { sessionId = '', organizationId = '' } = rows[0] ?? {}
  const desk = as([{ role: 'front-desk', organizationId }])
  await desk.session.suspend({ sessionId, reason: '医生生病', ...key() })
}

/** A team that families have signed with says that it ends; each of them is told. */
async function dissolveATeam(): Promise<void> {
  const { rows } = await pool.query<{ teamId: string }>(
    `SELECT team_id AS "teamId" FROM contract WHERE status = 'signed' AND ends_on >= $1 ORDER BY team_id LIMIT 1`,
    [localDateOf(clock.now())],
  )
  const [signed] = rows
  if (!signed) throw new Error('nobody has signed')
  const { teamId } = signed
  const day = localDateOf(clock.now())
  await database.transaction((tx) =>
    announceToResidents(tx, { teamId, kind: 'team-dissolved', event: teamId, day }),
  )
}

/** What this day does not queue, and who asks of it what is done when it comes again. A new task stands here or above. */
const ASKED_ELSEWHERE = [
  // tests/integration/conversation/conversation-check.test.ts
  'conversation:check-again',
  // tests/integration/conversation/message-care.test.ts
  'immunization:observed',
  // tests/integration/conversation/message-delivery.test.ts
  'message:deliver',
  // tests/integration/conversation/message-reminder.test.ts
  'message:remind',
  // tests/integration/mutual-aid/payment-histories.test.ts
  'payment:refund',
  // tests/integration/conversation/message-care.test.ts
  'report:released',
]

test('a job that is delivered twice has the effect of one', async () => {
  await liveADay()
  await dissolveATeam()
  const changed: string[] = []
  const done = new Set<string>()
  for (let count = 0, job = await nextJob(); job && count < MAX_JOBS; count++, job = await nextJob()) {
    changed.push(...(await deliverTwice(job)))
    done.add(job.task)
    await pool.query('SELECT graphile_worker.complete_jobs(ARRAY[$1::bigint])', [job.id])
  }
  for (const { task } of CRON) {
    changed.push(...(await deliverTwice({ id: null, task, payload: {}, runAt: clock.now() })))
    done.add(task)
  }
  expect(changed).toEqual([])
  const { rows: told } = await pool.query("SELECT FROM message WHERE kind = 'team-dissolved' LIMIT 1")
  expect(told).toHaveLength(1)
  expect(Object.keys(tasks)).toEqual(expect.arrayContaining(ASKED_ELSEWHERE))
  expect(Object.keys(tasks).filter((task) => !done.has(task) && !ASKED_ELSEWHERE.includes(task))).toEqual([])
})
