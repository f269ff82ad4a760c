import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import type { DocumentType } from './document-type'
import { documentKey, maskDocument, parseDocument } from './identity-document'

const today = localDate('2026-11-21')
const parse = (type: DocumentType, number: string) => parseDocument({ type, number }, today)

it('derives birth date and sex from an identity card (D-ID-02)', () => {
  expect(parse('resident-id', '510183201906010027')).toEqual({
    type: 'resident-id',
    number: '510183201906010027',
    holder: { birthDate: '2019-06-01', sex: 'female' },
  })
})

it('says what is wrong with an identity number, and never the number', () => {
  expect(parse('resident-id', '110105491231002')).toEqual({
    code: 'resident_id_invalid',
    facts: { reason: 'fifteen-digits' },
  })
})

it('asks a household register for the citizen number on the person’s page', () => {
  expect(parse('household-register', '510183201906010027')).toMatchObject({ holder: { sex: 'female' } })
  expect(parse('household-register', '008812345')).toMatchObject({ code: 'resident_id_invalid' })
})

describe('the other documents', () => {
  it.each<[DocumentType, string, string]>([
    ['birth-certificate', 'Q510123456', 'Q510123456'],
    ['birth-certificate', ' ｑ510 123 456 ', 'Q510123456'],
    ['passport', 'e12345678', 'E12345678'],
    ['hk-macau-permit', 'H12345678', 'H12345678'],
    ['taiwan-permit', '12345678', '12345678'],
    ['other', '军字第1234567号', '军字第1234567号'],
  ])('%s %j is %s', (type, typed, number) => {
    expect(parse(type, typed)).toEqual({ type, number, holder: null })
  })

  it.each<[DocumentType, string]>([
    ['birth-certificate', 'Q51012345'],
    ['birth-certificate', 'Q5101234567'],
    ['birth-certificate', '5510123456'],
    ['passport', 'E12'],
    ['passport', "E1' OR 1=1"],
    ['hk-macau-permit', '12345678'],
    ['taiwan-permit', '1234567'],
    ['other', '<script>alert(1)</script>'],
    ['other', '1234\u00005'],
    ['other', '👶👶👶👶'],
    ['other', '1'.repeat(33)],
  ])('%s %j is refused', (type, number) => {
    expect(parse(type, number)).toEqual({ code: 'document_number_invalid', facts: { documentType: type } })
  })
})

it('knows that a register page and a card with one citizen number name one person', () => {
  const number = '510183201906010027'
  expect(documentKey({ type: 'household-register', number })).toBe(
    documentKey({ type: 'resident-id', number }),
  )
  expect(documentKey({ type: 'passport', number: 'E12345678' })).not.toBe(
    documentKey({ type: 'other', number: 'E12345678' }),
  )
})

it('masks a citizen number by D-ID-08 and any other number more', () => {
  expect(maskDocument({ type: 'household-register', number: '510183201906010027' })).toBe(
    '510183********0027',
  )
  expect(maskDocument({ type: 'birth-certificate', number: 'Q510123456' })).toBe('Q****456')
})
