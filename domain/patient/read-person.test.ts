import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { DEFAULT_HOUSEHOLD_RULES, householdRules } from './household-rules'
import type { PatientDraft } from './patient-input'
import { readPerson } from './read-person'

const today = localDate('2026-11-21')
const rules = householdRules(DEFAULT_HOUSEHOLD_RULES, today)
const read = (draft: PatientDraft) => readPerson(draft, today, rules)

const byCard: PatientDraft = {
  name: '周小禾',
  relation: 'child',
  document: { type: 'resident-id', number: '510183201906010027' },
}
const newborn: PatientDraft = {
  name: '周小满',
  relation: 'child',
  document: { type: 'birth-certificate', number: 'Q510123456' },
  birthDate: '2026-11-05',
  sex: 'male',
}

it('derives birth date and sex from a resident ID', () => {
  expect(read(byCard)).toMatchObject({ name: '周小禾', birthDate: '2019-06-01', sex: 'female' })
})

it('takes birth date and sex of a newborn as typed', () => {
  expect(read(newborn)).toMatchObject({ name: '周小满', birthDate: '2026-11-05', sex: 'male' })
})

it('lets the same be typed beside a resident ID', () => {
  expect(read({ ...byCard, birthDate: '2019-06-01', sex: 'female' })).toMatchObject({ sex: 'female' })
})

const refusals: [string, PatientDraft, string, object][] = [
  [
    'a name with an emoji',
    { ...byCard, name: '小禾👶' },
    'input_invalid',
    { fields: ['name'], reason: 'characters' },
  ],
  [
    'a wrong check digit',
    { ...byCard, document: { type: 'resident-id', number: '510183201906010028' } },
    'resident_id_invalid',
    { reason: 'check-digit' },
  ],
  [
    'a birth date that contradicts the ID',
    { ...byCard, birthDate: '2019-06-02' },
    'input_invalid',
    { fields: ['birthDate'], reason: 'contradicts-document' },
  ],
  [
    'a sex that contradicts the ID',
    { ...byCard, sex: 'male' },
    'input_invalid',
    { fields: ['sex'], reason: 'contradicts-document' },
  ],
  [
    'a birth certificate of ten digits',
    { ...newborn, document: { type: 'birth-certificate', number: 'Q5101234567' } },
    'document_number_invalid',
    { documentType: 'birth-certificate' },
  ],
  [
    'no birth date',
    { ...newborn, birthDate: undefined },
    'document_date_required',
    { fields: ['birthDate'] },
  ],
  [
    'neither birth date nor sex',
    { ...newborn, birthDate: undefined, sex: undefined },
    'document_date_required',
    { fields: ['birthDate', 'sex'] },
  ],
  [
    'a birth tomorrow',
    { ...newborn, birthDate: '2026-11-22' },
    'input_invalid',
    { fields: ['birthDate'], reason: 'in-future' },
  ],
  [
    'a birth 151 years ago',
    { ...newborn, document: { type: 'passport', number: 'E12345678' }, birthDate: '1875-11-21' },
    'input_invalid',
    { fields: ['birthDate'], reason: 'older-than-150' },
  ],
  [
    'a birth certificate of a child over one',
    { ...newborn, birthDate: '2025-11-20' },
    'birth_certificate_age',
    { months: 12 },
  ],
]

describe('refuses', () => {
  it.each(refusals)('%s', (_, draft, code, facts) => {
    expect(read(draft)).toEqual({ code, facts })
  })
})

it('takes a birth certificate on the first birthday', () => {
  expect(read({ ...newborn, birthDate: '2025-11-21' })).toMatchObject({ birthDate: '2025-11-21' })
})
