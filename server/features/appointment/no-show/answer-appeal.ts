import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { readCursor, writeCursor } from '../../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { StaffContext, StaffWriteContext } from '../../../platform/context'
import { STATUS_NOTE } from '../cancelling/cancel-appointment'
import { giveFeeBack } from '../cancelling/fee'
import { moveStatus } from '../placing/seat-store'
import {
  type AppealRow,
  answerAppeal,
  listAppeals,
  lockAppeal,
  NO_SHOW_ANSWER,
  NO_SHOW_REASON,
} from './appeal-store'

interface AppealView {
  readonly appointmentId: string
  readonly patient: { readonly nameMasked: string; readonly sex: Sex; readonly age: string }
  readonly start: string
  readonly practitionerName: string
  readonly reason: string
  readonly askedAt: string
}

/** What families say of visits that were missed here, the longest waiting first. */
export async function readAppeals(
  ctx: StaffContext,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<{ rows: AppealView[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readCursor(cursor)
  const found = await listAppeals(ctx.db, ctx.staff, { after, limit: PAGE_AND_ONE })
  const { rows: page, nextCursor } = cutPage(found, ({ appointmentId, askedAt }) =>
    writeCursor({ start: askedAt, id: appointmentId }),
  )
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'noShow.appeals',
    patientIds: page.map(({ patientId }) => patientId),
    fields: ['name', 'appointments'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  return {
    rows: page.map((row) => appealView(row, ctx)),
    nextCursor,
  }
}

/**
 * Excuses a missed visit, or says why it counts. An excused one counts towards no ban and costs nothing (BK-12, BK-17).
 *
 * @throws not_found alike for absent ones and other places'; no_show_appeal_made when a colleague was quicker
 */
export async function answerNoShowAppeal(
  ctx: StaffWriteContext,
  input: { readonly appointmentId: string; readonly isExcused: boolean; readonly answer: string },
): Promise<Record<string, never>> {
  const now = ctx.now()
  const { appointmentId, isExcused } = input
  const appeal = await lockAppeal(ctx.tx, ctx.staff, appointmentId)
  if (!appeal) throw new DomainError('not_found')
  if (appeal.answeredAt) throw new DomainError('no_show_appeal_made')
  const answerCipher = ctx.fieldCrypto.seal(NO_SHOW_ANSWER, input.answer)
  await answerAppeal(ctx.tx, ctx.staff, { appointmentId, isExcused, answerCipher, now })
  if (isExcused) await excuse(ctx, appointmentId, input.answer)
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'noShow.answer',
    patientIds: [appeal.patientId],
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  const kind = 'no-show-answered'
  const told = {
    kind,
    to: { everybodyActingFor: appeal.patientId },
    byAccountId: ctx.account.id,
    patientId: appeal.patientId,
    appointmentId,
    facts: { outcome: isExcused ? 'excused' : 'upheld' },
  } as const
  await ctx.notices.tell(ctx.tx, { ...told, onceKey: `${kind}:${appointmentId}` }, now)
  return {}
}

async function excuse(ctx: StaffWriteContext, appointmentId: string, answer: string): Promise<void> {
  const step = { appointmentId, from: 'no-show', to: 'excused', byAccountId: ctx.account.id } as const
  const noteCipher = ctx.fieldCrypto.seal(STATUS_NOTE, answer)
  const moved = await moveStatus(ctx.tx, { ...step, now: ctx.now(), noteCipher })
  if (!moved) throw new DomainError('appointment_state', { from: 'no-show', to: 'excused' })
  await giveFeeBack(ctx.tx, ctx, appointmentId)
}

function appealView(row: AppealRow, ctx: StaffContext): AppealView {
  const { fieldCrypto } = ctx
  return {
    appointmentId: row.appointmentId,
    patient: {
      nameMasked: maskName(fieldCrypto.open('patient.name', row.nameCipher)),
      sex: row.sex,
      age: ageInWords(row.birthDate, localDateOf(ctx.now())),
    },
    start: toIsoShanghai(row.start),
    practitionerName: row.practitionerName,
    reason: fieldCrypto.open(NO_SHOW_REASON, row.reasonCipher),
    askedAt: toIsoShanghai(row.askedAt),
  }
}
