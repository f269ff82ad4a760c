import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { localDateOf } from '#domain/kernel/time'
import { contractTasks } from '#server/features/contract/jobs'
import { createLog } from '#server/platform/log'
import { type Simulator, startSimulator } from '#server/simulator/start-simulator'
import { createTencentSms } from '#server/sms/tencent-sms'
import { createContentChecks } from '#server/wechat/content-check'
import { createSubscribeMessages } from '#server/wechat/subscribe-message'
import { createWechatIdentity } from '#server/wechat/wechat-identity'
import { somebodyPresent } from '../../support/inputs/contract-inputs'
import { applyFor, codeOf, verify } from '../../support/room/card-counter'
import { refusalOf } from '../../support/room/refusal-of'
import { type Caller, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import {
  ANSWERS,
  apply,
  newText,
  type SigningTeam,
  STROKES,
  signingTeam,
} from '../../support/rows/contract-rows'

/** An elder without a smartphone, and a grown-up who cannot sign: the yes is theirs all the same. */
const PHONE = '13800001111'
const timeoutMs = 1_000
const log = createLog('fatal')

let app: TestApp
let simulator: Simulator
let team: SigningTeam
const key = () => ({ idempotencyKey: newKey() })

beforeAll(async () => {
  let now = () => new Date('2026-10-13T12:06:00+08:00')
  simulator = await startSimulator({ port: 0, now: () => now() })
  app = await createTestApp({
    now: '2026-10-13T12:06:00+08:00',
    outside: (clock) => {
      now = clock
      return {
        wechat: createWechatIdentity({ ...simulator.wechat, timeoutMs }, clock, log),
        phoneCodes: createTencentSms({ ...simulator.sms, timeoutMs }, clock, log),
        subscribeMessages: createSubscribeMessages(
          { ...simulator.wechat, timeoutMs, miniprogramState: 'developer' },
          clock,
          log,
        ),
        contentChecks: createContentChecks({ ...simulator.wechat, timeoutMs }, clock, log),
        payments: null,
      }
    },
  })
  team = await signingTeam(app)
})
afterEach(() => app.assertQuiet())
afterAll(async () => {
  await app.close()
  await simulator.close()
})

async function helped(
  phone?: string,
): Promise<{ id: string; caller: Caller; patientId: string; accountId: string }> {
  const accountId = await app.newAccount()
  const patientId = await app.newPatient('1948-03-01', { [accountId]: 'parent' })
  const caller = app.as(accountId)
  const application = { signature: null, ...(phone && { helperPhone: phone }) }
  const { id, status } = await apply(caller, team, patientId, { application })
  expect(status).toBe('draft')
  return { id, caller, patientId, accountId }
}

const accept = (id: string) => team.leader.caller.contract.review({ id, decision: 'accept', ...key() })
const newestCode = () => simulator.outbox.messages().find(({ phone }) => phone === `+86${PHONE}`)?.code ?? ''

describe('E2 12: a child helps an elder without a smartphone', () => {
  it('reaches the team with the code that came to the elder’s own phone', async () => {
    const { id, caller, patientId } = await helped(PHONE)
    const { rows } = await team.nurse.caller.contract.inbox({ teamId: team.teamId, tab: 'waiting' })
    expect(rows.map((row) => row.id)).not.toContain(id)
    expect(await refusalOf(accept(id))).toBe('contract_state')
    expect(await caller.contract.sendCode({ id, ...key() })).toMatchObject({ phoneMasked: '138****1111' })
    const code = newestCode()
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await refusalOf(caller.contract.confirmCode({ id, code: wrong, ...key() }))).toBe(
      'signing_code_wrong',
    )
    expect(await caller.contract.confirmCode({ id, code, ...key() })).toEqual({ status: 'submitted' })
    await accept(id)
    const { signatures, status } = await caller.contract.get({ id })
    expect([status, ...signatures.map(({ factor }) => factor)]).toEqual(['active', 'sms', 'team'])
    const given = await app
      .context(null)
      .access.consentGiven(app.database.db, patientId, 'team-record', app.clock.now())
    expect(given).toBe(true)
  })

  it('sends a code a minute and takes each once, for five minutes', async () => {
    const { id, caller } = await helped(PHONE)
    app.clock.pass(60_000)
    await caller.contract.sendCode({ id, ...key() })
    expect(await refusalOf(caller.contract.sendCode({ id, ...key() }))).toBe('too_many_requests')
    const code = newestCode()
    app.clock.pass(301_000)
    expect(await refusalOf(caller.contract.confirmCode({ id, code, ...key() }))).toBe('signing_code_expired')
    expect(await refusalOf(caller.contract.confirmCode({ id, code: '000000', ...key() }))).toBe(
      'signing_code_expired',
    )
  })

  it('takes no number of the helper’s own, and none at all goes to the counter', async () => {
    const { id, caller, accountId } = await helped('13800002222')
    await app.database.db.account.update({
      where: { id: accountId },
      data: {
        phoneIndex: Uint8Array.from(
          app.context(null).fieldCrypto.index('account.phone_cipher', '13800002222'),
        ),
      },
    })
    expect(await refusalOf(caller.contract.sendCode({ id, ...key() }))).toBe('signing_phone_own')
    const without = await helped()
    expect(await refusalOf(without.caller.contract.sendCode({ id: without.id, ...key() }))).toBe(
      'resident_yes_missing',
    )
  })
})

