import { expect, test } from 'vitest'
import { type SecondFactor, secondFactorState, trySecondFactor } from './second-factor'

const now = new Date('2026-11-23T08:00:00+08:00')
const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)
const fresh: SecondFactor = { failures: 0, lockedUntil: null, lastStep: 100 }

test.each([
  ['the next step', fresh, 101, null, { failures: 0, lastStep: 101 }],
  ['the first code ever', { ...fresh, lastStep: null }, 7, null, { failures: 0, lastStep: 7 }],
  ['the same step again', fresh, 100, 'second_factor_wrong', { failures: 1, lastStep: 100 }],
  ['an earlier step', fresh, 99, 'second_factor_wrong', { failures: 1, lastStep: 100 }],
  ['no step at all', fresh, null, 'second_factor_wrong', { failures: 1, lastStep: 100 }],
  [
    'right after four wrong ones',
    { ...fresh, failures: 4 },
    101,
    null,
    { failures: 0, lockedUntil: null, lastStep: 101 },
  ],
  [
    'the fifth wrong one',
    { ...fresh, failures: 4 },
    null,
    'second_factor_locked',
    { failures: 0, lockedUntil: after(900), lastStep: 100 },
  ],
  [
    'right, but while locked: nothing is looked at',
    { ...fresh, lockedUntil: after(1) },
    101,
    'second_factor_locked',
    { failures: 0, lockedUntil: after(1), lastStep: 100 },
  ],
  [
    'right, as soon as the lock ends',
    { ...fresh, lockedUntil: now },
    101,
    null,
    { lockedUntil: null, lastStep: 101 },
  ],
] as const)('a code of %s', (_, factor, step, code, expected) => {
  const { refusal, after: counted } = trySecondFactor(factor, step, now)
  expect(refusal?.code ?? null).toBe(code)
  expect(counted).toMatchObject(expected)
})

test.each([
  [['nurse'], false, null, 'not-needed'],
  [['nurse', 'health-bureau'], false, null, 'not-set-up'],
  [['claim-reviewer'], true, null, 'required'],
  [['fund-custodian'], true, now, 'passed'],
  [['health-bureau'], false, now, 'passed'],
] as const)('a log-in of %j, set up: %s, passed: %s, is %s', (roles, isConfirmed, passedAt, state) => {
  expect(secondFactorState(roles, isConfirmed, passedAt)).toBe(state)
})
