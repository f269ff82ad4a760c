import { expect, it } from 'vitest'
import type { SignatureStrokes } from '#domain/contract/finger-signature'
import { missingInForm, missingInYes, NEW_ON_SITE_FORM, NEW_ON_SITE_YES } from './on-site-draft'

const STROKES: SignatureStrokes = [
  Array.from({ length: 12 }, (_, at): [number, number, number] => [20 + at * 10, 60, at * 16]),
]
const WHOLE = {
  ...NEW_ON_SITE_YES,
  isReadAloud: true,
  reason: 'cannot-see',
  witnessName: '示例邻居',
  witnessRelation: '邻居',
  strokes: STROKES,
  secondCode: 'ABCD-2345',
} as const

it('asks for a package and an address before anything is read out', () => {
  expect(missingInForm(NEW_ON_SITE_FORM)).toBe('先选一个服务包')
  expect(missingInForm({ ...NEW_ON_SITE_FORM, packageIds: ['basic'] })).toBe('填上住址')
  expect(missingInForm({ ...NEW_ON_SITE_FORM, packageIds: ['basic'], address: '3 栋 201' })).toBeUndefined()
})

it.each([
  ['E2 13: was it read aloud', { isReadAloud: false }, '先把协议念给本人听'],
  ['why on site', { reason: null }, '先选为什么当面签'],
  ['E2 35: who witnessed it', { witnessName: ' ' }, '写上谁在旁边见证'],
  ['E2 14: what a guardian showed', { reason: 'no-capacity' as const }, '写上看了什么监护证明'],
  ['E2 18: an empty canvas', { strokes: [] }, '还没签名'],
  ['E2 35: the second colleague', { secondCode: 'ABCD' }, '还差同事的码'],
  ['nothing is missing', {}, undefined],
  ['whoever cannot write signs nothing', { strokes: [], cannotWrite: true }, undefined],
])('%s', (_, change, missing) => {
  expect(missingInYes({ ...WHOLE, ...change })).toBe(missing)
})
