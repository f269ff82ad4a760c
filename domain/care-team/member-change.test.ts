import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { memberChange, type StandingPlace } from './member-change'
import type { TeamRole } from './team-role'

const TODAY = localDate('2026-11-22')
const place = (practitionerId: string, role: TeamRole, since = '2026-01-01'): StandingPlace => ({
  id: `${practitionerId}-${role}`,
  practitionerId,
  role,
  since: localDate(since),
})
const he = place('he', 'leader')
const zhao = place('zhao', 'doctor')

it.each([
  ['nobody moves', [he, zhao], { ends: [], removes: [], adds: [] }],
  ['one goes', [he], { ends: [{ ...zhao, lastOn: '2026-11-21' }], removes: [], adds: [] }],
  ['one comes', [he, zhao, place('sun', 'nurse')], { adds: [{ practitionerId: 'sun', role: 'nurse' }] }],
  [
    'the lead is handed over: both end as what they were and begin as what they are',
    [place('he', 'doctor'), place('zhao', 'leader')],
    {
      ends: [{ id: 'he-leader' }, { id: 'zhao-doctor' }],
      adds: [
        { practitionerId: 'he', role: 'doctor' },
        { practitionerId: 'zhao', role: 'leader' },
      ],
    },
  ],
])('%s', (_, wanted, expected) => {
  expect(memberChange([he, zhao], wanted, TODAY)).toMatchObject(expected)
})

it('whoever came only today leaves no trace', () => {
  const sun = place('sun', 'nurse', TODAY)
  expect(memberChange([he, sun], [he], TODAY)).toEqual({ ends: [], removes: [sun], adds: [] })
})
