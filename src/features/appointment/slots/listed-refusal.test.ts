import { expect, test } from 'vitest'
import { refuse } from '#domain/kernel/errors'
import { listedRefusal } from './listed-refusal'

test('a time that has long been full is not one that was lost a moment ago, and only who can wait is told of it', () => {
  const full = refuse('slot_full')
  expect([true, false].map((canWait) => listedRefusal(full, canWait))).toEqual([
    '这个时间约满了。可以换一个时间，也可以等别人退号。',
    '这个时间约满了，换一个时间就好。',
  ])
  expect(listedRefusal(refuse('slot_pool_on_site'), true)).toContain('直接去窗口')
})
