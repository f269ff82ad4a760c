import { inflateSync } from 'node:zlib'
import { Fhir } from 'fhir'
import type { Bundle } from 'fhir/r4'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DomainError } from '#domain/kernel/errors'
import { familyInTheMiddle, type World } from '../../support/inputs/example-inputs'
import { createTestApp, type TestApp } from '../../support/room/test-app'

let app: TestApp
let world: World

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  world = await familyInTheMiddle(app)
})
afterAll(() => app.close())

/** Every glyph that the paper draws, by its number of four hexadecimal digits. */
function glyphsOf(pdf: Buffer): string[] {
  const streams = pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)
  return [...streams]
    .map(([, body = '']) => Buffer.from(body, 'latin1'))
    .filter((body) => body[0] === 0x78)
    .map((body) => inflateSync(body).toString('latin1'))
    .filter((text) => text.includes(' TJ'))
    .flatMap((text) =>
      [...text.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []),
    )
}

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

it.each(['阿依古丽·买买提', '欧阳𤩽', '王𬭎𠅤'])(
  'writes %s whole on paper (journeys E3 18)',
  async (name) => {
    const nameCipher = app.context(null).fieldCrypto.seal('patient.name', name)
    await app.database.db.patient.update({ where: { id: world.patientId }, data: { nameCipher } })
    const paper = await getDocumentProxy(new Uint8Array((await exported('pdf')).bytes))
    const { text } = await extractText(paper, { mergePages: true })
    expect(text.normalize('NFC')).toContain(name)
    // A character that the font does not have is drawn as glyph 0, an empty box, though its text is there.
    const glyphs = glyphsOf((await exported('pdf')).bytes)
    expect(glyphs.length).toBeGreaterThan(20)
    expect(glyphs).not.toContain('0000')
  },
)

it('marks what the font does not have and says so, rather than draw an empty box', async () => {
  const nameCipher = app.context(null).fieldCrypto.seal('patient.name', '王\u{30EDE}❤️')
  await app.database.db.patient.update({ where: { id: world.patientId }, data: { nameCipher } })
  const { bytes } = await exported('pdf')
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  // Two characters that are drawn, and a mark that is not.
  expect(text).toMatch(/^王〓〓 /m)
  expect(text).toContain('〓 是这份文件的字体里没有的字')
  expect(glyphsOf(bytes)).not.toContain('0000')
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
