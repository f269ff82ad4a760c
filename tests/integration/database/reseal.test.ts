import { randomBytes, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFieldCrypto, type FieldCrypto } from '#server/platform/sealing/field-crypto'
import { namesOf, sealedTables } from '#server/platform/sealing/sealed-columns'
import { createSealedFiles } from '#server/platform/sealing/sealed-files'
import { resealTasks } from '#server/reseal'
import { seedDemo } from '../../../prisma/seed/seed-demo'
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database'
import { testContext } from '../../support/room/test-context'
import { logLines } from '../../support/server/log-lines'
import { temporaryFolder } from '../../support/server/temporary-folder'

const [oldKey, newKey, indexKey] = [randomBytes(32), randomBytes(32), randomBytes(32)]
const before = createFieldCrypto({ currentKeyId: 'k1', keys: { k1: oldKey }, indexKey })
const during = createFieldCrypto({ currentKeyId: 'k2', keys: { k2: newKey, k1: oldKey }, indexKey })
const after = createFieldCrypto({ currentKeyId: 'k2', keys: { k2: newKey }, indexKey })

const folder = temporaryFolder()
let database: TestDatabase
let context: Awaited<ReturnType<typeof testContext>>

beforeAll(async () => {
  database = await createTestDatabase()
  context = await testContext(database, {
    now: () => new Date('2026-11-23T09:14:00+08:00'),
    log: logLines().log,
    isDemonstration: true,
  })
  await seedDemo({ ...context.as(null), fieldCrypto: before })
}, 120_000)
afterAll(async () => {
  await database.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function reseal(fieldCrypto: FieldCrypto): Promise<void> {
  const files = createSealedFiles(folder, fieldCrypto)
  const [work] = Object.values(resealTasks({ ...context.as(null), fieldCrypto, files }))
  await work?.({})
}

/** How many values stand in each column under each key: `patient.name_cipher k1` → 12. */
async function sealedUnder(): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { table, columns } of await sealedTables(database.db))
    for (const { name, isBytes } of columns) {
      const head = isBytes ? `encode(substring("${name}" for 5), 'escape')` : `left("${name}", 5)`
      const { rows } = await database.pool.query<{ head: string; count: number }>(
        `SELECT ${head} AS head, count(*)::int AS count FROM "${table}" WHERE "${name}" IS NOT NULL GROUP BY 1`,
      )
      for (const row of rows) counts.set(`${table}.${name} ${row.head.slice(3)}`, row.count)
    }
  return counts
}

const reports = () =>
  database.db.resealing.findMany({
    orderBy: { id: 'asc' },
    select: { keyId: true, resealed: true, remaining: true },
  })

it('with one key there is nothing to do, and nothing is reported', async () => {
  await reseal(before)
  expect(await reports()).toEqual([])
})

it('seals everything with the newest key, what may not be changed too, until the old one is needed by nobody', async () => {
  const paper = randomUUID()
  await createSealedFiles(folder, before).put(paper, Buffer.from('发票'))
  // The demonstration has no picture, and bytes are sealed in their own way.
  const accountId = (await database.db.account.findFirstOrThrow({ select: { id: true } })).id
  const patientId = (await database.db.patient.findFirstOrThrow({ select: { id: true } })).id
  const picture = before.sealBytes('record_attachment.content_cipher', Buffer.from('图'))
  await attachPicture(patientId, accountId, picture)
  const old = await sealedUnder()
  const total = [...old.values()].reduce((sum, count) => sum + count, 0)
  expect(total).toBeGreaterThan(200)
  expect([...old.keys()].filter((column) => !column.endsWith(' k1'))).toEqual([])

  // Somebody is just writing one of them: it is left, and met by the next pass or the next night.
  const busy = await database.pool.connect()
  await busy.query('BEGIN')
  await busy.query('SELECT 1 FROM patient WHERE id = $1 FOR UPDATE', [patientId])
  await reseal(during)
  await busy.query('COMMIT')
  busy.release()
  expect((await sealedUnder()).get('patient.name_cipher k1')).toBe(1)
  await reseal(during)

  const expected = [...old].map(([column, count]) => [column.replace(/ k1$/, ' k2'), count] as const)
  expect(await sealedUnder()).toEqual(new Map(expected))
  expect((await createSealedFiles(folder, after).get(paper))?.toString()).toBe('发票')
  const names = await database.db.patient.findMany({ select: { nameCipher: true } })
  expect(names.map(({ nameCipher }) => after.open('patient.name', nameCipher))).toContain('林晓敏')
  const [first, second] = await reports()
  expect(first).toMatchObject({ keyId: 'k2', remaining: 1 })
  expect(second).toEqual({ keyId: 'k2', resealed: 1, remaining: 0 })
})

