import type { TRPCError } from '@trpc/server'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { termEndsOn } from '#domain/contract/contract-term'
import { contractTasks } from '#server/features/contract/jobs'
import { domainErrorOf } from '#server/platform/api/refusals'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import {
  apply,
  type SigningTeam,
  STROKES,
  signBoth,
  signingTeam,
  submission,
} from '../../support/rows/contract-rows'
import { joinTeam } from '../../support/rows/service-task-rows'

let app: TestApp
let team: SigningTeam
const key = () => ({ idempotencyKey: newKey() })

beforeAll(async () => {
  app = await createTestApp({ now: '2026-10-13T12:06:00+08:00' })
  team = await signingTeam(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const review = (id: string, decision: 'accept' | 'ask' | 'reject' | 'queue', text?: string, by = team) =>
  by.leader.caller.contract.review({ id, decision, ...(text && { text }), ...key() })

describe('a team looks at applications', () => {
  it('sees them masked, with how long is left, and that it looked is written down', async () => {
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, team, childId)
    const { counts, load, rows } = await team.nurse.caller.contract.inbox({
      teamId: team.teamId,
      tab: 'waiting',
    })
    expect(counts.waiting).toBe(rows.length)
    expect(load.state).toBe('open')
    expect(rows.find((row) => row.id === id)).toMatchObject({
      nameMasked: '示*',
      age: '5岁4个月',
      signer: 'guardian',
      dueAt: '2026-10-16T12:06:00+08:00',
      isOverdue: false,
      needsAddress: false,
    })
    const whole = await team.leader.caller.contract.application({ id })
    expect(whole).toMatchObject({ name: '示例', address: '2 单元 301', questionnaire: { wishes: '看看牙' } })
    expect(whole.signatures.find(({ side }) => side === 'resident')?.strokes).toHaveLength(2)
    const looks = await app.database.db.auditEvent.findMany({
      where: { purpose: 'contract', patientIds: { has: childId } },
      orderBy: { id: 'asc' },
    })
    expect(looks.map(({ action }) => action)).toEqual(['contract.inbox', 'contract.application'])
  })

  it('needs as many statements for fifty applications as for one', async () => {
    const small = await signingTeam(app)
    const { accountId, caller, childId } = await app.newFamily()
    await apply(caller, small, childId)
    const look = () => small.nurse.caller.contract.inbox({ teamId: small.teamId, tab: 'waiting' })
    const one = await countStatements(look)
    const ids = []
    for (let child = 0; child < 5; child++)
      ids.push(await app.newPatient('2022-01-01', { [accountId]: 'child' }))
    await caller.contract.submit(await submission(caller, small, ids))
    expect(await countStatements(look)).toBe(one)
  })

  it('E2 23: asks twice and no further; the clock stands while the family is asked', async () => {
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, team, childId)
    await review(id, 'ask', '户口簿拍一张')
    expect(await caller.contract.get({ id })).toMatchObject({
      status: 'need-info',
      dialogue: [{ by: 'team', kind: 'ask', text: '户口簿拍一张' }],
    })
    app.clock.pass(86_400_000)
    const answered = await caller.contract.answerInfo({ id, text: '在家里，明天带来', ...key() })
    expect(answered).toEqual({ status: 'submitted', reviewDueAt: '2026-10-17T12:06:00+08:00' })
    // E2 16: the paper cannot be read, and is asked for once more.
    await review(id, 'ask', '照片看不清')
    await caller.contract.answerInfo({ id, text: '重新拍了', ...key() })
    expect(await refusalOf(review(id, 'ask', '再来一张'))).toBe('contract_state')
    await review(id, 'reject', '资料对不上')
    expect(await caller.contract.get({ id })).toMatchObject({ status: 'rejected' })
    const { rows } = await caller.message.list({})
    const told = rows.map(({ kind }) => kind).sort()
    expect(told).toEqual(['contract-asked', 'contract-asked', 'contract-rejected', 'contract-submitted'])
  })

  it('asks and rejects with words only', async () => {
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, team, childId)
    expect(await refusalOf(review(id, 'reject'))).toBe('input_invalid')
    expect(await refusalOf(review(id, 'ask'))).toBe('input_invalid')
  })

  it('does not sign with its own family', async () => {
    const childId = await app.newPatient('2021-05-20', { [team.leader.accountId]: 'child' })
    const { id } = await apply(app.as(team.leader.accountId), team, childId)
    expect(await refusalOf(review(id, 'accept'))).toBe('not_permitted')
  })

  it('takes no signature that has waited longer than a month; the family signs anew and keeps its place', async () => {
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, team, childId)
    await review(id, 'queue')
    expect(await refusalOf(caller.contract.againText({ id }))).toBe('contract_state')
    app.clock.pass(31 * 86_400_000)
    expect(await refusalOf(review(id, 'accept'))).toBe('resident_yes_old')
    for (const _ of ['once', 'again']) await contractTasks(app.context(null))['contract:sign-again']?.({})
    const { rows } = await caller.message.list({})
    expect(rows.filter(({ kind }) => kind === 'contract-sign-again')).toHaveLength(1)
    const { queuePosition, readAgain } = await caller.contract.get({ id })
    expect(readAgain).toBe('old')

    const { version, hash, startsOn } = await caller.contract.againText({ id })
    expect(startsOn).toBe(dayAfter(app, 0))
    const read = { id, agreementVersion: version, agreementHash: hash }
    expect(await refusalOf(caller.contract.signAgain({ ...read, signature: [], ...key() }))).toBe(
      'signature_blank',
    )
    await caller.contract.signAgain({ ...read, signature: STROKES, ...key() })
    expect(await caller.contract.get({ id })).toMatchObject({
      status: 'queued',
      queuePosition,
      readAgain: null,
    })
    await review(id, 'accept')
    expect(await caller.contract.get({ id })).toMatchObject({ status: 'active', startsOn, addenda: [] })
  })

  it('begins a contract that is accepted late on that day, for as long, and says so beside the text', async () => {
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, team, childId)
    const appliedFor = await caller.contract.get({ id })
    app.clock.pass(5 * 86_400_000)
    await review(id, 'accept')
    const contract = await caller.contract.get({ id })
    const startsOn = dayAfter(app, 0)
    expect([appliedFor.startsOn, contract.startsOn]).toEqual([dayAfter(app, -5), startsOn])
    expect(contract).toMatchObject({ status: 'active', endsOn: termEndsOn(startsOn, 1) })
    const [year, month, day] = startsOn.split('-').map(Number)
    const from = `从 ${year}年${month}月${day}日 算起`
    expect(contract.addenda.map(({ text }) => text).join()).toContain(from)
    const { base64 } = await caller.contract.pdf({ id })
    const file = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')))
    const { text } = await extractText(file, { mergePages: true })
    expect(text.replace(/\s/g, '')).toContain(from.replaceAll(' ', ''))
    const tasks = await app.database.db.serviceTask.findMany({ where: { contractId: id } })
    expect(tasks.every(({ opensOn }) => opensOn >= new Date(startsOn))).toBe(true)
  })
})

