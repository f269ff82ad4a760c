import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { messageWords } from './message-words'

const say = (kind: Parameters<typeof messageWords>[0]['kind'], facts: object) =>
  messageWords({ kind, facts: { ...facts } }, null, localDate('2026-10-13')).body

it('E2 22: tells the health bureau how many wait, and does without the number', () => {
  expect(say('team-reviews-overdue', { applications: 3 })).toMatch(/^3 份。/)
  expect(say('team-reviews-overdue', {})).toMatch(/^家里和组长/)
})

it('E2 37: tells whoever rang what came of it', () => {
  expect(say('team-phone-looked-into', { outcome: 'upheld' })).toContain('你说得对')
  expect(say('team-phone-looked-into', { outcome: 'dismissed' })).toContain('有人接')
})
