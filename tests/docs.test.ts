import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test } from 'vitest'

// What somebody reads on the first day is as true as the code: settings, commands and paths.

const PAGES = ['README.md', 'docs/running.md'] as const
const CONFIG = 'server/platform/config'
const text = PAGES.map((page) => fs.readFileSync(page, 'utf8')).join('\n')

test('every setting stands in the README or in docs/running.md', () => {
  const settings = fs
    .readdirSync(CONFIG)
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...fs.readFileSync(`${CONFIG}/${file}`, 'utf8').matchAll(/^ {2}([A-Z][A-Z\d_]{3,}):/gm),
    ])
    .map(([, name = '']) => name)
  expect(settings).toEqual(
    expect.arrayContaining(['PORT', 'DATABASE_URL', 'WECHAT_PAY_MCHID', 'COUNTY_NAME']),
  )
  // The README shortens a row of templates to their ends.
  const isNamed = (name: string) => {
    const end = name.replace('WECHAT_TEMPLATE', '')
    return [`\`${name}\``, `\`${end}\``, `${name}=`].some((form) => text.includes(form))
  }
  expect(settings.filter((name) => !isNamed(name))).toEqual([])
})

test('every command is a script', () => {
  const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: object }
  const named = [...text.matchAll(/npm run ([a-z][a-z:\d]*)/g)].map(([, name = '']) => name)
  expect(named).toContain('ledger:verify')
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('every link leads somewhere', () => {
  const links = [...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, place = '']) => place)
  expect(links).toContain('docs/running.md')
  expect(links.filter((place) => !fs.existsSync(place))).toEqual([])
})

// A comment that sends its reader to a file that has moved costs more than none. Migrations are never edited.
const ROOTS = ['config', 'docs', 'domain', 'prisma', 'server', 'src', 'tests', 'tools'] as const
const KEPT = [
  ...fs.readdirSync('.'),
  ...ROOTS.flatMap((root) =>
    fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(root, file)),
  ),
].filter((file) => !/^(?:server\/generated|tests\/output)\//.test(file))
const READ = KEPT.filter(
  (file) => /\.(?:[cm]?[jt]sx?|md|prisma|scss|sql)$/.test(file) && !file.startsWith('prisma/migrations/'),
)

const PLACE = /(?<![\w./@#-])(?:config|docs|domain|prisma|server|src|tests|tools)\/[\w./-]*\w/g
const FILE = /(?<![\w./*{<-])[a-z][\w-]*(?:\.[\w-]+)*\.(?:cjs|json|md|mjs|prisma|scss|sql|tsx?)\b/g
const DECISIONS = /\bdecisions?[ /](\d{3}(?:(?:, | and )\d{3})*)(?!\d)/g

/** Made by a build, or by WeChat's rules. */
const MADE = new Set(['app.json', 'main.mjs'])

/** Of a page all of it; of code what its comments say. */
function wordsOf(file: string): readonly string[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  return file.endsWith('.md')
    ? lines
    : lines.flatMap((line) => /^\s*(?:\/[/*]|\*|--)(.*)|\s(?:\/\/|\{\/\*)\s(.*)/.exec(line)?.slice(1) ?? [])
}

const said = READ.flatMap((file) =>
  wordsOf(file)
    .filter(Boolean)
    .map((words) => ({ file, words })),
)
const named = (pattern: RegExp) =>
  said.flatMap(({ file, words }) =>
    [...words.matchAll(pattern)].map((found) => ({ file, name: found[1] ?? found[0] })),
  )
const inWords = ({ file, name }: { file: string; name: string }) => `${file} names ${name}`

test('every path that a comment, a page or a decision names is there', () => {
  const isThere = (place: string) =>
    ['', '.ts', '.tsx', '.test.ts'].some((end) => fs.existsSync(place + end)) ||
    place.startsWith('tests/output')
  const places = named(PLACE).filter(({ name }) => !/^docs\/decisions\/\d{3}$/.test(name))
  expect(places.length).toBeGreaterThan(100)
  expect(places.filter(({ name }) => !isThere(name)).map(inWords)).toEqual([])
})

test('every file that is named without its folder is somewhere', () => {
  const kept = new Set(KEPT.map((file) => path.basename(file)))
  const files = named(FILE)
  expect(files.length).toBeGreaterThan(30)
  expect(files.filter(({ name }) => !kept.has(name) && !MADE.has(name)).map(inWords)).toEqual([])
})

test('every decision that is named is kept', () => {
  const numbers = new Set(fs.readdirSync('docs/decisions').map((file) => file.slice(0, 3)))
  const decisions = named(DECISIONS).flatMap(({ file, name }) =>
    name.split(/, | and /).map((number) => ({ file, name: number })),
  )
  expect(decisions.map(({ name }) => name)).toContain('184')
  expect(decisions.filter(({ name }) => !numbers.has(name)).map(inWords)).toEqual([])
})