it('what no key at hand opens is left as it is, and counted: its key may not go', async () => {
  const lost = createFieldCrypto({ currentKeyId: 'k0', keys: { k0: randomBytes(32) }, indexKey })
  const { id } = await database.db.patient.findFirstOrThrow({ select: { id: true } })
  const nameCipher = lost.seal('patient.name', '无名')
  await database.db.patient.update({ where: { id }, data: { nameCipher } })
  await reseal(during)
  expect((await reports()).at(-1)).toEqual({ keyId: 'k2', resealed: 0, remaining: 1 })
  expect((await database.db.patient.findUniqueOrThrow({ where: { id } })).nameCipher).toBe(nameCipher)
})

it('every sealed column has a name under which the program seals', async () => {
  const program = sourcesOf('server').join('\n')
  const tables = await sealedTables(database.db)
  expect(tables.length).toBeGreaterThan(40)
  const nameless = tables.flatMap(({ table, columns }) =>
    columns.filter(({ name }) => !namesOf(table, name).some((field) => program.includes(`'${field}'`))),
  )
  expect(nameless).toEqual([])
})

it('every guard of a table with something sealed lets by what only seals anew, and another one stands there', async () => {
  const { rows } = await database.pool.query<{ table: string; trigger: string; definition: string }>(
    `SELECT tgrelid::regclass::text AS table, tgname AS trigger, pg_get_triggerdef(oid) AS definition
     FROM pg_trigger WHERE NOT tgisinternal AND tgtype & 19 = 19`,
  )
  for (const { table } of await sealedTables(database.db)) {
    const guards = rows.filter((row) => row.table === table)
    expect(guards.map(({ trigger }) => trigger)).toContain('resealing_guard')
    for (const { trigger, definition } of guards)
      expect(definition, `${table}: ${trigger}`).toContain(
        `current_setting('jiamenkou.resealing'::text, true)`,
      )
  }
})

it.each<readonly [string, string, (string | number | null)[]]>([
  [
    'another text',
    'UPDATE claim_step SET text_cipher = $1 WHERE text_cipher IS NOT NULL',
    [after.seal('claim_step.text', '改了')],
  ],
  ['open words', 'UPDATE claim_step SET text_cipher = $1 WHERE text_cipher IS NOT NULL', ['改了']],
  ['nothing any more', 'UPDATE claim_step SET text_cipher = $1 WHERE text_cipher IS NOT NULL', [null]],
  ['another moment beside it', 'UPDATE claim_step SET at = at + $1::interval', ['1 second']],
  ['a row taken out', 'DELETE FROM claim_step WHERE id <> $1', [0]],
])('who says that it seals anew cannot leave %s', async (_what, statement, values) => {
  const client = await database.pool.connect()
  try {
    await client.query(`BEGIN; SELECT set_config('jiamenkou.resealing', 'on', true)`)
    await expect(client.query(statement, values)).rejects.toMatchObject({ constraint: 'resealing' })
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
})

async function attachPicture(patientId: string, accountId: string, picture: Buffer): Promise<void> {
  const titleCipher = before.seal('record_attachment.title_cipher', '片子')
  const kept = { patientId, byAccountId: accountId, titleCipher, contentCipher: new Uint8Array(picture) }
  const moment = new Date('2026-11-20T09:00:00+08:00')
  const data = {
    ...kept,
    kind: 'report',
    mediaType: 'image/jpeg',
    sizeBytes: 3,
    datedOn: moment,
    createdAt: moment,
  }
  await database.db.recordAttachment.create({ data })
}

function sourcesOf(where: string): string[] {
  return fs
    .readdirSync(where, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.ts') && !file.name.endsWith('.test.ts'))
    .filter((file) => !file.parentPath.includes('generated'))
    .map((file) => fs.readFileSync(path.join(file.parentPath, file.name), 'utf8'))
}
