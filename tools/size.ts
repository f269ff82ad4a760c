import * as fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { BUILDS, ensureBuilt } from './builds'

// `npm run size`: one JSON line of what a phone downloads, exit 1 over budget. Builds first what is missing or stale;
// what the builds say goes to standard error, so that the line stays alone.

const BUDGET_BYTES = {
  mainPackage: 1_000_000,
  subpackage: 400_000,
  total: 4_000_000,
  h5FirstLoadGzip: 350_000,
}
const WEAPP = 'dist/weapp'
const H5 = 'dist/h5'

await ensureBuilt(BUILDS.weapp)
await ensureBuilt(BUILDS.h5)

const subpackages = subpackageBytes()
const totalBytes = folderBytes(WEAPP)
const mainPackageBytes = totalBytes - Object.values(subpackages).reduce((sum, bytes) => sum + bytes, 0)
const h5FirstLoadGzipBytes = firstLoadGzipBytes()

process.stdout.write(
  `${JSON.stringify({ mainPackageBytes, subpackages, totalBytes, h5FirstLoadGzipBytes })}\n`,
)

const over = [
  overBudget('main package', mainPackageBytes, BUDGET_BYTES.mainPackage),
  ...Object.entries(subpackages).map(([name, bytes]) => overBudget(name, bytes, BUDGET_BYTES.subpackage)),
  overBudget('all packages', totalBytes, BUDGET_BYTES.total),
  overBudget('H5 first load', h5FirstLoadGzipBytes, BUDGET_BYTES.h5FirstLoadGzip),
].filter((sentence) => sentence !== undefined)
for (const sentence of over) process.stderr.write(`${sentence}\n`)
process.exitCode = over.length > 0 ? 1 : 0

function overBudget(what: string, bytes: number, budgetBytes: number): string | undefined {
  return bytes > budgetBytes ? `${what}: ${bytes} bytes are ${bytes - budgetBytes} over budget` : undefined
}

function subpackageBytes(): Record<string, number> {
  const app = JSON.parse(fs.readFileSync(path.join(WEAPP, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
  }
  return Object.fromEntries(
    (app.subPackages ?? []).map(({ root }) => [root, folderBytes(path.join(WEAPP, root))]),
  )
}

/** WeChat uploads neither source maps nor licence texts. */
function folderBytes(folder: string): number {
  return filesIn(folder)
    .filter((file) => !/\.(map|LICENSE\.txt)$/.test(file))
    .reduce((sum, file) => sum + fs.statSync(file).size, 0)
}

function filesIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/**
 * What a browser fetches before it shows the first page, gzipped: the HTML, what it names, the chunk that pages share,
 * and the largest page chunk with its style sheet, whichever page is opened.
 */
function firstLoadGzipBytes(): number {
  const html = fs.readFileSync(path.join(H5, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) =>
    path.join(H5, file ?? ''),
  )
  const later = filesIn(H5).filter((file) => /\.(js|css)$/.test(file) && !named.includes(file))
  const shared = later.filter((file) => path.basename(file).startsWith('shared.'))
  const pages = later.filter((file) => !shared.includes(file))
  const largest = (extension: string) =>
    Math.max(0, ...pages.filter((file) => file.endsWith(extension)).map(gzipBytes))
  const first = [path.join(H5, 'index.html'), ...named, ...shared]
  return first.reduce((sum, file) => sum + gzipBytes(file), 0) + largest('.js') + largest('.css')
}

function gzipBytes(file: string): number {
  return gzipSync(fs.readFileSync(file), { level: 9 }).length
}
