import { describe, expect, it } from 'vitest'
import { ENTRY_KINDS } from '#domain/kernel/entry-kind'
import { closedInWords, openedInWords } from './opening-words'

const until = '2026-11-02T08:35:00+08:00'

describe('by what a record is open', () => {
  it('says until when, and of what was shown that it is only read', () => {
    const opened = { basis: 'share-code', until, kinds: ['allergy'] } as const
    expect(openedInWords(opened)).toBe('家人用分享码给你看的，只能看，08:35 关上。')
  })

  it('reminds whoever broke the glass', () => {
    const opened = { basis: 'break-glass', until, kinds: ENTRY_KINDS } as const
    expect(openedInWords(opened)).toContain('卫健局会复核')
    expect(closedInWords(opened)).toBeNull()
  })

  it('says nothing of a visit', () => {
    expect(openedInWords({ basis: 'open-visit', until: null, kinds: ENTRY_KINDS })).toBeNull()
  })

  it('names what the family did not show, and does not call it a refusal', () => {
    const kinds = ENTRY_KINDS.filter((kind) => kind !== 'prescription' && kind !== 'allergy')
    expect(closedInWords({ basis: 'share-code', until, kinds })).toBe('家人这次没有给看：处方、过敏。')
    expect(closedInWords({ basis: 'open-visit', until: null, kinds })).toBe(
      '处方、过敏看不到：家里还没有同意给医生看。不影响这次。',
    )
  })
})
