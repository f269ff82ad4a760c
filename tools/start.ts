import { type ChildProcess, fork } from 'node:child_process'
import { BUILDS, ensureBuilt, isOutdated } from './builds'

// `npm start`: everything on this machine. Builds what is missing or older than its sources, then runs the server.

interface Ready {
  readonly address: string
  readonly simulatorUrl: string | null
}

const outdated = [BUILDS.server, BUILDS.h5].filter(isOutdated)
if (outdated.length > 0) console.log('正在编译，第一次大约需要一分钟……')
try {
  for (const build of outdated) await ensureBuilt(build)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

const server = fork(BUILDS.server.output, {
  execArgv: ['--enable-source-maps'],
  env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
})
server.on('message', (message) => console.log(welcome(message as Ready)))
passSignalsOn(server)
server.once('exit', (code) => process.exit(code ?? 1))

/** Ctrl+C reaches the server by itself, from the terminal; we only stay until it has stopped. */
function passSignalsOn(child: ChildProcess): void {
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
}

function welcome({ address, simulatorUrl }: Ready): string {
  const url = address.replace('127.0.0.1', 'localhost').replace('0.0.0.0', 'localhost')
  const demo = [
    '  体验身份  打开后选一位示例居民：家长、老人、新生儿家长、医生、前台……不需要微信',
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
