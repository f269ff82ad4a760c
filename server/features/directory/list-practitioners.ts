import * as z from 'zod/mini'
import { DomainError } from '#domain/kernel/errors'
import { SERVICES, type Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { pageOf } from '../../platform/api/page-of'
import type { Context } from '../../platform/context'
import { type PersonView, personView } from './practitioner-view'
import { loadStaff } from './store'

export const listPractitionersInput = z.strictObject({
  organizationId: z.uuid(),
  service: z.optional(z.enum(SERVICES)),
  /** The id of the last practitioner of the page before. */
  cursor: z.optional(z.uuid()),
})

interface ListedPractitioner extends PersonView {
  /** What they do at this place. */
  readonly services: readonly Service[]
  /** First day at this place. */
  readonly since: LocalDate
}

/**
 * Who sees families at a place, those with a valid certificate first.
 *
 * @throws not_found for a place that does not exist; input_invalid for a cursor of another list
 */
export async function listPractitioners(
  ctx: Context,
  { organizationId, service, cursor }: z.infer<typeof listPractitionersInput>,
): Promise<{ rows: readonly ListedPractitioner[]; nextCursor: string | null }> {
  const today = localDateOf(ctx.now())
  const staff = await ctx.readLists((db) => loadStaff(db, today, organizationId, service))
  if (!staff) throw new DomainError('not_found')

  const rows = staff
    .map(({ services, since, ...person }) => ({
      ...personView(person, today),
      services,
      since,
      pinyin: person.pinyin,
    }))
    .sort((a, b) => certifiedFirst(a, b) || (a.pinyin + a.id < b.pinyin + b.id ? -1 : 1))
    .map(({ pinyin: _pinyin, ...row }) => row)
  const { rows: page, nextCursor } = pageOf(rows, ({ id }) => id, cursor)
  return { rows: page, nextCursor }
}

function certifiedFirst(a: PersonView, b: PersonView): number {
  return Number(b.certification?.valid ?? false) - Number(a.certification?.valid ?? false)
}
