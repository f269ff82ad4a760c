import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { appRouter } from '#server/app-router'
import { createCallerFactory } from '#server/platform/api/trpc'
import { demoId } from '../../../prisma/seed/demo-id'
import { seedDemo } from '../../../prisma/seed/seed-demo'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'
import { clockAt } from '../../support/model/clock'
import { refusalOf } from '../../support/room/refusal-of'
import { testContext } from '../../support/room/test-context'

const clock = clockAt('2026-11-23T07:30:00+08:00')
const TODAY = localDate('2026-11-23')
const createCaller = createCallerFactory(appRouter)
/** At the door of 城东社区. */
const DOOR = { latitude: 30.6121, longitude: 103.3184 }

let database: TestDatabase
let nobody: ReturnType<typeof createCaller>

beforeAll(async () => {
  database = await createTestDatabase()
  const context = await testContext(database, { now: clock.now, isDemonstration: true })
  await seedDemo(context.as(null))
  nobody = createCaller(context.as(null))
})
afterAll(() => database.drop())

type Query = Parameters<typeof nobody.organization.list>[0]

async function list(query: Query) {
  return (await nobody.organization.list(query)).rows
}

async function names(query: Query): Promise<string[]> {
  return (await list(query)).map(({ name }) => name.replace('（示例）', ''))
}

