import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { contractTasks } from '#server/features/contract/jobs'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, type Caller, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import {
  ANSWERS,
  apply,
  newText,
  type SigningTeam,
  STROKES,
  signBoth,
  signingTeam,
} from '../../support/rows/contract-rows'
import { newPackage } from '../../support/rows/service-task-rows'

const DAY_MS = 86_400_000
const START = '2026-10-13T12:06:00+08:00'

let app: TestApp
let team: SigningTeam
let other: SigningTeam
const key = () => ({ idempotencyKey: newKey() })

beforeAll(async () => {
  app = await createTestApp({ now: START })
  team = await signingTeam(app)
  other = await signingTeam(app)
})
afterEach(() => {
  app.clock.pass(Date.parse(START) - app.clock.now().getTime())
  app.assertQuiet()
})
afterAll(() => app.close())

const accept = (id: string, by = team) =>
  by.leader.caller.contract.review({ id, decision: 'accept', ...key() })
const remind = async () => {
  await contractTasks(app.context(null))['contract:remind']?.({})
}
const told = async (caller: Caller, kind: string) =>
  (await caller.message.list({})).rows.filter((row) => row.kind === kind).length

describe('leaving a team', () => {
  it('costs nothing within seven days', async () => {
    const { caller, childId } = await app.newFamily()
    const id = await signBoth(caller, team, childId)
    expect(await caller.contract.previewEnd({ id })).toMatchObject({ coolingOff: true, promised: 4, done: 0 })
    expect(await caller.contract.terminate({ id, reason: 'resident', ...key() })).toEqual({
      endedOn: '2026-10-13',
      refundFen: 0,
      coolingOff: true,
    })
    expect(await caller.contract.get({ id })).toMatchObject({
      status: 'terminated',
      endReason: 'cooling-off',
    })
    expect(await app.database.db.serviceTask.count({ where: { contractId: id, status: 'open' } })).toBe(0)
    // The day that is taken is not given twice: another team signs on the same day, for the next one.
    const again = await signBoth(caller, other, childId)
    expect(await caller.contract.get({ id: again })).toMatchObject({
      status: 'upcoming',
      startsOn: '2026-10-14',
    })
  })

  it('leaves owed what was due before the end and not done, and owes nothing after it', async () => {
    const { caller, childId } = await app.newFamily()
    const id = await signBoth(caller, team, childId)
    const before = await app.database.db.serviceTask.findMany({ where: { contractId: id } })
    app.clock.pass(200 * DAY_MS)
    const { endedOn } = await caller.contract.terminate({ id, reason: 'resident', ...key() })
    const after = await app.database.db.serviceTask.findMany({ where: { contractId: id } })
    const owed = before.filter(({ dueOn }) => dueOn <= new Date(endedOn)).map((task) => task.id)
    expect(owed.length).toBeGreaterThan(0)
    expect(owed.length).toBeLessThan(before.length)
    expect(after.filter(({ status }) => status === 'open').map((task) => task.id)).toEqual(
      expect.arrayContaining(owed),
    )
    expect(after.filter(({ status }) => status === 'cancelled')).toHaveLength(before.length - owed.length)
  })

  it('E2 27: counts what was promised as it is planned: the greatest number of an item, no check-up of the schedule', async () => {
    const { db } = app.database
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, team, childId)
    const packageId = await newPackage(app, { 'phone-follow-up': 2, 'child-checkup': 3 })
    await db.contractPackage.create({ data: { contractId: id, packageId, selfFen: 0 } })
    await accept(id)
    const call = await db.serviceTask.findFirstOrThrow({
      where: { contractId: id, itemCode: 'phone-follow-up' },
    })
    const done = { status: 'done', doneOn: new Date('2026-10-13'), entryKind: 'follow-up', entryId: id }
    await db.serviceTask.update({ where: { id: call.id }, data: done })
    expect(await caller.contract.previewEnd({ id })).toMatchObject({ promised: 4, done: 1 })
  })

  it('E2 10, E2 27: owes what is for the young only while they are young', async () => {
    const packageId = await newPackage(app, { 'phone-follow-up': 1, 'growth-evaluation': 2 }, 3)
    const accountId = await app.newAccount()
    const childId = await app.newPatient('2020-01-10', { [accountId]: 'child' })
    const id = await signBoth(app.as(accountId), team, childId, { packageId })
    // Seven in the first of three years: three calls, and of the six evaluations two.
    expect(await app.as(accountId).contract.previewEnd({ id })).toMatchObject({ promised: 5, done: 0 })
  })

  it('E2 25: the team ends it when somebody died, and says so once', async () => {
    const { caller, childId } = await app.newFamily()
    const id = await signBoth(caller, team, childId)
    const ended = { id, reason: 'death', text: '家属告知' } as const
    await team.leader.caller.contract.terminateByTeam({ ...ended, ...key() })
    expect(await caller.contract.get({ id })).toMatchObject({ status: 'terminated', endReason: 'death' })
    expect(await refusalOf(team.leader.caller.contract.terminateByTeam({ ...ended, ...key() }))).toBe(
      'contract_state',
    )
    expect(await told(caller, 'contract-ended')).toBe(1)
  })
})

