import * as z from 'zod/mini'
import { STAFF_ROLES } from '#domain/account/account-role'
import { maskPhoneNumber, type PhoneNumber } from '#domain/account/phone-number'
import { toIsoShanghai } from '#domain/kernel/time'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage } from '../../platform/api/cut-page'
import type { StaffContext } from '../../platform/context'
import { PHONE_FIELD, STAFF_NAME_FIELD } from '../../platform/sealing/field-names'
import { assertWithinReach, type MemberRecord, readMembers } from './store'

const QUERY_MAX_LENGTH = 50
const CURSOR_MAX_LENGTH = 200

export const listStaffInput = z.strictObject({
  organizationId: z.optional(z.uuid()),
  role: z.optional(z.enum(STAFF_ROLES)),
  /** Part of a name. */
  query: z.optional(z.string().check(z.maxLength(QUERY_MAX_LENGTH))),
  cursor: z.optional(z.string().check(z.maxLength(CURSOR_MAX_LENGTH))),
})

interface StaffView {
  readonly accountId: string
  readonly name: string
  readonly phoneMasked: string | null
  readonly practitioner: MemberRecord['practitioner']
  readonly hasSecondFactor: boolean
  readonly lastSeenAt: string | null
  readonly roles: readonly (Omit<MemberRecord['roles'][number], 'since'> & { readonly since: string })[]
}

/**
 * Who works at or below an organization, oldest member first. Names are sealed one by one, so a search opens all of
 * them; phones are opened for the page alone. No patient is in it: nothing is audited.
 *
 * @throws not_found for an organization out of reach
 */
export async function listStaff(
  ctx: StaffContext,
  input: z.infer<typeof listStaffInput>,
): Promise<{ rows: StaffView[]; nextCursor: string | null }> {
  const organizationId = input.organizationId ?? ctx.staff.organizationId
  const after = input.cursor === undefined ? null : readCursor(input.cursor)
  await assertWithinReach(ctx.db, ctx.staff, organizationId)
  const members = await readMembers(ctx.db, ctx.staff, { organizationId, role: input.role ?? null })

  const query = (input.query ?? '').trim()
  const found = members
    .filter((member) => after === null || isAfter(member, after))
    .map((member) => ({ member, name: ctx.fieldCrypto.open(STAFF_NAME_FIELD, member.nameCipher) }))
    .filter(({ name }) => name.includes(query))
  const { rows: page, nextCursor } = cutPage(found, ({ member }) =>
    writeCursor({ start: member.createdAt, id: member.accountId }),
  )
  return {
    rows: page.map(({ member, name }) => staffView(ctx, member, name)),
    nextCursor,
  }
}

function isAfter({ createdAt, accountId }: MemberRecord, cursor: { start: Date; id: string }): boolean {
  const ahead = createdAt.getTime() - cursor.start.getTime()
  return ahead > 0 || (ahead === 0 && accountId > cursor.id)
}

function staffView({ fieldCrypto }: StaffContext, member: MemberRecord, name: string): StaffView {
  const phone = member.phoneCipher && (fieldCrypto.open(PHONE_FIELD, member.phoneCipher) as PhoneNumber)
  return {
    accountId: member.accountId,
    name,
    phoneMasked: phone ? maskPhoneNumber(phone) : null,
    practitioner: member.practitioner,
    hasSecondFactor: member.hasSecondFactor,
    lastSeenAt: member.lastSeenAt && toIsoShanghai(member.lastSeenAt),
    roles: member.roles.map((role) => ({ ...role, since: toIsoShanghai(role.since) })),
  }
}
