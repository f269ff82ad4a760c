import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { currentConsentText } from '#domain/consent/consent-text'
import { instantAt, localTime } from '#domain/kernel/time'
import { visitTasks } from '#server/features/visit/jobs'
import { applyFor } from '../../support/room/card-counter'
import { refusalOf } from '../../support/room/refusal-of'
import {
  assertSeatsAddUp,
  at,
  type Caller,
  createTestApp,
  dayAfter,
  newKey,
  type TestApp,
} from '../../support/room/test-app'
import { historyOf } from '../../support/rows/appointment-rows'

let app: TestApp
let organizationId: string
let desk: Awaited<ReturnType<TestApp['newStaff']>>

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
beforeEach(async () => {
  organizationId = await app.newOrganization()
  desk = await app.newStaff('front-desk', organizationId)
})
afterEach(async () => {
  await assertSeatsAddUp(app)
  app.assertQuiet()
})
afterAll(() => app.close())

const DAY_MS = 86_400_000
const SERVICE = 'follow-up' as const

interface Person {
  readonly patientId: string
  readonly number: string
  readonly birthDate: string
  /** Who once applied for the card. */
  readonly accountId: string
  readonly relative: Caller
}

/** Somebody with a card, whose relative has an account. */
async function newPerson(birthDate = '1948-03-02'): Promise<Person> {
  const accountId = await app.newAccount()
  const relative = app.as(accountId)
  const patientId = await app.newPatient(birthDate, { [accountId]: 'parent' })
  await applyFor(relative, patientId)
  const { number } = await relative.healthCard.number({ patientId, idempotencyKey: newKey() })
  return { patientId, number, birthDate, accountId, relative }
}

/** The same, and now nobody acts for her: she has her printed card and a telephone on the wall. */
async function newElder(): Promise<Person> {
  const person = await newPerson()
  await app.database.pool.query('UPDATE patient_link SET ended_at = now() WHERE patient_id = $1', [
    person.patientId,
  ])
  return person
}

function readOut({ number, birthDate }: Person, by = desk) {
  return by.caller.healthCard.findByNumber({
    number,
    birthDate,
    purpose: 'identify',
    stage: '0101011',
    channel: '0100',
    idempotencyKey: newKey(),
  } as never)
}

const session = (days = 3, wish: Partial<Parameters<TestApp['openSession']>[0]> = {}) =>
  app.openSession({ day: dayAfter(app, days), organizationId, service: SERVICE, endTime: '10:00', ...wish })

const book = ({ patientId }: Pick<Person, 'patientId'>, slotId: string, by = desk, isSelf = true) =>
  by.caller.visit.bookForCaller({ patientId, slotId, isSelf, idempotencyKey: newKey() })

const slotsOf = ({ patientId }: Person, days: number, isSelf = true) =>
  desk.caller.visit.callerSlots({
    patientId,
    isSelf,
    organizationId,
    service: SERVICE,
    from: dayAfter(app, 0),
    to: dayAfter(app, days),
  })

const eventsOf = async ({ patientId }: Person, action: string) =>
  (await app.database.db.auditEvent.findMany({ where: { action, patientIds: { has: patientId } } })).map(
    ({ accountId, role, purpose, organizationId: place }) => ({ accountId, role, purpose, place }),
  )

