import { expect, test } from 'vitest'
import { draftOf, forgetDraft, keepDraft } from './record-drafts'

test('what was typed is there again when the page is opened again, until it is saved', () => {
  keepDraft('visit-1', { words: '咽红' })
  expect(draftOf('visit-1')).toEqual({ words: '咽红' })
  forgetDraft('visit-1')
  expect(draftOf('visit-1')).toBeUndefined()
})

test('only the last twelve are kept, the oldest goes first', () => {
  for (const id of 'abcdefghijkl') keepDraft(id, id)
  keepDraft('a', 'a again')
  keepDraft('m', 'm')
  expect(draftOf('b')).toBeUndefined()
  expect(draftOf('a')).toBe('a again')
})
