import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import type { GivenDose } from './given-dose'
import { immunizationDoubts, sittingDoubts } from './immunization-doubt'
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

it.each([
  ['rotavirus in the twelfth week', '2026-08-30', dose('RV5', '2026-11-22'), [], []],
  ['rotavirus begun a day later', '2026-08-29', dose('RV5', '2026-11-22'), [], ['too-late']],
  ['rotavirus before six weeks', '2026-10-12', dose('RV5', '2026-11-22'), [], ['too-early']],
  [
    'the second of rotavirus past the last day of the third',
    '2026-03-01',
    dose('RV5', '2026-11-22'),
    [dose('RV5', '2026-05-01')],
    ['too-late'],
  ],
  [
    'pneumococcus four weeks later',
    '2026-08-01',
    dose('PCV13', '2026-11-22'),
    [dose('PCV13', '2026-10-25')],
    [],
  ],
  [
    'pneumococcus a day too close',
    '2026-08-01',
    dose('PCV13', '2026-11-22'),
    [dose('PCV13', '2026-10-26')],
    ['too-early'],
  ],
  ['varicella before one year', '2025-11-23', dose('VAR', '2026-11-22'), [], ['too-early']],
  [
    'varicella long after the first',
    '2024-11-01',
    dose('VAR', '2026-11-22'),
    [dose('VAR', '2025-11-22')],
    [],
  ],
  [
    'a third of varicella',
    '2020-11-01',
    dose('VAR', '2026-11-22'),
    [dose('VAR', '2021-11-22'), dose('VAR', '2024-11-22')],
    ['series-complete'],
  ],
  ['pneumococcus at six', '2020-11-22', dose('PCV13', '2026-11-22'), [], ['too-late']],
  [
    'influenza of every autumn',
    '2023-01-01',
    dose('FLU', '2026-11-22'),
    [dose('FLU', '2024-10-01'), dose('FLU', '2024-11-01'), dose('FLU', '2025-10-01')],
    [],
  ],
  ['influenza of yesterday', BORN, dose('FLU', '2026-11-22'), [dose('FLU', '2026-11-21')], ['too-early']],
  ['influenza of a grandmother', '1956-01-01', dose('FLU', '2026-11-22'), [], []],
  [
    'Hib after the combined ones',
    '2024-09-22',
    dose('Hib', '2026-11-22'),
    ['2024-11-22', '2024-12-22', '2025-01-22', '2026-03-22'].map((on) => dose('DTaP-IPV-Hib', on)),
    ['series-complete'],
  ],
  ['what has no label', BORN, dose('IG', '2026-11-22'), [], []],
] as const)('asks outside the programme as the label says: %s', (_, born, given, before, doubts) => {
  const child = { birthDate: localDate(born), sex: 'male' as const, given: before, holds: [] }
  expect(immunizationDoubts(given, child, RULES, false)).toEqual(doubts)
})

it.each([
  [['MMR', 'JE-L', 'HepB'], []],
  [['DTaP-IPV-Hib', 'IPV'], ['too-early']],
  [['IPV', 'DTaP-IPV-Hib'], ['too-early']],
  [['Hib', 'DTaP-IPV-Hib'], ['series-complete']],
  [['DTaP-IPV-Hib', 'Hib'], ['series-complete']],
  [['MR', 'MMR'], ['too-early']],
] as const)('judges the doses of one sitting beside each other: %j', (vaccines, doubts) => {
  const child = { birthDate: localDate(BORN), sex: 'male' as const, given: [], holds: [] }
  expect(sittingDoubts(vaccines, localDate('2026-11-22'), child, RULES, false)).toEqual(doubts)
})
