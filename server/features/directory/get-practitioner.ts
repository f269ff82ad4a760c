import * as z from 'zod/mini'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { type PersonView, personView } from './practitioner-view'
import { loadPractitioner, type WorkplaceRecord } from './store'

export const getPractitionerInput = z.strictObject({ id: z.uuid() })

interface PractitionerView extends PersonView {
  /** Where they work today, longest first. */
  readonly workplaces: readonly WorkplaceRecord[]
}

/** @throws not_found */
export async function getPractitioner(
  ctx: Context,
  { id }: z.infer<typeof getPractitionerInput>,
): Promise<PractitionerView> {
  const today = localDateOf(ctx.now())
  const practitioner = await loadPractitioner(ctx.db, today, id)
  if (!practitioner) throw new DomainError('not_found')
  return { ...personView(practitioner, today), workplaces: practitioner.workplaces }
}
