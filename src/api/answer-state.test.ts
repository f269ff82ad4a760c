import { TRPCClientError } from '@trpc/client'
import { describe, expect, test } from 'vitest'
import { answerState } from './answer-state'

const asked = { data: undefined, error: null, dataUpdatedAt: 0, isFetching: false, refetch: async () => null }

describe('what a screen draws of a question', () => {
  test('nothing yet', () => {
    expect(answerState({ ...asked, isFetching: true })).toEqual({ kind: 'loading' })
  })

  test('no answer at all', () => {
    const state = answerState({ ...asked, error: new TRPCClientError('request:fail') })
    expect(state).toMatchObject({ kind: 'failed', failure: { kind: 'unreachable' }, retrying: false })
  })

  test('an answer', () => {
    expect(answerState({ ...asked, data: 'fresh' })).toEqual({
      kind: 'ready',
      answer: 'fresh',
      storedAt: undefined,
    })
  })

  test('an earlier answer stays when asking again fails, with the day and hour at which it came', () => {
    const long = new Date('2020-10-12T08:02:00+08:00').getTime()
    const state = answerState({ ...asked, data: 'old', dataUpdatedAt: long, error: new Error('no network') })
    expect(state).toEqual({ kind: 'ready', answer: 'old', storedAt: '2020年10月12日 周一 08:02' })
  })
})
