import { expect, it } from 'vitest'
import { addDays, localDate } from '../kernel/time'
import { checkupPlan } from './checkup-plan'
import { checkupRules, DEFAULT_CHECKUP_RULES } from './checkup-rules'
import { furtherVisits } from './further-visits'
import { NO_NEWBORN_FACTS } from './newborn-risk'
import { refuseOccasion } from './refuse-occasion'

const BORN = localDate('2026-05-22')
const TODAY = localDate('2026-12-22')
const rules = checkupRules(DEFAULT_CHECKUP_RULES, TODAY)

function refused(visitNo: number, doneOn: string, wish: { weeks?: number; correctsId?: string } = {}) {
  const done = [
    { id: 'm3', visitNo: 3, doneOn: localDate('2026-08-22') },
    ...(wish.correctsId === 'extra' ? [{ id: 'extra', visitNo: 0, doneOn: localDate('2026-06-01') }] : []),
  ]
  const newborn = { ...NO_NEWBORN_FACTS, gestationWeeks: wish.weeks ?? 40 }
  const child = { birthDate: BORN, registeredOn: BORN, newborn, done, appointments: [] }
  const refusal = refuseOccasion(
    { visitNo, doneOn: localDate(doneOn), correctsId: wish.correctsId ?? null },
    checkupPlan(child, rules, TODAY),
    furtherVisits(child, rules, TODAY),
  )
  return refusal && [refusal.code, refusal.facts]
}

const opensOn = addDays(localDate('2026-11-22'), -14)

it.each([
  ['on the first day of its window', 4, opensOn, {}, null],
  ['long after it', 2, '2026-12-20', {}, null],
  ['the day before its window', 4, addDays(opensOn, -1), {}, ['checkup_not_for_age', { opensOn }]],
  [
    'of six years with a child of seven months',
    13,
    '2026-12-22',
    {},
    ['checkup_not_for_age', expect.anything()],
  ],
  ['that is none of the thirteen', 14, '2026-12-22', {}, ['checkup_not_for_age', {}]],
  ['that was written down', 3, '2026-08-23', {}, ['entry_already_there', {}]],
  ['that this one corrects', 3, '2026-08-23', { correctsId: 'm3' }, null],
  ['besides them of a newborn at risk', 0, '2026-06-01', { weeks: 35 }, null],
  [
    'besides them of no newborn any more',
    0,
    '2026-06-19',
    { weeks: 35 },
    ['checkup_not_for_age', { visitNo: 0 }],
  ],
  ['besides them without a risk', 0, '2026-06-01', {}, ['checkup_not_for_age', { visitNo: 0 }]],
  ['besides them that was made and is corrected', 0, '2026-06-02', { correctsId: 'extra' }, null],
] as const)('a check-up %s', (_, visitNo, doneOn, wish, refusal) => {
  expect(refused(visitNo, doneOn, wish)).toEqual(refusal)
})
