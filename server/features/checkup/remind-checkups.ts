import { checkupPlan } from '#domain/checkup/checkup-plan'
import { checkupReminders } from '#domain/checkup/checkup-reminder'
import { type CheckupRules, checkupRules } from '#domain/checkup/checkup-rules'
import { addMonths, type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { eachPage } from '../../platform/job-pages'
import type { Notice } from '../../platform/notices'
import { openBirthFacts } from '../../platform/sealing/birth-facts'
import { type ChildRow, listReminded } from './store'

/** The last of the thirteen is over before a child is seven. */
const ENDS_AT_MONTHS = 84
/** Planned in one go: requests wait for no more than that. */
const PAGE = 100

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'rules' | 'fieldCrypto' | 'now'>

/** Tells guardians of check-ups that have opened, or whose last week has begun: each once, however often this runs. */
export async function remindOfCheckups(needs: Needs): Promise<void> {
  const now = needs.now()
  const today = localDateOf(now)
  const rules = checkupRules(await needs.rules(), today)
  const children = { bornAfter: addMonths(today, -ENDS_AT_MONTHS), today }
  await eachPage(
    (page) => listReminded(needs.db, children, page),
    async (found) => {
      const told = found.flatMap((child) => noticesFor(needs, child, rules, today))
      if (told.length > 0) await needs.transaction((tx) => needs.notices.tellAll(tx, told, now))
    },
    PAGE,
  )
}

function noticesFor(
  { fieldCrypto }: Pick<Needs, 'fieldCrypto'>,
  child: ChildRow,
  rules: CheckupRules,
  today: LocalDate,
): Notice[] {
  const { id: patientId } = child
  const known = { ...child, newborn: openBirthFacts(fieldCrypto, child.factsCipher) }
  const reminders = checkupReminders(checkupPlan(known, rules, today), today)
  return reminders.map(({ kind, visitNo, nameZh, dueOn }) => ({
    kind,
    to: { guardiansOf: patientId },
    byAccountId: null,
    patientId,
    facts: { checkup: nameZh, dueOn },
    onceKey: `${kind}:${patientId}:${visitNo}`,
  }))
}
