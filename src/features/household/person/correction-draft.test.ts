import { expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { type CorrectionDraft, correctionOf, nameFault } from './correction-draft'

const known: CorrectionDraft = { name: '周予禾', birthDate: localDate('2026-11-04'), sex: 'female' }

test.each([
  ['nothing', {}, {}],
  ['a name with spaces around it', { name: ' 周予禾 ' }, {}],
  ['another name', { name: '周予荷' }, { name: '周予荷' }],
  ['another day', { birthDate: localDate('2026-11-05') }, { birthDate: '2026-11-05' }],
  ['another sex', { sex: 'male' }, { sex: 'male' }],
] as const)('%s is sent as what it changes', (_, fields, sent) => {
  expect(correctionOf(known, { ...known, ...fields })).toEqual(sent)
})

test('a name that cannot be one is said while it is typed', () => {
  expect(nameFault('周予禾')).toBeUndefined()
  expect(nameFault('周1')).toContain('证件上不会出现的字符')
})
