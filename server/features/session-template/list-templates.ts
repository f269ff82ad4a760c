import * as z from 'zod/mini'
import { QUERY_MAX_LENGTH, rankMatch } from '#domain/directory/search'
import { localDateOf } from '#domain/kernel/time'
import { mentions, pageOf, type WholeListPage } from '../../platform/api/page-of'
import type { StaffContext } from '../../platform/context'
import { type ListedTemplate, loadTemplates } from './store'

export const listTemplatesInput = z.strictObject({
  organizationId: z.optional(z.uuid()),
  practitionerId: z.optional(z.uuid()),
  query: z.optional(z.string().check(z.maxLength(QUERY_MAX_LENGTH))),
  /** Those that have ended too. */
  withEnded: z.optional(z.boolean()),
  cursor: z.optional(z.uuid()),
})

type TemplateView = Omit<ListedTemplate, 'practitionerPinyin' | 'practitionerInitials'>

/** Who sits where and when, week by week: by place, weekday and hour. One statement. */
export async function listTemplates(
  ctx: StaffContext,
  { organizationId, practitionerId, query, withEnded, cursor }: z.infer<typeof listTemplatesInput>,
): Promise<WholeListPage<TemplateView>> {
  const heldFrom = withEnded ? undefined : localDateOf(ctx.now())
  const all = await loadTemplates(ctx.db, ctx.staff, { organizationId, practitionerId, heldFrom })
  const page = pageOf(
    all.filter((each) => isMeant(query, each)),
    ({ id }) => id,
    cursor,
  )
  const rows = page.rows.map(
    ({ practitionerPinyin: _pinyin, practitionerInitials: _initials, ...row }) => row,
  )
  return { ...page, rows }
}

function isMeant(query: string | undefined, template: ListedTemplate): boolean {
  const { practitionerName: name, practitionerPinyin: pinyin, practitionerInitials: initials } = template
  return (
    mentions(query, [template.organizationName, template.room]) ||
    rankMatch(query ?? '', { name, pinyin, initials }) !== null
  )
}
