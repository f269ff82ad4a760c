import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import {
  answerDueAt,
  answerWithin,
  DEFAULT_REFERRAL_RULES,
  endedSince,
  REFERRAL_RULE_DEFINITIONS,
  unansweredSince,
} from './referral-rules'
import { needsCertificate, REFERRAL_URGENCIES } from './referral-urgency'
import { returnVisitDueOn } from './return-visit'

const within = answerWithin(DEFAULT_REFERRAL_RULES, localDate('2026-10-13'))
const requestedAt = new Date('2026-10-13T09:02:00+08:00')

describe('RF-03 the other place answers in time', () => {
  it.each([
    ['green', '2026-10-13T09:32:00+08:00'],
    ['emergency', '2026-10-13T11:02:00+08:00'],
    ['normal', '2026-10-14T09:02:00+08:00'],
  ] as const)('%s until %s', (urgency, due) => {
    expect(answerDueAt({ urgency, requestedAt }, within)).toEqual(new Date(due))
  })

  it('and an operator may set what we set', () => {
    const { change } = REFERRAL_RULE_DEFINITIONS['RF-03']
    expect(change?.value.safeParse(within).success).toBe(true)
    expect(change?.value.safeParse({ ...within, green: 0 }).success).toBe(false)
  })

  it('before the first version nobody asks', () => {
    expect(() => answerWithin(DEFAULT_REFERRAL_RULES, localDate('2024-12-31'))).toThrow('RF-03')
  })
})

describe('what nobody answers', () => {
  const now = new Date('2026-10-27T09:02:00+08:00')

  it('RF-03 is late when its time is over, to the minute', () => {
    expect(unansweredSince(now, within)).toEqual({
      green: new Date('2026-10-27T08:32:00+08:00'),
      emergency: new Date('2026-10-27T07:02:00+08:00'),
      normal: new Date('2026-10-26T09:02:00+08:00'),
    })
  })

  it('is over after fourteen days, a green one after one; an emergency has taken place', () => {
    expect(endedSince(now)).toEqual({ normal: requestedAt, green: new Date('2026-10-26T09:02:00+08:00') })
  })
})

it('RF-02: only the green way asks for a certificate', () => {
  expect(REFERRAL_URGENCIES.filter(needsCertificate)).toEqual(['green'])
})

it('RF-07: the child is seen again within seven days of the discharge', () => {
  expect(returnVisitDueOn(localDate('2026-10-10'))).toBe('2026-10-17')
})