describe('E2 12: a yes that never comes', () => {
  const DAYS = 31 * 86_400_000
  const lapse = async () => contractTasks(app.context(null))['contract:lapse']?.({})
  const told = async (caller: Caller) =>
    (await caller.message.list({})).rows.filter(({ kind }) => kind === 'contract-lapsed').length

  it('is waited for thirty days; then whoever filled it in is told, and may do it again', async () => {
    const { id, caller, patientId } = await helped(PHONE)
    expect(await caller.contract.get({ id })).toMatchObject({ status: 'draft', confirmBy: '2026-11-12' })
    app.clock.pass(DAYS - 86_400_000)
    await lapse()
    expect([(await caller.contract.get({ id })).status, await told(caller)]).toEqual(['draft', 0])
    app.clock.pass(86_400_000)
    await lapse()
    await lapse()
    expect(await caller.contract.get({ id })).toMatchObject({ status: 'withdrawn', confirmBy: null })
    expect(await told(caller)).toBe(1)
    const again = await apply(caller, team, patientId, { application: { signature: null } })
    expect(again.status).toBe('draft')
    app.clock.pass(-DAYS)
  })
})

describe('E2 23: an answer that never comes', () => {
  it('is waited for thirty days; then the application goes back, and a new one is taken', async () => {
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, team, childId)
    await team.leader.caller.contract.review({ id, decision: 'ask', text: '户口簿拍一张', ...key() })
    const { answerBy } = await caller.contract.get({ id })
    const lapseOn = async (days: number) => {
      app.clock.pass(days * 86_400_000)
      await contractTasks(app.context(null))['contract:lapse']?.({})
      return (await caller.contract.get({ id })).status
    }
    expect(await lapseOn(30)).toBe('need-info')
    expect(localDateOf(app.clock.now())).toBe(answerBy)
    expect(await lapseOn(1)).toBe('withdrawn')
    expect((await caller.message.list({})).rows[0]?.kind).toBe('contract-lapsed')
    expect((await apply(caller, team, childId)).status).toBe('submitted')
    app.clock.pass(-31 * 86_400_000)
  })
})

describe('E2 13, E2 14, E2 35: before two members of the team', () => {
  const witness = {
    reason: 'cannot-see',
    witnessName: '示例邻居',
    witnessRelation: '邻居',
    documentsSeen: '',
    isReadAloud: true,
    hasPhotoConsent: true,
  } as const
  const sign = (id: string, secondStaffCode: string, wish = {}, signature: typeof STROKES | null = STROKES) =>
    team.leader.caller.contract.signOnSite({
      id,
      signature,
      secondStaffCode,
      witness: { ...witness, ...wish },
      ...key(),
    })

  it('signs with the code of a colleague, and never with one’s own', async () => {
    const { id, caller } = await helped()
    const own = await team.leader.caller.contract.secondCode({ id })
    expect(await refusalOf(sign(id, own.code))).toBe('second_staff_code_wrong')
    const { code } = await team.nurse.caller.contract.secondCode({ id })
    expect(await sign(id, code.toLowerCase())).toEqual({ status: 'submitted' })
    // Whoever presses as well, on the desk or on the family's phone, is told that it is done.
    expect(await refusalOf(sign(id, code))).toBe('contract_state')
    expect(await refusalOf(caller.contract.confirmCode({ id, code: '000000', ...key() }))).toBe(
      'contract_state',
    )
    await accept(id)
    const kept = await app.database.db.contractSignature.findFirstOrThrow({
      where: { contractId: id, side: 'resident' },
    })
    expect(kept).toMatchObject({
      factor: 'on-site',
      accountId: team.leader.accountId,
      secondAccountId: team.nurse.accountId,
    })
    expect((await caller.contract.get({ id })).status).toBe('active')
    const { base64 } = await caller.contract.pdf({ id })
    const file = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')))
    const { text } = await extractText(file, { mergePages: true })
    expect(text.replace(/\s/g, '')).toContain('两位工作人员当面确认（本人看不清）')
  })

  it('takes a colleague’s code for ten minutes at most, and for this application alone', async () => {
    const [one, other] = [await helped(), await helped()]
    const { code } = await team.nurse.caller.contract.secondCode({ id: one.id })
    expect(await refusalOf(sign(other.id, code))).toBe('second_staff_code_wrong')
    app.clock.pass(600_000)
    expect(await refusalOf(sign(one.id, code))).toBe('second_staff_code_wrong')
  })

  it('sees the papers of a guardian first, and no empty canvas for a name', async () => {
    const { id } = await helped()
    const { code } = await team.nurse.caller.contract.secondCode({ id })
    expect(await refusalOf(sign(id, code, { reason: 'no-capacity' }))).toBe('witness_documents_missing')
    expect(await refusalOf(sign(id, code, {}, []))).toBe('signature_blank')
    expect(await sign(id, code, { reason: 'no-capacity', documentsSeen: '监护关系证明' }, null)).toEqual({
      status: 'submitted',
    })
  })
})

