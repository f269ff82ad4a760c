import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { KEY_GROUP_NAMES_ZH, type KeyGroup, type KeyGroupSource } from '#domain/key-group/key-group'
import type { StaffContext, StaffWriteContext } from '../../platform/context'
import type { Database, Transaction } from '../../platform/database/database'
import { keyGroupIndex, keyGroupReader } from '../../platform/sealing/key-group-index'
import { endTag, findTaggedScope, listTagRows, personOfTag, saveSeen, type TaggedScope } from './tag-store'

const EVIDENCE = 'key_group_member.evidence'

interface TagView {
  /** Null for a group by age, which ends by itself. */
  readonly id: string | null
  readonly group: KeyGroup
  readonly nameZh: string
  readonly source: KeyGroupSource
  readonly since: LocalDate | null
  readonly until: LocalDate | null
  readonly evidence: string | null
  /** Of what staff saw: who. Of what a family said: null. */
  readonly who: string | null
}

/**
 * The groups of a person with what each rests on, for the team that they applied to or are signed with; the look is
 * written down.
 *
 * @throws not_found alike for absent people and for those of other teams
 */
export async function listKeyGroups(
  ctx: StaffContext,
  { patientId }: { readonly patientId: string },
): Promise<{ rows: TagView[]; nextCursor: null }> {
  const today = localDateOf(ctx.now())
  const scope = await teamsPerson(ctx, ctx.db, patientId)
  const kept = await listTagRows(ctx.db, scope)
  const names = await ctx.access.staffNames(
    ctx.db,
    kept.filter(({ source }) => source === 'staff').map(({ byAccountId }) => byAccountId),
  )
  const all = (await ctx.access.keyGroupsOf(ctx.db, ctx.fieldCrypto, [patientId], today)).get(patientId) ?? []
  await writeDown(ctx, ctx.db, 'keyGroup.list', patientId)
  const groupOf = keyGroupReader(ctx.fieldCrypto)
  const byAge = all.filter(({ source }) => source === 'age').map(({ group }) => ageTag(group))
  const known = kept.flatMap(({ groupIndex, evidenceCipher, byAccountId, ...row }) => {
    const group = groupOf(groupIndex)
    if (!group) return []
    const evidence = evidenceCipher && ctx.fieldCrypto.open(EVIDENCE, evidenceCipher)
    return [
      { ...row, group, nameZh: KEY_GROUP_NAMES_ZH[group], evidence, who: names.get(byAccountId) ?? null },
    ]
  })
  return { rows: [...byAge, ...known], nextCursor: null }
}

/**
 * Staff have seen what shows that somebody belongs to a group; a group that the family declared is confirmed by it.
 *
 * @throws not_found alike; entry_already_there for what staff have seen before
 */
export async function addKeyGroup(
  ctx: StaffWriteContext,
  {
    patientId,
    group,
    evidence,
  }: { readonly patientId: string; readonly group: KeyGroup; readonly evidence: string },
): Promise<{ id: string }> {
  const now = ctx.now()
  const scope = await teamsPerson(ctx, ctx.tx, patientId)
  const id = await saveSeen(ctx.tx, scope, {
    index: keyGroupIndex(ctx.fieldCrypto, group),
    evidenceCipher: ctx.fieldCrypto.seal(EVIDENCE, evidence),
    since: localDateOf(now),
    now,
  })
  if (!id) throw new DomainError('entry_already_there')
  await writeDown(ctx, ctx.tx, 'keyGroup.add', patientId)
  return { id }
}

/** Somebody belongs to it no more from tomorrow on. @throws not_found alike; entry_over for one that ended before */
export async function endKeyGroup(
  ctx: StaffWriteContext,
  { id }: { readonly id: string },
): Promise<{ id: string }> {
  const patientId = await personOfTag(ctx.tx, id)
  if (!patientId) throw new DomainError('not_found')
  const scope = await teamsPerson(ctx, ctx.tx, patientId)
  if (!(await endTag(ctx.tx, scope, id, localDateOf(ctx.now())))) throw new DomainError('entry_over')
  await writeDown(ctx, ctx.tx, 'keyGroup.end', patientId)
  return { id }
}

async function teamsPerson(
  ctx: StaffContext,
  tx: Database | Transaction,
  patientId: string,
): Promise<TaggedScope> {
  const scope = await findTaggedScope(tx, ctx.staff, patientId, localDateOf(ctx.now()))
  if (!scope) throw new DomainError('not_found')
  return scope
}

function writeDown(
  ctx: StaffContext,
  tx: Database | Transaction,
  action: string,
  patientId: string,
): Promise<void> {
  const look = { by: ctx.staff, purpose: 'key-groups', fields: ['key-groups'] } as const
  return ctx.audit.record(tx, {
    ...look,
    action,
    patientIds: [patientId],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
}

function ageTag(group: KeyGroup): TagView {
  const nothing = { id: null, since: null, until: null, evidence: null, who: null }
  return { ...nothing, group, nameZh: KEY_GROUP_NAMES_ZH[group], source: 'age' }
}
