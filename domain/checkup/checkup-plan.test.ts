import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, type LocalDate, localDate } from '../kernel/time'
import { type CheckupChild, type CheckupState, checkupPlan } from './checkup-plan'
import { type CheckupRules, checkupRules, DEFAULT_CHECKUP_RULES } from './checkup-rules'
import { NO_NEWBORN_FACTS } from './newborn-risk'

const TODAY = localDate('2026-11-22')
const rules = checkupRules(DEFAULT_CHECKUP_RULES, TODAY)

function child(birthDate: LocalDate, more: Partial<CheckupChild> = {}): CheckupChild {
  return {
    birthDate,
    registeredOn: birthDate,
    newborn: NO_NEWBORN_FACTS,
    done: [],
    appointments: [],
    ...more,
  }
}

const done = (birthDate: LocalDate, ...visitNos: number[]) =>
  visitNos.map((visitNo) => ({ id: `c${visitNo}`, visitNo, doneOn: addDays(birthDate, visitNo) }))

function statesAt(birthDate: LocalDate, today: LocalDate, more: Partial<CheckupChild> = {}): CheckupState[] {
  return checkupPlan(child(birthDate, more), rules, today).map(({ state }) => state)
}

describe('the thirteen check-ups of a child (rules D-CH-01, D-CH-02)', () => {
  const born = localDate('2025-09-13')

  it('stands complete on the day of birth', () => {
    const plan = checkupPlan(child(TODAY), rules, TODAY)
    expect(plan.map(({ visitNo }) => visitNo)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
    expect(plan[0]).toMatchObject({ code: 'NEWBORN_HOME', state: 'DUE' })
    expect(plan.slice(1).every(({ state }) => state === 'PLANNED')).toBe(true)
  })

  it.each([
    ['the day before it opens', '2026-08-13', 'PLANNED'],
    ['the day it opens', '2026-08-14', 'DUE'],
    ['the last day of it', '2026-11-12', 'DUE'],
    ['the day after', '2026-11-13', 'OVERDUE'],
    ['the day before the next one opens', '2027-02-10', 'OVERDUE'],
    ['the day the next one opens', '2027-02-11', 'MISSED'],
  ] as const)('12 months, %s: %s is %s', (_, today, state) => {
    expect(statesAt(born, localDate(today), { done: done(born, 1, 2, 3, 4, 5) })[5]).toBe(state)
  })

  it('leaves out what was over before the child was known here, and nothing after', () => {
    const states = statesAt(born, TODAY, { registeredOn: localDate('2026-06-01') })
    expect(states.slice(0, 7)).toEqual([
      'NOT_APPLICABLE',
      'NOT_APPLICABLE',
      'NOT_APPLICABLE',
      'NOT_APPLICABLE',
      'MISSED',
      'OVERDUE',
      'PLANNED',
    ])
  })

  it('knows a child since its first check-up, whenever the family began to use the app', () => {
    expect(statesAt(born, TODAY, { registeredOn: TODAY, done: done(born, 1) }).slice(0, 6)).toEqual([
      'DONE',
      'MISSED',
      'MISSED',
      'MISSED',
      'MISSED',
      'OVERDUE',
    ])
  })

  it('visits a newborn who stayed long in hospital after they went home, whatever else is due by then', () => {
    const newborn = { ...NO_NEWBORN_FACTS, gestationWeeks: 29, dischargedOn: localDate('2026-11-20') }
    expect(statesAt(localDate('2026-10-01'), TODAY, { newborn }).slice(0, 2)).toEqual(['DUE', 'OVERDUE'])
    expect(statesAt(localDate('2026-10-01'), localDate('2026-11-24'), { newborn })[0]).toBe('MISSED')
  })

  it('has no check-ups for somebody who was seven before they were known here', () => {
    expect(statesAt(localDate('2019-11-22'), TODAY, { registeredOn: TODAY })).toEqual([])
    expect(statesAt(localDate('2019-11-23'), TODAY, { registeredOn: TODAY })).toHaveLength(13)
  })

  it('can be made up until the seventh birthday, and is over then', () => {
    const sixth = (today: string) => statesAt(localDate('2019-06-01'), localDate(today))[12]
    expect(sixth('2025-06-01')).toBe('DUE')
    expect(sixth('2026-05-31')).toBe('OVERDUE')
    expect(sixth('2026-06-01')).toBe('MISSED')
  })

  it('tests blood at eight months only if six was missed', () => {
    const itemsOfEight = (...visitNos: number[]) =>
      checkupPlan(child(born, { done: done(born, ...visitNos) }), rules, TODAY)[4]?.items
    expect(itemsOfEight(1, 2, 3)).toContain('blood')
    expect(itemsOfEight(1, 2, 3, 4)).not.toContain('blood')
  })
})

describe('an open appointment', () => {
  const born = localDate('2025-09-13')
  const booked = (day: string, ...visitNos: number[]) =>
    checkupPlan(
      child(born, { done: done(born, ...visitNos), appointments: [{ id: 'a', day: localDate(day) }] }),
      rules,
      TODAY,
    ).find(({ state }) => state === 'BOOKED')?.code

  it.each([
    ['makes up for the one that was not done', '2026-11-25', [1, 2, 3, 4, 5], 'M12'],
    ['is for the next one once that one opens', '2027-02-11', [1, 2, 3, 4, 5], 'M18'],
    ['is for the next one when this one is done', '2026-11-25', [1, 2, 3, 4, 5, 6], 'M18'],
    ['is for what is due, whatever is missing before', '2026-11-25', [], 'M12'],
  ] as const)('%s', (_, day, visitNos, code) => {
    expect(booked(day, ...visitNos)).toBe(code)
  })

  it('is never for the visit at home', () => {
    const plan = checkupPlan(
      child(TODAY, { appointments: [{ id: 'a', day: addDays(TODAY, 3) }] }),
      rules,
      TODAY,
    )
    expect(plan.find(({ state }) => state === 'BOOKED')?.code).toBe('M1')
  })

  it('counts once, the earlier one, when there are two', () => {
    const appointments = [
      { id: 'later', day: addDays(TODAY, 5) },
      { id: 'earlier', day: addDays(TODAY, 2) },
    ]
    const plan = checkupPlan(child(born, { appointments }), rules, TODAY)
    expect(plan.filter(({ state }) => state === 'BOOKED').map(({ appointmentId }) => appointmentId)).toEqual([
      'earlier',
    ])
  })
})

describe('whatever the child, the day and the windows that operators set', () => {
  const START = localDate('2018-01-01')
  const days = (min: number, max: number) => fc.integer({ min, max })
  const margin = fc.record({ beforeDays: days(0, 90), afterDays: days(0, 180) })
  const anyRules = fc
    .record({
      underOneYear: margin,
      oneToThreeYears: margin,
      fourToSixYears: margin,
      assumedStayDays: days(0, 30),
    })
    .map((margins): CheckupRules => ({ ...rules, 'CH-02': margins }))
  const anyChild = fc
    .record({
      birth: days(0, 3_000),
      known: days(0, 2_600),
      visitNos: fc.uniqueArray(days(1, 13), { maxLength: 13 }),
      booked: fc.array(days(0, 30), { maxLength: 2 }),
      discharged: fc.option(days(0, 90), { nil: null }),
    })
    .map(({ birth, known, visitNos, booked, discharged }) => {
      const birthDate = addDays(START, birth)
      return child(birthDate, {
        registeredOn: addDays(birthDate, known),
        newborn: {
          ...NO_NEWBORN_FACTS,
          dischargedOn: discharged === null ? null : addDays(birthDate, discharged),
        },
        done: visitNos.map((visitNo) => ({
          id: `c${visitNo}`,
          visitNo,
          doneOn: addDays(birthDate, visitNo * 30),
        })),
        appointments: booked.map((day, place) => ({ id: `a${place}`, day: addDays(TODAY, day) })),
      })
    })
  const anyToday = days(0, 3_400).map((day) => addDays(START, day))

  it('runs in order, and no two are due at once but the visit at home', () => {
    fc.assert(
      fc.property(anyChild, anyRules, anyToday, (one, margins, today) => {
        const plan = checkupPlan(one, margins, today).slice(1)
        for (const [place, { dueOn, opensOn, closesOn, state }] of plan.entries()) {
          expect(opensOn <= dueOn).toBe(true)
          expect(closesOn < (plan[place + 1]?.opensOn ?? '9999')).toBe(true)
          if (state === 'DUE') expect(opensOn <= today && today <= closesOn).toBe(true)
        }
        const open = plan.filter(({ state }) => state === 'DUE' || state === 'OVERDUE')
        expect(open.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('keeps what is done done, on its day, also after the birth date was corrected', () => {
    fc.assert(
      fc.property(anyChild, anyToday, days(-400, 400), (one, today, moved) => {
        const corrected = { ...one, birthDate: addDays(one.birthDate, moved) }
        const doneIn = (plan: ReturnType<typeof checkupPlan>) =>
          plan.filter(({ state }) => state === 'DONE').map(({ visitNo, doneOn }) => `${visitNo} ${doneOn}`)
        const before = checkupPlan(one, rules, today)
        const after = checkupPlan(corrected, rules, today)
        if (before.length > 0) expect(doneIn(before)).toHaveLength(one.done.length)
        if (before.length > 0 && after.length > 0) expect(doneIn(after)).toEqual(doneIn(before))
        for (const { visitNo, dueOn } of after.slice(2)) {
          const { ageMonths } = rules['CH-01'].occasions[visitNo - 1] ?? { ageMonths: 0 }
          expect(dueOn).toBe(addMonths(corrected.birthDate, ageMonths))
        }
      }),
    )
  })

  it('never goes back: what was missed stays missed, and what was overdue is never due again', () => {
    const ORDER: readonly CheckupState[] = ['PLANNED', 'DUE', 'OVERDUE', 'MISSED']
    fc.assert(
      fc.property(anyChild, anyToday, days(1, 400), (one, today, later) => {
        const alone = { ...one, appointments: [] }
        const now = checkupPlan(alone, rules, today)
        const then = checkupPlan(alone, rules, addDays(today, later))
        for (const [place, { state }] of now.entries()) {
          const next = then[place]?.state
          if (ORDER.includes(state) && next && ORDER.includes(next)) {
            expect(ORDER.indexOf(next)).toBeGreaterThanOrEqual(ORDER.indexOf(state))
          }
        }
      }),
    )
  })

  it('plans ten thousand children without losing one', () => {
    let rows = 0
    for (let day = 0; day < 10_000; day += 1) {
      rows += checkupPlan(child(addDays(TODAY, -(day % 2_500))), rules, TODAY).length
    }
    expect(rows).toBe(130_000)
    expect(daysBetween(addDays(TODAY, -2_500), TODAY)).toBeLessThan(7 * 365)
  })
})
