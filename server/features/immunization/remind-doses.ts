import { doseReminders } from '#domain/immunization/dose-reminder'
import { immunizationPlan } from '#domain/immunization/immunization-plan'
import { type ImmunizationRules, immunizationRules } from '#domain/immunization/immunization-rules'
import { addMonths, type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { Notice } from '../../platform/notices'
import { listReminded, type RemindedChild } from './remind-store'

/** Planned in one go: requests wait for no more than that. */
const PAGE = 100
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'
/** A quarter of a million: more than a county has; a loop without an end would be worse than a late message. */
const MAX_PAGES = 2_500

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'rules' | 'now'>

/** Tells guardians of doses that can be given since this week, or are late since: each day's once. */
export async function remindOfDoses(needs: Needs): Promise<void> {
  const now = needs.now()
  const today = localDateOf(now)
  const rules = immunizationRules(await needs.rules(), today)
  const children = { bornAfter: addMonths(today, -rules['IM-04'].catchUpUntilMonths), today }
  let after = BEFORE_ALL
  for (let page = 1; page <= MAX_PAGES; page++) {
    const found = await listReminded(needs.db, children, { after, limit: PAGE })
    const told = found.flatMap((child) => noticesFor(child, rules, today))
    if (told.length > 0) {
      await needs.transaction(async (tx) => {
        for (const notice of told) await needs.notices.tell(tx, notice, now)
      })
    }
    const last = found.at(-1)
    if (!last || found.length < PAGE) return
    after = last.id
  }
}

function noticesFor(child: RemindedChild, rules: ImmunizationRules, today: LocalDate): Notice[] {
  const { id: patientId, birthDate } = child
  const reminders = doseReminders(immunizationPlan(child, rules, today), birthDate, rules, today)
  return reminders.map(({ kind, since, doses }) => ({
    kind,
    to: { guardiansOf: patientId },
    byAccountId: null,
    patientId,
    facts: { doses, since },
    onceKey: `${kind}:${patientId}:${since}`,
  }))
}
