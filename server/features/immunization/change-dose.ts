import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext, WriteContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import { findPatientOf, verifyDose, withdrawDose } from './write-store'

interface ById {
  readonly id: string
}

/** A guardian takes back what a family wrote. @throws not_found alike; delegate_not_permitted; entry_over */
export async function withdrawFamilyDose(ctx: WriteContext, { id }: ById): Promise<{ withdrawn: true }> {
  const now = ctx.now()
  const patientId = await findPatientOf(ctx.tx, id)
  if (patientId === null) throw new DomainError('not_found')
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, patientId, localDateOf(now))
  if (!(await withdrawDose(ctx.tx, scope, { id, now }))) throw new DomainError('entry_over')
  return { withdrawn: true }
}

/** A place takes back what it wrote, or a family copied wrongly. @throws not_found alike; what `chartScope` refuses; entry_over */
export async function withdrawChartDose(ctx: StaffWriteContext, { id }: ById): Promise<{ withdrawn: true }> {
  const scope = await scopeOf(ctx, id, 'chart.withdrawImmunization')
  if (!(await withdrawDose(ctx.tx, scope, { id, now: ctx.now() }))) throw new DomainError('entry_over')
  await ctx.access.reopenTasks(ctx.tx, { kind: 'immunization', entryId: id })
  return { withdrawn: true }
}

/** Staff have seen the paper of what a family wrote. @throws not_found alike; what `chartScope` refuses; entry_over */
export async function verifyChartDose(ctx: StaffWriteContext, { id }: ById): Promise<{ verified: true }> {
  const scope = await scopeOf(ctx, id, 'chart.verifyImmunization')
  if (!(await verifyDose(ctx.tx, scope, id))) throw new DomainError('entry_over')
  return { verified: true }
}

async function scopeOf(ctx: StaffWriteContext, id: string, action: string): Promise<ChartScope> {
  const patientId = await findPatientOf(ctx.tx, id)
  if (patientId === null) throw new DomainError('not_found')
  return ctx.access.chartScope(ctx.tx, ctx, { patientId, action, kinds: ['immunization'], isWrite: true })
}
