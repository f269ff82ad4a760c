import type { AuditedField, AuditPurpose } from '#domain/audit/audit-purpose'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { AccountContext } from '../../platform/context'
import { readEventCursor } from './event-cursor'
import { listEventsOf } from './store'

interface AccessLogRow {
  readonly id: string
  readonly at: string
  /** The name on the door of a member of staff; families are named by nothing but what they are. */
  readonly who: string | null
  readonly isMe: boolean
  /** A staff role, `guardian`, `delegate` or `self`. */
  readonly role: string
  readonly organization: string | null
  readonly purpose: AuditPurpose
  readonly fields: readonly AuditedField[]
  /** Why the glass was broken, in the doctor's words; withheld from whoever may not read the record. */
  readonly reason: string | null
}

/**
 * Who saw or used a person's data, newest first: for the person and their guardians (rules D-CARD-09). Three statements
 * however many looked.
 *
 * @throws not_found alike for absent and other families' people; delegate_not_permitted
 */
export async function readAccessLog(
  ctx: AccountContext,
  { patientId, cursor }: { readonly patientId: string; readonly cursor?: string | undefined },
): Promise<{ rows: AccessLogRow[]; nextCursor: string | null }> {
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, patientId, localDateOf(ctx.now()))
  const page = { before: readEventCursor(cursor), limit: PAGE_AND_ONE }
  const found = await listEventsOf(ctx.db, scope, page)
  const { rows: events, nextCursor } = cutPage(found, ({ id }) => String(id))
  const staff = events.filter(({ organizationId }) => organizationId !== null)
  const names = await ctx.access.staffNames(
    ctx.db,
    staff.map(({ accountId }) => accountId),
  )
  const rows = events.map(
    ({ id, at, accountId, role, organizationId, organizationName, purpose, fields, reasonCipher }) => ({
      id: String(id),
      at: toIsoShanghai(at),
      who: organizationId === null ? null : (names.get(accountId) ?? null),
      isMe: accountId === ctx.account.id,
      role,
      organization: organizationName,
      purpose,
      fields,
      reason:
        scope.seesRecords && reasonCipher
          ? ctx.fieldCrypto.open('record_opening.reason_cipher', reasonCipher)
          : null,
    }),
  )
  return { rows, nextCursor }
}
