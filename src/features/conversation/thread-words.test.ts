import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { byDay, captionOf, replyInWords, withheldInWords } from './thread-words'
import type { Message } from './use-thread'

const message = (id: string, of: Partial<Message> = {}): Message => ({
  id,
  seq: 1,
  side: 'team',
  kind: 'text',
  sentAt: '2026-10-13T08:20:00+08:00',
  isMine: false,
  authorName: '赵护士',
  text: '收到',
  picture: null,
  check: null,
  isWithheld: false,
  ...of,
})

it('stands under its days, midnight in Shanghai between them', () => {
  const rows = [
    message('a', { sentAt: '2026-10-12T23:59:00+08:00' }),
    message('b', { sentAt: '2026-10-13T00:00:00+08:00' }),
  ]
  const days = byDay(rows, localDate('2026-10-13'))
  expect(days.map(({ title, messages }) => [title, messages.map(({ id }) => id)])).toEqual([
    ['10月12日 周一', ['a']],
    ['今天', ['b']],
  ])
})

it.each([
  ['of the team', {}, '赵护士 · 08:20'],
  ['of somebody who left', { authorName: null }, '团队 · 08:20'],
  ['one’s own', { side: 'family', isMine: true, authorName: null }, '08:20'],
  ['of the other parent', { side: 'family', authorName: null }, '家里人 · 08:20'],
] as const)('names who wrote it: %s', (_what, of, words) => {
  expect(captionOf(message('a', of))).toBe(words)
})

it.each([
  ['nothing to say', {}, null],
  ['of others', { isWithheld: true, text: null }, '有事打电话说'],
  ['one’s own (E2 40)', { isMine: true, check: 'risky' }, '没有送到'],
  ['a picture whose time is over', { kind: 'picture', picture: 'gone' }, '过了保存期'],
] as const)('what is not shown says why: %s', (_what, of, words) => {
  const said = withheldInWords(message('a', of))
  if (words === null) expect(said).toBeNull()
  else expect(said).toContain(words)
})

it('promises nothing while nobody is there (E2 38, 39)', () => {
  expect(replyInWords('平时 2 小时内回', false)).toBe('平时 2 小时内回。急症请直接打 120。')
  expect(replyInWords('平时 2 小时内回', true)).not.toContain('2 小时')
})
