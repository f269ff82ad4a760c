import { describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { missedWords } from './missed-words'

const rule = { noShows: 3, windowMonths: 3, banDays: 90, lateCancelsPerNoShow: 2 }
const visit = {
  appointmentId: 'a',
  kind: 'no-show',
  start: '2026-05-20T09:00:00+08:00',
  organizationName: '城东社区（示例）',
  practitionerName: '何静',
  appeal: 'open',
  appealUntil: localDate('2026-06-19'),
  answer: null,
} as const
const today = localDate('2026-05-21')
const ban = { from: localDate('2026-05-20'), until: localDate('2026-08-18') }

describe('a missed visit in words', () => {
  it('says what it counts for, until when it can be explained, and that only this person is stopped', () => {
    expect(missedWords({ ban, rule, visit }, today)).toEqual({
      title: '这一次没有来，记一次爽约',
      lines: [
        '3 个月里满 3 次，网上停约 90 天，只停这个人的。',
        '现在停约，8月18日起恢复。打疫苗、签约团队和窗口照常。',
        '没来有原因，6月19日以前说一声，医院看了可以不算。',
      ],
    })
  })

  it.each([
    ['none', '这一次没有来，记一次爽约', 1],
    ['waiting', '说明收到了，等社区医院看', 1],
    ['excused', '这一次不算爽约', 2],
    ['upheld', '这一次还是算爽约', 1],
  ] as const)('%s: %s', (appeal, title, lines) => {
    const answer = appeal === 'excused' || appeal === 'upheld' ? '有通话记录' : null
    const words = missedWords(
      { ban: null, rule, visit: { ...visit, appeal, appealUntil: null, answer } },
      today,
    )
    expect(words?.title).toBe(title)
    expect(words?.lines).toHaveLength(lines)
    if (answer) expect(words?.lines[0]).toBe('社区医院说：有通话记录')
  })

  it('says nothing of a visit that is not among those missed', () => {
    expect(missedWords({ ban: null, rule: null, visit: undefined }, today)).toBeNull()
  })
})
