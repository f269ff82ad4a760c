import { expect, it } from 'vitest'
import { mustNotHave } from './drug-allergy'

it.each([
  ['阿莫西林颗粒', '青霉素', true],
  ['阿莫西林克拉维酸钾干混悬剂', '青霉素过敏', true],
  ['青霉素 V 钾片', '阿莫西林', true],
  ['头孢克洛干混悬剂', '头孢类过敏', true],
  ['头孢克洛干混悬剂', '青霉素', false],
  ['阿奇霉素颗粒', '红霉素', true],
  ['阿奇霉素颗粒', '青霉素', false],
  ['布洛芬混悬液', '阿司匹林', true],
  ['布洛芬混悬液', '青霉素', false],
  ['口服补液盐', '鸡蛋', false],
  ['口服补液盐', '过敏', false],
])('%s for somebody with %s: refused is %s', (drug, substance, refused) => {
  expect(mustNotHave(drug, substance)).toBe(refused)
})
