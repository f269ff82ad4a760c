import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, localDate } from '#domain/kernel/time'
import type { PatientDraft } from '#domain/patient/patient-input'
import { createTestApp, newKey, type TestApp } from '../support/room/test-app'
import { residentIdBornOn } from '../support/rows/resident-ids'
import { inParallel } from '../support/server/persist'
import { type Answer, post } from '../support/server/post'

/** Reliability 14: whether a document is known cannot be asked, neither often, nor by what is said or how long it takes. */
let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => {
  app.assertQuiet()
  app.clock.pass(HOUR_MS)
})
afterAll(() => app.close())

const HOUR_MS = 3_600_000
const GUESSES = 10_000
/** Answers go out on a beat of 200 ms: so many guesses wait for it together. */
const AT_ONCE = 250
const PER_HOUR = 5
const NEWBORN_ON = '2026-11-05'
const MAX_SENT = 20
/** Both ways to learn something about a number: to add its person, or to give it to somebody whom one has. */
const PROCEDURES = ['patient.add', 'patient.replaceDocument'] as const
type Procedure = (typeof PROCEDURES)[number]
type Document = PatientDraft['document']

interface Guesser {
  readonly accountId: string
  /** Their own child, who has a birth certificate so far. */
  readonly newbornId: string
}

interface Guess extends Answer {
  readonly guesser: Guesser
  readonly procedure: Procedure
  readonly document: Document
  readonly tookMs: number
}

let numbers = 0
/** An ID of a child of school age; each call another one. */
function nextDocument(): Document {
  const bornOn = addDays(localDate('2012-01-01'), Math.floor(numbers / 800))
  const number = residentIdBornOn(bornOn, 100 + (numbers++ % 800))
  return { type: 'resident-id', number }
}

let newborns = 0
/** An ID of a boy of the newborns' day; each call another one. */
function nextNewbornDocument(): Document {
  newborns += 1
  return { type: 'resident-id', number: residentIdBornOn(NEWBORN_ON, 101 + 2 * newborns) }
}

async function newGuessers(count: number): Promise<readonly Guesser[]> {
  const { db } = app.database
  const { fieldCrypto } = app.context(null)
  const guessers = Array.from({ length: count }, () => ({ accountId: newKey(), newbornId: newKey() }))
  const nameCipher = fieldCrypto.seal('patient.name', '周小满')
  const numberCipher = fieldCrypto.seal('patient_identifier.number', 'Q510000001')
  const child = { birthDate: new Date(NEWBORN_ON), sex: 'male', createdAt: app.clock.now() }
  await db.account.createMany({ data: guessers.map(({ accountId: id }) => ({ id })) })
  await db.patient.createMany({
    data: guessers.map(({ newbornId: id }) => ({ id, nameCipher, ...child })),
  })
  await db.patientIdentifier.createMany({
    data: guessers.map(({ newbornId: patientId }) => ({
      patientId,
      type: 'birth-certificate',
      numberCipher,
      numberIndex: Uint8Array.from(fieldCrypto.index('patient_identifier.number', patientId)),
      validFrom: child.createdAt,
    })),
  })
  await db.patientLink.createMany({
    data: guessers.map(({ accountId, newbornId: patientId }) => ({
      accountId,
      patientId,
      relation: 'child',
      createdAt: child.createdAt,
    })),
  })
  return guessers
}

async function guess(guesser: Guesser, procedure: Procedure, document: Document): Promise<Guess> {
  const wish = procedure === 'patient.add' ? { name: '周小禾', relation: 'child' } : { id: guesser.newbornId }
  const body = JSON.stringify({ ...wish, document, idempotencyKey: newKey() })
  for (let sent = 1; ; sent++) {
    const askedAt = performance.now()
    const answer = await post(app.context(guesser.accountId), procedure, body)
    // Like a phone: a server that is too busy says nothing about the number, and is asked again.
    if (answer.refusal === 'busy' && sent < MAX_SENT) continue
    return { ...answer, guesser, procedure, document, tookMs: performance.now() - askedAt }
  }
}

