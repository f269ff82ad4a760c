import { expect, test } from 'vitest'
import { oncePerIntent } from './once-per-intent'

const TIMED_OUT = new Error('timeout')
const REFUSED = new Error('slot_full')

/** Notes the key of every call and answers as told, one after the other. */
function desk(...answers: (Error | 'booked')[]) {
  const keys: string[] = []
  let made = 0
  const book = oncePerIntent<{ slotId: string }, string>({
    newKey: () => `key-${++made}`,
    isFinal: (error) => error === REFUSED,
    send: async ({ idempotencyKey }) => {
      keys.push(idempotencyKey)
      const answer = answers[keys.length - 1] ?? 'booked'
      if (answer instanceof Error) throw answer
      return answer
    },
  })
  return { book, keys }
}

test('journeys E1 2: a double tap is one call with one answer', async () => {
  const { book, keys } = desk()
  expect(await Promise.all([book({ slotId: 'a' }), book({ slotId: 'a' })])).toEqual(['booked', 'booked'])
  expect(keys).toEqual(['key-1'])
})

test('journeys E1 2 and 36: a retry after a time-out sends the same key, as often as it takes', async () => {
  const { book, keys } = desk(TIMED_OUT, TIMED_OUT, 'booked')
  await expect(book({ slotId: 'a' })).rejects.toBe(TIMED_OUT)
  await expect(book({ slotId: 'a' })).rejects.toBe(TIMED_OUT)
  expect(await book({ slotId: 'a' })).toBe('booked')
  expect(keys).toEqual(['key-1', 'key-1', 'key-1'])
})

test('another meaning is another intent, which the server would refuse under the old key', async () => {
  const { book, keys } = desk(TIMED_OUT)
  await expect(book({ slotId: 'a' })).rejects.toBe(TIMED_OUT)
  await book({ slotId: 'b' })
  expect(keys).toEqual(['key-1', 'key-2'])
})

test('after a refusal or a success the same meaning is meant anew', async () => {
  const { book, keys } = desk(REFUSED)
  await expect(book({ slotId: 'a' })).rejects.toBe(REFUSED)
  await book({ slotId: 'a' })
  await book({ slotId: 'a' })
  expect(keys).toEqual(['key-1', 'key-2', 'key-3'])
})
