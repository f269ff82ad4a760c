import { expect, test } from 'vitest'
import { missingInWords } from './missing-in-words'

test.each([
  [{}, undefined],
  [{ stated: '…' }, '先点一下上面那句话'],
  [{ number: '…', name: '…' }, '还差 姓名、证件号'],
  [{ name: '…', number: '…', birthDate: '…', sex: '…', stated: '…' }, '还差 5 项没填好'],
])('a dead button says why: %o → %s', (missing, words) => {
  expect(missingInWords(missing)).toBe(words)
})
