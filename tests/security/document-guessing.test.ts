import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { PatientDraft } from '#domain/patient/patient-input'
import { draftOf } from '../support/patient-drafts'
import { post } from '../support/post'
import { createTestApp, newKey, type TestApp } from '../support/test-app'

/** Reliability 14: whether a document is known cannot be asked, neither often, nor by what is said or how long it takes. */
let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const ask = async (accountId: string, draft: PatientDraft) => {
  const body = JSON.stringify({ ...draft, idempotencyKey: newKey() })
  const askedAt = performance.now()
  const { status, text } = await post(app.context(accountId), 'patient.add', body)
  return { status, text, tookMs: performance.now() - askedAt }
}
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

it('is answered alike, in body and in time, for documents that are known and that are not', async () => {
  const pairs = 24
  const known = Array.from({ length: pairs }, () => draftOf())
  for (const draft of known) await ask(await app.newAccount(), draft)
  app.clock.pass(3_600_000)
  const tookMs = { known: [] as number[], unknown: [] as number[] }
  const shapes = new Set<string>()
  for (const draft of known) {
    for (const [kind, asked] of [
      ['known', draft],
      ['unknown', draftOf()],
    ] as const) {
      const answer = await ask(await app.newAccount(), asked)
      tookMs[kind].push(answer.tookMs)
      shapes.add(`${answer.status} ${answer.text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'id')}`)
    }
  }
  expect([...shapes]).toEqual(['200 {"result":{"data":{"id":"id"}}}'])
  const [one, other] = [median(tookMs.known), median(tookMs.unknown)]
  expect(Math.abs(one - other) / Math.max(one, other)).toBeLessThanOrEqual(0.05)
}, 60_000)

it('is told of five documents an hour and account, however many are asked about', async () => {
  const guesser = await app.newAccount()
  const guesses = Array.from({ length: 200 }, () => ask(guesser, draftOf()))
  const answered = (await Promise.all(guesses)).filter(({ status }) => status === 200)
  expect(answered).toHaveLength(5)
})

it('is told to five accounts an hour and document, known or not, in the same words to the others', async () => {
  const known = draftOf()
  await ask(await app.newAccount(), known)
  app.clock.pass(3_600_000)
  const refusals = new Set<string>()
  for (const draft of [known, draftOf()]) {
    const accounts = await Promise.all(Array.from({ length: 60 }, () => app.newAccount()))
    const answers = await Promise.all(accounts.map((accountId) => ask(accountId, draft)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    for (const { status, text } of answers) if (status !== 200) refusals.add(text)
  }
  expect(refusals.size).toBe(1)
})
