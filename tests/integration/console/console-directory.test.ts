import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { newOffice, type TestOffice, why } from '../../support/rows/test-office'

let app: TestApp
let office: TestOffice
let county: string
let counties = 0

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
beforeEach(async () => {
  county = `白石县${++counties}`
  office = await newOffice(app, county)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const directory = () => office.caller.directory
const saveOrganization = (more: object = {}) =>
  directory().saveOrganization({
    parentId: office.regionId,
    kind: 'community-centre',
    name: '柳荫社区卫生服务中心（示例）',
    street: '柳河街道',
    address: '柳荫街 56 号',
    phone: '028-00000110',
    latitude: 30.6,
    longitude: 103.3,
    badges: ['accessible'],
    services: ['sick-visit'],
    region: county,
    ...why(),
    ...more,
  })
const organizations = async (more: object = {}) => (await directory().organizations(more)).rows
const lastChange = async (
  subject: 'organization' | 'practitioner' | 'practitioner-role' | 'certification',
) => {
  const { rows } = await office.caller.change.list({ subject })
  return rows[0]?.id ?? ''
}
const revert = async (subject: Parameters<typeof lastChange>[0]) =>
  office.caller.change.revert({ id: await lastChange(subject), ...why() })

describe('organizations', () => {
  it('a new place is found by its name and by letters, by families too', async () => {
    const { id } = await saveOrganization()
    for (const query of ['柳荫', 'liuyin', 'lysq', '柳河街道']) {
      expect((await organizations({ query })).map((row) => row.id)).toEqual([id])
    }
    expect((await app.as(null).organization.list({ query: 'liuyin' })).rows).toMatchObject([{ id }])
    await saveOrganization({ id, name: '城北社区卫生服务中心（示例）' })
    expect(await organizations({ query: 'liuyin' })).toEqual([])
    expect(await organizations({ query: 'cbsq' })).toMatchObject([{ id, parentId: office.regionId }])
  })

  it('lists the office’s own places only, by kind when asked', async () => {
    expect((await organizations()).map(({ id }) => id)).toEqual([office.regionId, office.centreId])
    expect((await organizations({ kind: 'region' })).map(({ id }) => id)).toEqual([office.regionId])
  })

  it('makes no ring and turns no station into its centre’s parent', async () => {
    const township = (await saveOrganization({ kind: 'township-centre' })).id
    const station = (await saveOrganization({ kind: 'village-station', parentId: township })).id
    const moves = [
      { id: township, kind: 'township-centre', parentId: station },
      { id: township, kind: 'township-centre', parentId: township },
      { id: township, kind: 'village-station', parentId: office.centreId },
      { parentId: null },
      { id: office.regionId, kind: 'region', parentId: office.centreId },
    ]
    for (const move of moves) expect(await refusalOf(saveOrganization(move))).toBe('organization_tree')
  })

  it('of two moves that would close a ring at one moment, at most one is made', async () => {
    const north = (await saveOrganization({ kind: 'region' })).id
    const south = (await saveOrganization({ kind: 'region' })).id
    const answers = await Promise.allSettled([
      saveOrganization({ id: north, kind: 'region', parentId: south }),
      saveOrganization({ id: south, kind: 'region', parentId: north }),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await organizations()).toHaveLength(4)
  })

  it('takes no place, parent or region of another office', async () => {
    const other = await newOffice(app, `${county}邻`)
    expect(await refusalOf(saveOrganization({ id: other.centreId }))).toBe('not_found')
    expect(await refusalOf(saveOrganization({ parentId: other.regionId }))).toBe('not_found')
    expect(await refusalOf(saveOrganization({ region: `${county}邻` }))).toBe('region_taken')
    expect(await refusalOf(saveOrganization({ address: ' ' }))).toBe('input_invalid')
  })

  it('a change is taken back with its search keys, a new place only while nothing uses it', async () => {
    const { id } = await saveOrganization()
    await saveOrganization({ id, name: '城北社区卫生服务中心（示例）' })
    await revert('organization')
    expect(await organizations({ query: 'liuyin' })).toHaveLength(1)

    const used = (await saveOrganization()).id
    await app.openSession({ day: dayAfter(app, 2), organizationId: used })
    expect(await refusalOf(revert('organization'))).toBe('record_in_use')
    const unused = (await saveOrganization()).id
    await revert('organization')
    expect((await organizations()).map((row) => row.id)).not.toContain(unused)
  })
})

describe('practitioners', () => {
  const savePractitioner = (more: object = {}) =>
    directory().savePractitioner({ name: '单晓峰', title: '全科医师', intro: '看儿科', ...why(), ...more })
  const saveRole = (practitionerId: string, more: object = {}) =>
    directory().saveRole({
      practitionerId,
      organizationId: office.centreId,
      services: ['sick-visit'],
      since: dayAfter(app, -30),
      until: null,
      ...why(),
      ...more,
    })
  const saveCertification = (practitionerId: string, more: object = {}) =>
    directory().saveCertification({
      practitionerId,
      number: `YX-${newKey()}`,
      validFrom: dayAfter(app, -10),
      validTo: dayAfter(app, 10),
      ...why(),
      ...more,
    })
  const practitioners = async (more: object = {}) => (await directory().practitioners(more)).rows

  it('a surname is read as one, and the place of work and certificate stand beside the name', async () => {
    const { id } = await savePractitioner()
    await saveRole(id)
    await saveCertification(id)
    expect(await practitioners({ query: 'shanxiaofeng' })).toMatchObject([
      { id, roles: [{ organizationId: office.centreId }], certification: { valid: true } },
    ])
    expect(await practitioners({ organizationId: office.centreId })).toHaveLength(1)
    const shown = await app.as(null).practitioner.get({ id })
    expect(shown).toMatchObject({ name: '单晓峰', workplaces: [{ services: ['sick-visit'] }] })
  })

  it('belong to the office where they work', async () => {
    const { id } = await savePractitioner()
    await saveRole(id)
    const other = await newOffice(app, `${county}邻`)
    const theirs = { practitionerId: id, organizationId: other.centreId, services: ['follow-up' as const] }
    const input = { ...theirs, since: dayAfter(app, 0), until: null, ...why() }
    expect(await refusalOf(other.caller.directory.saveRole(input))).toBe('not_found')
    const rename = { id, name: '别人', title: '医师', intro: '', ...why() }
    expect(await refusalOf(other.caller.directory.savePractitioner(rename))).toBe('not_found')
    expect((await other.caller.directory.practitioners({ query: '单晓峰' })).rows).toEqual([])
  })

  it('have one role at a place, and none ends while sessions go on', async () => {
    const { id } = await savePractitioner()
    const role = (await saveRole(id)).id
    expect(await refusalOf(saveRole(id))).toBe('role_already_given')
    expect(await refusalOf(saveRole(id, { id: role, until: dayAfter(app, -40) }))).toBe('input_invalid')
    await app.openSession({ day: dayAfter(app, 5), organizationId: office.centreId, practitionerId: id })
    expect(await refusalOf(saveRole(id, { id: role, until: dayAfter(app, 3) }))).toBe('record_in_use')
    expect(await saveRole(id, { id: role, until: dayAfter(app, 6) })).toEqual({ id: role })
    await revert('practitioner-role')
    expect(await practitioners({ query: '单晓峰' })).toContainEqual(
      expect.objectContaining({ id, roles: [expect.objectContaining({ until: null })] }),
    )
  })

  it('have certificates whose numbers are unique, taken back like everything', async () => {
    const { id } = await savePractitioner()
    await saveRole(id)
    const number = `YX-${newKey()}`
    await saveCertification(id, { number })
    expect(await refusalOf(saveCertification(id, { number }))).toBe('certification_number_taken')
    const upsideDown = { validFrom: dayAfter(app, 3), validTo: dayAfter(app, 2) }
    expect(await refusalOf(saveCertification(id, upsideDown))).toBe('input_invalid')
    await revert('certification')
    expect((await app.as(null).practitioner.get({ id })).certification).toBeNull()
  })

  it('somebody new is taken back, somebody who works is not', async () => {
    const first = (await savePractitioner()).id
    await revert('practitioner')
    expect((await practitioners({ query: '单晓峰' })).map(({ id }) => id)).not.toContain(first)
    const second = (await savePractitioner()).id
    await saveRole(second)
    expect(await refusalOf(revert('practitioner'))).toBe('record_in_use')
  })

  it('are listed with as many statements as one of them', async () => {
    for (const name of ['甲一', '乙二', '丙三']) await saveRole((await savePractitioner({ name })).id)
    const one = await countStatements(() => practitioners({ query: '甲一' }))
    expect(await countStatements(() => practitioners())).toBe(one)
    expect(one).toBeLessThanOrEqual(5)
    expect(await countStatements(() => organizations())).toBe(1)
  })
})
