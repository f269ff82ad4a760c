import { expect, test } from 'vitest'
import { readAnswers, readFailure } from './subscribe-message-outcome'

test('what WeChat answers is read per template', () => {
  const result = { errMsg: 'requestSubscribeMessage:ok', a: 'accept', b: 'reject', c: 'ban', d: 'filter' }
  expect(readAnswers(result, ['a', 'b', 'c', 'd'])).toEqual({
    kind: 'answered',
    answers: { a: 'accept', b: 'reject', c: 'ban', d: 'filter' },
  })
})

test.each(['acceptWithAudio', 'acceptWithAlert', 'acceptWithForcePush'])('%s accepts', (said) => {
  expect(readAnswers({ a: said }, ['a'])).toEqual({ kind: 'answered', answers: { a: 'accept' } })
})

test('a word that nobody documents is no acceptance', () => {
  expect(readAnswers({ errMsg: 'requestSubscribeMessage:ok', a: 'later' }, ['a'])).toEqual({ kind: 'failed' })
})

test.each([
  [{ errCode: 20004, errMsg: 'The main switch is switched off' }, 'switched-off'],
  [{ errCode: 20005 }, 'switched-off'],
  [{ errCode: 10002, errMsg: 'Request list fail' }, 'failed'],
  [{ errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.' }, 'failed'],
  [undefined, 'failed'],
])('%j: %s', (error, kind) => {
  expect(readFailure(error)).toEqual({ kind })
})