describe('E2 3, E2 4: a team that is full', () => {
  it('queues whoever comes, tells the place, and keeps the last for key groups', async () => {
    const small = await signingTeam(app, { capacity: 2 })
    const accountId = await app.newAccount()
    const caller = app.as(accountId)
    const grown = await app.newPatient('1990-01-01', { [accountId]: 'self' })
    const other = await app.newFamily()
    await signBoth(other.caller, small, other.childId)
    // One place is left and kept: a grown-up waits, a child does not.
    expect(await apply(caller, small, grown)).toMatchObject({ status: 'queued', queuePosition: 1 })
    const third = await app.newFamily()
    const { id } = await apply(third.caller, small, third.childId)
    await review(id, 'accept', undefined, small)
    const fourth = await app.newFamily()
    const last = await apply(fourth.caller, small, fourth.childId)
    expect(last).toMatchObject({ status: 'queued', queuePosition: 2 })
    expect(await refusalOf(review(last.id, 'accept', undefined, small))).toBe('team_full')
  })

  it('gives the last place once, of fifty who are accepted at one moment', async () => {
    const small = await signingTeam(app, { capacity: 3 })
    const doctors = [small.leader, ...(await Promise.all([1, 2, 3].map(() => joinTeam(app, small))))]
    const accountId = await app.newAccount()
    const caller = app.as(accountId)
    const ids: string[] = []
    for (let five = 0; five < 10; five++) {
      const children = []
      for (let child = 0; child < 5; child++) {
        children.push(await app.newPatient('2022-01-01', { [accountId]: 'child' }))
      }
      const { rows } = await caller.contract.submit(await submission(caller, small, children))
      ids.push(...rows.map(({ id }) => id))
    }
    expect(ids).toHaveLength(50)
    // Five are queued for every place: whoever is accepted first has it.
    const accept = async (id: string, index: number): Promise<string> => {
      const doctor = doctors[index % doctors.length] ?? small.leader
      const intent = key()
      for (let attempt = 1; attempt <= 20; attempt++) {
        const answer = await doctor.caller.contract.review({ id, decision: 'accept', ...intent }).then(
          ({ status }) => status,
          (error: TRPCError) => domainErrorOf(error).code,
        )
        // As the phone does: the same intent again, when the database had no time for it.
        if (answer !== 'busy') return answer
      }
      return 'busy'
    }
    const answers = await Promise.all(ids.map(accept))
    const signed = await app.database.db.contract.count({ where: { teamId: small.teamId, status: 'signed' } })
    expect(signed).toBe(3)
    expect(answers.filter((answer) => answer === 'signed')).toHaveLength(3)
    expect(answers.filter((answer) => answer === 'team_full')).toHaveLength(47)
  })

  it('E2 35: accepts many at once, and says which of them could not be', async () => {
    const small = await signingTeam(app, { capacity: 2 })
    const { accountId, caller, childId } = await app.newFamily()
    const more = [
      await app.newPatient('2022-01-01', { [accountId]: 'child' }),
      await app.newPatient('2023-01-01', { [accountId]: 'child' }),
    ]
    const { rows } = await caller.contract.submit(await submission(caller, small, [childId, ...more]))
    const ids = rows.map(({ id }) => id)
    const answer = await small.leader.caller.contract.acceptMany({ ids, ...key() })
    expect(answer.rows.map(({ outcome, code }) => code ?? outcome)).toEqual(['signed', 'signed', 'team_full'])
    const foreign = { ids: [ids[2] ?? '', newKey()], ...key() }
    expect(await refusalOf(small.leader.caller.contract.acceptMany(foreign))).toBe('not_found')
  })
})

it('E2 35: fifty signatures in ten minutes are asked about, once', async () => {
  const big = await signingTeam(app, { capacity: 500 })
  const accountId = await app.newAccount()
  const caller = app.as(accountId)
  for (let twenty = 0; twenty < 3; twenty++) {
    const ids: string[] = []
    for (let ten = 0; ten < 2; ten++) {
      const people = []
      for (let person = 0; person < 10; person++) {
        people.push(await app.newPatient('2022-01-01', { [accountId]: 'child' }))
      }
      const { rows } = await caller.contract.submit(await submission(caller, big, people))
      ids.push(...rows.map(({ id }) => id))
    }
    await big.leader.caller.contract.acceptMany({ ids, ...key() })
  }
  const cases = await app.database.db.qualityCase.findMany({
    where: { kind: 'signing-burst', teamId: big.teamId },
  })
  expect(cases).toMatchObject([
    { subjectAccountId: big.leader.accountId, facts: { signatures: 60, minutes: 10 } },
  ])
})
