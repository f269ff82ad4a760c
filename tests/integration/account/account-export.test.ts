import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { currentConsentText } from '#domain/consent/consent-text'
import { cardCounter, codeOf, verify } from '../../support/room/card-counter'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { STROKES, signBoth, signingTeam } from '../../support/rows/contract-rows'
import { newCoverage, newPlan } from '../../support/rows/coverage-rows'
import { joinTeam, newTeam, signedFamily } from '../../support/rows/service-task-rows'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

interface Exported {
  readonly about: { readonly readme: readonly string[]; readonly truncated: readonly string[] }
  readonly account: {
    readonly phone: string | null
    readonly privacyAgreements: readonly { readonly textVersion: string }[]
  }
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly withheld: boolean
    readonly documents: readonly { readonly number: string }[]
    readonly consents: readonly unknown[]
    readonly appointments: readonly {
      readonly reason: string | null
      readonly organization: string
      readonly visit: { readonly record: { readonly inWords: readonly string[] } | null } | null
    }[]
    readonly accessLog: readonly { readonly purpose: string }[]
    readonly healthCard: object | null
    readonly recordOpenings: readonly object[]
    readonly shares: readonly object[]
    readonly objections: readonly object[]
    readonly contracts: readonly { readonly withheld: boolean }[]
    readonly keyGroups: readonly object[]
    readonly coverages: readonly object[]
    readonly conversations: readonly { readonly team: string; readonly messages: readonly object[] }[]
  }[]
  readonly payments: readonly object[]
  readonly messages: readonly unknown[]
  readonly logIns: readonly unknown[]
}

async function exported(accountId: string): Promise<Exported> {
  const { document } = await app.as(accountId).account.export({ idempotencyKey: newKey() })
  return JSON.parse(JSON.stringify(document)) as Exported
}

const RECORD = {
  complaints: ['咳嗽'],
  temperatureTenths: 375,
  weightGrams: null,
  abnormal: [],
  diagnoses: ['J06.900'],
  words: '多喝水',
  next: { kind: 'home', days: 3 },
}

/** A visit of the person that took place, with why they came and what was written. */
async function visit(accountId: string, patientId: string, day: string): Promise<void> {
  const { db } = app.database
  const { fieldCrypto } = app.context(null)
  const { slots, organizationId, practitionerId } = await app.openSession({ day })
  const { id } = await app.as(accountId).appointment.book({
    slotId: at(slots, 0).id,
    patientId,
    reason: '咳嗽三天',
    idempotencyKey: newKey(),
  })
  for (const status of ['checked-in', 'in-visit', 'completed']) {
    await db.appointment.update({ where: { id }, data: { status } })
  }
  const now = app.clock.now()
  await db.visit.create({
    data: {
      appointmentId: id,
      patientId,
      organizationId,
      practitionerId,
      startedAt: now,
      startedByAccountId: accountId,
      completedAt: now,
      recordCipher: fieldCrypto.seal('visit.record_cipher', JSON.stringify(RECORD)),
    },
  })
}

it('holds everything of the account and of its people, whole, with its own explanation', async () => {
  const { accountId, childId } = await app.newFamily()
  const { fieldCrypto } = app.context(null)
  await app.database.db.account.update({
    where: { id: accountId },
    data: { phoneCipher: fieldCrypto.seal('account.phone_cipher', '13812345678') },
  })
  await visit(accountId, childId, '2026-11-24')
  const file = await exported(accountId)
  expect(file.about.readme.length).toBeGreaterThan(2)
  expect(file.about.truncated).toEqual([])
  expect(file.account.phone).toBe('13812345678')
  const child = at(file.people, 0)
  expect(child).toMatchObject({ id: childId, name: '示例', withheld: false })
  expect(at(child.documents, 0).number).toHaveLength(36)
  const appointment = at(child.appointments, 0)
  expect(appointment.reason).toBe('咳嗽三天')
  expect(appointment.visit?.record?.inWords.join()).toContain('多喝水')
  expect(file.messages.length).toBeGreaterThan(0)
})

it('holds the health card with where it was shown, and how a record was opened, shown and asked about', async () => {
  const { accountId, family, childId: patientId, desk, doctor } = await cardCounter(app)
  await verify(desk.caller, await codeOf(family, patientId))
  const { code } = await family.record.share({ patientId, sections: ['allergy'], idempotencyKey: newKey() })
  await doctor.caller.chart.openShared({ code, idempotencyKey: newKey() })
  const look = (await family.record.accessLog({ patientId })).rows.find(({ isMe }) => !isMe)
  await family.record.objectToAccess({
    patientId,
    eventId: look?.id ?? '',
    text: '不认识',
    idempotencyKey: newKey(),
  })
  const { number } = await family.healthCard.number({ patientId, idempotencyKey: newKey() })

  const file = await exported(accountId)
  const [person] = file.people
  expect(person?.healthCard).toMatchObject({
    number,
    status: 'active',
    version: 1,
    history: [{ status: 'active', version: 1, byMe: true }],
    uses: [{ purpose: '报到', kind: '动态码', outcome: 'accepted', organization: expect.any(String) }],
  })
  expect(person?.recordOpenings).toMatchObject([
    { basis: 'share-code', sections: ['过敏'], who: '示例员工', reason: null },
  ])
  expect(person?.shares).toMatchObject([{ sections: ['过敏'], usedBy: '示例员工', revokedAt: null }])
  expect(person?.objections).toMatchObject([{ text: '不认识', answer: null }])
  expect(JSON.stringify(file)).not.toContain(code)
})

