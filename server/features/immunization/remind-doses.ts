import { doseReminders } from '#domain/immunization/dose-reminder'
import { immunizationPlan } from '#domain/immunization/immunization-plan'
import { type ImmunizationRules, immunizationRules } from '#domain/immunization/immunization-rules'
import { addMonths, type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { eachPage } from '../../platform/job-pages'
import type { Notice } from '../../platform/notices'
import { listReminded, type RemindedChild } from './remind-store'

/** Planned in one go: requests wait for no more than that. */
const PAGE = 100

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'rules' | 'now'>

/** Tells guardians of doses that can be given since this week, or are late since: each day's once. */
export async function remindOfDoses(needs: Needs): Promise<void> {
  const now = needs.now()
  const today = localDateOf(now)
  const rules = immunizationRules(await needs.rules(), today)
  const children = { bornAfter: addMonths(today, -rules['IM-04'].catchUpUntilMonths), today }
  await eachPage(
    (page) => listReminded(needs.db, children, page),
    async (found) => {
      const told = found.flatMap((child) => noticesFor(child, rules, today))
      if (told.length > 0) await needs.transaction((tx) => needs.notices.tellAll(tx, told, now))
    },
    PAGE,
  )
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
