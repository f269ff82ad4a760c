import { describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { answerInWords, referralTag, sentInWords, worthInWords } from './referral-words'

const today = localDate('2026-10-13')
const now = new Date('2026-10-13T09:30:00+08:00')
const sent = {
  urgency: 'green' as const,
  requestedAt: '2026-10-13T09:02:00+08:00',
  answerDueAt: '2026-10-13T09:32:00+08:00',
  acceptedAt: null,
  rejectedAt: null,
  expiredAt: null,
}

describe('how a referral stands', () => {
  it('waits until the minute of the rule, and then it is late', () => {
    expect(sentInWords(sent, today)).toBe('绿色转诊 · 今天 09:02 开')
    expect(referralTag(sent, now).label).toBe('等答复')
    expect(answerInWords(sent, today, now)).toBe('09:32 前答复')
    const late = new Date('2026-10-13T09:33:00+08:00')
    expect(referralTag(sent, late).label).toBe('超时没答复')
    expect(answerInWords(sent, today, late)).toBe('应该在 09:32 前答复')
  })

  it('says how long the answer took', () => {
    const accepted = { ...sent, acceptedAt: '2026-10-13T09:20:00+08:00' }
    expect(referralTag(accepted, now).label).toBe('已接收')
    expect(answerInWords(accepted, today, now)).toBe('今天 09:20 接收，用了 18 分钟')
    const rejected = { ...sent, rejectedAt: '2026-10-13T12:20:00+08:00' }
    expect(referralTag(rejected, now).label).toBe('没有接收')
    expect(answerInWords(rejected, today, now)).toBe('今天 12:20 答复不接收，用了 3 小时')
  })
})

it('that nobody answered is over, and no longer late', () => {
  const expired = { ...sent, expiredAt: '2026-10-14T09:50:00+08:00' }
  const later = new Date('2026-10-14T10:00:00+08:00')
  expect(referralTag(expired, later)).toEqual({ tone: 'mute', label: '没人答复，过期了' })
  expect(answerInWords(expired, localDate('2026-10-14'), later)).toBe('今天 09:50 过期，没有人答复')
})

describe('what a referral is worth', () => {
  const worth = {
    ratioBasisPoints: 5_000,
    withBasisPoints: 8_000,
    directBasisPoints: 5_000,
    bonusBasisPoints: 0,
    lateHours: 48,
    countedDays: 14,
  }
  const said = (standing: Parameters<typeof worthInWords>[0]['worth']['standing'], more = {}) =>
    worthInWords({ toName: '县妇幼', worth: { ...worth, standing, ...more } })

  it('every standing says what it comes to and what to do', () => {
    expect(said('counts', { ratioBasisPoints: 8_000 })).toBe('去县妇幼住院，互助金按 80% 算；直接去是 50%。')
    expect(said('counts', { ratioBasisPoints: 8_000, bonusBasisPoints: 500 })).toContain('再加 5 个百分点')
    expect(said('waiting')).toContain('没接收就去，按直接去医院的 50%')
    expect(said('refused')).toContain('换一家')
    expect(said('uncertified')).toContain('请有认证的医生开')
    expect(said('over')).toContain('重新开')
    expect(said('expired')).toContain('请医生重新开')
    expect(said('emergency', { ratioBasisPoints: 8_000 })).toContain('80%')
  })

  it.each(['counts', 'waiting', 'refused', 'uncertified', 'emergency', 'expired', 'over'] as const)(
    '%s never uses the word of an insurer (E4 51)',
    (standing) => expect(said(standing)).not.toMatch(/保险|！/),
  )
})
