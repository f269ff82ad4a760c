import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findOrCreateAccount } from '#server/features/auth/store'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const PHONE = '13812345678'

/** An account with everything that names it: WeChat, phone, a log-in, what it typed and what it was told. */
async function wholeFamily() {
  const { db } = app.database
  const { fieldCrypto } = app.context(null)
  const family = await app.newFamily()
  const { accountId, childId, caller } = family
  const openid = `o-${newKey()}`
  const phoneIndex = Uint8Array.from(fieldCrypto.index('account.phone_cipher', PHONE))
  const phoneCipher = fieldCrypto.seal('account.phone_cipher', PHONE)
  const now = app.clock.now()
  await db.account.update({
    where: { id: accountId },
    data: { openid, unionid: `u-${openid}`, phoneCipher, phoneIndex, phoneVerifiedAt: now },
  })
  await db.accessToken.create({
    data: {
      accountId,
      tokenHash: Buffer.from(newKey().replaceAll('-', ''), 'ascii'),
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 1e9),
    },
  })
  await db.phoneChallenge.create({
    data: { accountId, phoneIndex, codeHash: Buffer.alloc(32), expiresAt: now },
  })
  await db.privacyAgreement.create({ data: { accountId, textVersion: '1', agreedAt: now } })
  await caller.message.subscribe({
    answers: [{ template: 'appointment-reminder', answer: 'accept' }],
    idempotencyKey: newKey(),
  })
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
  const names = await db.patient.findUniqueOrThrow({
    where: { id: childId },
    select: { nameCipher: true, identifiers: { select: { numberCipher: true, numberIndex: true } } },
  })
  const phone = [Buffer.from(phoneIndex).toString('hex'), phoneCipher]
  return { ...family, openid, phone, names, delegateId }
}

async function book(
  family: { childId: string; caller: ReturnType<TestApp['as']> },
  day: string,
): Promise<string> {
  const { slots } = await app.openSession({ day })
  const { id } = await family.caller.appointment.book({
    slotId: at(slots, 0).id,
    patientId: family.childId,
    reason: '咳嗽三天',
    idempotencyKey: newKey(),
  })
  return id
}

async function visited(family: { accountId: string; childId: string }, appointmentId: string): Promise<void> {
  const { db } = app.database
  for (const status of ['checked-in', 'in-visit', 'completed']) {
    await db.appointment.update({ where: { id: appointmentId }, data: { status } })
  }
  const { organizationId, practitionerId } = await db.appointment.findUniqueOrThrow({
    where: { id: appointmentId },
    select: { organizationId: true, practitionerId: true },
  })
  const now = app.clock.now()
  await db.visit.create({
    data: {
      appointmentId,
      patientId: family.childId,
      organizationId,
      practitionerId,
      startedAt: now,
      startedByAccountId: family.accountId,
      completedAt: now,
      recordCipher: 'sealed',
    },
  })
}

