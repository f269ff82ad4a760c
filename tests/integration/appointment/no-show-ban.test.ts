import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Service } from '#domain/kernel/healthcare-service'
import { visitTasks } from '#server/features/visit/jobs'
import { applyFor, codeOf, verify } from '../../support/room/card-counter'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { newTeam, signedFamily } from '../../support/rows/service-task-rows'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const DAY_MS = 86_400_000

interface Person {
  readonly caller: Caller
  readonly patientId: string
}

async function slotTomorrow(organizationId: string, service: Service = 'sick-visit'): Promise<string> {
  const { slots } = await app.openSession({
    day: dayAfter(app, 1),
    organizationId,
    service,
    endTime: '12:00',
  })
  return at(slots, 0).id
}

const book = ({ caller, patientId }: Person, slotId: string) =>
  caller.appointment.book({ slotId, patientId, idempotencyKey: newKey() })

/** Books for tomorrow and stays at home; the night calls it missed. @returns the visits, the newest last */
async function missVisits(person: Person, organizationId: string, times: number): Promise<string[]> {
  const missed: string[] = []
  for (let time = 0; time < times; time++) {
    missed.push((await book(person, await slotTomorrow(organizationId))).id)
    app.clock.pass(2 * DAY_MS)
    const { notices } = app.context(null)
    const [mark] = Object.values(visitTasks({ access: app.database, notices, now: app.clock.now }))
    await mark?.({})
  }
  return missed
}

async function newPerson(): Promise<Person & { siblingId: string; accountId: string }> {
  const { accountId, childId, caller } = await app.newFamily()
  const siblingId = await app.newPatient('2023-02-02', { [accountId]: 'child' })
  return { accountId, caller, patientId: childId, siblingId }
}

describe('who misses three visits (BK-11, BK-12)', () => {
  it('E1 15, 16: books nothing online for 90 days; brothers and sisters do, and vaccination stays open', async () => {
    const organizationId = await app.newOrganization()
    const person = await newPerson()
    const missed = await missVisits(person, organizationId, 3)
    const missedOn = dayAfter(app, -1)
    const until = dayAfter(app, 89)

    const slotId = await slotTomorrow(organizationId)
    expect(await refusalOf(book(person, slotId))).toBe('booking_banned')
    const wish = {
      organizationId,
      service: 'sick-visit',
      from: dayAfter(app, 1),
      to: dayAfter(app, 1),
    } as const
    const listed = await person.caller.slot.list({ ...wish, patientId: person.patientId })
    expect(at(listed.rows, 0).refusal).toEqual({ code: 'booking_banned', facts: { until } })
    expect(await person.caller.noShow.list({ patientId: person.patientId })).toMatchObject({
      ban: { from: missedOn, until },
      rows: [{ appeal: 'open' }, { appeal: 'open' }, { appeal: 'open' }],
    })
    const told = (await person.caller.message.list({})).rows.filter(({ kind }) => kind === 'no-show-marked')
    expect(told.map(({ appointmentId }) => appointmentId)).toEqual([...missed].reverse())

    await book({ ...person, patientId: person.siblingId }, slotId)
    await book(person, await slotTomorrow(organizationId, 'vaccination'))
    app.clock.pass(88 * DAY_MS)
    expect(await refusalOf(book(person, await slotTomorrow(organizationId)))).toBe('booking_banned')
    app.clock.pass(DAY_MS)
    await book(person, await slotTomorrow(organizationId))
  })

  it('still sees the own team, and moves what was booked before', async () => {
    const team = await newTeam(app)
    const signed = await signedFamily(app, team)
    const elsewhere = await app.newOrganization()
    const later = await app.openSession({
      day: dayAfter(app, 9),
      organizationId: elsewhere,
      endTime: '12:00',
    })
    await missVisits(signed, elsewhere, 2)
    const { id } = await book(signed, at(later.slots, 0).id)
    await missVisits(signed, elsewhere, 1)
    expect(await refusalOf(book(signed, await slotTomorrow(elsewhere)))).toBe('booking_banned')
    await signed.caller.appointment.reschedule({
      id,
      slotId: at(later.slots, 1).id,
      idempotencyKey: newKey(),
    })
    await book(signed, await slotTomorrow(team.organizationId))
  })

  it('and whoever stands at the window gets the next seat that is kept for it (BK-05)', async () => {
    const organizationId = await app.newOrganization()
    const person = await newPerson()
    const { caller, patientId } = person
    await missVisits(person, organizationId, 3)
    const reserves = [{ pool: 'on-site', every: 2, offset: 0 }] as const
    const hours = { day: dayAfter(app, 0), startTime: '11:00', endTime: '11:30', organizationId }
    const { sessionId, slots } = await app.openSession({ ...hours, reserves })
    expect(await refusalOf(book(person, at(slots, 1).id))).toBe('booking_banned')
    const desk = (await app.newStaff('front-desk', organizationId)).caller
    const sit = () => desk.visit.seatPresent({ sessionId, patientId, idempotencyKey: newKey() })
    // Nobody has shown this desk a card.
    expect(await refusalOf(sit())).toBe('not_found')
    await applyFor(caller, patientId)
    await verify(desk, await codeOf(caller, patientId))
    const { appointmentId, number } = await sit()
    expect(number).toBe(1)
    expect(await caller.appointment.get({ id: appointmentId })).toMatchObject({ status: 'checked-in' })
    expect(await refusalOf(sit())).toBe('limit_same_service_day')
    await desk.session.suspend({ sessionId, reason: '停电停水', idempotencyKey: newKey() })
    expect(await refusalOf(sit())).toBe('session_over')
  })
})