/** Every number becomes that of somebody, each of another family, an hour before anybody guesses. */
async function makeKnown(documents: readonly Document[]): Promise<void> {
  const families = await newGuessers(documents.length)
  const added = documents.map((document, index) => () => {
    const family = families[index]
    if (!family) throw new Error('a family is missing')
    return guess(family, 'patient.add', document)
  })
  for (const { status } of await inParallel(AT_ONCE, added)) expect(status).toBe(200)
  app.clock.pass(HOUR_MS)
}

const isAnswered = ({ status }: Guess) => status === 200
const shapeOf = ({ status, text }: Guess) => `${status} ${text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'id')}`
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

function countBy<Key>(guesses: readonly Guess[], keyOf: (each: Guess) => Key): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const each of guesses) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1)
  return counts
}

describe.each([
  ['patient.add', nextDocument, '200 {"result":{"data":{"id":"id"}}}'],
  ['patient.replaceDocument', nextNewbornDocument, '200 {"result":{"data":{}}}'],
] as const)('%s', (procedure, next, answer) => {
  it('is answered alike, in body and in time, for documents that are known and that are not', async () => {
    const pairs = 14
    const known = Array.from({ length: pairs }, next)
    await makeKnown(known)
    const guessers = await newGuessers(2 * pairs)
    const asked = known.flatMap((document) => [document, next()])
    const guesses: Guess[] = []
    // One after the other: what is compared is how long each takes, not how long it waits for the others.
    for (const [index, document] of asked.entries()) {
      const guesser = guessers[index]
      if (guesser) guesses.push(await guess(guesser, procedure, document))
    }
    expect([...new Set(guesses.map(shapeOf))]).toEqual([answer])
    const [one, other] = [0, 1].map((parity) =>
      median(guesses.filter((_, index) => index % 2 === parity).map(({ tookMs }) => tookMs)),
    ) as [number, number]
    expect(Math.abs(one - other) / Math.max(one, other)).toBeLessThanOrEqual(0.05)
  }, 60_000)
})

it('of 10,000 documents one account is told of five an hour, whichever way it asks', async () => {
  const [guesser] = await newGuessers(1)
  if (!guesser) throw new Error('nobody guesses')
  const guesses = await inParallel(
    AT_ONCE,
    Array.from({ length: GUESSES }, (_, index) => {
      const procedure = PROCEDURES[index % 2] ?? 'patient.add'
      const document = nextDocument()
      return () => guess(guesser, procedure, document)
    }),
  )
  expect(guesses.filter(isAnswered)).toHaveLength(PER_HOUR)
  expect(new Set(guesses.filter((each) => !isAnswered(each)).map(shapeOf)).size).toBe(1)
}, 120_000)

it('of 10,000 guesses by 1,000 accounts five an hour, account and document are answered, known or not in the same words', async () => {
  const known = Array.from({ length: 50 }, nextDocument)
  await makeKnown(known)
  const targets = known.flatMap((document) => [document, nextDocument()])
  const guessers = await newGuessers(1_000)
  // Each account asks about ten of the hundred, and all of them about each equally often.
  const guesses = await inParallel(
    AT_ONCE,
    Array.from({ length: GUESSES }, (_, index) => {
      const turn = Math.floor(index / guessers.length)
      const guesser = guessers[index % guessers.length]
      const document = targets[(index + 7 * turn) % targets.length]
      const procedure = PROCEDURES[turn % 2] ?? 'patient.add'
      if (!guesser || !document) throw new Error('there is no such guess')
      return () => guess(guesser, procedure, document)
    }),
  )
  const answered = guesses.filter(isAnswered)
  expect(Math.max(...countBy(answered, ({ guesser }) => guesser.accountId).values())).toBeLessThanOrEqual(
    PER_HOUR,
  )
  expect([...countBy(answered, ({ document }) => document.number).values()]).toEqual(
    targets.map(() => PER_HOUR),
  )
  const isKnown = ({ document }: Guess) => known.includes(document)
  const words = (some: readonly Guess[]) => [...new Set(some.map(shapeOf))].sort()
  expect(words(guesses.filter(isKnown))).toEqual(words(guesses.filter((each) => !isKnown(each))))
}, 120_000)
