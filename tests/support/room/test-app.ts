import { randomUUID } from 'node:crypto'
import { expect, vi } from 'vitest'
import type { StaffRole } from '#domain/account/account-role'
import type { SlotPool } from '#domain/appointment/slot-pool'
import type { SlotReserve } from '#domain/appointment/slots-of-session'
import type { OrganizationKind } from '#domain/directory/organization-kind'
import type { Service } from '#domain/kernel/healthcare-service'
import { addDays, DAY_MS, type LocalDate, localDate, localDateOf, weekdayOf } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import { appRouter } from '#server/app-router'
import { publishSessions } from '#server/features/appointment/sessions/publish-sessions'
import { createCallerFactory } from '#server/platform/api/trpc'
import type { Context } from '#server/platform/context'
import type { OutsideSystems } from '#server/platform/outside/outside-systems'
import { createTestDatabase, type TestDatabase } from '../database/test-database'
import { clockAt } from '../model/clock'
import { newOrganization } from '../rows/test-organization'
import { logLines } from '../server/log-lines'
import { createAccount, type StaffActor, testContext } from './test-context'

const createCaller = createCallerFactory(appRouter)
export type Caller = ReturnType<typeof createCaller>

export interface TestSlot {
  readonly id: string
  readonly start: Date
  readonly end: Date
  readonly pool: SlotPool
  readonly capacity: number
  readonly firstNumber: number
}

interface SessionWish {
  readonly day: string
  readonly service?: Service
  readonly startTime?: string
  readonly endTime?: string
  readonly seatsPerSlot?: number
  readonly reserves?: readonly SlotReserve[]
  readonly organizationId?: string
  readonly practitionerId?: string
}

export interface TestApp {
  readonly clock: ReturnType<typeof clockAt>
  readonly database: TestDatabase
  /** The whole API as an account, or as nobody. */
  readonly as: (accountId: string | null, staff?: StaffActor) => Caller
  readonly context: (accountId: string | null, staff?: StaffActor) => Context
  readonly newAccount: () => Promise<string>
  readonly newOrganization: (kind?: OrganizationKind, parentId?: string) => Promise<string>
  readonly newPractitioner: () => Promise<string>
  /** A person, and what they are to each of the accounts. */
  readonly newPatient: (birthDate: string, links: Readonly<Record<string, Relation>>) => Promise<string>
  /** An account with one child of five years. */
  readonly newFamily: () => Promise<{ accountId: string; childId: string; caller: Caller }>
  /** Somebody who works in a role at an organization; `staff` is what their log-in would have found. */
  readonly newStaff: (
    role: StaffRole,
    organizationId: string,
    practitionerId?: string,
  ) => Promise<{ accountId: string; staff: StaffActor; caller: Caller }>
  /** One consultation, published from a template as on any night; its slots in the order of time. */
  readonly openSession: (
    wish: SessionWish,
  ) => Promise<{ organizationId: string; practitionerId: string; sessionId: string; slots: TestSlot[] }>
  /** Fails the test when a bug was logged or anything was written to the console since it was last asked. */
  readonly assertQuiet: () => void
  readonly close: () => Promise<void>
}

/** The server as it runs in production on a fresh database, but for HTTP, the clock and the systems outside. */
export async function createTestApp(options: {
  readonly now: string
  readonly outside?: (now: () => Date) => OutsideSystems
}): Promise<TestApp> {
  const clock = clockAt(options.now)
  const lines = logLines()
  const database = await createTestDatabase()
  const { as: context } = await testContext(database, {
    now: clock.now,
    log: lines.log,
    ...(options.outside && { outside: options.outside(clock.now) }),
  })
  const build = builders(database, context, clock.now)
  const console = watchConsole()
  const as = (accountId: string | null, staff?: StaffActor): Caller => createCaller(context(accountId, staff))
  let seen = 0
  const assertQuiet = (): void => {
    const fresh = lines.text().slice(seen)
    seen += fresh.length
    expect(fresh.match(/^.*"msg":"bug".*$/gm) ?? []).toEqual([])
    expect(console.written.splice(0)).toEqual([])
  }
  return {
    ...build,
    clock,
    database,
    context,
    as,
    assertQuiet,
    async newFamily() {
      const accountId = await build.newAccount()
      const childId = await build.newPatient('2021-05-20', { [accountId]: 'child' })
      return { accountId, childId, caller: as(accountId) }
    },
    async newStaff(role, organizationId, practitionerId) {
      const accountId = await build.newStaffMember(role, organizationId, practitionerId ?? null)
      const staff: StaffActor = {
        duties: [{ role, organizationId }],
        practitionerId: practitionerId ?? null,
        secondFactorAt: clock.now(),
      }
      return { accountId, staff, caller: as(accountId, staff) }
    },
    async close() {
      console.restore()
      await database.drop()
      assertQuiet()
    },
  }
}

