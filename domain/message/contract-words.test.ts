import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { MESSAGE_KINDS } from './message-kind'
import { messageWords } from './message-words'

const today = localDate('2026-10-13')
const say = (kind: (typeof MESSAGE_KINDS)[number], facts = {}) => messageWords({ kind, facts }, '小禾', today)

describe('what is told of a contract', () => {
  it('says until when, with the year where it is another one', () => {
    expect(say('contract-signed', { endsOn: '2027-10-12' }).body).toContain('到 2027年10月12日。')
    expect(say('contract-ending', { endsOn: '2026-12-12' }).body).toContain('到 12月12日。')
  })

  it('says the place in the queue, and does without it', () => {
    expect(say('contract-queued', { queuePosition: 3 }).body).toContain('现在排第 3 位')
    expect(say('contract-queued').body).not.toContain('位。轮到')
  })

  it('says the periods of the rules, and does without them', () => {
    expect(say('contract-accepted', { payDays: 20 }).body).toContain('名额留 20 天，')
    expect(say('contract-accepted').body).toContain('名额留一段时间，')
    expect(say('contract-expired', { graceDays: 15 }).body).toContain(' 15 天里续签')
  })

  it('E2 25: invites nobody to sign again after a death', () => {
    expect(say('contract-ended', { reason: 'moved' }).body).toContain('想再签')
    expect(say('contract-ended', { reason: 'death' }).body).not.toContain('想再签')
  })

  it.each(MESSAGE_KINDS.filter((kind) => kind.startsWith('contract-')))('%s needs no fact', (kind) => {
    const { title, body } = say(kind)
    expect(`${title}${body}`).not.toMatch(/undefined|null|NaN|！/)
  })
})
