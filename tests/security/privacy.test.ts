import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'
import { appRouter } from '#server/app-router'
import { linkEvents } from '#server/features/audit/link-events'
import { authenticate } from '#server/features/auth/authenticate'
import { openLogIn } from '#server/features/auth/log-in/open-log-in'
import { findAccount } from '#server/features/auth/store'
import { readConfig } from '#server/platform/config/config'
import type { Context } from '#server/platform/context'
import { createHttpServer } from '#server/platform/http/http'
import { at, createTestApp, newKey, type TestApp } from '../support/room/test-app'
import { residentIdBornOn } from '../support/rows/resident-ids'
import { logLines } from '../support/server/log-lines'

/**
 * Reliability 18: a broad journey over real HTTP with the real log at its most talkative. No name, phone or document
 * number that anybody typed stands in the log, an address, the metrics, a refusal, a job or, unsealed, in any table.
 */
const SECRETS = {
  parent: '欧阳琬莹',
  child: '欧阳知夏',
  baby: '欧阳琬莹之女',
  renamed: '欧阳知秋',
  staff: '司徒若楠',
  label: '上官外婆',
  phone: '13987654321',
  staffPhone: '13787654322',
  parentId: residentIdBornOn('1990-03-07', 22),
  childId: residentIdBornOn('2019-06-01', 22),
  wrongId: '510183199003071234',
  certificate: 'Q510777001',
  words: '欧阳知夏咳嗽三天，电话13987654321',
}

let app: TestApp
let server: FastifyInstance
let address: string
const log = logLines()
/** Every answer that was none, with its headers. */
const refusals: string[] = []

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  const shared = { ...app.context(null), log: log.log }
  server = await createHttpServer({
    config: readConfig({ ADDRESS_REQUESTS_PER_MINUTE: '100000', ACCOUNT_REQUESTS_PER_MINUTE: '100000' }),
    log: log.log,
    pool: app.database.pool,
    router: appRouter,
    createContext: async ({ req }): Promise<Context> => {
      const token = req.headers.authorization?.slice('Bearer '.length)
      const account = token ? await authenticate(app.database.db, token, app.clock.now()) : null
      return { ...shared, requestId: req.id, log: req.log, account }
    },
    webFolder: '/nowhere',
    isStopping: () => false,
  })
  address = await server.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await server?.close()
  await app?.close()
})

interface Reply {
  readonly result?: { readonly data: Record<string, unknown> }
}

async function send(token: string | null, procedure: string, body: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${address}/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body,
  })
  const text = await response.text()
  if (!response.ok) refusals.push(`${text} ${JSON.stringify([...response.headers])}`)
  return (JSON.parse(text) as Reply).result?.data ?? {}
}

/** The account's own calls; every write has its key. */
function callerOf(token: string | null) {
  return (procedure: string, input: object) => send(token, procedure, JSON.stringify(input))
}

async function logIn(accountId: string): Promise<string> {
  const { db } = app.database
  return (await openLogIn(db, await findAccount(db, accountId), app.clock.now())).token
}

const key = () => ({ idempotencyKey: newKey() })

/** Adds people, books, cancels, entrusts, reads and exports; and gets much of it wrong. */
async function familyJourney(): Promise<{
  childId: string
  slotId: string
  organizationId: string
  sessionId: string
}> {
  const call = callerOf(await logIn(await app.newAccount()))
  await call('auth.agreePrivacy', { textVersion: CURRENT_PRIVACY_VERSION, ...key() })
  await call('auth.sendPhoneCode', { phone: SECRETS.phone, ...key() })
  await call('auth.confirmPhoneCode', { phone: SECRETS.phone, code: '123456', ...key() })
  const residentId = (number: string) => ({ type: 'resident-id', number })
  await call('patient.add', {
    name: SECRETS.parent,
    relation: 'self',
    document: residentId(SECRETS.parentId),
    ...key(),
  })
  const child = { name: SECRETS.child, relation: 'child', document: residentId(SECRETS.childId) }
  const { id: childId } = (await call('patient.add', { ...child, ...key() })) as { id: string }
  await call('patient.add', {
    name: SECRETS.baby,
    relation: 'child',
    document: { type: 'birth-certificate', number: SECRETS.certificate },
    birthDate: '2026-11-01',
    sex: 'female',
    nameIsTemporary: true,
    ...key(),
  })
  await call('patient.add', { ...child, ...key() })
  await call('patient.add', { ...child, document: residentId(SECRETS.wrongId), ...key() })
  await call('patient.add', { ...child, surprise: SECRETS.childId, ...key() })
  await call('patient.list', {})
  await call('patient.reveal', { id: childId, ...key() })
  await call('patient.correct', { id: childId, name: SECRETS.renamed, ...key() })
  await call('patient.get', { id: SECRETS.childId })

  const { slots, organizationId, sessionId } = await app.openSession({ day: '2026-11-21', endTime: '17:00' })
  const slotId = at(slots, -1).id
  const reason = SECRETS.words
  const booked = (await call('appointment.book', { slotId, patientId: childId, reason, ...key() })) as {
    id: string
  }
  await call('appointment.cancel', { id: booked.id, reason, ...key() })
  await call('appointment.book', { slotId, patientId: childId, reason, ...key() })
  await call('appointment.book', { slotId: SECRETS.phone, patientId: SECRETS.childId, reason, ...key() })
  const entrusted = (await call('delegation.create', {
    patientId: childId,
    label: SECRETS.label,
    relation: 'grandchild',
    startsOn: '2026-11-21',
    endsOn: '2026-12-21',
    ...key(),
  })) as { code: string }
  // Otherwise nothing was written that could be found.
  expect([childId, booked.id, entrusted.code]).not.toContain(undefined)
  const delegate = callerOf(await logIn(await app.newAccount()))
  await delegate('delegation.preview', { code: entrusted.code })
  await delegate('delegation.accept', { code: entrusted.code, ...key() })
  // Another family types the same child.
  await delegate('patient.add', { ...child, ...key() })
  await call('message.list', {})
  await call('record.accessLog', { patientId: childId })
  await call('account.export', key())
  return { childId, slotId, organizationId, sessionId }
}

