import { expect, test } from 'vitest'
import { afterGuess, type Guesses, secondsLocked } from './guess-limit'

const now = new Date('2026-11-23T08:00:00+08:00')
const after = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)
const none: Guesses = { failures: 0, lockedUntil: null }

test('the fifth wrong code in a row locks for a quarter of an hour', () => {
  let guesses = none
  for (let wrong = 1; wrong <= 4; wrong++) {
    guesses = afterGuess(guesses, false, now)
    expect(secondsLocked(guesses, now)).toBe(0)
  }
  guesses = afterGuess(guesses, false, now)
  expect(secondsLocked(guesses, now)).toBe(900)
  expect(secondsLocked(guesses, after(899))).toBe(1)
  expect(secondsLocked(guesses, after(900))).toBe(0)
})

test('after the wait there are five tries again', () => {
  const waited: Guesses = { failures: 0, lockedUntil: after(-1) }
  expect(afterGuess(waited, false, now)).toEqual({ failures: 1, lockedUntil: null })
})

test('a right code forgets the wrong ones', () => {
  expect(afterGuess({ failures: 4, lockedUntil: null }, true, now)).toEqual(none)
})
