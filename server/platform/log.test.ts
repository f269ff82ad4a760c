import { expect, test } from 'vitest'
import { createLog } from './log'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let lines = ''
  const destination = { write: (line: string) => (lines += line) }
  write(createLog('debug', destination))
  return lines
}

test('fields that name a person or open a door are taken out, at the top and inside', () => {
  const person = {
    name: '张小明',
    phone: '13800138000',
    openid: 'o-1',
    document: { number: '11010519491231002X' },
  }
  const lines = logged((log) => {
    log.info({ ...person, accountId: 'a-1' }, 'direct')
    log.info({ patient: person, headers: { authorization: 'Bearer t0ken' } }, 'nested')
  })
  expect(lines).not.toMatch(/张小明|13800138000|11010519491231002X|o-1|t0ken/)
  expect(lines).toContain('a-1')
})

test('ID and phone numbers are taken out of what an error says, and its details are left out', () => {
  const cause = Object.assign(new Error('no row for 11010519491231002X'), {
    detail: 'Key (phone)=(13900139000)',
  })
  const lines = logged((log) => log.error({ err: new Error('SMS to 13800138000 failed', { cause }) }, 'bug'))
  expect(lines).not.toMatch(/11010519491231002X|13800138000|13900139000/)
  expect(lines).toContain('SMS to [number] failed')
})

test('money, times and ids stay readable', () => {
  const id = '4c5e348c-ab09-5562-98c7-daf974010001'
  const lines = logged((log) =>
    log.error({ err: new Error(`slot ${id} at 1700000000000`), amountFen: 123_456 }, 'bug'),
  )
  expect(lines).toContain(id)
  expect(lines).toContain('1700000000000')
  expect(lines).toContain('123456')
})

test('a failure of several things names the first ten, and what caused each', () => {
  const failures = Array.from(
    { length: 12 },
    (_, at) => new Error(`template ${at}`, { cause: new Error('no 13800138000') }),
  )
  const lines = logged((log) => log.error({ err: new AggregateError(failures, '12 failed') }, 'a job failed'))
  expect(lines).toContain('12 failed')
  expect(lines.match(/"message":"template \d+"/g)).toHaveLength(10)
  expect(lines.match(/"message":"no \[number\]"/g)).toHaveLength(10)
})
