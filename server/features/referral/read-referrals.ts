import { maskName } from '#domain/kernel/masking'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import type { AccountContext, StaffContext } from '../../platform/context'
import { readCursor, writeCursor } from '../../platform/cursor'
import { listOfPatient, listReferrals, type ReferralRow } from './referral-store'
import { REFERRAL_REASON } from './write-referral'

const PAGE = 50

/** Children sent to one's places, or from them. Names are masked; the look is written down. */
export async function readReferrals(
  ctx: StaffContext,
  input: { readonly direction: 'in' | 'out'; readonly cursor?: string | undefined },
) {
  const now = ctx.now()
  const after = input.cursor === undefined ? null : readCursor(input.cursor)
  const found = await listReferrals(ctx.db, ctx.staff, input.direction, { after, limit: PAGE + 1 })
  const rows = found.slice(0, PAGE)
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'referral',
    action: 'referral.list',
    patientIds: rows.map(({ patientId }) => patientId),
    fields: ['name', 'referral'],
    at: now,
    requestId: ctx.requestId,
  })
  const last = found.length > PAGE ? rows.at(-1) : undefined
  return {
    rows: rows.map((row) => ({
      ...lineOf(row),
      patientId: row.patientId,
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', row.nameCipher)),
      age: ageInWords(row.birthDate, localDateOf(now)),
      reason: ctx.fieldCrypto.open(REFERRAL_REASON, row.reasonCipher),
    })),
    nextCursor: last ? writeCursor({ start: last.requestedAt, id: last.id }) : null,
  }
}

/** Where one's child was sent, and what was answered. @throws not_found alike for other families' children */
export async function readOwnReferrals(ctx: AccountContext, { patientId }: { readonly patientId: string }) {
  const look = { patientId, action: 'referral.mine', kinds: ['visit'] } as const
  const scope = await ctx.access.recordScope(ctx, look)
  const rows = scope.seesRecords && scope.kind === 'guardian' ? await listOfPatient(ctx.db, scope) : []
  return {
    rows: rows.map((row) => ({
      ...lineOf(row),
      reason: ctx.fieldCrypto.open(REFERRAL_REASON, row.reasonCipher),
    })),
  }
}

function lineOf(row: ReferralRow) {
  const { id, fromName, toName, doctorName, urgency, certificationNumber } = row
  return {
    id,
    fromName,
    toName,
    doctorName,
    urgency,
    isCertified: certificationNumber !== null,
    requestedAt: toIsoShanghai(row.requestedAt),
    acceptedAt: row.acceptedAt && toIsoShanghai(row.acceptedAt),
    rejectedAt: row.rejectedAt && toIsoShanghai(row.rejectedAt),
    admittedAt: row.admittedAt && toIsoShanghai(row.admittedAt),
  }
}
