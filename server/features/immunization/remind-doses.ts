import { doseReminders } from '#domain/immunization/dose-reminder'
import { immunizationPlan } from '#domain/immunization/immunization-plan'
import { type ImmunizationRules, immunizationRules } from '#domain/immunization/immunization-rules'
import { addMonths, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { listReminded, type RemindedChild } from './remind-store'

const PAGE = 500
/** A quarter of a million: more than a county has; a loop without an end would be worse than a late message. */
const MAX_PAGES = 500

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'rules' | 'now'>

/** Tells guardians of doses that can be given since this week, or are late since: each day's once. */
export async function remindOfDoses(needs: Needs): Promise<void> {
  const today = localDateOf(needs.now())
  const rules = immunizationRules(await needs.rules(), today)
  const children = { bornAfter: addMonths(today, -rules['IM-04'].catchUpUntilMonths), today }
  let after: string | null = null
  for (let page = 1; page <= MAX_PAGES; page++) {
    const found: RemindedChild[] = await listReminded(needs.db, children, { after, limit: PAGE })
    for (const child of found) await remindOf(needs, child, rules)
    after = found.at(-1)?.id ?? null
    if (found.length < PAGE) return
  }
}

async function remindOf(needs: Needs, child: RemindedChild, rules: ImmunizationRules): Promise<void> {
  const now = needs.now()
  const today = localDateOf(now)
  const doses = immunizationPlan(child, rules, today)
  for (const { kind, since, doses: count } of doseReminders(doses, child.birthDate, rules, today)) {
    const about = { patientId: child.id, facts: { doses: count, since } }
    const told = { kind, to: { guardiansOf: child.id }, byAccountId: null, ...about }
    const onceKey = `${kind}:${child.id}:${since}`
    await needs.transaction((tx) => needs.notices.tell(tx, { ...told, onceKey }, now))
  }
}
