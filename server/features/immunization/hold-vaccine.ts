import type { HoldReason } from '#domain/immunization/immunization-hold'
import type { VaccineCode } from '#domain/immunization/vaccine'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import { endHoldRow, findPatientOfHold, replaceHold } from './hold-store'
import { sealReason } from './immunization-seal'

interface HeldVaccine {
  readonly patientId: string
  readonly vaccineCode: VaccineCode
  /** First day on which it may be given; null: never. */
  readonly until: LocalDate | null
  readonly reason: HoldReason
  readonly words: string
}

/**
 * A vaccine is not given for now (缓种) or never (禁忌), in place of what was said of it before.
 *
 * @throws what `chartScope` refuses; input_invalid for a day that has come already
 */
export async function holdVaccine(ctx: StaffWriteContext, input: HeldVaccine): Promise<{ id: string }> {
  const now = ctx.now()
  const { patientId, vaccineCode, until, reason, words } = input
  const look = { patientId, action: 'chart.holdVaccine', kinds: ['immunization'], isWrite: true } as const
  const scope = await ctx.access.chartScope(ctx.tx, ctx, look)
  if (until !== null && until <= localDateOf(now)) {
    throw new DomainError('input_invalid', { fields: ['until'] })
  }
  const reasonCipher = sealReason(ctx.fieldCrypto, { reason, words })
  return { id: await replaceHold(ctx.tx, scope, { vaccine: vaccineCode, until, reasonCipher, now }) }
}

/** It may be given again. @throws not_found alike; what `chartScope` refuses; entry_over */
export async function endHold(
  ctx: StaffWriteContext,
  { id }: { readonly id: string },
): Promise<{ ended: true }> {
  const patientId = await findPatientOfHold(ctx.tx, id)
  if (patientId === null) throw new DomainError('not_found')
  const look = { patientId, action: 'chart.endHold', kinds: ['immunization'], isWrite: true } as const
  const scope = await ctx.access.chartScope(ctx.tx, ctx, look)
  if (!(await endHoldRow(ctx.tx, scope, { id, now: ctx.now() }))) throw new DomainError('entry_over')
  return { ended: true }
}
