import * as fs from 'node:fs'
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

test('every path is there', () => {
  const named = [...text.matchAll(/`((?:domain|server|src|prisma|tests|tools|config)\/[\w./-]+)`/g)]
    .map(([, place = '']) => place)
    .concat([...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, place = '']) => place))
  expect(named).toContain('server/features/appointment/router.ts')
  expect(named.filter((place) => !fs.existsSync(place))).toEqual([])
})

test('every decision that is named is kept', () => {
  const numbers = new Set(fs.readdirSync('docs/decisions').map((file) => file.slice(0, 3)))
  const named = [...text.matchAll(/docs\/decisions\/(\d{3}(?:, \d{3})*)/g)].flatMap(([, list = '']) =>
    list.split(', '),
  )
  expect(named).toContain('184')
  expect(named.filter((number) => !numbers.has(number))).toEqual([])
})
