import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#domain/kernel/time'
import { careTeamTasks } from '#server/features/care-team/tell-residents'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, dayAfter, type TestApp } from '../../support/room/test-app'
import { newContract } from '../../support/rows/service-task-rows'
import { newOffice, type TestOffice, why } from '../../support/rows/test-office'

let app: TestApp
let office: TestOffice
let counties = 0

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
beforeEach(async () => {
  office = await newOffice(app, `青石县${++counties}`)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

async function works(organizationId = office.centreId): Promise<string> {
  const practitionerId = await app.newPractitioner()
  const since = new Date(dayAfter(app, -400))
  await app.database.db.practitionerRole.create({ data: { practitionerId, organizationId, since } })
  return practitionerId
}

const saveGrid = (more: object = {}) =>
  office.caller.grid.save({
    parentId: null,
    name: `柳河街道${counties}`,
    organizationId: office.centreId,
    buildings: [],
    ...why(),
    ...more,
  })

/** A street, a community and a micro-grid with one building, as the desk adds them. */
async function newGrid() {
  const street = await saveGrid()
  const community = await saveGrid({ parentId: street.id, name: '柳荫社区' })
  const place = { parentId: community.id, name: '柳荫 1 网格' }
  const { id } = await saveGrid({ ...place, buildings: [{ name: '柳荫里 1 栋' }] })
  return { id, ...place, streetId: street.id }
}

/** A leader and a nurse. */
async function newTeam(more: object = {}) {
  const [leader, nurse] = [await works(), await works()]
  const draft = {
    organizationId: office.centreId,
    name: '柳荫家庭医生团队',
    intro: '儿科和老人',
    phone: '028-00000110',
    phoneFrom: '08:00',
    phoneTo: '20:00',
    fallbackPhone: '028-00000120',
    languages: ['sichuanese', 'mandarin'],
    capacity: 2_000,
    offDutyText: '下班了，急症打 120',
    members: [
      { practitionerId: leader, role: 'leader' },
      { practitionerId: nurse, role: 'nurse' },
    ],
    gridIds: [] as string[],
    ...more,
  }
  const save = (changed: object = {}) =>
    office.caller.careTeam.save({ ...draft, ...why(), ...changed } as never)
  return { leader, nurse, save }
}

const teamsOfOffice = async () => (await office.caller.careTeam.list({})).rows
const revert = async (subject: 'care-team' | 'grid' | 'grid-worker') => {
  const { rows } = await office.caller.change.list({ subject })
  return office.caller.change.revert({ id: at(rows, 0).id, ...why() })
}

describe('teams', () => {
  it('are founded with members and grids, and families find them there', async () => {
    const grid = await newGrid()
    const { leader, nurse, save } = await newTeam({ gridIds: [grid.id] })
    const { id } = await save()
    const listed = await teamsOfOffice()
    expect(listed).toMatchObject([
      { id, signed: 0, highestCapacity: 2_000, languages: ['mandarin', 'sichuanese'] },
    ])
    expect(at(listed, 0).members.map(({ practitionerId, role }) => [practitionerId, role])).toEqual([
      [leader, 'leader'],
      [nurse, 'nurse'],
    ])
    const found = await app.as(null).contract.teams({ gridId: grid.id })
    expect(at(found.rows, 0)).toMatchObject({ id, isRecommended: true, gridNames: ['柳荫 1 网格'] })
    expect(await app.as(null).contract.team({ teamId: id })).toMatchObject({
      phone: '028-00000110',
      complete: { team: true },
    })
  })

  it('take no more than their doctors may look after, and have one leader', async () => {
    const { leader, nurse, save } = await newTeam()
    expect(await refusalOf(save({ capacity: 2_001 }))).toBe('team_capacity_too_high')
    const second = { practitionerId: await works(), role: 'doctor' }
    const members = [{ practitionerId: leader, role: 'leader' }, second]
    await save({ members, capacity: 4_000 })
    const none = [{ practitionerId: nurse, role: 'nurse' }]
    expect(await refusalOf(save({ members: none, capacity: 0 }))).toBe('team_leader_required')
    const two = members.map(({ practitionerId }) => ({ practitionerId, role: 'leader' }))
    expect(await refusalOf(save({ members: two }))).toBe('team_leader_required')
    expect(await refusalOf(save({ members: [...members, at(members, 0)] }))).toBe('input_invalid')
    expect(await refusalOf(save({ phoneFrom: '20:00' }))).toBe('input_invalid')
  })

  it('hand the lead over in one step, and every family is told of who goes', async () => {
    const { leader, nurse, save } = await newTeam()
    const { id } = await save()
    app.clock.pass(86_400_000)
    const family = await app.newFamily()
    const grid = await newGrid()
    const place = { teamId: id, organizationId: office.centreId, gridId: grid.id }
    const { id: buildingId } = await app.database.db.building.findFirstOrThrow({ where: { gridId: grid.id } })
    const signed = { patientId: family.childId, applicantId: family.accountId }
    await newContract(app, { ...place, buildingId }, signed)
    const next = await works()
    const members = [
      { practitionerId: next, role: 'leader' },
      { practitionerId: nurse, role: 'nurse' },
    ]
    await save({ id, members })
    expect(at(await teamsOfOffice(), 0).members.map(({ practitionerId }) => practitionerId)).toEqual([
      next,
      nurse,
    ])
    const gone = await app.database.db.careTeamMember.findFirstOrThrow({
      where: { teamId: id, practitionerId: leader },
    })
    expect(gone.until?.toISOString().slice(0, 10)).toBe(dayAfter(app, -1))
    const news = { teamId: id, kind: 'team-member-left', event: gone.id, day: dayAfter(app, -1) }
    await careTeamTasks(app.context(null))['care-team:tell-residents']?.(news)
    const told = (await family.caller.message.list({})).rows.map(({ kind }) => kind)
    expect(told).toContain('team-member-left')
    await revert('care-team')
    const back = at(await teamsOfOffice(), 0).members.map(({ practitionerId }) => practitionerId)
    expect(back).toEqual([leader, nurse])
    app.clock.pass(-86_400_000)
  })

  it('are taken back as they stood, a new one only before anything happened in it', async () => {
    const { leader, save } = await newTeam()
    const { id } = await save()
    await save({ id, name: '柳荫一队', phone: '028-00000111' })
    await revert('care-team')
    expect(await teamsOfOffice()).toMatchObject([{ name: '柳荫家庭医生团队', phone: '028-00000110' }])
    await save({ id, intro: '上门方便' })
    await app.database.db.careTeam.update({ where: { id }, data: { capacity: 30 } })
    expect(await refusalOf(revert('care-team'))).toBe('change_over')

    const unused = await newTeam({ name: '柳荫二队' })
    await unused.save()
    await revert('care-team')
    expect((await teamsOfOffice()).map(({ name }) => name)).toEqual(['柳荫家庭医生团队'])
    const used = await newTeam({ name: '柳荫三队' })
    const { id: usedId } = await used.save()
    await app.database.db.careTeamAbsence.create({
      data: {
        teamId: usedId,
        practitionerId: leader,
        startsOn: new Date(dayAfter(app, 1)),
        endsOn: new Date(dayAfter(app, 2)),
        byAccountId: office.accountId,
        createdAt: app.clock.now(),
      },
    })
    expect(await refusalOf(revert('care-team'))).toBe('record_in_use')
  })

  it('belong to the office: no team, person, place or grid of another', async () => {
    const { leader, save } = await newTeam()
    const { id } = await save()
    const grid = await newGrid()
    const other = await newOffice(app, `青石县${counties}邻`)
    const stranger = await works(other.centreId)
    const theirs = { id, ...why() }
    const { members: _, ...page } = at(await teamsOfOffice(), 0)
    expect((await other.caller.careTeam.list({})).rows).toEqual([])
    const input = { ...page, ...theirs, members: [{ practitionerId: leader, role: 'leader' }], gridIds: [] }
    const { organizationId, name, intro, phone, phoneFrom, phoneTo, fallbackPhone } = input
    const { languages, capacity, offDutyText } = input
    const words = { organizationId, name, intro, phone, phoneFrom, phoneTo, fallbackPhone }
    const saved = {
      ...theirs,
      ...words,
      languages,
      capacity,
      offDutyText,
      members: input.members,
      gridIds: [],
    }
    expect(await refusalOf(other.caller.careTeam.save(saved as never))).toBe('not_found')
    const withStranger = [
      { practitionerId: leader, role: 'leader' },
      { practitionerId: stranger, role: 'nurse' },
    ]
    expect(await refusalOf(save({ id, members: withStranger }))).toBe('not_found')
    expect(await refusalOf(save({ id, organizationId: other.centreId }))).toBe('not_found')
    expect(await refusalOf(save({ organizationId: office.regionId }))).toBe('not_found')
    expect(await refusalOf(save({ id, gridIds: [grid.streetId] }))).toBe('not_found')
  })

  it('are listed with as many statements as one of them', async () => {
    await (await newTeam()).save()
    const one = await countStatements(teamsOfOffice)
    for (const name of ['二队', '三队']) await (await newTeam({ name })).save()
    expect(await countStatements(teamsOfOffice)).toBe(one)
  })
})

describe('grids', () => {
  it('lie in each other, and a new building has a poster that leads to its team', async () => {
    const grid = await newGrid()
    const { id: teamId } = await (await newTeam({ gridIds: [grid.id] })).save()
    const page = await office.caller.grid.get({ id: grid.id })
    expect(page).toMatchObject({
      path: `柳河街道${counties} 柳荫社区 柳荫 1 网格`,
      level: 'micro-grid',
      buildings: [{ name: '柳荫里 1 栋' }],
      teams: [{ id: teamId, phoneFrom: '08:00' }],
      workers: [],
    })
    const { posterCode: code, id: buildingId } = at(page.buildings, 0)
    expect(await app.as(null).contract.poster({ code })).toEqual({
      gridId: grid.id,
      buildingId,
      teamIds: [teamId],
    })

    const kept = [{ id: buildingId, name: '柳荫里 1 号楼' }, { name: '柳荫里 2 号楼' }]
    const { id, parentId, name } = grid
    await saveGrid({ id, parentId, name, buildings: kept })
    expect(await app.as(null).contract.poster({ code })).toMatchObject({ buildingId })
    const { rows } = await office.caller.grid.list({ query: '柳荫' })
    expect(rows.map(({ level, buildings, teamNames }) => [level, buildings, teamNames.length])).toEqual([
      ['community', 0, 0],
      ['micro-grid', 2, 1],
    ])
    expect(await countStatements(() => office.caller.grid.list({}))).toBe(1)
  })

  it('keep the order of the tree, one name at one place, and buildings in micro-grids', async () => {
    const { id, streetId, parentId } = await newGrid()
    expect(await refusalOf(saveGrid())).toBe('name_taken_here')
    expect(await refusalOf(saveGrid({ parentId: id, name: '更小的' }))).toBe('input_invalid')
    expect(await refusalOf(saveGrid({ id, parentId: streetId, name: '柳荫 1 网格' }))).toBe('input_invalid')
    const inCommunity = { parentId: streetId, name: '另一个社区', buildings: [{ name: '1 栋' }] }
    expect(await refusalOf(saveGrid(inCommunity))).toBe('input_invalid')
    const twice = [{ name: '1 栋' }, { name: '1 栋' }]
    expect(await refusalOf(saveGrid({ parentId, name: '柳荫 2 网格', buildings: twice }))).toBe(
      'name_taken_here',
    )
    const other = await newOffice(app, `青石县${counties}邻`)
    expect(await refusalOf(other.caller.grid.get({ id }))).toBe('not_found')
    expect(await refusalOf(saveGrid({ parentId, name: '柳荫 3 网格', organizationId: other.centreId }))).toBe(
      'not_found',
    )
  })

  it('are taken back with the posters that hang there', async () => {
    const { id, parentId, name } = await newGrid()
    const before = await office.caller.grid.get({ id })
    await saveGrid({ id, parentId, name, buildings: [{ name: '新楼' }] })
    await revert('grid')
    expect(await office.caller.grid.get({ id })).toEqual(before)
    await saveGrid({ parentId, name: '柳荫 2 网格' })
    await revert('grid')
    expect((await office.caller.grid.list({ query: '柳荫 2' })).rows).toEqual([])
    const street = await saveGrid({ name: `桐花街道${counties}` })
    const change = at((await office.caller.change.list({ subjectId: street.id })).rows, 0)
    const { id: communityId } = await saveGrid({ parentId: street.id, name: '桐花社区' })
    expect(await refusalOf(office.caller.change.revert({ id: change.id, ...why() }))).toBe('record_in_use')

    // Whoever has signed lives there.
    const place = { parentId: communityId, name: '桐花 1 网格' }
    const home = await saveGrid({ ...place, buildings: [{ name: '1 栋' }] })
    const building = at((await office.caller.grid.get({ id: home.id })).buildings, 0)
    const { id: teamId } = await (await newTeam({ gridIds: [home.id] })).save()
    const team = { teamId, organizationId: office.centreId, gridId: home.id, buildingId: building.id }
    const family = await app.newFamily()
    await newContract(app, team, { patientId: family.childId, applicantId: family.accountId })
    expect(await refusalOf(saveGrid({ id: home.id, ...place }))).toBe('record_in_use')
  })
})

describe('grid workers', () => {
  it('see a grid from the day they are appointed until they are ended', async () => {
    const { id: gridId, streetId } = await newGrid()
    const worker = await app.newStaff('grid-worker', office.centreId)
    const appoint = (more: object = {}) =>
      office.caller.gridWorker.appoint({ gridId, accountId: worker.accountId, ...why(), ...more })
    const grids = async () => (await worker.caller.gridWorker.mine({})).rows.map((row) => row.gridId)
    const { id } = await appoint()
    expect(await grids()).toEqual([gridId])
    expect(await refusalOf(appoint())).toBe('role_already_given')
    expect(await refusalOf(appoint({ gridId: streetId }))).toBe('input_invalid')
    const nurse = await app.newStaff('nurse', office.centreId)
    expect(await refusalOf(appoint({ accountId: nurse.accountId }))).toBe('not_found')
    expect(await office.caller.grid.get({ id: gridId })).toMatchObject({
      workers: [{ id, name: '示例员工' }],
    })

    const today = app.clock.now()
    app.clock.pass(86_400_000)
    await office.caller.gridWorker.end({ id, ...why() })
    expect(await grids()).toEqual([])
    await revert('grid-worker')
    expect(await grids()).toEqual([gridId])
    await office.caller.gridWorker.end({ id, ...why() })
    expect(await refusalOf(office.caller.gridWorker.end({ id, ...why() }))).toBe('not_found')
    app.clock.pass(today.getTime() - app.clock.now().getTime())
    const another = await newOffice(app, `青石县${counties}邻`)
    expect(await refusalOf(another.caller.gridWorker.end({ id, ...why() }))).toBe('not_found')
  })
})

describe('versions of packages and of the agreement', () => {
  const tomorrow = () => dayAfter(app, 1)
  const savePackage = (more: object = {}) =>
    office.caller.servicePackage.save({
      code: `walk-${counties}`,
      termYears: 1,
      nameZh: '健走包',
      groups: [],
      insuranceFen: 1_000,
      publicHealthFen: 500,
      selfFen: 0,
      validFrom: tomorrow(),
      source: '县卫健局通知',
      verified: true,
      items: [
        { itemCode: 'home-visit', perYear: 2, inWords: null },
        { itemCode: 'phone-advice', perYear: null, inWords: '每天' },
      ],
      ...why(),
      ...more,
    } as never)
  const versions = async () =>
    (await office.caller.servicePackage.list({})).rows.filter(({ code }) => code === `walk-${counties}`)
  const revertVersion = async (subject: 'service-package' | 'agreement-text') =>
    office.caller.change.revert({
      id: at((await office.caller.change.list({ subject })).rows, 0).id,
      ...why(),
    })

  it('a package is offered in its new version from its day on, and in the old one until the day before', async () => {
    const family = await app.newFamily()
    const offered = async () =>
      (await family.caller.contract.packages({ patientId: family.childId })).rows.find(
        ({ code }) => code === `walk-${counties}`,
      )
    expect(await savePackage()).toEqual({ version: 1 })
    expect(await offered()).toBeUndefined()
    const later = addDays(tomorrow(), 9)
    const items = [{ itemCode: 'home-visit', perYear: 4, inWords: null }]
    expect(await savePackage({ validFrom: later, items })).toEqual({ version: 2 })
    expect((await versions()).map(({ version, validTo }) => [version, validTo])).toEqual([
      [2, null],
      [1, addDays(later, -1)],
    ])
    app.clock.pass(86_400_000)
    expect(await offered()).toMatchObject({ totalFen: 1_500, items: [{ perYear: 2 }, { inWords: '每天' }] })
    app.clock.pass(9 * 86_400_000)
    expect(await offered()).toMatchObject({ items: [{ nameZh: '上门随访', perYear: 4 }] })
    expect(await refusalOf(revertVersion('service-package'))).toBe('rule_date_past')
    app.clock.pass(-10 * 86_400_000)
  })

  it('a package is written for a day to come, after its last version, with services counted soundly', async () => {
    await savePackage()
    expect(await refusalOf(savePackage({ validFrom: dayAfter(app, 0) }))).toBe('rule_date_past')
    expect(await refusalOf(savePackage())).toBe('version_to_come')
    const unsound = [{ itemCode: 'home-visit', perYear: null, inWords: '常来' }]
    const next = { validFrom: dayAfter(app, 5) }
    expect(await refusalOf(savePackage({ ...next, items: unsound }))).toBe('input_invalid')
    await savePackage(next)
    await revertVersion('service-package')
    expect((await versions()).map(({ version, validTo }) => [version, validTo])).toEqual([[1, null]])
    await revertVersion('service-package')
    expect((await versions()).map(({ version, validTo }) => [version, validTo])).toEqual([
      [2, null],
      [1, dayAfter(app, 4)],
    ])
  })

  it('only the office at the top writes them: they hold in every county', async () => {
    const below = await app.newStaff('health-bureau', office.centreId)
    const list = await below.caller.servicePackage.list({})
    expect(list.isWritable).toBe(false)
    const { rows } = await office.caller.servicePackage.list({})
    expect(rows.length).toBe(list.rows.length)
    const text = await below.caller.agreementText.list({})
    expect(text.isWritable).toBe(false)
    const mine = office.caller
    office = { ...office, caller: below.caller }
    expect(await refusalOf(savePackage())).toBe('not_permitted')
    office = { ...office, caller: mine }
  })

  it('a text is read from its day, says what it changed, and fills every variable', async () => {
    const points = ['{team}从 {startsOn} 到 {endsOn} 照看{resident}，签的是{packages}，自己付 {price}。']
    const saveText = (more: object = {}) =>
      office.caller.agreementText.save({
        title: '家庭医生签约服务协议',
        summary: points,
        sections: [{ heading: '谁和谁签', paragraphs: ['居民：{resident}，电话 {phone}。'] }],
        validFrom: dayAfter(app, 20),
        ...why(),
        ...more,
      })
    const wrong = { summary: [...points, '见 {id}'] }
    expect(await refusalOf(saveText(wrong))).toBe('agreement_variables')
    expect(await refusalOf(saveText({ summary: ['照看{resident}'] }))).toBe('agreement_variables')
    expect(await refusalOf(saveText({ validFrom: dayAfter(app, 0) }))).toBe('rule_date_past')
    await saveText()
    expect(await refusalOf(saveText())).toBe('version_to_come')
    const sections = [{ heading: '谁和谁签', paragraphs: ['居民：{resident}。'] }]
    const next = await saveText({ validFrom: dayAfter(app, 30), sections })
    expect(next).toEqual({ version: dayAfter(app, 30), changes: ['谁和谁签'] })
    const { rows } = await office.caller.agreementText.list({})
    expect(rows.slice(0, 2).map(({ version, state, changes }) => [version, state, changes])).toEqual([
      [dayAfter(app, 30), 'coming', ['谁和谁签']],
      [dayAfter(app, 20), 'coming', expect.arrayContaining(['谁和谁签'])],
    ])
    await revertVersion('agreement-text')
    expect(at((await office.caller.agreementText.list({})).rows, 0).version).toBe(dayAfter(app, 20))
  })
})
