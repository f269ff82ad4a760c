import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '#server/platform/log'
import { type Simulator, startSimulator } from '#server/simulator/start-simulator'
import { createTencentSms } from '#server/sms/tencent-sms'
import { createContentChecks } from '#server/wechat/content-check'
import { createSubscribeMessages } from '#server/wechat/subscribe-message'
import { createWechatIdentity } from '#server/wechat/wechat-identity'
import { apply, type SigningTeam, STROKES, signingTeam } from '../support/contract-rows'
import { refusalOf } from '../support/refusal-of'
import { type Caller, createTestApp, newKey, type TestApp } from '../support/test-app'

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
