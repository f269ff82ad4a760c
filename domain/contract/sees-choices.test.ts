import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { seesChoices } from './sees-choices'

const TODAY = localDate('2026-10-13')
const day = (text: string) => localDate(text)
const ADULT = { isSelf: false, isApplicant: false, birthDate: day('1988-03-01'), appliedOn: TODAY }

it.each([
  ['the person', { isSelf: true }, true],
  ['a husband', {}, false],
  ['a daughter who applied for her mother, who said yes', { isApplicant: true }, true],
  [
    'a mother who applied for her son on the day on which he came of age',
    { isApplicant: true, birthDate: day('2008-10-13'), appliedOn: TODAY },
    true,
  ],
  ['the mother of a child of 17', { birthDate: day('2008-10-14') }, true],
  ['the mother of somebody who is 18 today', { birthDate: day('2008-10-13') }, false],
  [
    'the mother who signed for somebody who has come of age since',
    { isApplicant: true, birthDate: day('2008-10-13'), appliedOn: day('2026-10-12') },
    false,
  ],
] as const)('E2 26: %s', (_, viewer, sees) => {
  expect(seesChoices({ ...ADULT, ...viewer }, TODAY)).toBe(sees)
})
