import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'

// `npm start`, in plain JavaScript, because what reads TypeScript is a development dependency: with it the command builds
// what is missing (start.ts); after `npm ci --omit=dev` it runs the server that was built before.

const BUILT = new URL('../dist/server/main.mjs', import.meta.url)
const PAGES = new URL('../dist/h5/index.html', import.meta.url)

if (canBuild()) {
  const { register } = await import('tsx/esm/api')
  register()
  await import('./start.ts')
} else {
  const missing = [BUILT, PAGES].filter((built) => !fs.existsSync(built))
  if (missing.length > 0) {
    console.error(
      '还没有编译，而编译要用的开发依赖没有安装。请先运行：npm ci && npm run build && npm ci --omit=dev',
    )
    process.exit(1)
  }
  const workers = workersAsked()
  if (workers !== undefined) process.env.WORKERS = workers
  await import(BUILT.href)
}

function canBuild() {
  try {
    createRequire(import.meta.url).resolve('tsx/esm/api')
    return true
  } catch {
    return false
  }
}

/** The server itself says what is wrong with a number. */
function workersAsked() {
  try {
    return parseArgs({ options: { workers: { type: 'string' } } }).values.workers
  } catch {
    console.error('npm start, or npm start -- --workers N')
    process.exit(1)
  }
}
