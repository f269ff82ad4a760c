import { expect, test } from 'vitest'
import { phoneCodeMoments, refuseAnotherPhoneCode, refusePhoneCode } from './phone-challenge'

const now = new Date('2026-11-23T08:00:00+08:00')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

test.each([
  ['the first code', [], null],
  ['59 seconds after the last', [59], 1],
  ['60 seconds after the last', [60], null],
  ['four in the hour', [300, 600, 900, 1200], null],
  ['five in the hour: wait for the oldest to leave it', [300, 600, 900, 1200, 3500], 100],
  ['five, the oldest an hour ago', [300, 600, 900, 1200, 3600], null],
  ['five, the newest a moment ago: the longer wait counts', [1, 600, 900, 1200, 3590], 59],
  ['any order', [3500, 300, 1200, 900, 600], 100],
])('another code: %s', (_name, secondsAgo, retryAfterSeconds) => {
  const refusal = refuseAnotherPhoneCode(secondsAgo.map(ago), now)
  expect(refusal).toEqual(
    retryAfterSeconds === null ? null : { code: 'too_many_requests', facts: { retryAfterSeconds } },
  )
})

const open = { attempts: 0, expiresAt: ago(-1), usedAt: null }

test.each([
  ['right', open, true, null],
  ['right at the fifth try', { ...open, attempts: 4 }, true, null],
  ['wrong', open, false, ['phone_code_wrong', { attemptsLeft: 4 }]],
  ['wrong at the fourth try', { ...open, attempts: 3 }, false, ['phone_code_wrong', { attemptsLeft: 1 }]],
  ['wrong at the fifth try', { ...open, attempts: 4 }, false, ['phone_code_too_many', {}]],
  ['right, but at the sixth try', { ...open, attempts: 5 }, true, ['phone_code_too_many', {}]],
  [
    'right, but at the very end of the five minutes',
    { ...open, expiresAt: now },
    true,
    ['phone_code_expired', {}],
  ],
  ['right, but used before', { ...open, usedAt: ago(10) }, true, ['phone_code_expired', {}]],
  ['no code was ever sent', null, false, ['phone_code_expired', {}]],
] as const)('a typed code: %s', (_name, challenge, isRight, expected) => {
  const refusal = refusePhoneCode(challenge, isRight, now)
  expect(refusal && [refusal.code, refusal.facts]).toEqual(expected)
})

test('a code is good for five minutes, may be sent again after one, and counts for an hour', () => {
  expect(phoneCodeMoments(now)).toEqual({
    countedSince: new Date('2026-11-23T07:00:00+08:00'),
    expiresAt: new Date('2026-11-23T08:05:00+08:00'),
    resendAt: new Date('2026-11-23T08:01:00+08:00'),
  })
})
