import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDate } from '#domain/kernel/time'
import { chatGroupTasks } from '#server/features/care-team/leading/remind-chat-group'
import { careTeamTasks } from '#server/features/care-team/tell-residents'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { joinTeam, newContract, newTeam, type TestTeam } from '../../support/rows/service-task-rows'
import { why } from '../../support/rows/test-office'

const TODAY = localDate('2026-11-22')
const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')
const DAY_MS = 86_400_000
const TELL = 'care-team:tell-residents'
const key = () => ({ idempotencyKey: newKey() })

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T10:00:00+08:00` })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

/** A team that serves its grid, with a leader, a doctor and a nurse. */
async function wholeTeam(wish: { organizationId?: string; capacity?: number } = {}) {
  const team = await newTeam(app, wish)
  await serve(team, team.gridId)
  const leader = await joinTeam(app, team, 'family-doctor', 'leader')
  const doctor = await joinTeam(app, team, 'family-doctor', 'doctor')
  const nurse = await joinTeam(app, team, 'nurse', 'nurse')
  return { ...team, leader, doctor, nurse }
}
const serve = ({ teamId }: Pick<TestTeam, 'teamId'>, gridId: string) =>
  app.database.db.careTeamGrid.create({ data: { teamId, gridId } })

async function resident(team: TestTeam, birthDate = '2021-05-20') {
  const accountId = await app.newAccount()
  const patientId = await app.newPatient(birthDate, { [accountId]: 'child' })
  await newContract(app, team, { patientId, applicantId: accountId })
  return { accountId, patientId, caller: app.as(accountId) }
}

/** What waits to be told, as the queue would do it. */
async function runQueued(): Promise<void> {
  const { rows } = await app.database.pool.query<{ id: string; payload: unknown }>(
    `SELECT job.id, job.payload FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id WHERE task.identifier = $1`,
    [TELL],
  )
  for (const { id, payload } of rows) {
    await careTeamTasks(app.context(null))[TELL]?.(payload)
    await app.database.pool.query('SELECT graphile_worker.complete_jobs(ARRAY[$1::bigint])', [id])
  }
}

describe('from an address to a team', () => {
  it('goes down from the streets to the buildings of a grid, and straight there with words', async () => {
    const team = await wholeTeam()
    const { contract } = app.as(null)
    const streets = await contract.grids({})
    expect(streets.rows.every(({ level }) => level === 'street')).toBe(true)
    const own = await contract.grids({ query: '示例 1 网格' })
    expect(own.rows).toContainEqual(
      expect.objectContaining({ id: team.gridId, buildings: [{ id: team.buildingId, name: '1 栋' }] }),
    )
    expect((await contract.grids({ parentId: at(own.rows, 0).id })).rows).toEqual([])
    // E2 6: a new estate; staff find its place.
    expect((await contract.grids({ query: '云顶雅苑' })).rows).toEqual([])
  })

  it('scans a poster, read by eye or by camera, and finds nothing behind a code that no poster has', async () => {
    const team = await wholeTeam()
    const { gridId, buildingId, teamId } = team
    await app.database.db.building.update({ where: { id: buildingId }, data: { posterCode: 'ABCD2345' } })
    const { contract } = app.as(null)
    expect(await contract.poster({ code: 'abcd-2345' })).toEqual({ gridId, buildingId, teamIds: [teamId] })
    expect(await refusalOf(contract.poster({ code: 'ABCD2346' }))).toBe('not_found')
    const { rows } = await team.nurse.caller.careTeam.posters({ teamId })
    expect(rows).toMatchObject([{ buildingName: '1 栋', code: 'ABCD2345' }])
  })

  it('E2 43 and 44: shows both teams of a grid first, for a child the one with a paediatrician', async () => {
    const first = await wholeTeam()
    const second = await wholeTeam({ organizationId: first.organizationId })
    await serve(second, first.gridId)
    await app.database.db.certification.create({
      data: {
        practitionerId: second.doctor.practitionerId,
        number: `T-${newKey()}`,
        validFrom: new Date('2026-01-01'),
        validTo: new Date(TODAY),
      },
    })
    const { caller, childId } = await app.newFamily()
    const { rows } = await caller.contract.teams({ gridId: first.gridId, patientIds: [childId] })
    expect(
      rows.slice(0, 2).map(({ id, isRecommended, hasChildDoctor }) => [id, isRecommended, hasChildDoctor]),
    ).toEqual([
      [second.teamId, true, true],
      [first.teamId, true, false],
    ])
    expect(await refusalOf(app.as(null).contract.teams({ patientIds: [childId] }))).toBe('not_logged_in')
  })

  it('reads a page of teams in as many statements with twenty teams as with three', async () => {
    const read = () => app.as(null).contract.teams({})
    await read()
    const few = await countStatements(read)
    for (let count = 0; count < 18; count++) await newTeam(app)
    expect(await countStatements(read)).toBe(few)
    // The order, the page.
    expect(few).toBe(2)
    const page = await read()
    expect(page.rows).toHaveLength(20)
    const next = await app.as(null).contract.teams({ cursor: page.nextCursor ?? '' })
    expect(next.rows.map(({ id }) => id)).not.toContain(at(page.rows, 19).id)
  })
})

describe('the page of a team', () => {
  it('counts residents from contracts, and says which of the five ones is missing', async () => {
    const team = await wholeTeam({ capacity: 2 })
    await resident(team)
    const page = await app.as(null).contract.team({ teamId: team.teamId })
    expect(page).toMatchObject({
      load: { signed: 1, capacity: 2, free: 1, state: 'key-groups-only', queueLength: 0 },
      complete: { team: true, phone: true, card: true, chatGroup: false, notebook: false },
      chatGroup: null,
      isOpenNow: true,
      replyMedianMinutes: null,
      evaluation: null,
    })
    expect(page.members.map(({ role }) => role)).toEqual(['leader', 'doctor', 'nurse'])
  })

  it('E2 36: shows the picture of the group for seven days, to whoever is logged in', async () => {
    const { teamId, nurse, leader } = await wholeTeam()
    const picture = { teamId, mediaType: 'image/png', base64: PICTURE } as const
    await nurse.caller.careTeam.setChatGroup({ ...picture, ...key() })
    const neighbour = app.as(await app.newAccount())
    expect(await neighbour.contract.teamChatGroup({ teamId })).toEqual({
      mediaType: 'image/png',
      base64: PICTURE,
    })
    expect(await refusalOf(app.as(null).contract.teamChatGroup({ teamId }))).toBe('not_logged_in')
    const remind = async () => {
      await chatGroupTasks(app.context(null))['care-team:remind-chat-group']?.({})
      const { rows } = await leader.caller.message.list({})
      return rows.filter(({ kind }) => kind === 'team-chat-group-stale').length
    }
    const dated = (days: number) =>
      app.database.db.careTeamChatGroup.update({
        where: { teamId },
        data: { updatedAt: new Date(`${addDays(TODAY, -days)}T10:00:00+08:00`) },
      })
    await dated(6)
    expect(await remind()).toBe(0)
    await dated(7)
    expect([await remind(), await remind()]).toEqual([1, 1])
    expect(await refusalOf(neighbour.contract.teamChatGroup({ teamId }))).toBe('not_found')
    expect(await neighbour.contract.team({ teamId })).toMatchObject({
      chatGroup: { isStale: true },
      complete: { chatGroup: false },
    })
    expect((await nurse.caller.careTeam.mine({})).rows).toMatchObject([{ chatGroup: { isStale: true } }])
    await nurse.caller.careTeam.setChatGroup({ ...picture, ...key() })
    await dated(8)
    expect(await remind()).toBe(2)
  })

  it('refuses a picture that is none', async () => {
    const { teamId, nurse } = await wholeTeam()
    const base64 = Buffer.from('<svg/>').toString('base64')
    const sent = nurse.caller.careTeam.setChatGroup({ teamId, mediaType: 'image/png', base64, ...key() })
    expect(await refusalOf(sent)).toBe('picture_unreadable')
  })

  it('E2 3 and 37: names the neighbours with places, and another number when nobody answers', async () => {
    const team = await wholeTeam({ capacity: 0 })
    const near = await wholeTeam({ organizationId: team.organizationId, capacity: 7 })
    const page = await app.as(null).contract.team({ teamId: team.teamId })
    expect(page).toMatchObject({ load: { state: 'full' }, fallbackPhone: '028-0000-0001' })
    expect(page.neighbours).toEqual([{ id: near.teamId, name: '示例团队', free: 7 }])
  })

  it('is read in as many statements with a full notebook as with an empty one', async () => {
    const { teamId, gridId, nurse } = await wholeTeam()
    const read = () => app.as(null).contract.team({ teamId, gridId })
    await read()
    const empty = await countStatements(read)
    const note = { teamId, gridId, on: TODAY, text: '上门量血压', reached: 2 }
    for (let count = 0; count < 7; count++) {
      await nurse.caller.careTeam.addNote({ ...note, kind: 'home-visit', ...key() })
    }
    await nurse.caller.careTeam.addNote({ ...note, kind: 'free-clinic', ...key() })
    expect(await countStatements(read)).toBe(empty)
    expect((await read()).notes).toMatchObject({ monthHomeVisits: 7, monthFreeClinics: 1 })
    expect((await read()).notes.rows).toHaveLength(5)
    expect((await nurse.caller.careTeam.notes({ teamId })).rows).toHaveLength(8)
    const elsewhere = await wholeTeam()
    const foreign = nurse.caller.careTeam.addNote({
      ...note,
      gridId: elsewhere.gridId,
      kind: 'other',
      ...key(),
    })
    expect(await refusalOf(foreign)).toBe('not_found')
  })
})

describe('what a team keeps of itself', () => {
  it('sets its capacity through its leader, within what its doctors may take', async () => {
    const { teamId, leader, nurse } = await wholeTeam()
    const set = (caller: typeof nurse.caller, capacity: number) =>
      caller.careTeam.setCapacity({ teamId, capacity, ...key() })
    expect(await set(leader.caller, 4_000)).toEqual({ capacity: 4_000 })
    expect(await refusalOf(set(leader.caller, 4_001))).toBe('team_capacity_too_high')
    expect(await refusalOf(set(nurse.caller, 10))).toBe('not_permitted')
  })

  it('lets a colleague stand in from the first day to the last, and no longer', async () => {
    const team = await wholeTeam()
    const { teamId, leader, doctor } = team
    const cover = await joinTeam(app, await newTeam(app, { organizationId: team.organizationId }))
    await app.database.db.practitionerRole.create({
      data: {
        practitionerId: cover.practitionerId,
        organizationId: team.organizationId,
        since: new Date('2020-01-01'),
      },
    })
    const mine = async () =>
      (await cover.caller.careTeam.mine({})).rows.map((row) => [row.teamId, row.standsIn])
    expect((await mine()).map(([id]) => id)).not.toContain(teamId)
    const away = {
      teamId,
      practitionerId: doctor.practitionerId,
      coverPractitionerId: cover.practitionerId,
      startsOn: TODAY,
      endsOn: TODAY,
    }
    const { id } = await doctor.caller.careTeam.addAbsence({ ...away, ...key() })
    expect(await mine()).toContainEqual([teamId, true])
    expect(await refusalOf(leader.caller.careTeam.addAbsence({ ...away, ...key() }))).toBe('absence_taken')
    const stranger = {
      ...away,
      coverPractitionerId: await app.newPractitioner(),
      practitionerId: leader.practitionerId,
    }
    expect(await refusalOf(leader.caller.careTeam.addAbsence({ ...stranger, ...key() }))).toBe('not_found')
    expect((await leader.caller.careTeam.absences({ teamId })).rows).toMatchObject([
      { id, coverName: '示例医生' },
    ])
    await leader.caller.careTeam.cancelAbsence({ id, ...key() })
    expect((await mine()).flat()).not.toContain(teamId)
    expect(await refusalOf(leader.caller.careTeam.cancelAbsence({ id, ...key() }))).toBe('entry_over')
  })

  it('E2 20: passes the lead on when the leader leaves, and tells every family', async () => {
    const team = await wholeTeam()
    const { teamId, leader, doctor, nurse } = team
    const leave = (successorId: string | null) =>
      leader.caller.careTeam.leave({
        teamId,
        practitionerId: leader.practitionerId,
        lastOn: TODAY,
        successorId,
        ...key(),
      })
    expect(await refusalOf(leave(null))).toBe('team_leader_required')
    expect(await refusalOf(leave(nurse.practitionerId))).toBe('team_leader_required')
    const { caller } = await resident(team)
    await leave(doctor.practitionerId)
    await runQueued()
    expect((await caller.message.list({})).rows.map(({ kind }) => kind)).toContain('team-member-left')
    app.clock.pass(DAY_MS)
    expect((await doctor.caller.careTeam.mine({})).rows).toMatchObject([{ teamId, teamRole: 'leader' }])
    expect((await leader.caller.careTeam.mine({})).rows).toEqual([])
    app.clock.pass(-DAY_MS)
  })

  it('E2 21: is dissolved by the office, signs nobody any more, and moves nobody without a yes', async () => {
    const regionId = await app.newOrganization('region')
    const organizationId = await app.newOrganization('community-centre', regionId)
    const [team, next] = [await wholeTeam({ organizationId }), await wholeTeam({ organizationId })]
    const { teamId } = team
    const { caller, patientId } = await resident(team)
    const office = await app.newStaff('health-bureau', regionId)
    const dissolve = () => office.caller.careTeam.dissolve({ teamId, successorId: next.teamId, ...why() })
    expect(await dissolve()).toEqual({ endedOn: TODAY })
    expect(await refusalOf(dissolve())).toBe('team_ended')
    await runQueued()
    // Told once, however often the queue tries again.
    await careTeamTasks(app.context(null))[TELL]?.({
      teamId,
      kind: 'team-dissolved',
      event: teamId,
      day: TODAY,
    })
    const told = (await caller.message.list({})).rows.filter(({ kind }) => kind === 'team-dissolved')
    expect(told).toHaveLength(1)
    const { rows } = await caller.contract.teams({ gridId: team.gridId })
    expect(rows.map(({ id }) => id)).not.toContain(teamId)
    const kept = await app.database.db.contract.findFirstOrThrow({ where: { patientId } })
    expect(kept).toMatchObject({ teamId, status: 'signed' })
    const set = team.leader.caller.careTeam.setCapacity({ teamId, capacity: 5, ...key() })
    expect(await refusalOf(set)).toBe('team_ended')
  })
})