it('holds what a family and its team wrote, each person’s for whoever may read it', async () => {
  const team = await newTeam(app)
  const doctor = await joinTeam(app, team)
  const { accountId, patientId, caller } = await signedFamily(app, team, {
    birthDate: '2011-05-20',
    agrees: false,
  })
  const own = await app.newAccount()
  await app.database.db.patientLink.create({ data: { accountId: own, patientId, relation: 'self' } })
  const other = await signedFamily(app, team)
  await other.caller.conversation.open({ patientId: other.patientId, idempotencyKey: newKey() })
  const girl = app.as(own)
  const { id: conversationId } = await girl.conversation.open({ patientId, idempotencyKey: newKey() })
  const say = { conversationId, idempotencyKey: newKey() }
  await girl.conversation.sendText({ ...say, text: '最近总头疼' })
  await doctor.caller.conversation.reply({ ...say, idempotencyKey: newKey(), text: '明天来量个血压' })

  const [seen] = (await exported(own)).people
  expect(seen?.conversations).toEqual([
    {
      team: '示例团队',
      createdAt: expect.any(String),
      messages: [
        expect.objectContaining({ side: 'family', isMine: true, who: null, text: '最近总头疼' }),
        expect.objectContaining({ side: 'team', isMine: false, who: '示例员工', text: '明天来量个血压' }),
      ],
    },
  ])
  expect((await caller.record.accessLog({ patientId })).rows[0]?.fields).toContain('messages')
  expect((await exported(accountId)).people.map((person) => [person.withheld, person.conversations])).toEqual(
    [[true, []]],
  )
  const theirs = (await exported(other.accountId)).people
  expect(theirs.map(({ conversations }) => conversations.length)).toEqual([1])
  expect(JSON.stringify(theirs)).not.toContain('头疼')
})

it('holds contracts, key groups, evaluations, places in a plan and payments, each for whoever sees it in the app', async () => {
  const { db } = app.database
  const [accountId, spouse] = [await app.newAccount(), await app.newAccount()]
  const patientId = await app.newPatient('1990-05-20', { [accountId]: 'self', [spouse]: 'spouse' })
  const childId = await app.newPatient('2021-05-20', { [accountId]: 'child', [spouse]: 'child' })
  const team = await signingTeam(app)
  const caller = app.as(accountId)
  const signed = { application: { declaredGroups: ['tuberculosis' as const] } }
  const contractId = await signBoth(caller, team, patientId, signed)
  const answers = { reachable: 'yes', clear: 'partly', kept: 'yes' } as const
  const idempotencyKey = newKey()
  await caller.service.evaluate({ contractId, answers, comment: '打电话有人接', idempotencyKey })
  const { id: planId } = await newPlan(app)
  const place = await newCoverage(app, { planId, accountId, patientId: childId }, { isWaiver: true })
  const [createdAt, outTradeNo] = [app.clock.now(), newKey().replaceAll('-', '')]
  const subject = { purpose: 'coverage', subjectId: place.enrolmentId, description: '互助计划' }
  await db.payment.create({
    data: {
      accountId,
      ...subject,
      amountFen: 15_000n,
      status: 'pending',
      outTradeNo,
      createdAt,
      expiresAt: createdAt,
    },
  })

  const own = await exported(accountId)
  const [self, child] = [patientId, childId].map((id) => own.people.find((person) => person.id === id))
  expect(own.about.truncated).toEqual([])
  expect(self?.contracts).toEqual([
    expect.objectContaining({
      team: '示例团队',
      status: 'signed',
      withheld: false,
      address: '2 单元 301',
      packages: [{ name: '示例包', selfFen: 0 }],
      questionnaire: expect.objectContaining({ wishes: '看看牙' }),
      signatures: [
        expect.objectContaining({ side: 'resident', factor: 'own-phone', strokes: STROKES }),
        expect.objectContaining({ side: 'team', strokes: null }),
      ],
      evaluations: [expect.objectContaining({ clear: 'partly', isMine: true, comment: '打电话有人接' })],
    }),
  ])
  expect(self?.keyGroups).toEqual([
    { group: '肺结核', source: 'declared', since: '2026-11-21', until: null, evidence: null },
  ])
  expect(child?.coverages).toMatchObject([{ plan: '示例互助计划', waiver: '低保家庭', isMine: true }])
  expect(own.payments).toMatchObject([{ purpose: 'coverage', amountFen: 15_000, outTradeNo, refunds: [] }])

  const others = await exported(spouse)
  const [theirs, same] = [patientId, childId].map((id) => others.people.find((person) => person.id === id))
  const closed = { withheld: true, packages: [], questionnaire: null, status: 'signed' }
  expect(theirs?.contracts).toEqual([expect.objectContaining(closed)])
  expect([theirs?.keyGroups, others.payments]).toEqual([[], []])
  expect(same?.coverages).toMatchObject([{ plan: '示例互助计划', waiver: null, isMine: false }])
  for (const word of ['打电话有人接', '低保家庭', '看看牙', '肺结核'])
    expect(JSON.stringify(others)).not.toContain(word)
})

