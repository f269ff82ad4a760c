import { followUpTitle } from '#domain/follow-up/follow-up-in-words'
import { dangersIn, riskLimits } from '#domain/follow-up/high-risk'
import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import type { StaffContext, StaffWriteContext } from '../../platform/context'
import { openFollowUp } from '../../platform/sealing/entry-seal'
import { openMeasuredValues, vitalsOf } from '../../platform/sealing/measured-values'
import { findUnseen, listUnseen, markSeen } from './alert-store'

const PAGE = 50

interface AlertView {
  readonly id: string
  readonly patientId: string
  readonly nameMasked: string
  readonly age: string
  readonly doneOn: LocalDate
  readonly title: string
  /** What it is: 血压 192/112, 胸闷胸痛（不正常）. */
  readonly dangers: readonly string[]
  readonly by: string | null
}

/**
 * The findings of danger of a team that no doctor has looked at. Three statements however many.
 *
 * @throws not_found alike for absent teams and those of others
 */
export async function listAlerts(
  ctx: StaffContext,
  { teamId }: { readonly teamId: string },
): Promise<{ rows: AlertView[]; nextCursor: null }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const team = await ctx.access.teamScope(ctx.db, ctx, teamId, today)
  const rows = await listUnseen(ctx.db, team, PAGE)
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'signed-team',
    action: 'service.alerts',
    patientIds: rows.map(({ patientId }) => patientId),
    fields: ['name', 'birth-date', 'follow-up'],
    at: now,
    requestId: ctx.requestId,
  })
  const rules = await ctx.rules()
  return {
    rows: rows.map((row) => {
      const { id, patientId, doneOn, way, outcome } = row
      const record = openFollowUp(ctx.fieldCrypto, row.recordCipher)
      const measured = row.valuesCipher ? openMeasuredValues(ctx.fieldCrypto, row.valuesCipher) : undefined
      return {
        id,
        patientId,
        nameMasked: maskName(ctx.fieldCrypto.open('patient.name', row.nameCipher)),
        age: ageInWords(row.birthDate, today),
        doneOn,
        title: followUpTitle(way, outcome),
        dangers: dangersIn(record, vitalsOf(measured), riskLimits(rules, doneOn)),
        by: row.practitioner,
      }
    }),
    nextCursor: null,
  }
}

/** A doctor of the team has looked. @throws not_found for other teams' and for what a colleague looked at before */
export async function seeAlert(
  ctx: StaffWriteContext,
  { id }: { readonly id: string },
): Promise<{ seen: true }> {
  const now = ctx.now()
  const alert = await findUnseen(ctx.tx, id)
  if (!alert) throw new DomainError('not_found')
  const team = await ctx.access.teamScope(ctx.tx, ctx, alert.teamId, localDateOf(now))
  if (!(await markSeen(ctx.tx, team, { id, now }))) throw new DomainError('not_found')
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'signed-team',
    action: 'service.seenAlert',
    patientIds: [alert.patientId],
    fields: ['follow-up'],
    at: now,
    requestId: ctx.requestId,
  })
  return { seen: true }
}