function builders(database: TestDatabase, context: (accountId: string | null) => Context, now: () => Date) {
  const { db } = database
  const newAccount = () => createAccount(database)

  async function newPractitioner(): Promise<string> {
    const words = { name: '示例医生', pinyin: 'shili', initials: 'sl', title: '主治医师', intro: '' }
    return (await db.practitioner.create({ data: words, select: { id: true } })).id
  }

  async function newStaffMember(
    role: StaffRole,
    organizationId: string,
    practitionerId: string | null,
  ): Promise<string> {
    const accountId = await newAccount()
    await db.staffMember.create({
      data: {
        accountId,
        nameCipher: context(null).fieldCrypto.seal('staff_member.name_cipher', '示例员工'),
        practitionerId,
        createdAt: now(),
        roles: { create: { role, organizationId, since: now() } },
      },
    })
    return accountId
  }

  async function newPatient(birthDate: string, links: Readonly<Record<string, Relation>>): Promise<string> {
    const { fieldCrypto } = context(null)
    const number = randomUUID()
    const patient = await db.patient.create({
      data: {
        nameCipher: fieldCrypto.seal('patient.name', '示例'),
        birthDate: new Date(birthDate),
        sex: 'female',
        identifiers: {
          create: {
            type: 'other',
            numberCipher: fieldCrypto.seal('patient_identifier.number', number),
            numberIndex: Uint8Array.from(fieldCrypto.index('patient_identifier.number', number)),
          },
        },
        links: {
          create: Object.entries(links).map(([accountId, relation]) => ({ accountId, relation })),
        },
      },
      select: { id: true },
    })
    return patient.id
  }

  async function openSession(wish: SessionWish) {
    const day = localDate(wish.day)
    const organizationId = wish.organizationId ?? (await newOrganization(db))
    const practitionerId = wish.practitionerId ?? (await newPractitioner())
    const template = await db.sessionTemplate.create({
      data: {
        organizationId,
        practitionerId,
        service: wish.service ?? 'sick-visit',
        weekday: weekdayOf(day),
        startTime: wish.startTime ?? '09:00',
        endTime: wish.endTime ?? '11:00',
        room: '101',
        seatsPerSlot: wish.seatsPerSlot ?? 1,
        feeFen: 500n,
        reserves: (wish.reserves ?? []) as object[],
        validFrom: new Date(day),
        validTo: new Date(addDays(day, 1)),
      },
      select: { id: true },
    })
    await publishSessions({
      db,
      rules: await context(null).rules(),
      now: now(),
      horizonDays: 30,
      shownSince: new Date(now().getTime() - 30 * DAY_MS),
    })
    return { organizationId, practitionerId, ...(await sessionOf(template.id, day)) }
  }

  async function sessionOf(templateId: string, day: LocalDate) {
    const session = await db.session.findUniqueOrThrow({
      where: { templateId_day: { templateId, day: new Date(day) } },
      select: { id: true, slots: { orderBy: { startAt: 'asc' } } },
    })
    const slots = session.slots.map(
      ({ id, startAt, endAt, pool, capacity, firstNumber }): TestSlot => ({
        id,
        start: startAt,
        end: endAt,
        pool: pool as SlotPool,
        capacity,
        firstNumber,
      }),
    )
    return { sessionId: session.id, slots }
  }

  return {
    newAccount,
    newStaffMember,
    newOrganization: (kind?: OrganizationKind, parentId?: string) => newOrganization(db, kind, parentId),
    newPractitioner,
    newPatient,
    openSession,
  }
}

function watchConsole(): { written: unknown[][]; restore: () => void } {
  const written: unknown[][] = []
  const note = (...words: unknown[]): void => void written.push(words)
  const methods = ['log', 'info', 'warn', 'error'] as const
  const spies = methods.map((method) => vi.spyOn(console, method).mockImplementation(note))
  return {
    written,
    restore: () => {
      for (const spy of spies) spy.mockRestore()
    },
  }
}

/** The day so many days after the clock's. */
export function dayAfter(app: TestApp, days: number): LocalDate {
  return addDays(localDateOf(app.clock.now()), days)
}

export const newKey = (): string => randomUUID()

/** An element that the test knows to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list.at(index)
  if (found === undefined) throw new Error(`nothing at ${index}`)
  return found
}

/**
 * What must be true of every slot at any moment: the count, the pad, the living appointments and the seats in the hands
 * of the waitlist agree, and nothing is missing but extra seats that were given back (BK-06, BK-14).
 */
export async function assertSeatsAddUp({ database }: Pick<TestApp, 'database'>): Promise<void> {
  const { rows } = await database.pool.query(`
    WITH living AS (
      SELECT slot_id, seat_no FROM appointment
        WHERE status NOT IN ('cancelled', 'late-cancelled', 'rescheduled', 'suspended', 'expired')
      UNION ALL SELECT slot_id, seat_no FROM waitlist_seat WHERE gone_at IS NULL
    ), counted AS (
      SELECT slot.id, capacity, booked, free_seats,
        ARRAY(SELECT seat_no FROM living WHERE slot_id = slot.id) AS taken,
        greatest(capacity, (SELECT max(seat_no) FROM appointment WHERE slot_id = slot.id)) AS last
      FROM slot
    )
    SELECT * FROM counted WHERE booked <> cardinality(taken) OR cardinality(free_seats || taken) <> capacity
      OR ARRAY(SELECT seat FROM unnest(free_seats || taken) AS seat ORDER BY seat)
        IS DISTINCT FROM ARRAY(SELECT seat::smallint FROM generate_series(1, last) AS seat
          WHERE seat = ANY(free_seats || taken) OR NOT is_extra_seat(counted.id, seat))`)
  expect(rows).toEqual([])
}
