import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import type { DocumentType } from './document-type'
import type { IdentityDocument } from './identity-document'
import { decideReplacement } from './replace-document'

const birthDate = localDate('2026-11-05')
const certificate = { type: 'birth-certificate', number: 'Q510123456' } as const
const newborn = { document: certificate, birthDate, sex: 'male' } as const
const id = (day = '2026-11-05', sex: 'male' | 'female' = 'male', type: DocumentType = 'resident-id') =>
  ({ type, number: `ID of ${day} ${sex}`, holder: { birthDate: localDate(day), sex } }) as IdentityDocument
const other = (type: DocumentType, number: string): IdentityDocument => ({ type, number, holder: null })
const citizen = { ...newborn, document: { type: 'resident-id', number: id().number } } as const

it.each([
  ['a certificate by the ID of the same day and sex', newborn, id(), false, 'replace'],
  ['a certificate by an ID of another day', newborn, id('2026-11-06'), false, 'birth-date-differs'],
  [
    'a certificate by an ID of the other sex',
    newborn,
    id('2026-11-05', 'female'),
    false,
    'birth-date-differs',
  ],
  ['a certificate by an ID that another person has', newborn, id(), true, 'document-taken'],
  ['an ID of another day that another person has', newborn, id('2026-11-06'), true, 'document-taken'],
  [
    'a mistyped certificate by the right one',
    newborn,
    other('birth-certificate', 'Q510123457'),
    false,
    'replace',
  ],
  ['a certificate by a passport', newborn, other('passport', 'E12345678'), false, 'replace'],
  ['the certificate again', newborn, { ...certificate, holder: null }, false, 'has-it-already'],
  ['the ID again', citizen, id(), false, 'has-it-already'],
  [
    'a card by the register page of one number',
    citizen,
    id('2026-11-05', 'male', 'household-register'),
    false,
    'replace',
  ],
] as const)('%s', (_, holder, next, isAnothers, decision) => {
  expect(decideReplacement(holder, next, isAnothers)).toBe(decision)
})

it.each([
  ['an ID by another ID', citizen, id('2026-11-06'), 'document_already_replaced'],
  ['an ID by a passport', citizen, other('passport', 'E12345678'), 'document_already_replaced'],
  [
    'a passport by a birth certificate',
    { ...newborn, document: { type: 'passport', number: 'E12345678' } },
    other('birth-certificate', 'Q510123456'),
    'input_invalid',
  ],
] as const)('%s is refused, known elsewhere or not', (_, holder, next, code) => {
  expect(decideReplacement(holder, next, false)).toMatchObject({ code })
  expect(decideReplacement(holder, next, true)).toMatchObject({ code })
})
