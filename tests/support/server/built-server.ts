import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

export interface BuiltServer {
  readonly process: ChildProcess
  readonly address: string
  /** Null when it talks to the real WeChat. */
  readonly simulatorUrl: string | null
  /** Standard output and error so far. */
  readonly output: () => string
}

const BUILT = 'dist/server/main.mjs'

/** For tests in which one machine is thousands of phones. */
export const NO_LIMITS = {
  ACCOUNT_REQUESTS_PER_MINUTE: '1000000',
  ADDRESS_REQUESTS_PER_MINUTE: '10000000',
} as const

/** Runs what `npm run build:server` made, on a free port. The caller ends it. */
export async function startBuiltServer(settings: Readonly<Record<string, string>>): Promise<BuiltServer> {
  const { child, output } = run(settings)
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the server did not start:\n${output()}`)
  })
  const [ready] = (await Promise.race([once(child, 'message'), ended])) as [
    Pick<BuiltServer, 'address' | 'simulatorUrl'>,
  ]
  return { process: child, address: ready.address, simulatorUrl: ready.simulatorUrl, output }
}

/** For settings with which it must not start. @returns its exit code and what it said */
export async function runToItsEnd(
  settings: Readonly<Record<string, string>>,
): Promise<{ exitCode: number | null; output: string }> {
  const { child, output } = run(settings)
  const [exitCode] = (await once(child, 'close')) as [number | null]
  return { exitCode, output: output() }
}

function run(settings: Readonly<Record<string, string>>): { child: ChildProcess; output: () => string } {
  const child = fork(BUILT, {
    // Not the test runner's environment: only what every process needs, and the settings.
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, PORT: '0', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
  return { child, output: () => text }
}
