import * as fs from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate, pendingMigrations } from '#server/platform/database/migrate'
import { createEmptyDatabase, type EmptyDatabase } from '../../support/database/test-database'
import { temporaryFolder } from '../../support/server/temporary-folder'

let database: EmptyDatabase
let folder: string

beforeAll(async () => {
  database = await createEmptyDatabase()
})
beforeEach(async () => {
  folder = temporaryFolder()
  await database.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})
afterEach(() => fs.rmSync(folder, { recursive: true }))
afterAll(() => database.drop())

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(folder, name), { recursive: true })
  fs.writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}
const run = (): Promise<readonly string[]> => migrate(database.databaseUrl, folder)
const columnsOf = async (table: string): Promise<readonly string[]> => {
  const sql =
    'SELECT column_name FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position'
  const { rows } = await database.pool.query<{ column_name: string }>(sql, [table])
  return rows.map((row) => row.column_name)
}

test('applies in order what is missing, and then nothing', async () => {
  write('2_second', 'ALTER TABLE note ADD COLUMN author text')
  write('1_first', 'CREATE TABLE note (text text)')
  expect(await run()).toEqual(['1_first', '2_second'])
  expect(await run()).toEqual([])
  expect(await columnsOf('note')).toEqual(['text', 'author'])
  expect(await pendingMigrations(database.pool, folder)).toEqual([])
})

test('a PostgreSQL that is too old is said in a sentence, and nothing is made in it', async () => {
  await database.pool.query(
    `CREATE FUNCTION current_setting(text) RETURNS text LANGUAGE sql AS $$ SELECT '140023' $$`,
  )
  write('1_first', 'CREATE TABLE note (text text)')
  const asOldOne = new URL(database.databaseUrl)
  asOldOne.searchParams.set('options', '-c search_path=public,pg_catalog')
  await expect(migrate(asOldOne.href, folder)).rejects.toThrow(
    'DATABASE_URL leads to PostgreSQL 14, which nobody mends any more: 15 or newer is needed.',
  )
  expect(await columnsOf('note')).toEqual([])
  expect(await columnsOf('_prisma_migrations')).toEqual([])
})

test('of several that start at once one applies and the others wait', async () => {
  write('1_first', 'SELECT pg_sleep(0.2); CREATE TABLE note (text text)')
  const applied = await Promise.all([run(), run(), run()])
  expect(applied.flat()).toEqual(['1_first'])
})

test('an edit after it was applied is refused by name', async () => {
  write('1_first', 'CREATE TABLE note (text text)')
  await run()
  write('1_first', 'CREATE TABLE note (text varchar)')
  await expect(run()).rejects.toThrow('migration 1_first was edited after it was applied')
})

test('one that fails half-way leaves nothing behind, and can be corrected', async () => {
  write('1_first', 'CREATE TABLE note (text text); ALTER TABLE absent ADD COLUMN a int')
  await expect(run()).rejects.toThrow('migration 1_first failed and left nothing behind')
  expect(await columnsOf('note')).toEqual([])
  expect(await pendingMigrations(database.pool, folder)).toEqual(['1_first'])
  write('1_first', 'CREATE TABLE note (text text)')
  expect(await run()).toEqual(['1_first'])
})

test('one that Prisma itself left unfinished is not run over', async () => {
  write('1_first', 'CREATE TABLE note (text text)')
  await run()
  await database.pool.query('UPDATE _prisma_migrations SET finished_at = NULL')
  await expect(run()).rejects.toThrow('migration 1_first failed earlier')
})

test('function bodies with semicolons are taken whole', async () => {
  write(
    '1_first',
    `CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END; $$;`,
  )
  await run()
  expect((await database.pool.query('SELECT twice(21) AS n')).rows).toEqual([{ n: 42 }])
})