describe('another team', () => {
  it('E2 28: once in a year; the old contract ends the day before the new one begins', async () => {
    const { caller, childId } = await app.newFamily()
    const first = await signBoth(caller, team, childId)
    app.clock.pass(30 * DAY_MS)
    const { id: second } = await apply(caller, other, childId, { previousId: first })
    expect(await caller.contract.get({ id: first })).toMatchObject({ status: 'active', isChanging: true })
    await accept(second, other)
    expect(await caller.contract.get({ id: first })).toMatchObject({
      status: 'active',
      isChanging: true,
      endReason: 'switched',
      endedOn: '2026-11-14',
    })
    expect(await caller.contract.get({ id: second })).toMatchObject({
      kind: 'switch',
      startsOn: '2026-11-15',
    })
    // Nobody is without a team in between: the old one cares until its last day, the new one from its first.
    const caredBy = async ({ leader, teamId }: SigningTeam) =>
      (await leader.caller.service.panel({ teamId })).rows.some(({ patientId }) => patientId === childId)
    const { id: conversationId } = await caller.conversation.open({ patientId: childId, ...key() })
    expect(await caller.conversation.messages({ conversationId })).toMatchObject({
      teamId: team.teamId,
      isClosed: false,
    })
    expect([await caredBy(team), await caredBy(other)]).toEqual([true, false])
    app.clock.pass(3 * DAY_MS)
    expect([await caredBy(team), await caredBy(other)]).toEqual([false, true])
    expect(await caller.contract.get({ id: first })).toMatchObject({
      status: 'terminated',
      isChanging: false,
    })
    app.clock.pass(-3 * DAY_MS)
    app.clock.pass(30 * DAY_MS)
    expect(await refusalOf(apply(caller, team, childId, { previousId: second, gridId: null }))).toBe(
      'switch_once_a_year',
    )
    // E2 7: who lives outside the team's grids may change at any time.
    const moved = { previousId: second, gridId: team.gridId }
    expect((await apply(caller, team, childId, moved)).status).toBe('submitted')
  })

  it('E2 28: is not had a second time by ending the one and signing with the next', async () => {
    const third = await signingTeam(app)
    const { caller, childId } = await app.newFamily()
    const leave = async (id: string, reason: 'resident' | 'moved') => {
      app.clock.pass(30 * DAY_MS)
      await caller.contract.terminate({ id, reason, ...key() })
    }
    await leave(await signBoth(caller, team, childId), 'resident')
    const second = await signBoth(caller, other, childId, { gridId: null })
    const { startsOn } = await caller.contract.get({ id: second })
    await leave(second, 'moved')
    const wish = async (gridId: string | null) => refusalOf(apply(caller, third, childId, { gridId }))
    expect(await wish(null)).toBe('switch_once_a_year')
    // A grid that is not the new team's proves no move.
    expect(await wish(team.gridId)).toBe('switch_once_a_year')
    // Back to the same team is no change.
    const back = await apply(caller, other, childId)
    await caller.contract.withdraw({ id: back.id, ...key() })
    const { id } = await apply(caller, third, childId, { gridId: third.gridId })
    expect(startsOn).toBe('2026-11-13')
    // Staff who find that they live where they lived take the exception away with the address.
    const home = { id, gridId: other.gridId, buildingId: other.buildingId }
    await third.leader.caller.contract.setAddress({ ...home, ...key() })
    expect(await refusalOf(accept(id, third))).toBe('switch_once_a_year')
    const { gridId, buildingId } = third
    await third.leader.caller.contract.setAddress({ id, gridId, buildingId, ...key() })
    await accept(id, third)
  })

  it('stays with the old one when nothing comes of it', async () => {
    const { caller, childId } = await app.newFamily()
    const first = await signBoth(caller, team, childId)
    const { id: second } = await apply(caller, other, childId, { previousId: first })
    await caller.contract.withdraw({ id: second, ...key() })
    expect(await caller.contract.get({ id: first })).toMatchObject({ status: 'active', isChanging: false })
    const { id: third } = await apply(caller, other, childId, { previousId: first })
    await other.leader.caller.contract.review({ id: third, decision: 'reject', text: '不在片区', ...key() })
    expect(await caller.contract.get({ id: first })).toMatchObject({ status: 'active', isChanging: false })
  })

  it('E2 21: takes nobody when it was dissolved', async () => {
    const gone = await signingTeam(app)
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, gone, childId)
    await app.database.db.careTeam.update({
      where: { id: gone.teamId },
      data: { endedOn: new Date('2026-10-13') },
    })
    expect(await refusalOf(accept(id, gone))).toBe('team_ended')
    const second = await app.newFamily()
    expect(await refusalOf(apply(second.caller, gone, second.childId))).toBe('team_ended')
  })
})

