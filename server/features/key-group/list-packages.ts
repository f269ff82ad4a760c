import * as z from 'zod/mini'
import { refusePackage, suitsPerson } from '#domain/care-team/package-choice'
import type { Refusal } from '#domain/kernel/errors'
import { ageYearsOn, localDateOf } from '#domain/kernel/time'
import {
  confirmedGroups,
  DECLARABLE_KEY_GROUPS,
  KEY_GROUP_NAMES_ZH,
  type KeyGroup,
  type KeyGroupSource,
} from '#domain/key-group/key-group'
import { visibleKeyGroups } from '#domain/key-group/visible-key-groups'
import { isServiceItem, SERVICE_ITEMS } from '#domain/service-task/service-item'
import { id } from '../../platform/api/input-shape'
import type { AccountContext, StaffContext } from '../../platform/context'
import { birthDateOf, listPackageRows, type PackageRow } from './package-store'

export const listPackagesInput = z.strictObject({
  patientId: id,
  /** What the family is about to declare with the application. */
  declaredGroups: z.optional(
    z.array(z.enum(DECLARABLE_KEY_GROUPS)).check(z.maxLength(DECLARABLE_KEY_GROUPS.length)),
  ),
})

interface PackageView extends Omit<PackageRow, 'items'> {
  /** Nothing has to be paid here for it, so it can be chosen today. */
  readonly isPurchasable: boolean
  /** Why it cannot be chosen for this person; null: it can. */
  readonly refusal: Refusal | null
  readonly suits: boolean
  readonly items: readonly {
    readonly itemCode: string
    readonly nameZh: string
    readonly perYear: number | null
    readonly inWords: string | null
  }[]
}

/**
 * The packages side by side, and the groups of the person as whoever asks may see them (journeys E2 26): a sensitive group
 * neither shows itself nor moves a package. Four statements.
 *
 * @throws not_found alike for absent and other families' people; delegate_not_permitted
 */
export async function listPackages(
  ctx: AccountContext,
  { patientId, declaredGroups = [] }: z.infer<typeof listPackagesInput>,
): Promise<{
  groups: { code: KeyGroup; nameZh: string; source: KeyGroupSource }[]
  rows: PackageView[]
  nextCursor: null
}> {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, patientId, today)
  const birthDate = await birthDateOf(ctx.db, scope)
  const all = (await ctx.access.keyGroupsOf(ctx.db, ctx.fieldCrypto, [patientId], today)).get(patientId) ?? []
  const { kind, relation, seesRecords } = scope
  const viewer = { isSelf: relation === 'self', kind, seesRecords, ageYears: ageYearsOn(birthDate, today) }
  const tags = visibleKeyGroups(all, viewer)
  const personGroups = [...confirmedGroups(tags), ...declaredGroups]
  const packages = await listPackageRows(ctx.db, today)
  return {
    groups: tags.map(({ group, source }) => ({ code: group, nameZh: KEY_GROUP_NAMES_ZH[group], source })),
    rows: packages.map((row) => packageView(row, personGroups, ctx.outside.payments !== null)),
    nextCursor: null,
  }
}

/**
 * The packages as two members of a team lay them before somebody who has no phone; the groups are all shown, the team
 * sees them anyway once it has signed. The look is written down.
 *
 * @throws not_found for whoever showed no card; signer_under_age
 */
export async function listPackagesOnSite(
  ctx: StaffContext,
  { patientId }: { readonly patientId: string },
): Promise<{ groups: { code: KeyGroup; nameZh: string }[]; rows: PackageView[]; nextCursor: null }> {
  const now = ctx.now()
  const today = localDateOf(now)
  await ctx.access.presentScope(ctx.db, ctx, patientId, now)
  const tags =
    (await ctx.access.keyGroupsOf(ctx.db, ctx.fieldCrypto, [patientId], today)).get(patientId) ?? []
  const personGroups = confirmedGroups(tags)
  const packages = await listPackageRows(ctx.db, today)
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'key-groups',
    action: 'contract.packagesOnSite',
    patientIds: [patientId],
    fields: ['key-groups'],
    at: now,
    requestId: ctx.requestId,
  })
  return {
    groups: personGroups.map((code) => ({ code, nameZh: KEY_GROUP_NAMES_ZH[code] })),
    rows: packages.map((row) => packageView(row, personGroups, ctx.outside.payments !== null)),
    nextCursor: null,
  }
}

function packageView(row: PackageRow, personGroups: readonly KeyGroup[], canBePaid: boolean): PackageView {
  return {
    ...row,
    isPurchasable: row.selfFen === 0 || canBePaid,
    refusal: refusePackage(row, personGroups, { canBePaid }),
    suits: suitsPerson(row, personGroups),
    items: row.items.flatMap((item) =>
      isServiceItem(item.itemCode) ? [{ ...item, nameZh: SERVICE_ITEMS[item.itemCode].nameZh }] : [],
    ),
  }
}
