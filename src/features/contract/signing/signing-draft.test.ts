import { describe, expect, it } from 'vitest'
import {
  firstUnfinished,
  newSigningDraft,
  nextSigningDraft,
  peopleMissing,
  personDraft,
  whatIsMissing,
  withPackages,
  withPerson,
} from './signing-draft'

const empty = { ...newSigningDraft({ gridId: null, buildingId: null }), people: ['child', 'granny'] }
const NAME = [
  Array.from({ length: 10 }, (_, index) => [20 + index * 12, 40 + (index % 3) * 20, index * 16] as const),
]
const READ = { version: '2026-2', hash: 'a'.repeat(64) }

describe('a household on its way to a team', () => {
  it('names its people and where they live first', () => {
    expect(peopleMissing({ ...empty, people: [] })).toBe('先选给谁签')
    expect(peopleMissing(empty)).toBe('填上住址')
    expect(peopleMissing({ ...empty, address: '3 栋 2 单元' })).toBeNull()
  })

  it('signs one after the other', () => {
    const signerOf = () => 'guardian' as const
    expect(firstUnfinished(empty, 'packages', signerOf)).toBe('child')
    const one = withPackages(empty, 'child', ['basic'])
    expect(firstUnfinished(one, 'packages', signerOf)).toBe('granny')
    expect(firstUnfinished(withPackages(one, 'granny', ['basic']), 'packages', signerOf)).toBeNull()
  })

  it.each([
    ['nothing read', {}, 'guardian', '先读协议，勾上“我读过”'],
    ['read, not signed (E2 18)', { read: READ }, 'guardian', '在框里写下名字'],
    ['read, a dot (E2 18)', { read: READ, strokes: [[[9, 9, 0]]] }, 'self', '在框里写下名字'],
    ['read and signed', { read: READ, strokes: NAME }, 'guardian', null],
    ['helped, without a phone (E2 13)', { read: READ }, 'helper', null],
    [
      'helped, with half a number (E2 12)',
      { read: READ, helperPhone: '1380' },
      'helper',
      '手机号是 11 位，没有就空着',
    ],
    ['helped', { read: READ, helperPhone: '13800000000' }, 'helper', null],
  ] as const)('%s', (_, change, signer, missing) => {
    const draft = withPerson(empty, 'child', change)
    expect(whatIsMissing(draft, 'child', 'sign', signer)).toBe(missing)
  })

  it('reads and signs anew when other packages were chosen', () => {
    const signed = withPerson(empty, 'child', { packageIds: ['basic'], read: READ, strokes: NAME })
    expect(personDraft(withPackages(signed, 'child', ['child']), 'child')).toMatchObject({
      packageIds: ['child'],
      read: null,
      strokes: [],
    })
  })
})

describe('a contract that is renewed, or left for another team', () => {
  const before = {
    patientId: 'child',
    gridId: 'grid',
    gridName: '梧桐路 1 网格',
    buildingId: 'building',
    buildingName: '3 栋',
    address: '3 栋 2 单元 401',
    packages: [{ id: 'child' }, { id: 'gone' }, { id: 'grown-out-of' }],
    questionnaire: { ...personDraft(empty, 'child').questionnaire, wishes: '看看牙' },
  }
  const offered = [
    { id: 'child', refusal: null },
    { id: 'grown-out-of', refusal: { code: 'package_not_suited' } },
  ]

  it('fills in where they live, what they had and can have again, and what they said; nothing is signed', () => {
    const draft = nextSigningDraft(before, offered)
    expect(draft).toMatchObject({
      step: 'people',
      placeName: '梧桐路 1 网格 3 栋',
      address: '3 栋 2 单元 401',
      people: ['child'],
    })
    expect(personDraft(draft, 'child')).toMatchObject({
      packageIds: ['child'],
      questionnaire: { wishes: '看看牙' },
      read: null,
      strokes: [],
    })
  })

  it('asks anew what whoever signs may not read', () => {
    const draft = nextSigningDraft({ ...before, gridName: null, buildingName: null, questionnaire: null }, [])
    expect(draft.placeName).toBeNull()
    expect(personDraft(draft, 'child')).toMatchObject({ packageIds: [], questionnaire: { wishes: '' } })
  })
})