describe('E2 12, E2 13, E2 35: an elder whom nobody helped is filled in before two members of the team', () => {
  const questionnaire = { ...ANSWERS, reachedBy: 'phone' } as const
  const witness = {
    reason: 'no-phone',
    witnessName: '示例女儿',
    witnessRelation: '女儿',
    documentsSeen: '身份证',
    isReadAloud: true,
    hasPhotoConsent: false,
  } as const
  const wish = (patientId: string) => ({
    teamId: team.teamId,
    patientId,
    gridId: team.gridId,
    buildingId: team.buildingId,
    address: '1 单元 101',
    packageIds: [team.packageId],
    questionnaire,
    consents: { teamRecord: true, gridWorker: false },
    ...key(),
  })
  const shown = (patientId: string) => ({ teamId: team.teamId, patientId })

  it('reads the text that stands under their name, and takes them in', async () => {
    const patientId = await somebodyPresent(app, team.leader)
    const { leader, nurse } = team
    expect(await leader.caller.contract.onSite(shown(patientId))).toMatchObject({
      refusal: null,
      draftId: null,
    })
    const packages = await leader.caller.contract.packagesOnSite({ patientId })
    expect(packages.rows.map(({ id }) => id)).toContain(team.packageId)
    const { id } = await leader.caller.contract.draftOnSite(wish(patientId))
    expect(await leader.caller.contract.onSite(shown(patientId))).toMatchObject({
      refusal: null,
      draftId: id,
    })
    const text = await leader.caller.contract.applicationText({ id })
    expect(JSON.stringify(text.sections)).toContain('两位工作人员当面确认')
    expect(await refusalOf(accept(id))).toBe('contract_state')

    const { code } = await nurse.caller.contract.secondCode({ id })
    const signed = { id, signature: STROKES, secondStaffCode: code, witness, ...key() }
    expect(await leader.caller.contract.signOnSite(signed)).toEqual({ status: 'submitted' })
    await accept(id)
    const whole = await nurse.caller.contract.application({ id })
    expect(whole).toMatchObject({ status: 'signed', isFilledByTeam: true })
    expect(whole.signatures).toMatchObject([
      { side: 'resident', factor: 'on-site', strokes: STROKES, witness: { witnessRelation: '女儿' } },
      { side: 'team' },
    ])
    const phoneCipher = app.context(null).fieldCrypto.seal('account.phone_cipher', '13800003333')
    await app.database.db.account.update({ where: { id: leader.accountId }, data: { phoneCipher } })
    const prepared = await nurse.caller.contract.prepareRecord({ patientId })
    expect(prepared.patient.phone, 'the number of the staff that filled it in is not theirs').toBeNull()
    expect(whole.signatures[0]?.staff).toHaveLength(2)
    expect(whole.history.map(({ status }) => status)).toEqual(['draft', 'submitted', 'accepted', 'signed'])
    const now = app.clock.now()
    const { access } = app.context(null)
    expect(await access.consentGiven(app.database.db, patientId, 'team-record', now)).toBe(true)
    expect(await leader.caller.contract.onSite(shown(patientId))).toMatchObject({
      refusal: { code: 'contract_elsewhere' },
    })
  })

  it('knows nobody whose card was not shown to them within the hour, and no child', async () => {
    const patientId = await somebodyPresent(app, team.leader)
    const { leader, nurse } = team
    expect(await refusalOf(nurse.caller.contract.onSite(shown(patientId)))).toBe('not_found')
    expect(await refusalOf(nurse.caller.contract.draftOnSite(wish(patientId)))).toBe('not_found')
    app.clock.pass(3_600_001)
    expect(await refusalOf(leader.caller.contract.onSite(shown(patientId)))).toBe('not_found')
    const child = await somebodyPresent(app, leader, '2012-05-02')
    expect(await refusalOf(leader.caller.contract.onSite(shown(child)))).toBe('signer_under_age')
    expect(await refusalOf(leader.caller.contract.draftOnSite(wish(child)))).toBe('signer_under_age')
  })

  it('fills in nothing for the family of whoever asks', async () => {
    const { leader } = team
    const patientId = await app.newPatient('1949-05-02', { [leader.accountId]: 'parent' })
    await applyFor(leader.caller, patientId)
    await verify(leader.caller, await codeOf(leader.caller, patientId), 'identify')
    expect(await refusalOf(leader.caller.contract.onSite(shown(patientId)))).toBe('not_permitted')
  })
})

