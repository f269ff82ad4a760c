import { ENTRY_KIND_NAMES_ZH } from '#domain/kernel/entry-kind'
import { localDateOf } from '#domain/kernel/time'
import type { Access } from '../../../platform/context'
import { familyView } from '../../../platform/scope/record-view'
import { ENTRY_WORDS } from '../timeline/entry-words'
import { listEntries } from '../timeline/timeline-store'

/** More entries than a life has: those older than these would be left out. */
const WHOLE_MAX = 2_000

/** Everything that somebody who acts for a person may read of the record, in words; newest first, in one statement. */
export const wholeRecord: Access['wholeRecord'] = async (ctx, scope) => {
  const now = ctx.now()
  const told = { today: localDateOf(now), rules: await ctx.rules() }
  const view = familyView(scope)
  // Named one by one, so that what is part of another entry stands for itself too.
  const rows = await listEntries(ctx.db, view, { kinds: view.kinds, after: null, limit: WHOLE_MAX, now })
  return rows.map((row) => {
    const { title, sub } = ENTRY_WORDS[row.kind].headline(row, ctx.fieldCrypto, told)
    const lines = ENTRY_WORDS[row.kind].lines(row, ctx.fieldCrypto, told)
    return {
      id: row.id,
      kind: row.kind,
      kindZh: ENTRY_KIND_NAMES_ZH[row.kind],
      on: row.on,
      title,
      sub,
      lines: lines.map(({ nameZh, valueZh, rangeZh }) =>
        rangeZh ? `${nameZh}：${valueZh}（参考 ${rangeZh}）` : `${nameZh}：${valueZh}`,
      ),
      place: row.place,
      practitioner: row.practitioner,
      source: row.source,
    }
  })
}