/** In which tables any of the texts stands, however it is written there. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const { rows } = await app.database.pool.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker')`,
  )
  expect(rows.length).toBeGreaterThan(30)
  const found: string[] = []
  for (const { schema, name } of rows) {
    for (const text of texts) {
      const hit = await app.database.pool.query(
        `SELECT FROM "${schema}"."${name}" AS t WHERE strpos(t::text, $1) > 0 LIMIT 1`,
        [text],
      )
      if (hit.rowCount) found.push(`${name}: ${text.slice(0, 12)}`)
    }
  }
  return found
}

const close = (caller: ReturnType<TestApp['as']>) => caller.account.close({ idempotencyKey: newKey() })

describe('closing an account', () => {
  it('leaves no row that names its owner or a child without visits', async () => {
    const family = await wholeFamily()
    const id = await book(family, '2026-11-24')
    await family.caller.appointment.cancel({ id, reason: '好了', idempotencyKey: newKey() })
    const { openid, phone, names, accountId } = family
    const { statusNoteCipher } = await app.database.db.appointment.findUniqueOrThrow({ where: { id } })
    const texts = [openid, ...phone, names.nameCipher, statusNoteCipher ?? 'no note was kept']
    for (const { numberCipher, numberIndex } of names.identifiers) {
      texts.push(numberCipher, Buffer.from(numberIndex).toString('hex'))
    }
    expect((await tablesWith(texts)).length).toBeGreaterThanOrEqual(texts.length)
    await close(family.caller)
    expect(await tablesWith(texts)).toEqual([])
    const left = await app.database.pool.query(
      `SELECT (SELECT count(*)::int FROM access_token WHERE account_id = $1) AS tokens,
         (SELECT count(*)::int FROM message WHERE account_id = $1) AS messages,
         (SELECT count(*)::int FROM message_permission WHERE account_id = $1) AS permissions,
         (SELECT count(*)::int FROM privacy_agreement WHERE account_id = $1) AS agreements,
         (SELECT count(*)::int FROM patient_link WHERE account_id = $1 AND ended_at IS NULL) AS links,
         (SELECT count(*)::int FROM appointment WHERE account_id = $1 AND reason_cipher IS NOT NULL) AS reasons`,
      [accountId],
    )
    expect(left.rows[0]).toEqual({
      tokens: 0,
      messages: 0,
      permissions: 0,
      agreements: 0,
      links: 0,
      reasons: 0,
    })
    expect((await family.caller.patient.list({})).rows).toEqual([])
    expect((await app.as(family.delegateId).patient.list({})).rows).toEqual([])
    const told = await app.as(family.delegateId).message.list({})
    expect(told.rows.map(({ kind }) => kind)).toContain('delegation-ended')
  })

  it('keeps what a doctor wrote about a child whom nobody else cares for', async () => {
    const family = await wholeFamily()
    await visited(family, await book(family, '2026-11-25'))
    const { keeps, erases, blockers } = await family.caller.account.closing({})
    expect([blockers, erases]).toEqual([[], []])
    expect(keeps).toContainEqual(
      expect.objectContaining({
        kind: 'visit-records',
        patientId: family.childId,
        count: 1,
        months: 180,
        verified: false,
      }),
    )
    await close(family.caller)
    expect(await tablesWith([family.openid, ...family.phone])).toEqual([])
    const kept = await app.database.db.patient.findUniqueOrThrow({
      where: { id: family.childId },
      include: { visits: true, identifiers: true, links: { where: { endedAt: null } } },
    })
    expect([kept.visits.length, kept.identifiers.length, kept.links.length]).toEqual([1, 1, 0])
    expect(kept.nameCipher).toBe(family.names.nameCipher)
  })

  it('changes nothing for the other guardian', async () => {
    const family = await wholeFamily()
    const other = await app.newAccount()
    await app.database.db.patientLink.create({
      data: { accountId: other, patientId: family.childId, relation: 'child' },
    })
    const id = await book(family, '2026-11-26')
    await close(family.caller)
    expect((await app.as(other).appointment.get({ id })).status).toBe('booked')
    expect((await app.as(other).patient.list({})).rows).toHaveLength(1)
  })

  it('happens on the day on which it alone asked about a document', async () => {
    const { accountId, caller } = await wholeFamily()
    const numberIndex = Uint8Array.from(Buffer.from(newKey().slice(4), 'ascii'))
    const asked = { numberIndex, hourStartedAt: app.clock.now(), accountIds: [accountId] }
    await app.database.db.documentInquiry.create({ data: asked })
    expect(await close(caller)).toEqual({})
    expect(await app.database.db.documentInquiry.count({ where: { numberIndex } })).toBe(0)
  })

  it('happens once, however often it is asked', async () => {
    const { caller } = await wholeFamily()
    const once = { idempotencyKey: newKey() }
    await Promise.all([caller.account.close(once), caller.account.close(once)])
    expect(await caller.account.close(once)).toEqual({})
  })

  it('and a booking at the same moment: one of them happens', async () => {
    for (let round = 0; round < 4; round++) {
      const { caller, childId, accountId } = await wholeFamily()
      const { slots } = await app.openSession({ day: '2026-11-27' })
      const slotId = at(slots, 0).id
      const booking = caller.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
      const [closed, booked] = await Promise.allSettled([close(caller), booking])
      expect([closed.status, booked.status].sort()).toEqual(['fulfilled', 'rejected'])
      const account = await app.database.db.account.findUniqueOrThrow({ where: { id: accountId } })
      expect(account.closedAt !== null).toBe(closed.status === 'fulfilled')
    }
  })

  it('makes room for a new and empty account of the same WeChat', async () => {
    const family = await wholeFamily()
    await close(family.caller)
    const person = { openid: family.openid, unionid: null, now: app.clock.now() }
    const { id } = await findOrCreateAccount(app.database.db, person)
    expect(id).not.toBe(family.accountId)
    expect((await app.as(id).patient.list({})).rows).toEqual([])
    expect((await app.as(id).message.list({})).rows).toEqual([])
  })
})

describe('what stands in the way', () => {
  it('is an appointment ahead of a child whom nobody else cares for', async () => {
    const family = await wholeFamily()
    const id = await book(family, '2026-11-30')
    const { blockers } = await family.caller.account.closing({})
    expect(blockers).toEqual([{ kind: 'open-appointments', count: 1, patientId: family.childId }])
    expect(await refusalOf(close(family.caller))).toBe('account_blocked')
    await family.caller.appointment.cancel({ id, idempotencyKey: newKey() })
    await close(family.caller)
  })

  it('is somebody who asks to be the child’s guardian too', async () => {
    const { accountId, childId, caller } = await app.newFamily()
    const asking = await app.newAccount()
    const now = app.clock.now()
    await app.database.db.guardianshipRequest.create({
      data: {
        patientId: childId,
        accountId: asking,
        relation: 'child',
        nameCipher: '',
        documentType: 'other',
        numberCipher: '',
        birthDate: new Date('2021-05-20'),
        sex: 'female',
        createdAt: now,
        expiresAt: new Date(now.getTime() + 1e8),
      },
    })
    expect((await caller.account.closing({})).blockers).toMatchObject([{ kind: 'guardian-requests' }])
    expect(accountId).not.toBe(asking)
  })

  it('is a role in the alliance', async () => {
    const nurse = await app.newStaff('nurse', await app.newOrganization())
    expect((await nurse.caller.account.closing({})).blockers).toEqual([
      { kind: 'staff-role', count: 1, patientId: null },
    ])
    expect(await refusalOf(close(nurse.caller))).toBe('account_blocked')
    await app.database.db.staffRole.updateMany({
      where: { accountId: nurse.accountId },
      data: { endedAt: app.clock.now() },
    })
    expect((await nurse.caller.account.closing({})).keeps).toContainEqual(
      expect.objectContaining({ kind: 'staff-name' }),
    )
    await close(nurse.caller)
  })
})
