import { expect, it } from 'vitest'
import { posterCodeOf } from './poster-code'

it.each([
  [{ code: 'ABCD2345' }, 'ABCD2345'],
  [{ q: encodeURIComponent('https://example.cn/p/ABCD2345') }, 'ABCD2345'],
  [{ q: encodeURIComponent('https://example.cn/') }, ''],
  [{}, ''],
])('%o names %s', (parameters, code) => {
  expect(posterCodeOf(parameters)).toBe(code)
})
