import { describe, expect, it } from 'vitest'
import {
  firstUnfinished,
  newSigningDraft,
  peopleMissing,
  personDraft,
  whatIsMissing,
  withPackages,
  withPerson,
} from './signing-draft'

const START = { teamId: 'team', gridId: null, buildingId: null, previousId: null }
const empty = newSigningDraft({ ...START, people: ['child', 'granny'] })
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
    ['helped, without a number (E2 12)', { read: READ }, 'helper', '填上本人的手机号'],
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
