import { expect, test } from 'vitest'
import { keepWords, wordsAbout } from '../platform/kept/kept-words'
import { draftOf, keepDraft } from '../platform/kept/record-drafts'
import type { Session } from './session'
import { forgetWordsOfOthers } from './words-of-others'

const of = (id: string): Session => ({
  token: 't',
  expiresAt: '2026-12-01T00:00:00+08:00',
  account: { id, roles: ['resident'] },
})

test('what was half-written waits for whoever wrote it, and is gone for anybody else', () => {
  keepWords('no-show 1', '半夜去了急诊')
  forgetWordsOfOthers(of('mother'), null)
  expect(wordsAbout('no-show 1')).toBe('半夜去了急诊')

  forgetWordsOfOthers(null, of('mother'))
  forgetWordsOfOthers(of('mother'), null)
  expect(wordsAbout('no-show 1')).toBe('半夜去了急诊')

  keepDraft('visit 1', { words: '咽红' })
  forgetWordsOfOthers(null, of('mother'))
  forgetWordsOfOthers(of('neighbour'), null)
  expect(wordsAbout('no-show 1')).toBeUndefined()
  expect(draftOf('visit 1')).toBeUndefined()

  keepWords('no-show 2', '记错了时间')
  forgetWordsOfOthers(of('mother'), of('neighbour'))
  expect(wordsAbout('no-show 2')).toBeUndefined()
})