describe('why nobody came (BK-12)', () => {
  it('is said once, judged by the place, and an excused visit bans nobody', async () => {
    const organizationId = await app.newOrganization()
    const person = await newPerson()
    const [appointmentId = ''] = await missVisits(person, organizationId, 3)
    const desk = await app.newStaff('front-desk', organizationId)
    const foreign = await app.newStaff('front-desk', await app.newOrganization())
    const said = () => ({ appointmentId, reason: '路上车坏了，打过电话', idempotencyKey: newKey() })
    const answer = (isExcused: boolean) =>
      ({ appointmentId, isExcused, answer: '有通话记录，不算', idempotencyKey: newKey() }) as const

    expect(await refusalOf((await app.newFamily()).caller.noShow.appeal(said()))).toBe('not_found')
    expect(await refusalOf(desk.caller.noShow.answer(answer(true)))).toBe('not_found')
    await person.caller.noShow.appeal(said())
    expect(await refusalOf(person.caller.noShow.appeal(said()))).toBe('no_show_appeal_made')
    expect((await foreign.caller.noShow.appeals({})).rows).toEqual([])
    const { rows } = await desk.caller.noShow.appeals({})
    expect(rows).toMatchObject([{ appointmentId, reason: '路上车坏了，打过电话' }])
    expect(await refusalOf(foreign.caller.noShow.answer(answer(true)))).toBe('not_found')

    expect(await refusalOf(book(person, await slotTomorrow(organizationId)))).toBe('booking_banned')
    const both = [desk.caller.noShow.answer(answer(true)), desk.caller.noShow.answer(answer(true))]
    const outcomes = await Promise.allSettled(both)
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await person.caller.noShow.list({ patientId: person.patientId })).toMatchObject({
      ban: null,
      rows: [{ appeal: 'open' }, { appeal: 'open' }, { appeal: 'excused', answer: '有通话记录，不算' }],
    })
    expect((await person.caller.appointment.get({ id: appointmentId })).status).toBe('excused')
    await book(person, await slotTomorrow(organizationId))
    expect((await desk.caller.noShow.appeals({})).rows).toEqual([])
  })

  it('counts when the place says so, and after thirty days nobody asks any more', async () => {
    const organizationId = await app.newOrganization()
    const person = await newPerson()
    const [first = '', second = ''] = await missVisits(person, organizationId, 2)
    const desk = await app.newStaff('nurse', organizationId)
    const said = (appointmentId: string) => ({ appointmentId, reason: '忘了', idempotencyKey: newKey() })
    await person.caller.noShow.appeal(said(first))
    const answer = '提前一天取消就不算'
    await desk.caller.noShow.answer({
      appointmentId: first,
      isExcused: false,
      answer,
      idempotencyKey: newKey(),
    })
    const { rows } = await person.caller.noShow.list({ patientId: person.patientId })
    expect(rows.map(({ appeal }) => appeal)).toEqual(['open', 'upheld'])
    app.clock.pass(29 * DAY_MS)
    const fresh = await person.caller.noShow.list({ patientId: person.patientId })
    expect(at(fresh.rows, 0)).toMatchObject({ appeal: 'open', appealUntil: dayAfter(app, 0) })
    app.clock.pass(DAY_MS)
    expect(await refusalOf(person.caller.noShow.appeal(said(second)))).toBe('no_show_appeal_over')
    const coming = await book(person, await slotTomorrow(organizationId))
    expect(await refusalOf(person.caller.noShow.appeal(said(coming.id)))).toBe('appointment_state')
  })

  it('the database keeps what was said and decided', async () => {
    const organizationId = await app.newOrganization()
    const person = await newPerson()
    const [appointmentId = ''] = await missVisits(person, organizationId, 1)
    const { id: coming } = await book(person, await slotTomorrow(organizationId))
    const { db } = app.database
    const row = { accountId: person.accountId, reasonCipher: 'x', askedAt: app.clock.now() }
    const refused = (write: Promise<unknown>) =>
      write.then(
        () => 'done',
        (error) => String(error),
      )
    expect(await refused(db.noShowAppeal.create({ data: { ...row, appointmentId: coming } }))).toContain(
      'no_show_appeal_of_a_miss',
    )
    await db.noShowAppeal.create({ data: { ...row, appointmentId } })
    const where = { appointmentId }
    expect(await refused(db.noShowAppeal.update({ where, data: { reasonCipher: 'y' } }))).toContain(
      'no_show_appeal_stays',
    )
    expect(await refused(db.noShowAppeal.update({ where, data: { isExcused: true } }))).toContain(
      'no_show_appeal_answer_check',
    )
    expect(await refused(db.noShowAppeal.delete({ where }))).toContain('no_show_appeal_kept')
  })
})
