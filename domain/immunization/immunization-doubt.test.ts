import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import type { GivenDose } from './given-dose'
import { immunizationDoubts } from './immunization-doubt'
import { DEFAULT_IMMUNIZATION_RULES, immunizationRules } from './immunization-rules'
import type { VaccineCode } from './vaccine'

const RULES = immunizationRules(DEFAULT_IMMUNIZATION_RULES, localDate('2026-11-22'))
const BORN = '2025-09-22'
const dose = (vaccine: VaccineCode, on: string): GivenDose => ({
  id: vaccine + on,
  vaccine,
  on: localDate(on),
  isVerified: true,
})
const held = (vaccine: VaccineCode, until: string | null) => ({
  vaccine,
  until: until === null ? null : localDate(until),
})

it.each([
  ['nothing', dose('MMR', '2026-11-22'), [], [], []],
  ['a dose before its age', dose('MMR', '2026-05-21'), [], [], ['too-early']],
  [
    'a dose too close to the one before',
    dose('HepB', '2026-11-22'),
    [dose('HepB', '2026-11-01')],
    [],
    ['too-early'],
  ],
  [
    'another live vaccine a week before',
    dose('JE-L', '2026-11-22'),
    [dose('VAR', '2026-11-15')],
    [],
    ['live-interval'],
  ],
  ['another live vaccine of the same day', dose('JE-L', '2026-11-22'), [dose('MMR', '2026-11-22')], [], []],
  [
    'immunoglobulin two months before',
    dose('MMR', '2026-11-22'),
    [dose('IG', '2026-09-30')],
    [],
    ['immunoglobulin'],
  ],
  ['immunoglobulin before an inactivated one', dose('IPV', '2026-11-22'), [dose('IG', '2026-11-20')], [], []],
  ['BCG after three months', dose('BCG', '2026-11-22'), [], [], ['skin-test']],
  ['a series that is complete', dose('BCG', '2026-11-22'), [dose('BCG', BORN)], [], ['series-complete']],
  ['a contraindication', dose('MMR', '2026-11-22'), [], [held('MMR', null)], ['contraindicated']],
  ['a deferral', dose('MMR', '2026-11-22'), [], [held('MMR', '2026-11-25')], ['deferred']],
  ['a deferral that is over', dose('MMR', '2026-11-22'), [], [held('MMR', '2026-11-22')], []],
  [
    'a hold on a part of a combined vaccine',
    dose('DTaP-IPV-Hib', '2026-11-22'),
    [],
    [held('DTaP', null)],
    ['contraindicated'],
  ],
  ['a hold on the other make', dose('JE-I', '2026-11-22'), [], [held('JE-L', null)], []],
  ['a vaccine outside the programme', dose('FLU', '2026-11-22'), [dose('FLU', '2026-11-21')], [], []],
] as const)('asks about %s', (_, given, before, holds, doubts) => {
  const child = { birthDate: localDate(BORN), sex: 'male' as const, given: before, holds }
  expect(immunizationDoubts(given, child, RULES, false)).toEqual(doubts)
})

it('asks about the check-up of the day after what is graver', () => {
  const child = { birthDate: localDate(BORN), sex: 'male' as const, given: [], holds: [held('MMR', null)] }
  expect(immunizationDoubts(dose('MMR', '2026-11-22'), child, RULES, true)).toEqual([
    'contraindicated',
    'checkup-first',
  ])
})
