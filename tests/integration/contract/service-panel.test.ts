import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { keyGroupIndex } from '#server/platform/sealing/key-group-index'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { joinTeam, newTeam, signedFamily } from '../../support/rows/service-task-rows'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const TODAY = localDate('2026-11-22')

async function tag(patientId: string, group: 'hypertension' | 'child-0-6', source: 'age' | 'declared') {
  const { fieldCrypto } = app.context(null)
  await app.database.db.keyGroupMember.create({
    data: {
      patientId,
      groupIndex: new Uint8Array(keyGroupIndex(fieldCrypto, group)),
      source,
      since: new Date('2026-01-01'),
      byAccountId: source === 'age' ? null : await app.newAccount(),
      createdAt: app.clock.now(),
    },
  })
}

describe('the panel of a team', () => {
  it('has what is late first, is narrowed by group, delay and name, and says how many there are', async () => {
    const team = await newTeam(app)
    const doctor = await joinTeam(app, team)
    const wish = { birthDate: '1990-05-20', perYear: { 'phone-follow-up': 12 } }
    const late = await signedFamily(app, team, { ...wish, startsOn: dayAfter(app, -100) })
    const fresh = await signedFamily(app, team, wish)
    const child = await signedFamily(app, team)
    await tag(child.patientId, 'child-0-6', 'age')
    await tag(fresh.patientId, 'hypertension', 'declared')
    const { teamId } = team
    const panel = await doctor.caller.service.panel({ teamId })
    expect(panel.rows.map(({ patientId }) => patientId)).toEqual([
      late.patientId,
      fresh.patientId,
      child.patientId,
    ])
    expect(at([...panel.rows], 0)).toMatchObject({
      nameMasked: '示*',
      age: '36岁',
      gridName: '示例 1 网格',
      nextItem: '电话随访',
      overdueDays: 71,
      contractEndsOn: '2027-08-13',
    })
    expect(panel.counts).toMatchObject({
      all: 3,
      overdue: 1,
      urgent: 0,
      overdueItems: [{ itemCode: 'phone-follow-up', nameZh: '电话随访', count: 1 }],
      groups: { 'child-0-6': 1, hypertension: 0 },
    })
    const only = async (narrowed: object) =>
      (await doctor.caller.service.panel({ teamId, ...narrowed })).rows.map(({ patientId }) => patientId)
    expect(await only({ group: 'child-0-6' })).toEqual([child.patientId])
    expect(await only({ overdue: true })).toEqual([late.patientId])
    expect(await only({ overdueItem: 'phone-follow-up' })).toEqual([late.patientId])
    expect(await only({ overdueItem: 'home-visit' })).toEqual([])
    expect(await only({ query: '没有这个人' })).toEqual([])
    expect(await only({ query: '示' })).toHaveLength(3)
    expect(await refusalOf(doctor.caller.service.panel({ teamId, cursor: newKey() }))).toBe('input_invalid')
  })

  it('takes as many statements for many as for one, as do the day and the doors', async () => {
    const team = await newTeam(app)
    const { teamId } = team
    const { caller } = await joinTeam(app, team)
    const wish = { perYear: { 'home-visit': 2, 'phone-follow-up': 2 } }
    await signedFamily(app, team, wish)
    const look = {
      panel: () => caller.service.panel({ teamId }),
      today: () => caller.service.today({ teamId }),
      homeVisits: () => caller.service.homeVisits({ teamId, on: TODAY }),
      performance: () => caller.service.performance({ teamId, period: '2026Q4' }),
      alerts: () => caller.service.alerts({ teamId }),
      calls: () => caller.service.calls({ teamId }),
    }
    const counted = async () => {
      const counts: Record<string, number> = {}
      for (const [name, work] of Object.entries(look)) counts[name] = await countStatements(work)
      return counts
    }
    const forOne = await counted()
    for (let more = 0; more < 5; more++) await signedFamily(app, team, wish)
    expect(await counted()).toEqual(forOne)
    expect((await look.panel()).rows).toHaveLength(6)
  })

  it('is for the team and who stands in for somebody of it', async () => {
    const team = await newTeam(app)
    const doctor = await joinTeam(app, team)
    const stranger = await joinTeam(app, await newTeam(app))
    const { teamId } = team
    const refused = () => refusalOf(stranger.caller.service.panel({ teamId }))
    expect(await refused()).toBe('not_found')
    await app.database.db.careTeamAbsence.create({
      data: {
        teamId,
        practitionerId: doctor.practitionerId,
        coverPractitionerId: stranger.practitionerId,
        startsOn: new Date(TODAY),
        endsOn: new Date(TODAY),
        byAccountId: doctor.accountId,
        createdAt: app.clock.now(),
      },
    })
    expect((await stranger.caller.service.panel({ teamId })).rows).toEqual([])
  })
})

describe('the day of a team', () => {
  it('has what can be done by service, and the doors of a building together', async () => {
    const team = await newTeam(app)
    const { teamId, buildingId } = team
    const doctor = await joinTeam(app, team)
    const wish = { birthDate: '1990-05-20', perYear: { 'home-visit': 1, 'phone-follow-up': 12 } }
    const late = await signedFamily(app, team, { ...wish, startsOn: dayAfter(app, -100) })
    const fresh = await signedFamily(app, team, wish)
    const today = await doctor.caller.service.today({ teamId })
    expect(today.counts).toEqual({ due: 7, overdue: 3, alerts: 0, urgentMessages: 0 })
    expect(today.groups.map(({ itemCode, count, overdue }) => [itemCode, count, overdue])).toEqual([
      ['phone-follow-up', 5, 3],
      ['home-visit', 2, 0],
    ])
    expect(today.groups[0]?.rows[0]).toMatchObject({ patientId: late.patientId, overdueDays: 71 })
    const visits = await doctor.caller.service.homeVisits({ teamId, on: TODAY })
    expect(visits).toMatchObject({ total: 2, buildings: [{ buildingId, buildingName: '1 栋' }] })
    expect(visits.buildings[0]?.rows.map(({ patientId, address }) => [patientId, address])).toEqual([
      [late.patientId, '1 单元 101'],
      [fresh.patientId, '1 单元 101'],
    ])
  })
})