describe('the end of a contract', () => {
  it('E2 29: is told sixty, thirty and seven days before and never renews by itself', async () => {
    const { caller, childId } = await app.newFamily()
    const id = await signBoth(caller, team, childId)
    // The night of the second notice was missed, and the two after it.
    for (const days of [304, 336, 357]) {
      app.clock.pass(Date.parse(START) + days * DAY_MS - app.clock.now().getTime())
      await remind()
      // Whoever was told is not tried again: three days before the end, the day after it, and a week of years.
      expect(await countStatements(remind)).toBe(3 + 1 + 7)
    }
    expect(await told(caller, 'contract-ending')).toBe(3)
    expect(await caller.contract.get({ id })).toMatchObject({ status: 'expiring', canRenew: true })

    const text = await caller.contract.agreement({
      teamId: team.teamId,
      patientId: childId,
      packageIds: [team.packageId],
      previousId: id,
    })
    expect(text.startsOn).toBe('2027-10-13')
    const { id: next } = await apply(caller, team, childId, { previousId: id })
    await accept(next)
    expect(await caller.contract.get({ id })).toMatchObject({ status: 'renewed', canRenew: false })
    expect(await caller.contract.get({ id: next })).toMatchObject({ status: 'upcoming', kind: 'renewal' })
    app.clock.pass(10 * DAY_MS)
    await remind()
    expect(await told(caller, 'contract-expired')).toBe(0)
  })

  it('renews at the address that is known with one signature', async () => {
    const { caller, childId } = await app.newFamily()
    const id = await signBoth(caller, team, childId)
    const { packageId } = team
    const signed = async (startsOn?: string) => {
      const text = await caller.contract.agreement({
        teamId: team.teamId,
        patientId: childId,
        packageIds: [packageId],
        previousId: id,
        ...(startsOn && { startsOn }),
      })
      return { agreementVersion: text.version, agreementHash: text.hash }
    }
    const input = {
      id,
      packageIds: [packageId],
      questionnaire: ANSWERS,
      consents: { teamRecord: true, gridWorker: true },
      signature: STROKES,
    }
    expect(await refusalOf(caller.contract.renew({ ...input, ...(await signed()), ...key() }))).toBe(
      'contract_not_renewable',
    )
    app.clock.pass(380 * DAY_MS)
    expect((await caller.contract.get({ id })).status).toBe('expired')
    expect(await refusalOf(caller.contract.terminate({ id, reason: 'resident', ...key() }))).toBe(
      'contract_state',
    )
    const renewed = await caller.contract.renew({ ...input, ...(await signed()), ...key() })
    expect(await caller.contract.get({ id: renewed.id })).toMatchObject({
      address: '2 单元 301',
      kind: 'renewal',
    })
  })

  it('E2 30: a contract of three years is asked about when another year begins', async () => {
    const packageId = await newPackage(app, { 'phone-follow-up': 4 }, 3)
    const { caller, childId } = await app.newFamily()
    const id = await signBoth(caller, team, childId, { packageId })
    expect(await caller.contract.get({ id })).toMatchObject({
      endsOn: '2029-10-12',
      termYears: 3,
      yearToConfirm: null,
    })
    expect(await refusalOf(caller.contract.confirmYear({ id, ...key() }))).toBe('contract_state')
    // The night of the day was missed, and the one after it.
    app.clock.pass(367 * DAY_MS)
    await remind()
    await remind()
    expect(await told(caller, 'contract-year')).toBe(1)
    await team.nurse.caller.contract.addAddendum({ id, text: '门诊搬到二楼', ...key() })
    expect((await caller.contract.get({ id })).yearToConfirm, 'a word of the team is none of theirs').toBe(
      '2027-10-13',
    )
    for (const turn of [1, 2]) {
      const answer = await caller.contract.confirmYear({ id, ...key() })
      expect(answer, `time ${turn}`).toEqual({ yearStartsOn: '2027-10-13' })
    }
    const { addenda, yearToConfirm } = await caller.contract.get({ id })
    expect(yearToConfirm).toBe(null)
    expect(addenda.map(({ text }) => text)).toEqual(['门诊搬到二楼', '新一年照旧，家庭已确认。'])
  })
})

