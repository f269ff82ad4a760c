import { expect, it } from 'vitest'
import { openShareInWords, overShareInWords } from './share-words'

const share = {
  id: '1',
  sections: ['allergy'] as const,
  createdAt: '2026-11-02T08:20:00+08:00',
  expiresAt: '2026-11-02T08:35:00+08:00',
  status: 'open' as const,
  usedBy: null,
  code: null,
}

it('says of a code that is good whether it was opened, and until when', () => {
  expect(openShareInWords({ ...share, code: 'AB2D3F4H' }).until).toBe('还没有人打开，到 08:35 失效')
  expect(openShareInWords({ ...share, status: 'used', usedBy: '何静' })).toEqual({
    title: '何静打开了',
    until: '到 08:35 关上',
  })
})

it.each([
  ['over', null, '没有人打开，08:35 已失效'],
  ['over', '何静', '何静看过，08:35 已关上'],
  ['revoked', null, '没有人打开，已收回'],
  ['revoked', '何静', '何静看过，已收回'],
] as const)('says of one that is %s by %s: %s', (status, usedBy, words) => {
  expect(overShareInWords({ ...share, status, usedBy })).toBe(words)
})
