import { type Database, Prisma, type Transaction } from '../database/database'
import type { FieldCrypto, SealedField } from './field-crypto'

/** A table that holds sealed text or bytes, and in which columns. */
export interface SealedTable {
  readonly table: string
  readonly columns: readonly SealedColumn[]
}
interface SealedColumn {
  readonly name: string
  readonly isBytes: boolean
}

/** Half-open: rows of these pages of the table's file. */
export interface Blocks {
  readonly from: number
  readonly to: number
}

type Sealed = string | Uint8Array
/** Where the row lies (`ctid`), and what its sealed columns hold. */
type SealedRow = Readonly<Record<string, Sealed | null>> & { readonly at: string }

/** Some megabytes of a table: what a statement reads well within its time. */
const BLOCKS = 256
/** A row may hold a photograph. */
const ROWS = 50

/** Columns that hold what is sealed under a name of another table or column; all others are named after themselves. */
const SEALED_AS: Readonly<Record<string, SealedField>> = {
  'appointment.status_note_cipher': 'appointment.status-note',
  'appointment_status_change.note_cipher': 'appointment.status-note',
  'claim_step.arithmetic_cipher': 'claim.arithmetic',
  'earlier_birth_facts.facts_cipher': 'birth_facts.facts_cipher',
  'guardianship_request.name_cipher': 'patient.name',
  'guardianship_request.number_cipher': 'patient_identifier.number',
  'merge_request.name_cipher': 'patient.name',
  'merge_request.number_cipher': 'patient_identifier.number',
}

/** Under which names what stands in a column may be sealed; which of them it was, the seal itself proves. */
export function namesOf(table: string, column: string): readonly SealedField[] {
  const own: SealedField = `${table}.${column}`
  const other = SEALED_AS[own]
  return other ? [other, own] : [own, `${table}.${column.replace(/_cipher$/, '')}`]
}

/** Every column whose name ends in `_cipher`: a new one is found without being named here. */
export function sealedTables(db: Database): Promise<SealedTable[]> {
  return db.$queryRaw<SealedTable[]>`
    SELECT relname::text AS table, jsonb_agg(
      jsonb_build_object('name', attname, 'isBytes', atttypid = 'bytea'::regtype) ORDER BY attnum) AS columns
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
      AND attname LIKE '%\\_cipher'
    GROUP BY relname ORDER BY relname`
}

/** The whole table in parts; what is appended meanwhile was sealed by the newest key. */
export async function blocksOf(db: Database, { table }: SealedTable): Promise<Blocks[]> {
  const [size] = await db.$queryRaw<{ blocks: number }[]>`
    SELECT (pg_relation_size(${`"${table}"`}::text::regclass) / current_setting('block_size')::int)::int AS blocks`
  const parts = Math.ceil((size?.blocks ?? 0) / BLOCKS)
  return Array.from({ length: parts }, (_, part) => ({ from: part * BLOCKS, to: (part + 1) * BLOCKS }))
}

/** How many rows of these blocks hold something that another key than the newest sealed. */
export async function countOlder(
  db: Database,
  { newestHead }: FieldCrypto,
  sealed: SealedTable,
  { from, to }: Blocks,
): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${Prisma.raw(`"${sealed.table}"`)}
    WHERE ctid >= ${`(${from},0)`}::text::tid AND ctid < ${`(${to},0)`}::text::tid AND (${isOlder(sealed, newestHead)})`
  return found?.count ?? 0
}

/**
 * Seals a page of rows anew with the newest key. A row that somebody else is writing is left for the next pass, so that
 * nobody waits for us while we wait for them.
 *
 * @param after where the last row of the page before lay
 * @returns where the last row of this page lay, null after the last page; `unreadable`: rows that no key at hand opens
 */
export async function resealPage(
  tx: Transaction,
  fieldCrypto: FieldCrypto,
  sealed: SealedTable,
  after: string,
  { to }: Blocks,
): Promise<{ readonly last: string | null; readonly resealed: number; readonly unreadable: number }> {
  // The guards of the tables let by what only seals anew, and look at that instead (the migration `resealing`).
  await tx.$executeRaw`SELECT set_config('jiamenkou.resealing', 'on', true)`
  const table = Prisma.raw(`"${sealed.table}"`)
  const rows = await tx.$queryRaw<SealedRow[]>`
    SELECT ctid::text AS at, ${Prisma.join(sealed.columns.map(({ name }) => named(name)))} FROM ${table}
    WHERE ctid > ${after}::text::tid AND ctid < ${`(${to},0)`}::text::tid
      AND (${isOlder(sealed, fieldCrypto.newestHead)})
    ORDER BY ctid LIMIT ${ROWS} FOR NO KEY UPDATE SKIP LOCKED`
  let resealed = 0
  for (const row of rows) {
    const fresh = sealed.columns.flatMap(({ name }) => {
      const value = row[name] ?? null
      const anew = value === null ? null : sealAnew(fieldCrypto, namesOf(sealed.table, name), value)
      return anew === null ? [] : [Prisma.sql`${named(name)} = ${anew}`]
    })
    if (fresh.length === 0) continue
    await tx.$executeRaw`UPDATE ${table} SET ${Prisma.join(fresh)} WHERE ctid = ${row.at}::text::tid`
    resealed++
  }
  return {
    last: rows.length < ROWS ? null : (rows.at(-1)?.at ?? null),
    resealed,
    unreadable: rows.length - resealed,
  }
}

function isOlder({ columns }: SealedTable, newestHead: string): Prisma.Sql {
  const each = columns.map(({ name, isBytes }) => {
    const head = isBytes
      ? Prisma.sql`convert_to(${newestHead}::text, 'UTF8')`
      : Prisma.sql`${newestHead}::text`
    return Prisma.sql`substring(${named(name)} for ${newestHead.length}::int) <> ${head}`
  })
  return Prisma.join(each, ' OR ')
}

const named = (column: string): Prisma.Sql => Prisma.raw(`"${column}"`)

/** Null: it is sealed by the newest key, or cannot be opened. */
function sealAnew(crypto: FieldCrypto, fields: readonly SealedField[], value: Sealed): Sealed | null {
  const start = value.slice(0, crypto.newestHead.length)
  if (crypto.newestHead === (typeof start === 'string' ? start : Buffer.from(start).toString('latin1')))
    return null
  for (const field of fields) {
    try {
      return typeof value === 'string'
        ? crypto.seal(field, crypto.open(field, value))
        : new Uint8Array(crypto.sealBytes(field, crypto.openBytes(field, Buffer.from(value))))
    } catch {
      // Sealed under another of the names, or by nobody that we know: then it is counted.
    }
  }
  return null
}