describe('organization.list', () => {
  it('puts the earliest seat first, and hospitals after every place of primary care', async () => {
    const rows = await list({ service: 'sick-visit', sort: 'earliest' })
    const primary = rows.filter(({ kind }) => kind !== 'lead-hospital')
    expect(rows.slice(0, primary.length)).toEqual(primary)
    const starts = primary.map(({ earliest }) => earliest?.start ?? '9999')
    expect(starts).toEqual([...starts].sort())
    expect(new Set(starts).size).toBeGreaterThan(2)
  })

  it('breaks a tie of the earliest seat by distance', async () => {
    const rows = await list({ service: 'sick-visit', near: DOOR })
    const primary = rows.filter(({ kind }) => kind !== 'lead-hospital')
    const first = primary.filter(({ earliest }) => earliest?.start === rows[0]?.earliest?.start)
    const distances = first.map(({ distanceMeters }) => distanceMeters ?? Number.NaN)
    expect(distances.length).toBeGreaterThan(3)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
  })

  it('puts the nearest first when somebody shares where they are', async () => {
    const [first, second] = await list({ service: 'sick-visit', near: DOOR, sort: 'nearest' })
    expect(first).toMatchObject({ id: demoId('organization', 'chengdong'), distanceMeters: 0 })
    expect(second).toMatchObject({ id: demoId('organization', 'wutongli'), distanceMeters: 902 })
  })

  it('puts the street first that somebody names instead, and claims no distance', async () => {
    const rows = await list({ service: 'sick-visit', street: '青桥镇', sort: 'nearest' })
    expect(rows.map(({ street }) => street).slice(0, 4)).toEqual(['青桥镇', '青桥镇', '青桥镇', '城东街道'])
    expect(rows.map(({ distanceMeters }) => distanceMeters)).not.toContainEqual(expect.any(Number))
  })

  it('knows where a street is even if nobody there offers the service', async () => {
    const rows = await list({ service: 'vaccination', street: '竹溪乡', sort: 'nearest' })
    expect(rows[0]?.name).toBe('城西社区卫生服务中心（示例）')
  })

  it.each([
    ['城东', '城东社区卫生服务中心'],
    ['chengdong', '城东社区卫生服务中心'],
    ['cdsq', '城东社区卫生服务中心'],
    ['妇幼', '云溪县妇幼保健院'],
    ['fuyou', '云溪县妇幼保健院'],
    ['wtl', '梧桐里社区卫生服务中心'],
  ])('finds by %s first %s', async (query, name) => {
    expect((await names({ query }))[0]).toBe(name)
  })

  it('finds two places of one name, told apart by their street', async () => {
    const rows = await list({ query: '新桥村' })
    expect(rows.map(({ street }) => street).sort()).toEqual(['白石镇', '青桥镇'])
  })

  it('finds nothing for a name that nobody has, whatever is written in it', async () => {
    for (const query of ['𠮷', "' OR 1=1 --", '<script>', '%', '\u0000', '😀'])
      expect(await list({ query })).toEqual([])
  })

  it('lists only certified practitioners’ places when asked', async () => {
    const certified = await names({ service: 'sick-visit', certifiedOnly: true })
    expect(certified).toContain('城北社区卫生服务中心')
    expect(certified).not.toContain('文昌路社区卫生服务中心')
    expect(certified).not.toContain('西河坝社区卫生服务中心')
  })

  it('asks the certificate for the service: the certified paediatrician does not vaccinate', async () => {
    const chengdong = (rows: Awaited<ReturnType<typeof list>>) =>
      rows.find(({ id }) => id === demoId('organization', 'chengdong'))?.certifiedPractitioner
    expect(chengdong(await list({ service: 'sick-visit' }))).toBe(true)
    expect(chengdong(await list({ service: 'vaccination' }))).toBe(false)
  })

  it('says which hospital a centre belongs to, and never lists the region itself', async () => {
    const rows = await list({})
    expect(rows).toHaveLength(28)
    const chengdong = rows.find(({ id }) => id === demoId('organization', 'chengdong'))
    expect(chengdong).toMatchObject({
      kind: 'community-centre',
      parentName: '云溪县妇幼保健院（示例）',
      street: '城东街道',
      badges: ['elder-friendly', 'accessible', 'quality-recommended'],
    })
    expect(chengdong).not.toHaveProperty('pinyin')
  })

  it('takes at most three statements, for one place as for all', async () => {
    for (const query of [{ query: 'cdsq' }, {}]) {
      let statements = 0
      const count = () => {
        statements++
      }
      database.pool.on('acquire', count)
      await list({ service: 'sick-visit', ...query })
      database.pool.off('acquire', count)
      expect(statements).toBeGreaterThan(0)
      expect(statements).toBeLessThanOrEqual(3)
    }
  })

  it('pages through more places than fit, each once, although a seat goes meanwhile', async () => {
    const station = {
      kind: 'village-station',
      region: '云溪县',
      services: ['follow-up'],
      address: '',
      phone: '',
    }
    await database.db.organization.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({
        ...station,
        name: `山村${index}卫生室`,
        pinyin: 'shan cun',
        initials: 'sc',
        street: '云门镇',
        latitude: 30.5 + index / 1000,
        longitude: 103.4,
      })),
    })
    const first = await nobody.organization.list({ service: 'follow-up' })
    const taken = first.rows[0]
    await database.db.session.updateMany({
      where: { organizationId: taken?.id ?? '' },
      data: { status: 'suspended' },
    })
    const second = await nobody.organization.list({ service: 'follow-up', cursor: first.nextCursor ?? '' })

    expect(first.rows).toHaveLength(50)
    expect(second.nextCursor).toBeNull()
    const stations = [...first.rows, ...second.rows].filter(({ name }) => name.startsWith('山村'))
    expect(new Set(stations.map(({ id }) => id)).size).toBe(60)
    expect(stations).toHaveLength(60)
    await database.db.organization.deleteMany({ where: { pinyin: 'shan cun' } })
  })

  it.each([
    ['a service that is none', { service: 'surgery' }],
    ['a day that does not exist', { onDay: '2026-02-30' }],
    ['a latitude beyond the pole', { near: { latitude: 91, longitude: 0 } }],
    ['half a position', { near: { latitude: 30 } }],
    ['an endless query', { query: '城'.repeat(41) }],
    ['a sort that is none', { sort: 'cheapest' }],
    ['an unknown field', { region: '云溪县' }],
    ['a cursor that is none', { cursor: 'bm9uc2Vuc2U' }],
    ['no object', null],
  ])('refuses %s', async (_what, query) => {
    expect(await refusalOf(nobody.organization.list(query as unknown as Query))).toBe('input_invalid')
  })
})

