import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import type { EndReason } from './end-contract'
import { lastTeamChange, leftForAnother, type PastContract } from './team-changes'

/** `A 2026-01-01`, and when and why it was left. */
function past(
  words: string,
  endedOn: string | null = null,
  endReason: EndReason | null = null,
): PastContract {
  const [teamId = '', startsOn = ''] = words.split(' ')
  const endsOn = localDate(`${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`)
  return {
    teamId,
    startsOn: localDate(startsOn),
    endsOn,
    endedOn: endedOn === null ? null : localDate(endedOn),
    endReason,
  }
}

const first = (reason: EndReason | null) => past('A 2026-01-10', reason && '2026-05-01', reason)
const second = past('B 2026-05-02')

describe('E2 28: a change of team', () => {
  it.each([
    ['asked for', [second, first('switched')], '2026-05-02'],
    ['made by ending the one and signing the other', [second, first('resident')], '2026-05-02'],
    ['said to be a move', [second, first('moved')], '2026-05-02'],
    ['before the last renewal', [first('resident'), second, past('B 2027-05-02')], '2026-05-02'],
    ['not a first team', [second], null],
    ['not the same team anew', [first('resident'), past('A 2026-06-01')], null],
    ['not the team’s own end', [second, first('team')], null],
    ['not a team that was dissolved', [second, first('team-dissolved')], null],
    ['not what was given back in the first days', [second, first('cooling-off')], null],
    ['not at the end of a contract', [past('A 2025-01-10'), second], null],
    [
      'not to one that never began',
      [first('switched'), past('B 2026-06-01', '2026-05-31', 'resident')],
      null,
    ],
  ] as const)('%s', (_, history, changedOn) => expect(lastTeamChange(history)).toBe(changedOn))

  it('is what signing with another one would be after a family left its team', () => {
    expect(leftForAnother([first('resident')], 'B')?.teamId).toBe('A')
    expect(leftForAnother([first('resident')], 'A')).toBeNull()
    expect(leftForAnother([first('team')], 'B')).toBeNull()
    expect(leftForAnother([first('resident'), past('A 2026-06-01')], 'B')).toBeNull()
    expect(leftForAnother([], 'B')).toBeNull()
  })
})