describe('E1 47: an elder without a phone rings', () => {
  it('is booked, comes, is found by number and birthday, and is seen', async () => {
    const elder = await newElder()
    const { slots } = await session()
    await readOut(elder)
    expect(await desk.caller.visit.caller(idOf(elder))).toMatchObject({
      visits: [],
      places: [{ organizationId, service: SERVICE }],
      isTold: false,
    })
    const listed = (await slotsOf(elder, 4)).rows
    expect(listed.map(({ id, bookable }) => [id, bookable])).toEqual(slots.map(({ id }) => [id, true]))
    const booked = await book(elder, at(slots, 0).id)
    expect(booked).toMatchObject({ status: 'booked', number: 1 })

    expect((await desk.caller.visit.caller(idOf(elder))).visits).toMatchObject([{ id: booked.id, number: 1 }])
    const row = await app.database.db.appointment.findUniqueOrThrow({ where: { id: booked.id } })
    expect(row).toMatchObject({ accountId: desk.accountId, counterOrganizationId: organizationId })
    expect(await historyOf(app, booked.id)).toEqual([['booked', desk.accountId]])
    const by = { accountId: desk.accountId, role: 'front-desk', purpose: 'booking', place: organizationId }
    expect(await eventsOf(elder, 'visit.bookForCaller')).toEqual([by])
    expect(await eventsOf(elder, 'visit.callerSlots')).toEqual([by])
    expect(await eventsOf(elder, 'visit.caller')).toEqual([by, by])

    app.clock.pass(3 * DAY_MS - 90 * 60_000)
    expect(await readOut(elder)).toMatchObject({
      appointments: [{ appointmentId: booked.id, status: 'booked' }],
    })
    await desk.caller.visit.checkIn({ appointmentId: booked.id, idempotencyKey: newKey() })
    expect((await historyOf(app, booked.id)).at(-1)).toEqual(['checked-in', desk.accountId])
  })

  it('rings again and gives it back: nothing counts against her, and the seat is free', async () => {
    const elder = await newElder()
    const { slots } = await session()
    await readOut(elder)
    const { id } = await book(elder, at(slots, 0).id)
    await desk.caller.visit.leave({ appointmentId: id, idempotencyKey: newKey() })
    expect((await desk.caller.visit.caller(idOf(elder))).visits).toEqual([])
    expect(await book(elder, at(slots, 1).id)).toMatchObject({ number: 2 })
  })

  it('comes without having rung, and is registered at the window in the name of who read her card', async () => {
    const elder = await newElder()
    const { sessionId } = await session(0, { startTime: '14:00', endTime: '15:00' })
    const sit = () =>
      desk.caller.visit.seatPresent({ sessionId, patientId: elder.patientId, idempotencyKey: newKey() })
    expect(await refusalOf(sit())).toBe('not_found')
    await readOut(elder)
    const { appointmentId } = await sit()
    const row = await app.database.db.appointment.findUniqueOrThrow({ where: { id: appointmentId } })
    expect(row).toMatchObject({
      accountId: desk.accountId,
      status: 'checked-in',
      counterOrganizationId: organizationId,
    })
  })

  it('comes hours before her visit and sits down in a seat that is free', async () => {
    const elder = await newElder()
    const early = await session(0, { startTime: '14:00', endTime: '15:00' })
    const late = await session(0, { startTime: '17:00', endTime: '18:00' })
    await readOut(elder)
    const { id } = await book(elder, at(late.slots, 0).id)
    const { appointmentId } = await desk.caller.visit.admitWalkIn({
      appointmentId: id,
      idempotencyKey: newKey(),
    })
    const row = await app.database.db.appointment.findUniqueOrThrow({ where: { id: appointmentId } })
    expect(row).toMatchObject({ slotId: at(early.slots, 0).id, status: 'checked-in' })
  })
})

describe('whose relative has an account', () => {
  it('is seen in the relative’s list as booked by staff, and the relative is told', async () => {
    const person = await newPerson()
    const { slots } = await session()
    await readOut(person)
    expect(await desk.caller.visit.caller(idOf(person))).toMatchObject({ isTold: true })
    const { id } = await book(person, at(slots, 0).id, desk, false)
    const { rows } = await person.relative.appointment.list({})
    expect(rows).toMatchObject([{ id, status: 'booked', bookedByStaff: true }])
    const told = (await person.relative.message.list({})).rows
    expect(told.filter(({ kind }) => kind === 'appointment-booked')).toMatchObject([
      { appointmentId: id, readAt: null },
    ])
    await person.relative.appointment.cancel({ id, idempotencyKey: newKey() })
  })
})

