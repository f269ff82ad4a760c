import { checkupReminders } from '#domain/checkup/checkup-reminder'
import { addMonths, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { planOf } from './checkup-child'
import { type ChildRow, listReminded } from './store'

/** The last of the thirteen is over before a child is seven. */
const ENDS_AT_MONTHS = 84
const PAGE = 500
/** A quarter of a million children: more than a county has; a loop without an end would be worse than a late message. */
const MAX_PAGES = 500

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'rules' | 'fieldCrypto' | 'now'>

/** Tells guardians of check-ups that have opened, or whose last week has begun: each once, however often this runs. */
export async function remindOfCheckups(needs: Needs): Promise<void> {
  const today = localDateOf(needs.now())
  const children = { bornAfter: addMonths(today, -ENDS_AT_MONTHS), today }
  let after: string | null = null
  for (let page = 1; page <= MAX_PAGES; page++) {
    const found: ChildRow[] = await listReminded(needs.db, children, { after, limit: PAGE })
    for (const child of found) await remindOf(needs, child)
    after = found.at(-1)?.id ?? null
    if (found.length < PAGE) return
  }
}

async function remindOf(needs: Needs, child: ChildRow): Promise<void> {
  const now = needs.now()
  const today = localDateOf(now)
  const { rows } = await planOf(needs, child, today)
  for (const { kind, visitNo, nameZh, dueOn } of checkupReminders(rows, today)) {
    const about = { patientId: child.id, facts: { checkup: nameZh, dueOn } }
    const told = { kind, to: { guardiansOf: child.id }, byAccountId: null, ...about }
    const onceKey = `${kind}:${child.id}:${visitNo}`
    await needs.transaction((tx) => needs.notices.tell(tx, { ...told, onceKey }, now))
  }
}
