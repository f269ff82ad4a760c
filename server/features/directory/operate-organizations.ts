import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { BADGE_NAMES_ZH, type Badge } from '#domain/directory/badge'
import { ORGANIZATION_KINDS } from '#domain/directory/organization-kind'
import { mayHangUnder } from '#domain/directory/organization-tree'
import { QUERY_MAX_LENGTH, rankMatch } from '#domain/directory/search'
import { DomainError } from '#domain/kernel/errors'
import { SERVICES } from '#domain/kernel/healthcare-service'
import { mentions, pageOf, type WholeListPage } from '../../platform/api/page-of'
import { reasonShape } from '../../platform/api/reason'
import type { Restore, StaffContext, StaffWriteContext } from '../../platform/context'
import { lockSubject, recordChange } from '../../platform/operator-change'
import {
  findOrganization,
  isRegionOfOthers,
  loadOwnOrganizations,
  loadTreePlace,
  type OperatedOrganization,
  type OrganizationDraft,
  putOrganization,
  removeOrganization,
} from './operator-store'
import { searchKeys } from './search-keys'

const BADGES = Object.keys(BADGE_NAMES_ZH) as [Badge, ...Badge[]]
const words = (min: number, max: number) => z.string().check(z.trim(), z.minLength(min), z.maxLength(max))

export const listOwnOrganizationsInput = z.strictObject({
  query: z.optional(z.string().check(z.maxLength(QUERY_MAX_LENGTH))),
  kind: z.optional(z.enum(ORGANIZATION_KINDS)),
  cursor: z.optional(z.uuid()),
})

export const saveOrganizationShape = {
  /** Absent for a new one. */
  id: z.optional(z.uuid()),
  parentId: z.nullable(z.uuid()),
  kind: z.enum(ORGANIZATION_KINDS),
  name: words(2, 60),
  street: words(0, 40),
  address: words(0, 120),
  phone: z.string().check(z.regex(/^[0-9][0-9-]{4,19}$/)),
  latitude: z.number().check(z.gte(-90), z.lte(90)),
  longitude: z.number().check(z.gte(-180), z.lte(180)),
  badges: z.array(z.enum(BADGES)).check(z.maxLength(BADGES.length)),
  services: z.array(z.enum(SERVICES)).check(z.maxLength(SERVICES.length)),
  region: words(1, 40),
  ...reasonShape,
}
const saveOrganizationInput = z.object({ ...saveOrganizationShape, idempotencyKey: z.uuid() })

type ListedOwnOrganization = Omit<OperatedOrganization, 'pinyin' | 'initials'>

/** The office's places, from the region down. By name, pinyin, street or telephone. */
export async function listOwnOrganizations(
  ctx: StaffContext,
  { query, kind, cursor }: z.infer<typeof listOwnOrganizationsInput>,
): Promise<WholeListPage<ListedOwnOrganization>> {
  const all = await loadOwnOrganizations(ctx.db, ctx.staff)
  const shown = all.filter(
    (each) =>
      (kind === undefined || each.kind === kind) &&
      (rankMatch(query ?? '', each) !== null || mentions(query, [each.street, each.address, each.phone])),
  )
  const page = pageOf(shown, ({ id }) => id, cursor)
  return { ...page, rows: page.rows.map(({ pinyin: _pinyin, initials: _initials, ...row }) => row) }
}

/**
 * Adds a place to the office's tree or writes one anew; how it is found by letters follows its name.
 *
 * @throws not_found for a place or parent of another office; organization_tree when it would hang under itself or
 * under something lower; region_taken for a region whose rules another office writes; input_invalid for a place that
 * receives people without an address
 */
export async function saveOrganization(
  ctx: StaffWriteContext,
  { id: known, reason, idempotencyKey: _key, ...draft }: z.infer<typeof saveOrganizationInput>,
): Promise<{ id: string }> {
  await lockTree(ctx)
  const id = known ?? randomUUID()
  const before = known === undefined ? null : await findOrganization(ctx.tx, ctx.staff, id)
  if (known !== undefined && !before) throw new DomainError('not_found')
  await writeOrganization(ctx, id, before, draft)
  await recordChange(ctx.tx, {
    by: ctx.staff,
    at: ctx.now(),
    subject: 'organization',
    subjectId: id,
    before,
    after: draft,
    reason,
  })
  return { id }
}

/** @throws as saveOrganization; record_in_use for a place that is no longer unused */
export const restoreOrganization: Restore = async (ctx, { subjectId: id, before }) => {
  await lockTree(ctx)
  const current = await findOrganization(ctx.tx, ctx.staff, id)
  if (before !== null) return writeOrganization(ctx, id, current, before as OrganizationDraft)
  if (!current) throw new DomainError('not_found')
  if (!(await removeOrganization(ctx.tx, ctx.staff, id))) throw new DomainError('record_in_use')
}

/** Two moves at one moment could close a ring of which neither sees the other half. */
export function lockTree({ tx }: Pick<StaffWriteContext, 'tx'>): Promise<void> {
  return lockSubject(tx, { subject: 'organization', subjectId: 'tree' })
}

async function writeOrganization(
  ctx: StaffWriteContext,
  id: string,
  before: OrganizationDraft | null,
  draft: OrganizationDraft,
): Promise<void> {
  const { tx, staff } = ctx
  if (draft.kind !== 'region' && (draft.street === '' || draft.address === '')) {
    throw new DomainError('input_invalid', { fields: ['street', 'address'] })
  }
  await assertPlaceInTree(ctx, id, before, draft)
  if (draft.region !== '*' && (await isRegionOfOthers(tx, staff, draft.region))) {
    throw new DomainError('region_taken')
  }
  await putOrganization(tx, id, draft, searchKeys(draft.name, 'place'))
}

async function assertPlaceInTree(
  { tx, staff }: StaffWriteContext,
  id: string,
  before: OrganizationDraft | null,
  { parentId, kind }: OrganizationDraft,
): Promise<void> {
  // The office's own place hangs where somebody above it has put it, and keeps its kind.
  if (id === staff.organizationId) {
    if (before?.parentId !== parentId || before.kind !== kind) throw new DomainError('organization_tree')
    return
  }
  if (parentId === null) throw new DomainError('organization_tree')
  const { parentKind, parentIsBelow, childKinds } = await loadTreePlace(tx, staff, id, parentId)
  if (!parentKind) throw new DomainError('not_found')
  const fits = mayHangUnder(kind, parentKind) && childKinds.every((child) => mayHangUnder(child, kind))
  if (parentIsBelow || !fits) throw new DomainError('organization_tree')
}