it('E2 25: a team sees what an end means before it ends a contract', async () => {
  const { id } = await helped()
  const { code } = await team.nurse.caller.contract.secondCode({ id })
  const heard = {
    reason: 'cannot-write',
    witnessName: '示例儿子',
    witnessRelation: '儿子',
    documentsSeen: '',
    isReadAloud: true,
    hasPhotoConsent: true,
  } as const
  await team.leader.caller.contract.signOnSite({
    id,
    signature: null,
    secondStaffCode: code,
    witness: heard,
    ...key(),
  })
  await accept(id)
  expect(await team.nurse.caller.contract.previewEndByTeam({ id })).toMatchObject({
    endedOn: '2026-10-13',
    refundFen: 0,
    coolingOff: false,
    promised: 4,
  })
  await team.leader.caller.contract.addAddendum({ id, text: '门诊搬到二楼', ...key() })
  await team.leader.caller.contract.terminateByTeam({ id, reason: 'moved', text: '随儿子迁走', ...key() })
  expect(await team.nurse.caller.contract.application({ id })).toMatchObject({
    status: 'terminated',
    endReason: 'moved',
    addenda: [{ text: '门诊搬到二楼' }],
    dialogue: [{ kind: 'end', text: '随儿子迁走' }],
  })
})

describe('E2 17: the agreement changes while a yes is awaited', () => {
  it('is confirmed under no old words: the family reads the new ones first, and shows them', async () => {
    const phone = '13800004444'
    const { id, caller } = await helped(phone)
    const confirm = async () => {
      const code = simulator.outbox.messages().find((sms) => sms.phone === `+86${phone}`)?.code ?? ''
      return caller.contract.confirmCode({ id, code, ...key() })
    }
    await caller.contract.sendCode({ id, ...key() })
    await newText(app, '2026-3', '2026-10-12')
    expect(await refusalOf(confirm())).toBe('draft_text_changed')
    expect(await refusalOf(caller.contract.sendCode({ id, ...key() }))).toBe('draft_text_changed')
    expect(await refusalOf(team.nurse.caller.contract.secondCode({ id }))).toBe('draft_text_changed')
    expect(await caller.contract.get({ id })).toMatchObject({ awaitsYes: true, readAgain: 'text' })

    const { version, hash, signer, changes } = await caller.contract.againText({ id })
    expect([version, signer]).toEqual(['2026-3', 'helper'])
    expect(changes).toEqual(['二、服务和费用 2026-3', '二、服务和费用 2026-2'])
    const read = { id, agreementVersion: version, agreementHash: hash, signature: null }
    expect(
      await refusalOf(caller.contract.signAgain({ ...read, agreementHash: 'a'.repeat(64), ...key() })),
    ).toBe('agreement_changed')
    expect(await caller.contract.signAgain({ ...read, ...key() })).toEqual({ status: 'draft' })
    expect(await refusalOf(caller.contract.signAgain({ ...read, ...key() }))).toBe('contract_state')
    expect(await confirm()).toEqual({ status: 'submitted' })
    await accept(id)
    expect(await caller.contract.get({ id })).toMatchObject({ status: 'active', agreementHash: hash })
  })

  it('is filled in anew where the team did it', async () => {
    const patientId = await somebodyPresent(app, team.leader)
    const { leader, teamId, packageId, gridId, buildingId } = team
    const draft = () =>
      leader.caller.contract.draftOnSite({
        teamId,
        patientId,
        gridId,
        buildingId,
        address: '1 单元 101',
        packageIds: [packageId],
        questionnaire: { ...ANSWERS, reachedBy: 'phone' },
        consents: { teamRecord: true, gridWorker: false },
        ...key(),
      })
    const old = await draft()
    expect(await refusalOf(draft())).toBe('contract_pending')
    await newText(app, '2026-4', localDateOf(app.clock.now()))
    const shown = { refusal: null, draftId: null }
    expect(await leader.caller.contract.onSite({ teamId, patientId })).toMatchObject(shown)
    const { id } = await draft()
    const kept = await app.database.db.contract.findMany({
      where: { patientId },
      orderBy: { agreementVersion: 'asc' },
    })
    expect(kept.map((row) => [row.id, row.status, row.agreementVersion])).toEqual([
      [old.id, 'withdrawn', '2026-3'],
      [id, 'draft', '2026-4'],
    ])
  })
})
