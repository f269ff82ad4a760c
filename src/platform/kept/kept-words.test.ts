import { afterEach, expect, test } from 'vitest'
import { forgetAllWords, keepWords, wordsAbout } from './kept-words'

afterEach(forgetAllWords)

test('what was written about one thing is there again, and nowhere else', () => {
  keepWords('no-show 1', '孩子半夜发烧，\n去了急诊')
  expect(wordsAbout('no-show 1')).toBe('孩子半夜发烧，\n去了急诊')
  expect(wordsAbout('no-show 2')).toBeUndefined()
})

test('a field that was emptied again stays empty, whatever it began with', () => {
  keepWords('comment 1', '很好')
  keepWords('comment 1', '')
  expect(wordsAbout('comment 1')).toBe('')
})

test('twenty are kept; the one that was touched longest ago goes first', () => {
  for (let at = 0; at < 20; at++) keepWords(`case ${at}`, '写了一半')
  keepWords('case 0', '又写了一点')
  keepWords('case 20', '第二十一件')
  expect(wordsAbout('case 0')).toBe('又写了一点')
  expect(wordsAbout('case 1')).toBeUndefined()
  expect(wordsAbout('case 2')).toBe('写了一半')
})