describe('staff book as everybody does', () => {
  it('not before the hour at which the public may', async () => {
    const elder = await newElder()
    const { slots } = await session(15)
    const slotId = at(slots, 0).id
    await readOut(elder)
    expect(await refusalOf(book(elder, slotId))).toBe('slot_outside_window')
    const [first] = (await slotsOf(elder, 16)).rows
    expect(first?.refusal?.code).toBe('slot_outside_window')
    const release = instantAt(dayAfter(app, 1), localTime('07:00'))
    const passTo = (ms: number) => app.clock.pass(release.getTime() + ms - app.clock.now().getTime())
    passTo(-60_000)
    await readOut(elder)
    expect(await refusalOf(book(elder, slotId))).toBe('slot_not_released')
    passTo(60_000)
    expect(await book(elder, slotId)).toMatchObject({ status: 'booked' })
  })

  it('not what is kept for others, not what is full, not two of one kind on a day', async () => {
    const elder = await newElder()
    await readOut(elder)
    const reserves = [{ pool: 'on-site', every: 2, offset: 0 }] as const
    const { slots } = await session(3, { reserves })
    expect(await refusalOf(book(elder, at(slots, 0).id))).toBe('slot_pool_on_site')
    const other = await newPerson()
    await other.relative.appointment.book({
      slotId: at(slots, 1).id,
      patientId: other.patientId,
      idempotencyKey: newKey(),
    })
    expect(await refusalOf(book(elder, at(slots, 1).id))).toBe('slot_full')
    const later = await session(4)
    await book(elder, at(later.slots, 0).id)
    expect(await refusalOf(book(elder, at(later.slots, 1).id))).toBe('limit_same_service_day')
  })

  it('a child below the age says that somebody of the family must ring (BK-18)', async () => {
    const child = await newPerson('2015-03-02')
    const { slots } = await session()
    await readOut(child)
    expect((await slotsOf(child, 4)).rows[0]?.refusal?.code).toBe('guardian_required')
    expect(await refusalOf(book(child, at(slots, 0).id))).toBe('guardian_required')
    expect(await book(child, at(slots, 0).id, desk, false)).toMatchObject({ status: 'booked' })
  })

  it('nothing for a child whose guardian refused that its data be kept', async () => {
    const child = await newPerson('2021-05-20')
    const { patientId } = child
    const { version: textVersion } = currentConsentText('child-data')
    const refused = { purpose: 'child-data', decision: 'refused', patientId, textVersion } as const
    await child.relative.consent.decide({ ...refused, idempotencyKey: newKey() })
    const { slots } = await session()
    await readOut(child)
    expect(await refusalOf(book(child, at(slots, 0).id, desk, false))).toBe('consent_withheld')
  })

  it('whoever missed three visits still rings: a ban is from booking online (BK-12)', async () => {
    const person = await newPerson()
    for (let time = 0; time < 3; time++) {
      const { slots } = await session(1)
      await readOut(person)
      await book(person, at(slots, 0).id)
      app.clock.pass(2 * DAY_MS)
      const { notices } = app.context(null)
      const [mark] = Object.values(visitTasks({ access: app.database, notices, now: app.clock.now }))
      await mark?.({})
    }
    const { slots } = await session(1)
    const slotId = at(slots, 0).id
    const { patientId, relative } = person
    // What was missed counts for the person, whoever booked it (BK-11).
    expect(await refusalOf(relative.appointment.book({ slotId, patientId, idempotencyKey: newKey() }))).toBe(
      'booking_banned',
    )
    await readOut(person)
    expect(await book(person, slotId)).toMatchObject({ status: 'booked' })
  })
})

