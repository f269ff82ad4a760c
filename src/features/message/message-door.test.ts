import { expect, it } from 'vitest'
import { MESSAGE_KINDS } from '#domain/message/message-kind'
import { messageDoor } from './message-door'

const doorsOf = (prefix: string) =>
  MESSAGE_KINDS.filter((kind) => kind.startsWith(prefix)).map((kind) => [kind, messageDoor(kind)])

it('a family that reads of its claim is one tap away from it, and the office is not sent into a family’s', () => {
  const others = doorsOf('claim-').filter(([, door]) => door !== 'claim')
  expect(others).toEqual(
    expect.arrayContaining([
      ['claim-review-overdue', 'coverage'],
      ['claim-objection-answered', 'publicity'],
    ]),
  )
  expect(others).toHaveLength(2)
})

it('what happened to one place opens it, and what has to be chosen or paid opens all of them', () => {
  const opened = doorsOf('coverage-').filter(([, door]) => door === 'policy')
  expect(opened.map(([kind]) => kind)).toEqual([
    'coverage-in-force',
    'coverage-ended',
    'coverage-void',
    'coverage-waiver-granted',
    'coverage-waiver-refused',
  ])
})