async function staffJourney(place: { organizationId: string; sessionId: string }): Promise<void> {
  const desk = callerOf(await logIn((await app.newStaff('front-desk', place.organizationId)).accountId))
  await desk('visit.find', { query: SECRETS.renamed })
  await desk('visit.find', { query: SECRETS.phone.slice(-4) })
  await desk('session.board', { sessionId: place.sessionId })
  await desk('guardianship.staffFind', { documentType: 'resident-id', number: SECRETS.childId })
  const bureau = await app.newStaff('health-bureau', place.organizationId)
  const office = await logIn(bureau.accountId)
  await app.database.db.accessToken.updateMany({
    where: { accountId: bureau.accountId },
    data: { secondFactorAt: app.clock.now() },
  })
  const call = callerOf(office)
  const { organizationId } = place
  const hire = { phone: SECRETS.staffPhone, name: SECRETS.staff, role: 'nurse', organizationId }
  await call('staff.add', { ...hire, ...key() })
  await call('staff.add', { ...hire, phone: SECRETS.phone, ...key() })
  await call('staff.list', { query: SECRETS.staff })
  await call('audit.search', {})
}

/** What no phone of ours sends. */
async function nonsense(): Promise<void> {
  const call = callerOf(null)
  const secret = `${SECRETS.childId}${SECRETS.parent}`
  await send(null, 'patient.add', `{"name":"${secret}"`)
  await send(null, `patient.${encodeURIComponent(secret)}`, '{}')
  await call('patient.list', {})
  await call('auth.wechatLogin', { code: secret })
  const input = encodeURIComponent(JSON.stringify({ query: secret }))
  await fetch(`${address}/trpc/organization.list?input=${input}`)
  await fetch(`${address}/nothing?phone=${SECRETS.phone}`)
}

const secretsIn = (text: string): string[] => Object.values(SECRETS).filter((secret) => text.includes(secret))
/** Eighteen places of an identity number, eleven of a mobile one; not inside a longer number or a hash. */
const NUMBERS = /(?<![\da-f.-])(?:\d{17}[\dX]|1[3-9]\d{9})(?![\da-f.-])/gi

it('nothing that names a person stands where it does not belong', async () => {
  const place = await familyJourney()
  await staffJourney(place)
  await nonsense()
  await linkEvents({ transaction: app.database.transaction, log: log.log })

  const written = log.text()
  expect(written.split('\n').length).toBeGreaterThan(40)
  expect(secretsIn(written)).toEqual([])
  expect(secretsIn(decodeURIComponent(written.replaceAll(/%(?![0-9A-F]{2})/g, '%25')))).toEqual([])
  expect(written.match(NUMBERS) ?? []).toEqual([])

  expect(refusals.length).toBeGreaterThan(6)
  expect(refusals.flatMap(secretsIn)).toEqual([])

  const metrics = await (await fetch(`${address}/metrics`)).text()
  expect(metrics).toContain('trpc patient.add')
  expect(secretsIn(metrics)).toEqual([])
  expect(metrics).not.toContain(encodeURIComponent(SECRETS.parent))

  const { rows: tables } = await app.database.pool.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables
     WHERE schemaname IN ('public', 'graphile_worker')`,
  )
  const found: string[] = []
  let read = 0
  for (const { schema, name } of tables) {
    const { rows } = await app.database.pool.query<{ text: string }>(
      `SELECT t::text AS text FROM "${schema}"."${name}" AS t`,
    )
    read += rows.length
    for (const { text } of rows) found.push(...secretsIn(text).map((secret) => `${name}: ${secret}`))
  }
  expect(read).toBeGreaterThan(60)
  expect(found).toEqual([])
})
