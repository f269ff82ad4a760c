import { addDays, localDateOf } from '#domain/kernel/time'
import { waitlistTasks } from '#server/features/waitlist/jobs'
import { SWEEP_WAITLIST_TASK } from '#server/features/waitlist/tasks'
import { at, type Caller, createTestApp, newKey, type TestApp, type TestSlot } from './test-app'

export interface WaitingFamily {
  readonly accountId: string
  readonly childId: string
  readonly caller: Caller
}

/** A consultation of which every seat is taken, and the families that have them. */
export interface FullSession {
  readonly organizationId: string
  readonly practitionerId: string
  readonly sessionId: string
  readonly slots: readonly TestSlot[]
  readonly day: string
  /** Gives the seat of a slot back. */
  readonly cancel: (slot: number) => Promise<void>
  readonly join: (family: WaitingFamily, wish?: Wished) => Promise<string>
}

type Wished = Partial<Omit<Parameters<Caller['waitlist']['join']>[0], 'patientId' | 'idempotencyKey'>>

export interface WaitlistRoom {
  readonly app: TestApp
  /** So many days from now, one family in each slot. */
  readonly fullSession: (
    inDays: number,
    hours?: { startTime: string; endTime: string },
  ) => Promise<FullSession>
  /** What waits in the queue and is due by the clock of the test, until nothing is. */
  readonly runDueJobs: () => Promise<void>
  /** Once a minute; a new server does it with nothing but the database. */
  readonly sweep: () => Promise<void>
  readonly passUntil: (iso: string) => void
  readonly close: () => Promise<void>
}

const MAX_ROUNDS = 50

export async function startWaitlist(now: string): Promise<WaitlistRoom> {
  const app = await createTestApp({ now })
  const tasks = waitlistTasks(app.context(null))

  return {
    app,
    fullSession: (inDays, hours) => fullSession(app, inDays, hours),
    async runDueJobs() {
      for (let round = 0; round < MAX_ROUNDS; round++) {
        // A job without a time of its own was given the database's; it is due at once.
        const { rows } = await app.database.pool.query<{ id: string; task: string; payload: unknown }>(
          `SELECT * FROM (${QUEUE}) AS job WHERE "runAt" = "createdAt" OR "runAt" <= $1`,
          [app.clock.now()],
        )
        if (rows.length === 0) return
        for (const { id, task, payload } of rows) {
          await tasks[task]?.(payload)
          await app.database.pool.query('SELECT graphile_worker.complete_jobs(ARRAY[$1::bigint])', [id])
        }
      }
      throw new Error('the queue never ends')
    },
    sweep: async () => tasks[SWEEP_WAITLIST_TASK]?.({}),
    passUntil: (iso) => app.clock.pass(new Date(iso).getTime() - app.clock.now().getTime()),
    close: () => app.close(),
  }
}

async function fullSession(
  app: TestApp,
  inDays: number,
  hours: { startTime: string; endTime: string } = { startTime: '15:00', endTime: '16:00' },
): Promise<FullSession> {
  const day = addDays(localDateOf(app.clock.now()), inDays)
  const session = await app.openSession({ day, ...hours })
  const seated: { family: WaitingFamily; id: string }[] = []
  for (const { id: slotId } of session.slots) {
    const family = await app.newFamily()
    const wish = { slotId, patientId: family.childId, idempotencyKey: newKey() }
    seated.push({ family, id: (await family.caller.appointment.book(wish)).id })
  }
  const { organizationId, practitionerId } = session
  return {
    ...session,
    day,
    async cancel(slot) {
      const { family, id } = at(seated, slot)
      await family.caller.appointment.cancel({ id, idempotencyKey: newKey() })
    },
    async join(family, wish) {
      const range = { fromDay: day, toDay: day, halfDay: 'any', service: 'sick-visit' } as const
      const asked = { organizationId, practitionerId, ...range, ...wish }
      const patientId = family.childId
      return (await family.caller.waitlist.join({ ...asked, patientId, idempotencyKey: newKey() })).id
    },
  }
}

/** What is offered to a family: whose seat, and until when by the clock on the wall. */
export async function offersOf({
  caller,
}: WaitingFamily): Promise<{ id: string; slotId: string; until: string }[]> {
  const { openOffers } = await caller.waitlist.list({})
  return openOffers.map(({ id, slotId, expiresAt }) => ({ id, slotId, until: expiresAt.slice(11, 16) }))
}

const QUEUE = `
  SELECT job.id, task.identifier AS task, job.payload, job.run_at AS "runAt", job.created_at AS "createdAt"
  FROM graphile_worker._private_jobs AS job
  JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
  WHERE task.identifier LIKE 'waitlist:%' ORDER BY job.run_at, job.id`
