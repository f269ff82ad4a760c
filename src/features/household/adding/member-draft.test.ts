import { describe, expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import {
  asksConsent,
  emptyDraft,
  fieldOfRefusal,
  type MemberDraft,
  memberFaults,
  patientDraftOf,
  withKind,
} from './member-draft'

const today = localDate('2026-11-21')

function draft(kind: MemberDraft['kind'], fields: Partial<MemberDraft> = {}): MemberDraft {
  return { ...emptyDraft(kind), ...fields }
}

describe('what is missing before anything is sent', () => {
  test('an empty child: name, number and the guardian’s statement', () => {
    expect(Object.keys(memberFaults(draft('child'), today))).toEqual(['name', 'number', 'stated'])
  })

  test('a newborn also needs a birth date and a sex, because no number says them', () => {
    expect(Object.keys(memberFaults(draft('newborn'), today))).toEqual([
      'name',
      'number',
      'birthDate',
      'sex',
      'stated',
    ])
  })

  test('oneself states nothing', () => {
    const self = draft('self', { name: '林晓敏', number: '11010519491231002X' })
    expect(memberFaults(self, today)).toEqual({})
  })

  test('journeys E1 8: a newborn by birth certificate is complete', () => {
    const newborn = draft('newborn', {
      name: '林晓敏之女',
      number: 'q510123456',
      birthDate: localDate('2026-11-05'),
      sex: 'female',
      stated: true,
    })
    expect(memberFaults(newborn, today)).toEqual({})
    expect(patientDraftOf(newborn)).toMatchObject({
      relation: 'child',
      document: { type: 'birth-certificate', number: 'q510123456' },
      birthDate: '2026-11-05',
      sex: 'female',
    })
  })
})

describe('D-PR: a guardian’s separate consent', () => {
  test.each([
    ['is asked for a child of 7', draft('child', { number: '510183201906010027' }), true],
    ['is not asked before the number says an age', draft('child', { number: '5101832019' }), false],
    ['is not asked for a grown-up', draft('elder', { number: '11010519491231002X' }), false],
    ['is asked on the eve of 14', aged('2012-11-22'), true],
    ['is not asked from 14 on', aged('2012-11-21'), false],
    ['is not asked of oneself', { ...aged('2012-11-22'), relation: 'self' } as const, false],
  ])('%s', (_, given, asked) => {
    expect(asksConsent(given, today)).toBe(asked)
  })

  function aged(birthDate: string): MemberDraft {
    return draft('child', { documentType: 'passport', number: 'E12345678', birthDate: localDate(birthDate) })
  }

  test('is never ticked beforehand, and goes with another answer to the first question', () => {
    expect(emptyDraft('child').agreed).toBe(false)
    expect(withKind(draft('child', { agreed: true }), 'newborn').agreed).toBe(false)
  })
})

describe('what is sent', () => {
  test('D-ID-05: a newborn’s name that is only its mother’s is sent as temporary', () => {
    const newborn = draft('newborn', { number: 'Q510123456', name: '林晓敏之女' })
    expect(patientDraftOf(newborn)).toMatchObject({ nameIsTemporary: true })
    expect(patientDraftOf({ ...newborn, name: '周予禾' })).not.toHaveProperty('nameIsTemporary')
    expect(patientDraftOf(draft('child', { name: '王之子' }))).not.toHaveProperty('nameIsTemporary')
  })

  test('a birth date chosen for another document is not sent with a resident ID, which says it itself', () => {
    const child = draft('child', {
      number: '510183201906010027',
      birthDate: localDate('2020-01-01'),
      sex: 'male',
    })
    expect(patientDraftOf(child)).not.toHaveProperty('birthDate')
    expect(patientDraftOf(child)).not.toHaveProperty('sex')
  })
})

describe('another answer to the first question', () => {
  const child = draft('child', { name: '周予禾', number: '510183201906010027', stated: true })

  test('keeps the name, and the number where it is the same document', () => {
    expect(withKind(child, 'elder')).toMatchObject({
      relation: 'parent',
      name: '周予禾',
      number: '510183201906010027',
      stated: false,
    })
    expect(withKind(child, 'newborn')).toMatchObject({
      documentType: 'birth-certificate',
      name: '周予禾',
      number: '',
    })
  })

  test('the same answer changes nothing', () => {
    expect(withKind(child, 'child')).toBe(child)
  })
})

describe('a refusal of the server stands under the field it is about', () => {
  test.each([
    ['resident_id_invalid', {}, 'number'],
    ['guardianship_pending', {}, 'number'],
    ['birth_certificate_age', { months: 12 }, 'birthDate'],
    ['relation_age_mismatch', { relation: 'self' }, 'relation'],
    ['input_invalid', { fields: ['name'], reason: 'characters' }, 'name'],
    ['input_invalid', { fields: ['document.number'] }, 'number'],
    ['input_invalid', { fields: ['idempotencyKey'] }, null],
    ['household_full', { members: 8 }, null],
    ['busy', {}, null],
  ] as const)('%s %o → %s', (code, facts, field) => {
    expect(fieldOfRefusal(code, facts)).toBe(field)
  })
})