describe('organization.get and streets', () => {
  it('answers a place, and not_found for the region, an unknown id and another kind’s id', async () => {
    const id = demoId('organization', 'qingqiao')
    expect(await nobody.organization.get({ id })).toMatchObject({
      id,
      street: '青桥镇',
      kind: 'township-centre',
    })
    const others = [
      demoId('organization', 'county'),
      demoId('organization', 'none'),
      demoId('practitioner', 'he-jing'),
    ]
    for (const other of others)
      expect(await refusalOf(nobody.organization.get({ id: other }))).toBe('not_found')
    expect(await refusalOf(nobody.organization.get({ id: '1 OR 1=1' }))).toBe('input_invalid')
  })

  it('names the fourteen streets with how many places each has', async () => {
    const { rows } = await nobody.organization.streets({})
    expect(rows).toHaveLength(14)
    expect(rows).toContainEqual({ street: '青桥镇', organizations: 3 })
  })
})

describe('practitioner.list and get', () => {
  it('puts the certified first, and says since when each is there', async () => {
    const { rows } = await nobody.practitioner.list({ organizationId: demoId('organization', 'chengdong') })
    expect(rows.map(({ name }) => name)).toEqual(['何静', '沈致远', '孙茜', '赵敏'])
    expect(rows[0]).toMatchObject({
      title: '儿科主治医师',
      since: '2020-09-23',
      services: expect.arrayContaining(['sick-visit', 'follow-up', 'child-checkup']),
      certification: { valid: true, number: 'YX-2024-011' },
    })
    expect(rows.at(-1)).toMatchObject({ certification: null })
  })

  it('keeps to the service that was asked for', async () => {
    const organizationId = demoId('organization', 'chengdong')
    const { rows } = await nobody.practitioner.list({ organizationId, service: 'expert-outreach' })
    expect(rows.map(({ name }) => name)).toEqual(['沈致远'])
  })

  it('shows an expired certificate as expired, and one about to expire as valid on its last day', async () => {
    const expired = await nobody.practitioner.get({ id: demoId('practitioner', 'yuan-hao') })
    expect(expired.certification).toMatchObject({ valid: false, validTo: '2026-11-03' })
    const ending = await nobody.practitioner.get({ id: demoId('practitioner', 'lu-siyuan') })
    expect(ending.certification).toMatchObject({ valid: true, validTo: '2026-11-28' })
  })

  it('names every place where an expert sees families, longest first', async () => {
    const { workplaces } = await nobody.practitioner.get({ id: demoId('practitioner', 'zhong-yihan') })
    expect(workplaces.map(({ organizationName }) => organizationName)).toEqual([
      '云溪县妇幼保健院（示例）',
      '青桥镇卫生院（示例）',
    ])
  })

  it('leaves out who has left or not yet come', async () => {
    const organizationId = demoId('organization', 'xiheba')
    const left = (until: string) =>
      database.db.practitionerRole.updateMany({ where: { organizationId }, data: { until: new Date(until) } })
    const staff = async () => (await nobody.practitioner.list({ organizationId })).rows.length
    await left('2026-11-24')
    expect(await staff()).toBe(1)
    await left(TODAY)
    expect(await staff()).toBe(0)
  })

  it('refuses ids that name nothing alike', async () => {
    const id = demoId('practitioner', 'nobody')
    expect(await refusalOf(nobody.practitioner.get({ id }))).toBe('not_found')
    expect(await refusalOf(nobody.practitioner.list({ organizationId: id }))).toBe('not_found')
    const organizationId = demoId('organization', 'chengdong')
    expect(await refusalOf(nobody.practitioner.list({ organizationId, cursor: id }))).toBe('input_invalid')
  })
})
