import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { mayBeClosed } from './closing-outcome'

const refused = (domainCode: string) =>
  TRPCClientError.from({ error: { code: -32000, message: domainCode, data: { domainCode } } } as never)

test.each([
  ['no answer came', new Error('timeout'), false, true],
  ['the server lost its breath', refused('busy'), false, true],
  ['the log-in is gone, and it was asked before without an answer', refused('not_logged_in'), true, true],
  ['the log-in is gone, and nothing was asked before', refused('not_logged_in'), false, false],
  ['something is in the way', refused('account_blocked'), true, false],
] as const)('%s', (_, error, mayHaveBeenBefore, answer) => {
  expect(mayBeClosed(error, mayHaveBeenBefore)).toBe(answer)
})
