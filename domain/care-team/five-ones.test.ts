import { describe, expect, it } from 'vitest'
import { fiveOnes } from './five-ones'
import { isGeneralAndSpecialist } from './team-role'

const RULES = {
  'FD-TEAM': { doctors: 1, nurses: 1 },
  'FD-FIVE': { notebookDays: 31, pictureDays: 7 },
} as const
const WHOLE = {
  roles: ['leader', 'nurse'],
  phone: '028-00000101',
  capacity: 20,
  isChatGroupStale: false,
  lastNoteDaysAgo: 3,
} as const

describe('五个一 (S4-09)', () => {
  it.each([
    ['has all', {}, []],
    ['has no nurse', { roles: ['leader', 'doctor'] }, ['team']],
    ['is led by nobody', { roles: ['doctor', 'nurse'] }, ['team']],
    ['has no phone', { phone: '' }, ['phone']],
    ['signs nobody', { capacity: 0 }, ['card']],
    ['E2 36: has a picture that ran out', { isChatGroupStale: true }, ['chatGroup']],
    ['has no group', { isChatGroupStale: null }, ['chatGroup']],
    ['wrote last 31 days ago', { lastNoteDaysAgo: 31 }, []],
    ['wrote last 32 days ago', { lastNoteDaysAgo: 32 }, ['notebook']],
    ['never wrote', { lastNoteDaysAgo: null }, ['notebook']],
  ] as const)('a team that %s', (_, change, missing) => {
    const found = Object.entries(fiveOnes({ ...WHOLE, ...change }, RULES))
    expect(found.filter(([, has]) => !has).map(([name]) => name)).toEqual(missing)
  })

  it('is 全专结合 with a generalist and a specialist (S3-13)', () => {
    expect(isGeneralAndSpecialist(['leader', 'specialist'])).toBe(true)
    expect(isGeneralAndSpecialist(['leader', 'nurse'])).toBe(false)
    expect(isGeneralAndSpecialist(['specialist'])).toBe(false)
  })
})
