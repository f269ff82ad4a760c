import { describe, expect, it } from 'vitest'
import { isOpen } from '#domain/immunization/dose-state'
import { immunizationPlan } from '#domain/immunization/immunization-plan'
import { DEFAULT_IMMUNIZATION_RULES, immunizationRules } from '#domain/immunization/immunization-rules'
import { addDays, addMonths, localDate } from '#domain/kernel/time'
import { vaccinatedUntil } from './vaccinated-until'

/** The demonstration may be begun on any day. */
const DAYS = ['2026-02-28', '2026-06-17', '2026-11-22', '2027-03-31', '2028-02-29', '2030-12-31'].map(
  localDate,
)

function openAt(ageMonths: number, today: (typeof DAYS)[number], missed = {}) {
  const birthDate = addDays(addMonths(today, -ageMonths), -9)
  const given = vaccinatedUntil({ birthDate, sex: 'female', missed }, today)
  const rules = immunizationRules(DEFAULT_IMMUNIZATION_RULES, today)
  const plan = immunizationPlan({ birthDate, sex: 'female', given, holds: [] }, rules, today)
  return {
    open: plan
      .filter(({ state }) => isOpen(state))
      .map(({ series, doseNo, state }) => `${series} ${doseNo} ${state}`),
    tooEarly: plan.filter(({ state }) => state === 'DONE_EARLY_INVALID').length,
    given: given.length,
  }
}

describe.each(DAYS)('a childhood until %s', (today) => {
  it.each([0, 1, 7, 14, 27, 54, 83])('is complete at %i months, and nothing came too early', (ageMonths) => {
    const { open, tooEarly } = openAt(ageMonths, today)
    expect(open).toEqual([])
    expect(tooEarly).toBe(0)
  })

  it('misses what was missed, and only that', () => {
    expect(openAt(14, today, { MenA: 2 }).open).toEqual(['MenA 2 OVERDUE'])
    expect(openAt(54, today, { Polio: 4 }).open).toEqual(['Polio 4 OVERDUE'])
  })

  it('has the doses of birth at once', () => {
    expect(openAt(0, today).given).toBe(2)
  })
})
