import type { StaffWriteContext } from '../../platform/context'

/** Writes down that staff moved somebody along the line; nothing of the person is shown by it. */
export function recordStep(ctx: StaffWriteContext, action: string, patientId: string): Promise<void> {
  return ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'front-desk',
    action,
    patientIds: [patientId],
    fields: ['appointments'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
}