describe('E2 47: a signed contract on paper', () => {
  it('is read back with the whole text, both signatures, the hash and the code', async () => {
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, team, childId)
    expect(await refusalOf(caller.contract.pdf({ id }))).toBe('contract_state')
    await accept(id)
    // A later text does not change what was signed.
    await newText(app, '2026-9', '2026-10-13')
    const contract = await caller.contract.get({ id })
    const { fileName, base64 } = await caller.contract.pdf({ id })
    expect(fileName).toContain(contract.verificationCode ?? '')
    const file = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')))
    const { text } = await extractText(file, { mergePages: true })
    const words = text.replace(/\s/g, '')
    for (const part of [
      '家庭医生签约服务协议',
      '从2026年10月13日到2027年10月12日',
      // Of the guardian, not of the child.
      '监护人签名·2026年10月13日12:06监护人',
      '示例团队示例员工',
      contract.agreementHash,
      contract.verificationCode ?? '-',
    ]) {
      expect(words).toContain(part)
    }
    expect(words).not.toMatch(/\{\w+\}/)

    const checked = await app.as(null).contract.check({ code: contract.verificationCode ?? '' })
    expect(checked).toEqual({
      valid: true,
      teamName: '示例团队',
      signedOn: '2026-10-13',
      endsOn: '2027-10-12',
      hash: contract.agreementHash,
      patientMasked: '示*',
    })
    expect((await app.as(null).contract.check({ code: 'ABCD-2345-WXYZ' })).valid).toBe(false)
    const looks = await app.database.db.auditEvent.findMany({ where: { action: 'contract.pdf' } })
    expect(at(looks, -1).patientIds).toEqual([childId])
  })
})
