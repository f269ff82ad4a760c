import { careTeamRules } from '#domain/care-team/care-team-rules'
import { type TeamLoad, teamLoad } from '#domain/care-team/team-load'
import type { ContractStatus } from '#domain/contract/contract-status'
import { isOverdue } from '#domain/contract/review-clock'
import { type Signer, signerOf } from '#domain/contract/signer'
import type { ContractKind } from '#domain/contract/start-day'
import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import { type LocalDate, localDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { KeyGroupTag } from '#domain/key-group/key-group'
import { ageInWords } from '#domain/patient/display'
import type { Relation } from '#domain/patient/relation'
import { readCursor, writeCursor } from '../../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { StaffContext } from '../../../platform/context'
import { findTeam } from '../signing/signing-store'
import { countInbox, type InboxCounts, type InboxRow, type InboxTab, listInbox } from './inbox-store'

export interface InboxView {
  readonly id: string
  readonly householdId: string
  readonly patientId: string
  readonly nameMasked: string
  readonly age: string
  readonly groups: readonly KeyGroupTag[]
  readonly packageNames: readonly string[]
  readonly relation: Relation
  readonly signer: Signer
  readonly signerMasked: string | null
  readonly status: ContractStatus
  readonly kind: ContractKind
  /** Of a change of team: with whom they are, and until when. */
  readonly previous: { readonly teamName: string; readonly endsOn: LocalDate } | null
  readonly gridName: string | null
  readonly dueAt: string | null
  readonly isOverdue: boolean
  /** The address lies in no grid: it has to be put into one first (journeys E2 6). */
  readonly needsAddress: boolean
}

/**
 * The applications of a team. Names are masked; that they were seen is written down.
 *
 * @throws not_found alike for absent teams and those of others
 */
export async function readInbox(
  ctx: StaffContext,
  input: { readonly teamId: string; readonly tab: InboxTab; readonly cursor?: string | undefined },
): Promise<{ load: TeamLoad; counts: InboxCounts; rows: InboxView[]; nextCursor: string | null }> {
  const { db, fieldCrypto } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const scope = await ctx.access.teamScope(db, ctx, input.teamId, today)
  const team = await findTeam(db, input.teamId, today)
  if (!team) throw new DomainError('not_found')
  const counts = await countInbox(db, scope, localDate(`${today.slice(0, 7)}-01`))
  const after = input.cursor === undefined ? null : readCursor(input.cursor)
  const found = await listInbox(db, scope, input.tab, { after, limit: PAGE_AND_ONE })
  const { rows, nextCursor } = cutPage(found, ({ id, orderAt }) => writeCursor({ start: orderAt, id }))
  const patientIds = rows.map(({ patientId }) => patientId)
  const tagsOf = await ctx.access.keyGroupsOf(db, fieldCrypto, patientIds, today)
  await ctx.audit.record(db, {
    by: ctx.staff,
    purpose: 'contract',
    action: 'contract.inbox',
    patientIds,
    fields: ['name', 'contract'],
    at: now,
    requestId: ctx.requestId,
  })
  const nameOf = (cipher: string): string => maskName(fieldCrypto.open('patient.name', cipher))
  return {
    load: teamLoad(team, careTeamRules(await ctx.rules(), team.region, today)),
    counts,
    rows: rows.map((row) => viewOf(row, { nameOf, groups: tagsOf.get(row.patientId) ?? [], now })),
    nextCursor,
  }
}

function viewOf(
  row: InboxRow,
  by: { nameOf: (cipher: string) => string; groups: readonly KeyGroupTag[]; now: Date },
): InboxView {
  const {
    nameCipher,
    birthDate,
    signerNameCipher,
    previousTeamName,
    previousEndsOn,
    dueAt,
    orderAt: _,
    ...shown
  } = row
  const today = localDateOf(by.now)
  return {
    ...shown,
    nameMasked: by.nameOf(nameCipher),
    age: ageInWords(birthDate, today),
    groups: by.groups,
    signer: signerOf(row.relation === 'self', birthDate, today),
    signerMasked: signerNameCipher && by.nameOf(signerNameCipher),
    previous:
      row.kind === 'switch' && previousTeamName !== null && previousEndsOn !== null
        ? { teamName: previousTeamName, endsOn: previousEndsOn }
        : null,
    dueAt: dueAt && toIsoShanghai(dueAt),
    isOverdue: row.status === 'submitted' && dueAt !== null && isOverdue(dueAt, by.now),
    needsAddress: row.gridName === null,
  }
}
