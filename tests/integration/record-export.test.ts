import { Fhir } from 'fhir'
import type { Bundle } from 'fhir/r4'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DomainError } from '#domain/kernel/errors'
import { familyInTheMiddle, type World } from '../support/example-inputs'
import { createTestApp, type TestApp } from '../support/test-app'

let app: TestApp
let world: World

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  world = await familyInTheMiddle(app)
})
afterAll(() => app.close())

const exported = async (format: 'json' | 'pdf' | 'fhir') => {
  const { record } = app.as(world.accountId)
  const { contentBase64, ...file } = await record.export({ patientId: world.patientId, format })
  return { ...file, bytes: Buffer.from(contentBase64, 'base64') }
}

it('gives another system a bundle that FHIR R4 accepts, with every kind of resource', async () => {
  const { bytes, mediaType, name } = await exported('fhir')
  expect([mediaType, name]).toEqual(['application/fhir+json', '健康档案-2026-11-21.fhir.json'])
  const bundle = JSON.parse(bytes.toString()) as Bundle
  const { valid, messages } = new Fhir().validate(bundle)
  expect({ valid, messages: messages.filter(({ severity }) => severity === 'error') }).toEqual({
    valid: true,
    messages: [],
  })
  // The validator does see what is wrong.
  expect(new Fhir().validate({ ...bundle, type: 'nonsense' }).valid).toBe(false)
  const kinds = new Set(bundle.entry?.map(({ resource }) => resource?.resourceType))
  for (const kind of ['Patient', 'Observation', 'Encounter', 'AllergyIntolerance', 'DocumentReference']) {
    expect(kinds, kind).toContain(kind)
  }
})

it('refers to nothing that the bundle does not hold', async () => {
  const text = (await exported('fhir')).bytes.toString()
  const bundle = JSON.parse(text) as Bundle
  const held = bundle.entry?.map(({ resource }) => `${resource?.resourceType}/${resource?.id}`) ?? []
  const named = [...text.matchAll(/"reference":"([^"]+)"/g)].map(([, reference]) => reference)
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((reference) => !held.includes(reference ?? ''))).toEqual([])
  expect(new Set(held).size).toBe(held.length)
})

it('gives a family a paper with its own glyphs, and the same in JSON', async () => {
  const { bytes } = await exported('pdf')
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.toString('latin1')).toContain('/FontFile3')
  expect(bytes.length).toBeGreaterThan(5000)
  const { entries } = JSON.parse((await exported('json')).bytes.toString())
  expect(entries.length).toBeGreaterThan(3)
})

it('stands in the access log, and in no table of answers', async () => {
  const { record } = app.as(world.accountId)
  const before = await app.database.db.idempotencyRecord.count()
  await record.export({ patientId: world.patientId, format: 'json' })
  expect(await app.database.db.idempotencyRecord.count()).toBe(before)
  const { rows } = await record.accessLog({ patientId: world.patientId })
  expect(rows[0]).toMatchObject({ purpose: 'export', isMe: true })
})

it('is the guardian’s: a delegate brings the child and takes no file', async () => {
  const { record } = app.as(world.delegateId)
  const refused = record.export({ patientId: world.patientId, format: 'json' })
  await expect(refused).rejects.toMatchObject({ cause: new DomainError('delegate_not_permitted') })
})
