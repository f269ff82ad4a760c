import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'

const PROGRAM = path.resolve('tests/support/server/log-and-leave.ts')
const LINES = 5_000

let child: ChildProcess | undefined
afterEach(() => child?.kill('SIGKILL'))

async function startLogging(stdout: 'pipe' | number): Promise<ChildProcess> {
  child = fork(PROGRAM, { execArgv: ['--import', 'tsx'], stdio: ['ignore', stdout, 'inherit', 'ipc'] })
  await once(child, 'message')
  return child
}

function linesIn(logged: string): number[] {
  return logged
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { line: number }).line)
}

const ALL = Array.from({ length: LINES }, (_, index) => index + 1)

test('every line is written before the process ends, in its order', async () => {
  const logging = await startLogging('pipe')
  const logged = text(logging.stdout as NonNullable<ChildProcess['stdout']>)
  logging.send(LINES)
  expect(linesIn(await logged)).toEqual(ALL)
})

test('and into a file', async () => {
  const file = path.join(os.tmpdir(), `log-output-${process.pid}.log`)
  const fd = openSync(file, 'w')
  try {
    const logging = await startLogging(fd)
    logging.send(LINES)
    await once(logging, 'exit')
    expect(linesIn(readFileSync(file, 'utf8')).sort((a, b) => a - b)).toEqual(ALL)
  } finally {
    closeSync(fd)
    rmSync(file)
  }
})

test('a reader that has gone holds nobody up', async () => {
  const logging = await startLogging('pipe')
  const ended = once(logging, 'exit')
  logging.stdout?.destroy()
  logging.send(LINES)
  expect(await ended).toEqual([0, null])
})

test.runIf(process.platform === 'linux')('neither does a disk that is full', async () => {
  const full = openSync('/dev/full', 'w')
  const logging = await startLogging(full)
  closeSync(full)
  const ended = once(logging, 'exit')
  logging.send(LINES)
  expect(await ended).toEqual([0, null])
})
