import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { DomainError } from '#domain/kernel/errors'
import { plainWords } from '#domain/kernel/plain-words'
import { addDays, localDateOf } from '#domain/kernel/time'
import { KEY_GROUPS } from '#domain/key-group/key-group'
import { promisesSoundly } from '#domain/service-task/promised-item'
import { SERVICE_ITEMS, type ServiceItemCode } from '#domain/service-task/service-item'
import { id } from '../../../platform/api/input-shape'
import { pageOf, type WholeListPage } from '../../../platform/api/page-of'
import { reasonShape } from '../../../platform/api/reason'
import type { Restore, StaffContext, StaffWriteContext } from '../../../platform/context'
import { lockSubject, recordChange } from '../../../platform/operator-change'
import {
  findNewestVersion,
  insertVersion,
  isTopOffice,
  type ListedPackage,
  loadPackageVersions,
  type PackageVersion,
  removeVersion,
  saveLastDay,
} from './package-operator-store'

/** The dearest package that anybody offers for a term, in 分. */
const MAX_FEN = 1_000_000
const ITEM_CODES = Object.keys(SERVICE_ITEMS) as [ServiceItemCode, ...ServiceItemCode[]]

const fen = z.int().check(z.gte(0), z.lte(MAX_FEN))

export const listPackageVersionsInput = z.strictObject({ cursor: z.optional(id) })

export const savePackageShape = {
  /** Of the package that is written anew, or of a new one. */
  code: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/)),
  termYears: z.literal([1, 3]),
  nameZh: plainWords(20, 2),
  groups: z.array(z.enum(KEY_GROUPS)).check(z.maxLength(KEY_GROUPS.length)),
  insuranceFen: fen,
  publicHealthFen: fen,
  selfFen: fen,
  validFrom: day,
  source: plainWords(200, 2),
  verified: z.boolean(),
  items: z
    .array(
      z.strictObject({
        itemCode: z.enum(ITEM_CODES),
        perYear: z.nullable(z.int().check(z.gte(1), z.lte(52))),
        inWords: z.nullable(plainWords(20, 1)),
      }),
    )
    .check(z.minLength(1), z.maxLength(ITEM_CODES.length)),
  ...reasonShape,
}
const savePackageInput = z.object({ ...savePackageShape, idempotencyKey: z.uuid() })

/** Every version of every package, and whether whoever asks may write one. */
export async function listPackageVersions(
  ctx: StaffContext,
  { cursor }: z.infer<typeof listPackageVersionsInput>,
): Promise<WholeListPage<ListedPackage> & { readonly isWritable: boolean }> {
  const page = pageOf(await loadPackageVersions(ctx.db), (row) => row.id, cursor)
  return { ...page, isWritable: await isTopOffice(ctx.db, ctx.staff) }
}

/**
 * Writes a package in a new version from a day to come; until the day before, the version before it can be chosen.
 * Whoever has signed keeps what they signed.
 *
 * @throws not_permitted for an office below another; rule_date_past; version_to_come where a version begins on that day
 * or later; input_invalid for a service that is promised twice or cannot be counted so
 */
export async function savePackage(
  ctx: StaffWriteContext,
  { reason, idempotencyKey: _key, ...written }: z.infer<typeof savePackageInput>,
): Promise<{ version: number }> {
  const { code, termYears } = written
  const subject = { subject: 'service-package', subjectId: `${code}/${termYears}` } as const
  await lockSubject(ctx.tx, subject)
  const newest = await findNewestVersion(ctx.tx, written)
  const version = (newest?.version ?? 0) + 1
  const groups = KEY_GROUPS.filter((group) => written.groups.includes(group))
  const after = { ...written, groups, version, validTo: null }
  await addVersion(ctx, newest, after)
  const before = newest && versionOf(newest)
  await recordChange(ctx.tx, { by: ctx.staff, at: ctx.now(), ...subject, before, after, reason })
  return { version }
}

/**
 * Takes out a version that has not begun, and the one before it goes on; or puts back one that was taken out.
 *
 * @throws as savePackage; rule_date_past once it has begun; change_over where another has been written since
 */
export const restorePackage: Restore = async (ctx, change) => {
  const [before, after] = [change.before, change.after] as [PackageVersion | null, PackageVersion | null]
  const [code = '', termYears = ''] = change.subjectId.split('/')
  const newest = await findNewestVersion(ctx.tx, { code, termYears: Number(termYears) })
  const standing = newest && versionOf(newest)
  if (before && before.version > (after?.version ?? 0)) {
    if (!isDeepStrictEqual(standing, after)) throw new DomainError('change_over')
    return addVersion(ctx, newest, before)
  }
  if (!newest || !isDeepStrictEqual(standing, after)) throw new DomainError('change_over')
  await assertMayWrite(ctx)
  assertToCome(ctx, newest)
  await removeVersion(ctx.tx, newest.id)
  const former = before && (await findNewestVersion(ctx.tx, before))
  if (former) await saveLastDay(ctx.tx, former.id, before.validTo)
}

async function addVersion(
  ctx: StaffWriteContext,
  newest: (PackageVersion & { readonly id: string }) | null,
  added: PackageVersion,
): Promise<void> {
  await assertMayWrite(ctx)
  assertToCome(ctx, added)
  if (!promisesSoundly(added.items)) throw new DomainError('input_invalid', { fields: ['items'] })
  if (newest && newest.validFrom >= added.validFrom) throw new DomainError('version_to_come')
  const lastDay = addDays(added.validFrom, -1)
  if (newest && (newest.validTo === null || newest.validTo > lastDay)) {
    await saveLastDay(ctx.tx, newest.id, lastDay)
  }
  await insertVersion(ctx.tx, added)
}

async function assertMayWrite(ctx: StaffWriteContext): Promise<void> {
  if (!(await isTopOffice(ctx.tx, ctx.staff))) throw new DomainError('not_permitted')
}

function assertToCome(ctx: StaffWriteContext, { validFrom }: Pick<PackageVersion, 'validFrom'>): void {
  const tomorrow = addDays(localDateOf(ctx.now()), 1)
  if (validFrom < tomorrow) throw new DomainError('rule_date_past', { earliest: tomorrow })
}

function versionOf({ id: _id, ...version }: PackageVersion & { readonly id: string }): PackageVersion {
  return version
}
