import { type ChildProcess, fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import { BUILDS, ensureBuilt, isOutdated } from './builds'

// `npm start`: everything on this machine. Builds what is missing or older than its sources, then runs the server;
// `npm start -- --workers 3` in three processes on one port.

interface Ready {
  readonly address: string
  readonly simulatorUrl: string | null
}

const PARENT_CHECK_MS = 500
const parentId = process.ppid

const workers = workersAsked()
const outdated = [BUILDS.server, BUILDS.h5].filter(isOutdated)
if (outdated.length > 0) console.log('正在编译，第一次要一分钟，慢的机器要几分钟……')
try {
  for (const build of outdated) await ensureBuilt(build)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

const server = fork(BUILDS.server.output, {
  execArgv: ['--enable-source-maps'],
  env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'warn', ...workers },
})
server.on('message', (message) => console.log(welcome(message as Ready)))
stopOnSignals(server)
stopWithParent(server)
server.once('exit', (code) => process.exit(code ?? 1))

/** The server itself says what is wrong with a number. */
function workersAsked(): { readonly WORKERS?: string } {
  try {
    const { workers: count } = parseArgs({ options: { workers: { type: 'string' } } }).values
    return count === undefined ? {} : { WORKERS: count }
  } catch {
    console.error('npm start, or npm start -- --workers N')
    process.exit(1)
  }
}

/** Ctrl+C reaches the server by itself, from the terminal; we only stay until it has stopped. */
function stopOnSignals(child: ChildProcess): void {
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => letGo(child))
}

/** npm hands SIGTERM to its shell, and some shells end without handing it on: only our parent's end tells us. */
function stopWithParent(child: ChildProcess): void {
  setInterval(() => {
    if (process.ppid !== parentId) letGo(child)
  }, PARENT_CHECK_MS)
}

/** The server stops in order when we let go of it; a signal might be its second, at which it leaves at once. */
function letGo(child: ChildProcess): void {
  if (child.connected) child.disconnect()
}

function welcome({ address, simulatorUrl }: Ready): string {
  const url = address.replace('127.0.0.1', 'localhost').replace('0.0.0.0', 'localhost')
  const demo = [
    '  体验身份  打开后选一个示例家庭：两个孩子的、孩子刚出生的、老两口的……不需要微信',
    `  验证码    ${simulatorUrl}/simulator 能看到发出的短信验证码`,
    '  小程序    另开一个窗口运行 npm run build:weapp，再用微信开发者工具打开本目录',
    '  示例数据  云溪县和其中的机构、医生、家庭都是虚构的；删掉数据目录就从头开始',
  ]
  return [
    '',
    '家门口健康 已经可以用了',
    '',
    `  网页      ${url}`,
    ...(simulatorUrl ? demo : []),
    `  数据目录  ${process.env.DATA_DIR || '.data'}`,
    '  结束      按 Ctrl+C',
    '',
  ].join('\n')
}
