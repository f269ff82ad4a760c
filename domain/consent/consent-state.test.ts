import { describe, expect, it } from 'vitest'
import { instantAt, localDate, localTime } from '../kernel/time'
import { CONSENT_PURPOSES } from './consent-purpose'
import { consentGiver, consentState, type LastAnswer, mayDecide } from './consent-state'
import { CONSENT_TEXTS, currentConsentText } from './consent-text'

const birthDate = localDate('2012-05-20')
const fourteen = localDate('2026-05-20')
const at = (day: string) => instantAt(localDate(day), localTime('09:00'))

const answer = (wish: Partial<LastAnswer> = {}): LastAnswer => ({
  decision: 'given',
  textVersion: currentConsentText('earlier-visits').version,
  decidedAt: at('2026-05-01'),
  withdrawnAt: null,
  ...wish,
})

describe('who decides (D-PR)', () => {
  it.each([
    ['child-data', '2026-05-19', 'guardian'],
    ['child-data', '2026-05-20', null],
    ['earlier-visits', '2026-05-19', 'guardian'],
    ['earlier-visits', '2026-05-20', 'person'],
    ['earlier-visits', '2046-05-20', 'person'],
    ['guardian-view', '2026-05-19', null],
    ['guardian-view', '2026-05-20', 'person'],
    ['guardian-view', '2030-05-19', 'person'],
    ['guardian-view', '2030-05-20', null],
  ] as const)('%s on %s: %s', (purpose, day, giver) => {
    expect(consentGiver(purpose, birthDate, localDate(day))).toBe(giver)
  })

  it('lets a guardian decide for a child and nobody else for a person', () => {
    expect([mayDecide('guardian', false), mayDecide('guardian', true)]).toEqual([true, false])
    expect([mayDecide('person', false), mayDecide('person', true)]).toEqual([false, true])
  })
})

describe('how a question stands', () => {
  const before = localDate('2026-05-19')
  it.each([
    ['nobody was asked', null, 'not-asked'],
    ['a yes', answer(), 'given'],
    ['a no', answer({ decision: 'refused' }), 'refused'],
    ['a yes taken back', answer({ withdrawnAt: at('2026-05-02') }), 'withdrawn'],
    ['a yes to an older text', answer({ textVersion: '2020-01-01' }), 'not-asked'],
    ['a no to an older text', answer({ decision: 'refused', textVersion: '2020-01-01' }), 'refused'],
  ] as const)('%s', (_, last, state) => {
    expect(consentState('earlier-visits', birthDate, last, before)).toBe(state)
  })

  it('is asked anew on the fourteenth birthday, whatever a guardian said', () => {
    for (const last of [
      answer(),
      answer({ decision: 'refused' }),
      answer({ withdrawnAt: at('2026-05-02') }),
    ]) {
      expect(consentState('earlier-visits', birthDate, last, fourteen)).toBe('not-asked')
    }
    const own = answer({ decidedAt: at('2026-05-20') })
    expect(consentState('earlier-visits', birthDate, own, fourteen)).toBe('given')
  })
})

describe('the texts', () => {
  it('say it in at most six lines, each version once', () => {
    for (const purpose of CONSENT_PURPOSES) {
      const versions = CONSENT_TEXTS[purpose].map(({ version }) => version)
      expect(new Set(versions).size).toBe(versions.length)
      for (const { lines, blocks } of CONSENT_TEXTS[purpose]) {
        expect(lines.length).toBeLessThanOrEqual(6)
        expect(blocks).not.toBe('')
      }
    }
  })
})
