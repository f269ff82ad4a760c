import { expect, it } from 'vitest'
import {
  comparable,
  itemInWords,
  type PackageChoice,
  packageInWords,
  packagesNote,
  payersInWords,
  withChoice,
} from './package-words'

const choice = (
  id: string,
  code: string,
  termYears: number,
  wish: Partial<PackageChoice> = {},
): PackageChoice => ({
  id,
  code,
  nameZh: '儿童包',
  groups: [],
  termYears,
  totalFen: 15_000,
  insuranceFen: 6000,
  publicHealthFen: 6000,
  selfFen: 3000,
  isPurchasable: false,
  refusal: null,
  suits: true,
  items: [
    { itemCode: 'home-visit', nameZh: '上门随访', perYear: 1, inWords: null },
    { itemCode: 'phone-advice', nameZh: '电话咨询', perYear: null, inWords: '每天' },
    { itemCode: 'green-referral', nameZh: '绿色转诊', perYear: null, inWords: null },
  ],
  source: '示例',
  verified: false,
  ...wish,
})

it('says what a package costs whom, and what it holds', () => {
  const child = choice('c1', 'child', 1)
  expect(packageInWords(child)).toBe('儿童包 · 一年')
  expect(payersInWords(child)).toEqual(['医保 60', '公卫 60', '你 30'])
  expect(
    ['home-visit', 'phone-advice', 'green-referral', 'feeding-guidance'].map((code) =>
      itemInWords(child, code),
    ),
  ).toEqual(['1 次/年', '每天', '✓', '—'])
})

it('compares what is meant for the person, each item once', () => {
  const other = choice('e1', 'elderly', 1, { refusal: { code: 'package_not_suited', facts: {} } })
  const paid = choice('c1', 'child', 1, { refusal: { code: 'package_not_purchasable', facts: {} } })
  const { packages, items } = comparable([choice('b', 'basic', 1), paid, other])
  expect(packages.map(({ id }) => id)).toEqual(['b', 'c1'])
  expect(items.map(({ code }) => code)).toEqual(['home-visit', 'phone-advice', 'green-referral'])
})

it('keeps one of a kind and one term', () => {
  const [basic, one, three] = [choice('b', 'basic', 1), choice('c1', 'child', 1), choice('c3', 'child', 3)]
  const all = [basic, one, three]
  expect(withChoice(['b'], one, all)).toEqual(['b', 'c1'])
  expect(withChoice(['b', 'c1'], three, all)).toEqual(['c3'])
  expect(withChoice(['b', 'c1'], basic, all)).toEqual(['c1'])
})

it('says that nothing can be bought here only while that is so', () => {
  const [free, paid] = [choice('b', 'basic', 1), choice('c1', 'child', 1)]
  expect(packagesNote([free, { ...paid, isPurchasable: false }], undefined)).toContain('还不能在线买')
  const rows = [free, paid].map((row) => ({ ...row, isPurchasable: true, verified: true }))
  const note = packagesNote(rows, { reviewHours: 72, coolingOffDays: 7, residenceMonths: 6 })
  expect(note).toBe('7 天内随时退，不用理由；没做的项目按比例退。不会自动续费。')
})
