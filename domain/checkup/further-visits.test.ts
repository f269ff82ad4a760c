import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '../kernel/time'
import { checkupRules, DEFAULT_CHECKUP_RULES } from './checkup-rules'
import { furtherVisits } from './further-visits'
import { NO_NEWBORN_FACTS } from './newborn-risk'

const BORN = localDate('2026-11-01')
const rules = checkupRules(DEFAULT_CHECKUP_RULES, BORN)
const visits = (
  facts: Partial<typeof NO_NEWBORN_FACTS>,
  on = addDays(BORN, 5),
  visitNos: readonly number[] = [],
) =>
  furtherVisits(
    {
      birthDate: BORN,
      newborn: { ...NO_NEWBORN_FACTS, ...facts },
      done: visitNos.map((visitNo) => ({ id: `c${visitNo}`, visitNo, doneOn: BORN })),
    },
    rules,
    on,
  )

describe('visits besides the thirteen (rules D-CH-01)', () => {
  it.each([
    ['36 weeks', { gestationWeeks: 36 }, ['preterm']],
    ['2499 g', { birthWeightGrams: 2499 }, ['low-birth-weight']],
    ['one of twins', { isMultiple: true }, ['multiple']],
    [
      'all of it',
      { gestationWeeks: 30, birthWeightGrams: 1400, isMultiple: true },
      ['preterm', 'low-birth-weight', 'multiple'],
    ],
  ])('are for a newborn of %s', (_, facts, risks) => {
    expect(visits(facts)).toMatchObject({ risks, isOpen: true, endsOn: '2026-11-29' })
  })

  it('are not for one of whom nothing speaks for them, or of whom nobody has said anything', () => {
    expect(visits({ gestationWeeks: 37, birthWeightGrams: 2500, isMultiple: false })).toBeNull()
    expect(visits({})).toBeNull()
  })

  it('end with the first month, and those that were made stay', () => {
    expect(visits({ gestationWeeks: 36 }, addDays(BORN, 28), [0])).toMatchObject({
      isOpen: false,
      done: [{ id: 'c0', doneOn: BORN }],
    })
    expect(visits({}, addDays(BORN, 5), [0, 1])).toMatchObject({ risks: [], isOpen: false })
  })
})
