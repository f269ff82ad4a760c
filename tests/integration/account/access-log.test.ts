import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AuditPurpose } from '#domain/audit/audit-purpose'
import type { StaffScope } from '#server/platform/scope/staff-scope'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

type Staff = Awaited<ReturnType<TestApp['newStaff']>>

async function looks(
  { accountId, staff }: Staff,
  patientIds: string[],
  purpose: AuditPurpose = 'front-desk',
) {
  const { audit, requestId } = app.context(null)
  const by = { accountId, ...at(staff.duties, 0), practitionerId: null } as unknown as StaffScope
  const fields = ['name', 'visit-reason'] as const
  const entry = { by, purpose, action: 'test', patientIds, fields, at: app.clock.now(), requestId }
  await audit.record(app.database.db, entry)
}

describe('who looked at a person', () => {
  it('is told to guardians: staff by name and place, families by what they are', async () => {
    const { accountId, childId, caller } = await app.newFamily()
    const organizationId = await app.newOrganization()
    const desk = await app.newStaff('front-desk', organizationId)
    await looks(desk, [childId])
    const { slots } = await app.openSession({ day: '2026-11-23' })
    await caller.appointment.book({
      slotId: at(slots, 0).id,
      patientId: childId,
      idempotencyKey: newKey(),
    })
    const other = await app.newAccount()
    await app.database.db.patientLink.create({
      data: { accountId: other, patientId: childId, relation: 'child' },
    })
    const { rows } = await app.as(other).record.accessLog({ patientId: childId })
    expect(
      rows.map(({ who, isMe, role, purpose, fields, organization }) => ({
        who,
        isMe,
        role,
        named: organization !== null,
        purpose,
        fields,
      })),
    ).toEqual([
      {
        who: null,
        isMe: false,
        role: 'guardian',
        named: false,
        purpose: 'booking',
        fields: ['appointments'],
      },
      {
        who: '示例员工',
        isMe: false,
        role: 'front-desk',
        named: true,
        purpose: 'front-desk',
        fields: ['name', 'visit-reason'],
      },
    ])
    const own = await app.as(accountId).record.accessLog({ patientId: childId })
    expect(own.rows.map(({ isMe }) => isMe)).toEqual([true, false])
  })

  it('is empty while nobody looked, and nobody else’s business', async () => {
    const { childId, caller } = await app.newFamily()
    const stranger = await app.newFamily()
    expect(await caller.record.accessLog({ patientId: childId })).toEqual({ rows: [], nextCursor: null })
    expect(await refusalOf(stranger.caller.record.accessLog({ patientId: childId }))).toBe('not_found')
  })

  it('pages by fifty in as many statements however many looked', async () => {
    const { childId, caller } = await app.newFamily()
    const desk = await app.newStaff('front-desk', await app.newOrganization())
    await looks(desk, [childId])
    const list = () => caller.record.accessLog({ patientId: childId })
    const few = await countStatements(list)
    for (let count = 0; count < 60; count++) await looks(desk, [childId])
    expect(await countStatements(list)).toBe(few)
    const first = await list()
    const second = await caller.record.accessLog({ patientId: childId, cursor: first.nextCursor ?? '' })
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([50, 11, null])
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(61)
  })

  it('keeps what was seen under a row that was merged into the person', async () => {
    const { childId, caller } = await app.newFamily()
    const endedId = await app.newPatient('2021-05-20', {})
    await looks(await app.newStaff('front-desk', await app.newOrganization()), [endedId])
    await app.database.db.patient.update({ where: { id: endedId }, data: { mergedIntoId: childId } })
    expect((await caller.record.accessLog({ patientId: childId })).rows).toHaveLength(1)
  })

  it('refuses a cursor that no page answered', async () => {
    const { childId, caller } = await app.newFamily()
    expect(await refusalOf(caller.record.accessLog({ patientId: childId, cursor: 'x' }))).toBe(
      'input_invalid',
    )
  })
})

describe('the search of the office', () => {
  it('finds by person, member of staff, purpose and day, and is written down itself', async () => {
    const regionId = await app.newOrganization('region')
    const centreId = await app.newOrganization('community-centre', regionId)
    const bureau = await app.newStaff('health-bureau', regionId)
    const [desk, doctor] = [await app.newStaff('front-desk', centreId), await app.newStaff('nurse', centreId)]
    const { childId, caller } = await app.newFamily()
    await looks(desk, [childId])
    await looks(doctor, [childId, newKey()], 'visit')
    const search = async (wish: object) =>
      (await bureau.caller.audit.search({ ...wish })).rows.map(({ who, purpose }) => [who, purpose])
    const both = [
      ['示例员工', 'visit'],
      ['示例员工', 'front-desk'],
    ]
    const ofStaff = async (wish: object) =>
      (await search(wish)).filter(([, purpose]) => purpose !== 'audit-search')
    expect(await ofStaff({ patientId: childId })).toEqual(both)
    expect(await search({ accountId: desk.accountId })).toEqual([both[1]])
    expect(await ofStaff({ organizationId: centreId, from: '2026-11-21', to: '2026-11-21' })).toEqual(both)
    expect(await search({ purpose: 'visit', to: '2026-11-20' })).toEqual([])
    const log = await caller.record.accessLog({ patientId: childId })
    expect(log.rows[0]).toMatchObject({
      purpose: 'audit-search',
      role: 'health-bureau',
      fields: ['access-log'],
    })
  })

  it('finds of a person also what was seen under a row that was merged into them', async () => {
    const regionId = await app.newOrganization('region')
    const bureau = await app.newStaff('health-bureau', regionId)
    const desk = await app.newStaff('front-desk', await app.newOrganization('community-centre', regionId))
    const { childId } = await app.newFamily()
    const endedId = await app.newPatient('2021-05-20', {})
    await looks(desk, [endedId])
    await app.database.db.patient.update({ where: { id: endedId }, data: { mergedIntoId: childId } })
    const { rows } = await bureau.caller.audit.search({ patientId: childId })
    expect(rows.map(({ purpose }) => purpose)).toEqual(['front-desk'])
  })

  it('ends at the border of the county', async () => {
    const bureau = await app.newStaff('health-bureau', await app.newOrganization('region'))
    const elsewhere = await app.newStaff('front-desk', await app.newOrganization())
    const { childId } = await app.newFamily()
    await looks(elsewhere, [childId])
    expect((await bureau.caller.audit.search({ patientId: childId })).rows).toEqual([])
    expect(await refusalOf(elsewhere.caller.audit.search({}))).toBe('not_permitted')
    expect(await refusalOf(elsewhere.caller.audit.verify({}))).toBe('not_permitted')
  })
})
