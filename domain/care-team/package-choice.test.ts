import { expect, it } from 'vitest'
import { refusePackage } from './package-choice'

it.each([
  ['the basic package for anybody', { groups: [], selfFen: 0 }, [], null],
  ['a free package for children', { groups: ['child-0-6'], selfFen: 0 }, ['child-0-6'], null],
  ['the same for a grown-up', { groups: ['child-0-6'], selfFen: 0 }, [], 'package_not_suited'],
  ['one of two groups', { groups: ['hypertension', 'diabetes'], selfFen: 0 }, ['diabetes'], null],
  [
    'what costs something',
    { groups: ['child-0-6'], selfFen: 3_000 },
    ['child-0-6'],
    'package_not_purchasable',
  ],
  ['what costs something and suits not', { groups: ['child-0-6'], selfFen: 3_000 }, [], 'package_not_suited'],
])('%s', (_, terms, groups, refusal) => {
  expect(refusePackage(terms, groups, { canBePaid: false })?.code ?? null).toBe(refusal)
  const paid = refusal === 'package_not_purchasable' ? null : refusal
  expect(refusePackage(terms, groups, { canBePaid: true })?.code ?? null).toBe(paid)
})
