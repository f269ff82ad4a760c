import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import {
  ANSWERS,
  apply,
  newText,
  type SigningTeam,
  signBoth,
  signingTeam,
  submission,
} from '../../support/rows/contract-rows'
import { newPackage } from '../../support/rows/service-task-rows'

let app: TestApp
let team: SigningTeam
const key = () => ({ idempotencyKey: newKey() })

beforeAll(async () => {
  app = await createTestApp({ now: '2026-10-13T12:06:00+08:00' })
  team = await signingTeam(app)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

describe('a family signs with a team', () => {
  it('reads one text, signs under its hash, and is in the care of the team when both have signed', async () => {
    const { caller, childId } = await app.newFamily()
    const text = await caller.contract.agreement({
      teamId: team.teamId,
      patientId: childId,
      packageIds: [team.packageId],
    })
    expect(text).toMatchObject({
      startsOn: '2026-10-13',
      endsOn: '2027-10-12',
      signer: 'guardian',
      plainWords: null,
    })
    expect(text.summary[0]).toBe('一次签一支团队，从 2026年10月13日 到 2027年10月12日。')
    expect(text.hash).toMatch(/^[0-9a-f]{64}$/)

    const handedIn = await apply(caller, team, childId)
    expect(handedIn).toMatchObject({ status: 'submitted', reviewDueAt: '2026-10-16T12:06:00+08:00' })
    const { id } = handedIn
    await team.leader.caller.contract.review({ id, decision: 'accept', ...key() })
    const contract = await caller.contract.get({ id })
    expect(contract).toMatchObject({ status: 'active', agreementHash: text.hash, isChanging: false })
    expect(contract.signatures.map(({ side, factor }) => [side, factor])).toEqual([
      ['resident', 'guardian'],
      ['team', 'team'],
    ])
    expect(contract.history.map(({ status }) => status)).toEqual(['submitted', 'accepted', 'signed'])
    expect(contract.verificationCode).toMatch(/^.{4}-.{4}-.{4}$/)
  })

  it('keeps the two answers of consent, each for itself', async () => {
    const { caller, childId } = await app.newFamily()
    await apply(caller, team, childId)
    const { rows } = await caller.consent.list({ patientId: childId })
    const stateOf = (purpose: string) => rows.find((row) => row.purpose === purpose)?.state
    expect([stateOf('team-record'), stateOf('grid-worker')]).toEqual(['given', 'refused'])
  })

  it('E2 9: a newborn with a birth certificate signs like everybody', async () => {
    const accountId = await app.newAccount()
    const childId = await app.newPatient('2026-10-10', { [accountId]: 'child' })
    expect((await apply(app.as(accountId), team, childId)).status).toBe('submitted')
  })

  it('E2 2: a spouse may be with another team', async () => {
    const other = await signingTeam(app)
    const accountId = await app.newAccount()
    const own = await app.newPatient('1990-01-01', { [accountId]: 'self' })
    const spouseAccount = await app.newAccount()
    const spouse = await app.newPatient('1991-01-01', { [accountId]: 'spouse', [spouseAccount]: 'self' })
    await signBoth(app.as(accountId), team, own)
    await signBoth(app.as(spouseAccount), other, spouse)
    const { rows } = await app.as(accountId).contract.eligibility({ patientIds: [own, spouse] })
    expect(rows.map(({ current }) => current?.teamId)).toEqual([team.teamId, other.teamId])
  })

  it('lets a household of three in together, or nobody', async () => {
    const { accountId, caller, childId } = await app.newFamily()
    const own = await app.newPatient('1990-01-01', { [accountId]: 'self' })
    const sister = await app.newPatient('2023-05-20', { [accountId]: 'child' })
    const input = await submission(caller, team, [own, childId, sister])
    const [first, second, third] = input.applications
    if (!first || !second || !third) throw new Error('three')
    const blank = { ...third, signature: [] }
    expect(
      await refusalOf(caller.contract.submit({ ...input, applications: [first, second, blank], ...key() })),
    ).toBe('signature_blank')
    expect(
      await app.database.db.contract.count({ where: { patientId: { in: [own, childId, sister] } } }),
    ).toBe(0)
    const { householdId, rows } = await caller.contract.submit(input)
    expect(rows.map(({ status }) => status)).toEqual(['submitted', 'submitted', 'submitted'])
    expect(await app.database.db.contract.count({ where: { householdId } })).toBe(3)
  })

  it('E2 46: a contract may begin later', async () => {
    const { caller, childId } = await app.newFamily()
    const id = await signBoth(caller, team, childId, { startsOn: '2026-12-01' })
    expect(await caller.contract.get({ id })).toMatchObject({ status: 'upcoming', endsOn: '2027-11-30' })
  })
})

describe('what is refused', () => {
  it('E2 1: somebody who is signed already is told with whom and until when', async () => {
    const { caller, childId } = await app.newFamily()
    await signBoth(caller, team, childId)
    const { rows } = await caller.contract.eligibility({ patientIds: [childId] })
    expect(rows[0]).toMatchObject({
      canSign: false,
      refusal: { code: 'contract_elsewhere', facts: { endsOn: '2027-10-12' } },
      current: { teamName: '示例团队', endsOn: '2027-10-12' },
    })
    const other = await signingTeam(app)
    const input = await submission(caller, other, [childId])
    expect(await refusalOf(caller.contract.submit({ ...input, startsOn: '2026-10-13', ...key() }))).toBe(
      'contract_elsewhere',
    )
  })

  it('E2 5, E2 24: two of a family hand in the same child at one moment, and one application is there', async () => {
    const { accountId, caller, childId } = await app.newFamily()
    const father = await app.newAccount()
    await app.database.db.patientLink.create({
      data: { accountId: father, patientId: childId, relation: 'child' },
    })
    const inputs = [
      await submission(caller, team, [childId]),
      await submission(app.as(father), team, [childId]),
    ]
    const answers = await Promise.allSettled(
      inputs.map((input, index) => app.as(index === 0 ? accountId : father).contract.submit(input)),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(caller.contract.submit(await submission(caller, team, [childId])))).toBe(
      'contract_pending',
    )
  })

  it('E2 8: somebody from elsewhere after half a year', async () => {
    const { caller, childId } = await app.newFamily()
    const questionnaire = { ...ANSWERS, livesHereSince: '2026-06-01' }
    expect(await refusalOf(apply(caller, team, childId, { application: { questionnaire } }))).toBe(
      'residence_too_short',
    )
  })

  it('E2 15: somebody of sixteen does not sign as their own guardian', async () => {
    const accountId = await app.newAccount()
    const patientId = await app.newPatient('2010-05-02', { [accountId]: 'self' })
    const caller = app.as(accountId)
    const { rows } = await caller.contract.eligibility({ patientIds: [patientId] })
    expect(rows).toMatchObject([{ canSign: false, refusal: { code: 'signer_under_age' } }])
    expect(await refusalOf(apply(caller, team, patientId))).toBe('signer_under_age')
  })

  it('E2 15: a delegate signs nothing', async () => {
    const { accountId, childId } = await app.newFamily()
    const delegateId = await app.newAccount()
    await app.database.db.delegation.create({
      data: {
        patientId: childId,
        byAccountId: accountId,
        toAccountId: delegateId,
        relation: 'grandchild',
        labelCipher: app.context(null).fieldCrypto.seal('delegation.label_cipher', '外婆'),
        startsOn: new Date('2026-10-01'),
        endsOn: new Date('2026-12-01'),
        codeIndex: Buffer.from(newKey()),
        codeExpiresAt: app.clock.now(),
        createdAt: app.clock.now(),
        acceptedAt: app.clock.now(),
      },
    })
    const delegate = app.as(delegateId)
    const { rows } = await delegate.contract.eligibility({ patientIds: [childId] })
    expect(rows[0]?.refusal?.code).toBe('delegate_not_permitted')
    expect(await refusalOf(apply(delegate, team, childId))).toBe('delegate_not_permitted')
  })

  it('E2 18: a dot for a name', async () => {
    const { caller, childId } = await app.newFamily()
    expect(
      await refusalOf(apply(caller, team, childId, { application: { signature: [[[10, 10, 0]]] } })),
    ).toBe('signature_blank')
  })

  it('E2 19: a package that costs something, as long as nothing can be paid', async () => {
    const { caller, childId } = await app.newFamily()
    const packageId = await newPackage(app, { 'phone-follow-up': 4 })
    await app.database.pool.query('ALTER TABLE service_package DISABLE TRIGGER service_package_guard')
    await app.database.db.servicePackage.update({
      where: { id: packageId },
      data: { totalFen: 3_000, selfFen: 3_000 },
    })
    await app.database.pool.query('ALTER TABLE service_package ENABLE TRIGGER service_package_guard')
    expect(await refusalOf(apply(caller, team, childId, { packageId }))).toBe('package_not_purchasable')
  })

  it('E2 6: an address in no grid is taken, and staff put it into one', async () => {
    const { caller, childId } = await app.newFamily()
    const { id } = await apply(caller, team, childId, { gridId: null })
    const { rows } = await team.nurse.caller.contract.inbox({ teamId: team.teamId, tab: 'waiting' })
    expect(rows.find((row) => row.id === id)?.needsAddress).toBe(true)
    const { gridId, buildingId } = team
    await team.nurse.caller.contract.setAddress({ id, gridId, buildingId, ...key() })
    expect(await caller.contract.get({ id })).toMatchObject({ gridName: '示例 1 网格', buildingName: '1 栋' })
  })
})

it('answers the first result again when the network lost it', async () => {
  const { caller, childId } = await app.newFamily()
  const input = await submission(caller, team, [childId])
  expect(await caller.contract.submit(input)).toEqual(await caller.contract.submit(input))
})

it('E2 17: refuses a text that changed since it was read, and says where', async () => {
  const { caller, childId } = await app.newFamily()
  const input = await submission(caller, team, [childId])
  await newText(app, '2026-3', '2026-10-13')
  const refused = await caller.contract.submit(input).catch((error: unknown) => error)
  expect((refused as { cause: unknown }).cause).toMatchObject({
    code: 'agreement_changed',
    facts: { version: '2026-3', changes: ['二、服务和费用 2026-3', '二、服务和费用 2026-2'] },
  })
  // What is read anew is signed.
  expect((await apply(caller, team, childId)).status).toBe('submitted')
})
