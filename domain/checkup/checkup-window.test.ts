import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { CHECKUP_OCCASIONS } from './checkup-occasion'
import { checkupRules, DEFAULT_CHECKUP_RULES } from './checkup-rules'
import { checkupWindow } from './checkup-window'
import { NO_NEWBORN_FACTS } from './newborn-risk'

const rules = checkupRules(DEFAULT_CHECKUP_RULES, localDate('2026-11-22'))
const windowOf = (birthDate: string, code: string, facts = NO_NEWBORN_FACTS) => {
  const occasion = CHECKUP_OCCASIONS.find((each) => each.code === code)
  if (!occasion) throw new Error(`no ${code}`)
  return checkupWindow(occasion, localDate(birthDate), facts, rules)
}

describe('the day on which a check-up is due (rules D-CH-02)', () => {
  it.each([
    ['2019-08-31', 'M6', '2020-02-29'],
    ['2018-08-31', 'M6', '2019-02-28'],
    ['2020-02-29', 'M12', '2021-02-28'],
    ['2020-02-29', 'Y4', '2024-02-29'],
    ['2019-10-31', 'M8', '2020-06-30'],
    ['2019-12-31', 'M18', '2021-06-30'],
    ['2021-05-20', 'M3', '2021-08-20'],
  ])('born %s, %s → %s', (birthDate, code, dueOn) => {
    expect(windowOf(birthDate, code).dueOn).toBe(dueOn)
  })

  it.each([
    ['M8', '2026-08-06', '2026-09-19'],
    ['M12', '2026-11-20', '2027-02-18'],
    ['M36', '2028-11-20', '2029-02-18'],
    ['Y4', '2029-10-21', '2030-03-20'],
    ['Y6', '2031-10-21', '2032-03-19'],
  ])('born 2025-12-20, %s is on time from %s to %s', (code, opensOn, closesOn) => {
    expect(windowOf('2025-12-20', code)).toMatchObject({ opensOn, closesOn, isVerified: false })
  })
})

describe('the two of a newborn (新生儿访视技术规范)', () => {
  it('comes within seven days after going home, and within three to a newborn at risk', () => {
    const home = { ...NO_NEWBORN_FACTS, dischargedOn: localDate('2026-11-05') }
    expect(windowOf('2026-11-01', 'NEWBORN_HOME', home)).toEqual({
      opensOn: '2026-11-05',
      dueOn: '2026-11-12',
      closesOn: '2026-11-12',
      isVerified: true,
    })
    const light = { ...home, birthWeightGrams: 2499 }
    expect(windowOf('2026-11-01', 'NEWBORN_HOME', light).closesOn).toBe('2026-11-08')
    expect(windowOf('2026-11-01', 'NEWBORN_HOME', { ...home, birthWeightGrams: 2500 }).closesOn).toBe(
      '2026-11-12',
    )
    expect(windowOf('2026-11-01', 'NEWBORN_HOME', { ...home, gestationWeeks: 36 }).closesOn).toBe(
      '2026-11-08',
    )
    expect(windowOf('2026-11-01', 'NEWBORN_HOME', { ...home, isMultiple: true }).closesOn).toBe('2026-11-12')
  })

  it('assumes a usual stay while nobody has said when they went home, and says that it is assumed', () => {
    expect(windowOf('2026-11-01', 'NEWBORN_HOME')).toEqual({
      opensOn: '2026-11-01',
      dueOn: '2026-11-11',
      closesOn: '2026-11-11',
      isVerified: false,
    })
  })

  it('sees the child of a month from the 28th to the 30th day', () => {
    expect(windowOf('2026-02-01', 'M1')).toEqual({
      opensOn: '2026-03-01',
      dueOn: '2026-03-01',
      closesOn: '2026-03-03',
      isVerified: true,
    })
  })
})