it('keeps from a guardian what another wrote and WeChat let nobody see', async () => {
  const { accountId, patientId, caller } = await signedFamily(app, await newTeam(app))
  const father = await app.newAccount()
  await app.database.db.patientLink.create({ data: { accountId: father, patientId, relation: 'child' } })
  const { id: conversationId } = await caller.conversation.open({ patientId, idempotencyKey: newKey() })
  await caller.conversation.sendText({ conversationId, text: '不该说的话', idempotencyKey: newKey() })
  await app.database.db.conversationMessage.updateMany({
    where: { conversationId, side: 'family' },
    data: { check: 'risky' },
  })
  const first = async (reader: string) => at((await exported(reader)).people, 0).conversations[0]?.messages[0]
  expect(await first(accountId)).toMatchObject({ text: '不该说的话', isWithheld: false })
  expect(await first(father)).toMatchObject({ text: null, isWithheld: true })
})

it('leaves out what an adolescent has not agreed to show, and shows it to themselves', async () => {
  const [parent, own] = [await app.newAccount(), await app.newAccount()]
  const girlId = await app.newPatient('2011-05-20', { [parent]: 'child', [own]: 'self' })
  await visit(own, girlId, '2026-11-25')
  const seen = at((await exported(parent)).people, 0)
  expect(seen).toMatchObject({ withheld: true, documents: [] })
  expect(at(seen.appointments, 0)).toMatchObject({ reason: null, visit: { record: null } })
  expect(at(at((await exported(own)).people, 0).appointments, 0).reason).toBe('咳嗽三天')
})

it('hands the number of an adolescent to nobody else, even if they agreed that records are read', async () => {
  const [parent, own] = [await app.newAccount(), await app.newAccount()]
  const patientId = await app.newPatient('2011-05-20', { [parent]: 'child', [own]: 'self' })
  const purpose = 'guardian-view'
  const { version: textVersion } = currentConsentText(purpose)
  const answer = { patientId, purpose, decision: 'given', textVersion } as const
  await app.as(own).consent.decide({ ...answer, idempotencyKey: newKey() })
  expect(at((await exported(parent)).people, 0)).toMatchObject({ withheld: false, documents: [] })
  expect(at((await exported(own)).people, 0).documents).toHaveLength(1)
})

it('leaves out other families and people who are only entrusted', async () => {
  const { accountId, childId, caller } = await app.newFamily()
  const delegateId = await app.newAccount()
  const { code } = await caller.delegation.create({
    patientId: childId,
    label: '外婆',
    relation: 'grandchild',
    startsOn: '2026-11-21',
    endsOn: '2026-12-21',
    idempotencyKey: newKey(),
  })
  await app.as(delegateId).delegation.accept({ code, idempotencyKey: newKey() })
  expect((await exported(delegateId)).people).toEqual([])
  expect((await exported(accountId)).people.map(({ id }) => id)).toEqual([childId])
})

it('is written down for each person in it, and kept nowhere', async () => {
  const { accountId, childId } = await app.newFamily()
  await exported(accountId)
  const { rows } = await app.as(accountId).record.accessLog({ patientId: childId })
  expect(at(rows, 0)).toMatchObject({ purpose: 'export', role: 'guardian', isMe: true })
  expect(at(rows, 0).fields).toContain('document')
  expect(await app.database.db.idempotencyRecord.count({ where: { procedure: 'account.export' } })).toBe(0)
})

it('writes the newest two thousand of each kind, and says where there may be more', async () => {
  const { accountId } = await app.newFamily()
  const agreements = Array.from({ length: 2_001 }, (_, version) => ({
    accountId,
    textVersion: String(version),
    agreedAt: new Date(app.clock.now().getTime() + version * 1_000),
  }))
  await app.database.db.privacyAgreement.createMany({ data: agreements })
  const { about, account } = await exported(accountId)
  expect(about.truncated).toEqual(['privacyAgreements'])
  const versions = account.privacyAgreements.map(({ textVersion }) => textVersion)
  expect([versions.length, versions[0]]).toEqual([2_000, '2000'])
})
