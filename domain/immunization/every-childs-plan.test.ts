import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, localDate } from '../kernel/time'
import { isOpen } from './dose-state'
import type { GivenDose } from './given-dose'
import { type ImmunizationChild, immunizationPlan, PROGRAMME_SERIES } from './immunization-plan'
import { DEFAULT_IMMUNIZATION_RULES, immunizationRules, programmeOn } from './immunization-rules'
import { countsFor, VACCINE_CODES, type VaccineCode } from './vaccine'

const RULES = immunizationRules(DEFAULT_IMMUNIZATION_RULES, localDate('2026-11-22'))
const dose = (vaccine: VaccineCode, on: string): GivenDose => ({
  id: `${vaccine} ${on}`,
  vaccine,
  on: localDate(on),
  isVerified: true,
})

describe('for every child', () => {
  const birth = fc.integer({ min: 0, max: 6000 }).map((days) => addDays(localDate('2010-06-01'), days))
  const aChild = fc
    .tuple(
      birth,
      fc.constantFrom('male' as const, 'female' as const),
      fc.array(fc.tuple(fc.constantFrom(...VACCINE_CODES), fc.integer({ min: 0, max: 3000 })), {
        maxLength: 25,
      }),
    )
    .map(
      ([birthDate, sex, doses]): ImmunizationChild => ({
        birthDate,
        sex,
        holds: [],
        given: doses
          .map(([vaccine, days]) => dose(vaccine, addDays(birthDate, days)))
          .filter(({ on }) => on <= localDate('2026-11-22')),
      }),
    )
  const today = localDate('2026-11-22')

  it('never asks for two doses of one series at once', () => {
    fc.assert(
      fc.property(aChild, (of) => {
        const asked = immunizationPlan(of, RULES, today).filter(
          ({ state }) => isOpen(state) || state === 'DEFERRED',
        )
        expect(new Set(asked.map(({ series }) => series)).size).toBe(asked.length)
      }),
    )
  })

  it('never asks before the age that the programme prints, or catch-up allows', () => {
    fc.assert(
      fc.property(aChild, (of) => {
        const printed = programmeOn(RULES, today)
        for (const each of immunizationPlan(of, RULES, today)) {
          if (each.dueOn === null || each.earliestOn === null) continue
          const ages = [...printed.doses, ...printed.inactivatedOptions]
            .filter(({ series, doseNo }) => series === each.series && doseNo === each.doseNo)
            .map(({ ageMonths }) => (each.series === 'MenAC' ? Math.min(24, ageMonths) : ageMonths))
          expect(each.dueOn >= addMonths(of.birthDate, Math.min(...ages))).toBe(true)
          expect(each.earliestOn >= each.dueOn).toBe(true)
          if (isOpen(each.state)) expect(each.earliestOn <= today).toBe(true)
        }
      }),
    )
  })

  it('never asks for a dose closer to the one before than 7 days, or than 28 but for inactivated JE', () => {
    fc.assert(
      fc.property(aChild, (of) => {
        for (const each of immunizationPlan(of, RULES, today)) {
          if (each.dueOn === null || each.given) continue
          const last = of.given
            .filter(({ vaccine }) => countsFor(vaccine, each.series))
            .map(({ on }) => on)
            .sort()
            .at(-1)
          const shortest = each.vaccine === 'JE-I' ? 7 : 28
          if (last) expect(daysBetween(last, each.dueOn)).toBeGreaterThanOrEqual(shortest)
        }
      }),
    )
  })

  it('keeps the order of the doses of a series', () => {
    fc.assert(
      fc.property(aChild, (of) => {
        const plan = immunizationPlan(of, RULES, today)
        for (const series of PROGRAMME_SERIES) {
          const ahead = plan.filter((each) => each.series === series && each.earliestOn !== null)
          for (const [place, each] of ahead.entries()) {
            const before = ahead[place - 1]
            if (!before) continue
            expect(each.doseNo).toBeGreaterThan(before.doseNo)
            expect((each.earliestOn ?? '') > (before.earliestOn ?? '')).toBe(true)
          }
        }
      }),
    )
  })

  it('takes nothing back when one more dose is given', () => {
    fc.assert(
      fc.property(aChild, fc.constantFrom(...VACCINE_CODES), (of, vaccine) => {
        const settled = (who: ImmunizationChild) =>
          immunizationPlan(who, RULES, today)
            .filter(({ given }) => given !== null && given.on < today)
            .map(({ given, series, doseNo, state }) => [given?.id, series, doseNo, state])
        const more = { ...of, given: [...of.given, dose(vaccine, today)] }
        expect(settled(more)).toEqual(settled(of))
      }),
    )
  })

  it('loses no dose: whatever was given stands in the plan or beside it', () => {
    fc.assert(
      fc.property(aChild, (of) => {
        const shown = new Set(immunizationPlan(of, RULES, today).map(({ given }) => given?.id))
        for (const { id, vaccine } of of.given) {
          const isOfProgramme = PROGRAMME_SERIES.some((series) => countsFor(vaccine, series))
          if (isOfProgramme && vaccine !== '2vHPV') expect(shown.has(id)).toBe(true)
        }
      }),
    )
  })

  it('asks the same on the same day, in whatever order the doses are handed in', () => {
    fc.assert(
      fc.property(aChild, (of) => {
        const turned = { ...of, given: [...of.given].reverse() }
        const states = (each: ImmunizationChild) =>
          immunizationPlan(each, RULES, today).map(({ series, state, dueOn }) => [series, state, dueOn])
        fc.pre(new Set(of.given.map(({ on }) => on)).size === of.given.length)
        expect(states(turned)).toEqual(states(of))
      }),
    )
  })
})
