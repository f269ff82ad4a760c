import { expect, test } from 'vitest'
import { fen } from '#domain/kernel/fen'
import { feeInWords, kindInWords, whoAndWhere } from './equivalent-words'

const offer = {
  id: 'a',
  kind: 'nearest-site' as const,
  start: '2026-11-25T09:00:00+08:00',
  end: '2026-11-25T09:10:00+08:00',
  number: 3,
  room: '2 号诊室',
  feeFen: fen(600),
  isSameFee: true,
  organizationName: '城西社区（示例）',
  organizationAddress: '城西路 1 号',
  distanceMetres: 2_300,
  practitionerName: '邓凯',
  practitionerTitle: '儿科主治医师',
  expiresAt: '2026-11-25T08:00:00+08:00',
}

test('an offer says what is like the old visit, with whom and where', () => {
  expect(kindInWords(offer)).toBe('最近的社区 · 2.3 公里')
  expect(kindInWords({ ...offer, kind: 'colleague' })).toBe('同一家、同职称')
  expect(whoAndWhere(offer)).toBe('邓凯 儿科主治医师 · 城西社区（示例） · 3\u00a0号')
})

test('the fee is spoken of only where it is another', () => {
  expect(feeInWords(offer)).toBeNull()
  expect(feeInWords({ ...offer, isSameFee: false })).toBe('挂号费 ¥6.00，到了再付；付过的全部退回。')
})
