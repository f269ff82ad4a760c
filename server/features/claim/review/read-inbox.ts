import { maskName } from '#domain/kernel/masking'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { readCursor, writeCursor } from '../../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { StaffContext } from '../../../platform/context'
import { claimLine } from '../reading/show-claim'
import { countInbox, type InboxRow, type InboxTab, listInbox } from '../reading/view-store'
import { noteLook } from './staff-claim'

/** What waits for a member of the office, what is due first in front. Names are masked; the look is written down. */
export async function readInbox(
  ctx: StaffContext,
  input: { readonly tab: InboxTab; readonly cursor?: string | undefined },
) {
  const after = input.cursor === undefined ? null : readCursor(input.cursor)
  const found = await listInbox(ctx.db, ctx.staff, input.tab, { after, limit: PAGE_AND_ONE })
  const { rows, nextCursor } = cutPage(found, ({ id, orderAt }) => writeCursor({ start: orderAt, id }))
  const counts = await countInbox(ctx.db, ctx.staff)
  await noteLook(
    ctx,
    ctx.db,
    'claim.inbox',
    rows.map(({ patientId }) => patientId),
  )
  return {
    counts,
    rows: rows.map((row) => rowView(ctx, row)),
    nextCursor,
  }
}

function rowView(ctx: StaffContext, row: InboxRow) {
  const now = ctx.now()
  const { nameCipher, birthDate, escalatedAt, openObjections } = row
  return {
    ...claimLine(row, ctx.fieldCrypto, now),
    nameMasked: maskName(ctx.fieldCrypto.open('patient.name', nameCipher)),
    age: ageInWords(birthDate, localDateOf(now)),
    pathway: row.pathway,
    computedFen: Number(row.benefitFen ?? 0),
    payBy: row.payBy,
    isSampled: row.isSampled,
    /** The first person was against it. */
    isAgainst: row.status === 'under-review' && row.rejectCode !== null,
    /** Mine alone is not for me to approve. */
    isReviewedByMe: row.reviewerAccountId === ctx.account.id,
    escalatedAt: escalatedAt && toIsoShanghai(escalatedAt),
    openObjections,
  }
}
