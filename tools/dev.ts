import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { runScript } from './run-command'

// `npm run dev`: the server, started again when a file of it changes, and the pages, rebuilt when one of theirs does.
// `npm run dev -- weapp` rebuilds the mini-program instead of the H5 pages.

const target = process.argv[2] ?? 'h5'
if (target !== 'h5' && target !== 'weapp') throw new Error('npm run dev, or npm run dev -- weapp')
if ((await runScript('generate')) !== 0) process.exit(1)

const require = createRequire(import.meta.url)
const tsx = require.resolve('tsx/cli')
const taro = require.resolve('@tarojs/cli/bin/taro')
const children: readonly ChildProcess[] = [
  spawn(process.execPath, [tsx, 'watch', '--clear-screen=false', 'server/main.ts'], { stdio: 'inherit' }),
  spawn(process.execPath, [taro, 'build', '--type', target, '--watch'], { stdio: 'inherit' }),
]
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => children.forEach((child) => child.kill(signal)))
}
for (const child of children) {
  // One without the other is of no use.
  child.once('exit', () => children.forEach((other) => other.kill('SIGTERM')))
}
