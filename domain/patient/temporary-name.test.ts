import { expect, test } from 'vitest'
import { isTemporaryName, temporaryName } from './temporary-name'

test.each([
  ['林晓敏', 'female', '林晓敏之女'],
  ['张三', 'male', '张三之子'],
  ['张三', undefined, null],
  [undefined, 'male', null],
] as const)('D-ID-05: a child of %s, %s, is called %s', (parent, sex, name) => {
  expect(temporaryName(parent, sex)).toBe(name)
})

test.each([
  ['张三之子', true],
  [' 林晓敏之女 ', true],
  ['之子', false],
  ['周子之', false],
  ['周予禾', false],
])('%s is a temporary name: %s', (name, is) => {
  expect(isTemporaryName(name)).toBe(is)
})