describe('who may book for whom', () => {
  it('only whose number was read out to this member of staff within the hour', async () => {
    const elder = await newElder()
    const { slots } = await session()
    const slotId = at(slots, 0).id
    const colleague = await app.newStaff('front-desk', organizationId)
    await readOut(elder, colleague)
    expect(await refusalOf(book(elder, slotId))).toBe('not_found')
    expect(await refusalOf(desk.caller.visit.caller(idOf(elder)))).toBe('not_found')
    await readOut(elder)
    app.clock.pass(3_600_001)
    expect(await refusalOf(book(elder, slotId))).toBe('not_found')
  })

  it('only where the desk is, and a doctor only for the own consultations', async () => {
    const elder = await newElder()
    const { slots, practitionerId } = await session()
    const foreign = await app.newStaff('front-desk', await app.newOrganization())
    const doctor = await app.newStaff('family-doctor', organizationId, practitionerId)
    const other = await app.newStaff('family-doctor', organizationId, await app.newPractitioner())
    for (const one of [foreign, doctor, other]) await readOut(elder, one)
    expect(await refusalOf(book(elder, at(slots, 0).id, foreign))).toBe('not_found')
    expect(await refusalOf(book(elder, at(slots, 0).id, other))).toBe('not_found')
    expect(await book(elder, at(slots, 0).id, doctor)).toMatchObject({ status: 'booked' })
  })

  it('not for oneself nor for one’s own family: they book like everybody; for a colleague, and the log says so', async () => {
    const { slots } = await session()
    const own = await newPerson()
    await app.database.pool.query('UPDATE patient_link SET account_id = $1 WHERE patient_id = $2', [
      desk.accountId,
      own.patientId,
    ])
    await readOut(own)
    expect(await refusalOf(book(own, at(slots, 0).id))).toBe('not_permitted')
    expect(await refusalOf(desk.caller.visit.caller(idOf(own)))).toBe('not_permitted')
    const colleague = await newPerson()
    await readOut(colleague)
    await book(colleague, at(slots, 0).id)
    expect(await eventsOf(colleague, 'visit.bookForCaller')).toMatchObject([{ accountId: desk.accountId }])
  })

  it('what staff hold at home stays theirs while they book at the desk', async () => {
    const childId = await app.newPatient('2021-05-20', { [desk.accountId]: 'child' })
    const { slots } = await session()
    const held = await app
      .as(desk.accountId)
      .appointment.hold({ slotId: at(slots, 1).id, patientId: childId, idempotencyKey: newKey() })
    const elder = await newElder()
    await readOut(elder)
    await book(elder, at(slots, 0).id)
    const row = await app.database.db.appointment.findUniqueOrThrow({ where: { id: held.holdId } })
    expect(row.status).toBe('held')
  })

  it('booking and giving back all day at the desk counts for no limit of an account', async () => {
    const { slots } = await session()
    for (let time = 0; time < 12; time++) {
      const elder = await newElder()
      await readOut(elder)
      const { id } = await book(elder, at(slots, 0).id)
      await desk.caller.visit.leave({ appointmentId: id, idempotencyKey: newKey() })
      app.clock.pass(2 * 60_000)
    }
    const patientId = await app.newPatient('2021-05-20', { [desk.accountId]: 'child' })
    const home = app.as(desk.accountId)
    await home.appointment.book({ slotId: at(slots, 1).id, patientId, idempotencyKey: newKey() })
  })
})

describe('at one moment', () => {
  it('two desks book for one person: one seat', async () => {
    const elder = await newElder()
    const { slots } = await session()
    const colleague = await app.newStaff('front-desk', organizationId)
    for (const one of [desk, colleague]) await readOut(elder, one)
    const both = await Promise.allSettled([
      book(elder, at(slots, 0).id),
      book(elder, at(slots, 1).id, colleague),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await app.database.db.appointment.count({ where: { patientId: elder.patientId } })).toBe(1)
  })

  it('a family and a desk want the last seat: one has it', async () => {
    const [elder, person] = [await newElder(), await newPerson()]
    const { slots } = await session()
    const slotId = at(slots, 0).id
    await readOut(elder)
    const { patientId, relative } = person
    const both = await Promise.allSettled([
      book(elder, slotId),
      relative.appointment.book({ slotId, patientId, idempotencyKey: newKey() }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('a double tap, and a tap whose answer was lost, are one booking', async () => {
    const elder = await newElder()
    const { slots } = await session()
    await readOut(elder)
    const { patientId } = elder
    const tap = { patientId, slotId: at(slots, 0).id, isSelf: true, idempotencyKey: newKey() }
    const [one, two] = await Promise.all([
      desk.caller.visit.bookForCaller(tap),
      desk.caller.visit.bookForCaller(tap),
    ])
    expect(two).toEqual(one)
    expect(await desk.caller.visit.bookForCaller(tap)).toEqual(one)
    expect(await refusalOf(desk.caller.visit.bookForCaller({ ...tap, slotId: at(slots, 1).id }))).toBe(
      'idempotency_key_reused',
    )
  })
})

function idOf({ patientId }: Person) {
  return { patientId }
}
