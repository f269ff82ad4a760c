import type { AuditPurpose } from '#domain/audit/audit-purpose'
import { DomainError } from '#domain/kernel/errors'
import { type ChartBasis, chartView, mayWriteInto } from '#domain/record/chart-view'
import type { Access } from '../../platform/context'
import { provenChartScope } from '../../platform/scope/chart-scope'
import { findReasons } from './chart-store'

const PURPOSES: Readonly<Record<ChartBasis, AuditPurpose>> = {
  'open-visit': 'visit',
  'card-code': 'record',
  'signed-team': 'signed-team',
  'share-code': 'shared-record',
  'break-glass': 'emergency',
}

/**
 * One door into every record for staff: asks why it may be opened, writes down that it was, and answers with the proof.
 * Asked anew at each look, so a visit that is over and a consent that was taken back close it at once.
 */
export const chartScope: Access['chartScope'] = async (tx, ctx, look) => {
  const { patientId, action, kinds, fields = [], head = [], isWrite = false } = look
  const { staff } = ctx
  const now = ctx.now()
  const reasons = await findReasons(tx, staff, patientId, now)
  const consentGiven =
    reasons !== null && (await ctx.access.consentGiven(tx, patientId, 'earlier-visits', now))
  const team = reasons?.isSignedWith
    ? { consentGiven: await ctx.access.consentGiven(tx, patientId, 'team-record', now) }
    : null
  const view = reasons && chartView({ ...reasons, consentGiven, team })
  if (!view) throw new DomainError('not_found')
  // What is written now was never the family's to hold back; what was shown for fifteen minutes is only to be read.
  if (isWrite && !mayWriteInto(view)) throw new DomainError('not_permitted')
  const seen = isWrite ? kinds : kinds.filter((kind) => view.kinds.includes(kind))
  if (seen.length === 0 && head.length === 0) throw new DomainError('consent_withheld', { kinds })
  await ctx.audit.record(tx, {
    by: staff,
    purpose: PURPOSES[view.basis],
    action,
    patientIds: [patientId],
    fields: [...head, ...fields, ...seen],
    at: now,
    requestId: ctx.requestId,
  })
  const { accountId, role, organizationId, practitionerId } = staff
  return provenChartScope({ ...view, patientId, accountId, role, organizationId, practitionerId })
}
